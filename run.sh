#!/bin/sh
# Set up whatever is missing, then open the program; without a display do the same job headless.
set -eu
cd "$(dirname "$0")"
. .ci/setup.sh
set_up run

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  exec .venv/bin/python -m ranpk_desktop "$@"
fi

say "Tidak ada layar (DISPLAY dan WAYLAND_DISPLAY kosong), jadi jendela tidak dapat dibuka."
say "Pekerjaan yang sama dijalankan tanpa jendela pada kantor contoh:"
.venv/bin/ranpk demo --out hasil/demo
say "Hasilnya ada di folder $PWD/hasil/demo"
