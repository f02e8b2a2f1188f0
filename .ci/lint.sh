#!/bin/sh
# Check style, types and the direction of imports.
set -eu
cd "$(dirname "$0")/.."
. .ci/setup.sh
set_up run test

.venv/bin/ruff check
.venv/bin/ruff format --check
.venv/bin/mypy
.venv/bin/lint-imports
