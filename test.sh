#!/bin/sh
# Set up whatever is missing, then run all tests, or those that the arguments of pytest name.
set -eu
cd "$(dirname "$0")"
. .ci/setup.sh
set_up run test

export QT_QPA_PLATFORM=offscreen
exec .venv/bin/python -m pytest -n 2 --dist=loadfile "$@"
