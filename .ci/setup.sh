# Set up the system packages and .venv. POSIX sh; sourced from the top of the repository by run.sh,
# test.sh, .ci/lint.sh and the Makefile, which then call `set_up` with sections of paket-sistem.txt.

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "$@"
  exit 1
}

# Print the lines of paket-sistem.txt in the sections "$@".
listed() {
  awk -v sections=" $* " '
    { sub(/#.*/, "") }
    /^\[/ { wanted = index(sections, " " substr($1, 2, length($1) - 2) " "); next }
    wanted && NF
  ' paket-sistem.txt
}

# Print one line "package program" for every program listed in the sections "$@".
listed_programs() {
  listed "$@" | awk '{ for (i = 2; i <= NF; i++) print $1, $i }'
}

# Print the packages of the sections "$@" that are neither installed nor provided by another one.
missing_packages() {
  installed=" $(
    dpkg-query -W -f='${db:Status-Status} ${Package}, ${Provides}\n' |
      sed -n 's/^installed //p' | tr ',\n' '  '
  ) "
  for package in $(listed "$@" | awk '{ print $1 }'); do
    case $installed in
      *" $package "*) ;;
      *) printf '%s ' "$package" ;;
    esac
  done
}

install_system_packages() {
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    say "Sistem ini bukan Debian atau Ubuntu: pastikan padanan paket di paket-sistem.txt sudah terpasang."
    return
  fi
  missing=$(missing_packages "$@")
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" -eq 0 ]; then
    as_root=""
  elif command -v sudo >/dev/null; then
    as_root="sudo"
  else
    fail "Paket sistem berikut belum terpasang, sedangkan Anda bukan root dan sudo tidak ada: $missing
Mintalah pengelola komputer menjalankan: apt-get install $missing
Setelah itu ulangi perintah ini."
  fi
  say "Memasang paket sistem: $missing"
  $as_root apt-get update -q >&2 || say "Daftar paket tidak dapat diperbarui; daftar yang lama dipakai."
  # shellcheck disable=SC2086 # a list of words
  $as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -q -y --no-install-recommends $missing >&2 ||
    fail "Paket sistem gagal dipasang. Periksa sambungan internet dan pesan di atas, lalu ulangi perintah ini."
}

# Print the first Python that is new enough and able to make a virtual environment.
find_python() {
  for candidate in python3 /usr/bin/python3 python3.14 python3.13 python3.12 python3.11; do
    if "$candidate" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' \
      2>/dev/null; then
      printf '%s\n' "$candidate"
      return
    fi
  done
  fail "Python 3.11 atau yang lebih baru (beserta modul venv) tidak ditemukan. Pasang dahulu, lalu ulangi perintah ini."
}

# Print what the installed packages depend on; a moved folder or a newer Python changes it too.
state() {
  printf '%s %s %s\n' "$PWD" "$(readlink -f .venv/bin/python)" \
    "$(cat pyproject.toml constraints.txt | cksum)"
}

# Make .venv unless a working one of this folder is there.
make_venv() {
  if grep -qsF "$PWD/.venv/bin/python" .venv/bin/pip && .venv/bin/python -m pip -V >/dev/null 2>&1; then
    return
  fi
  python=$(find_python) || exit 1
  say "Membuat lingkungan Python di .venv"
  "$python" -m venv --clear .venv || fail "Lingkungan Python di .venv gagal dibuat; lihat pesan di atas."
}

# Install the project and the locked packages into .venv, with or without those for development.
install_python_packages() {
  kind=$1
  for done_for in "$kind" dev; do
    if [ "$(cat ".venv/ready-$done_for" 2>/dev/null)" = "$(state)" ]; then
      return
    fi
  done
  rm -f .venv/ready-*
  make_venv
  say "Memasang paket Python ke .venv (hanya kali ini, beberapa menit)"
  requirement="."
  [ "$kind" = run ] || requirement=".[dev]"
  # Without build isolation the locked setuptools is used too.
  { .venv/bin/python -m pip install -q --disable-pip-version-check -c constraints.txt setuptools &&
    .venv/bin/python -m pip install -q --disable-pip-version-check -c constraints.txt \
      --no-build-isolation -e "$requirement"; } >&2 ||
    fail "Paket Python gagal dipasang. Periksa sambungan internet dan pesan di atas, lalu ulangi perintah ini."
  state >".venv/ready-$kind"
}

# Usage: set_up run | set_up run test | set_up run test bundle
set_up() {
  install_system_packages "$@"
  if [ "$*" = run ]; then
    install_python_packages run
  else
    install_python_packages dev
  fi
}
