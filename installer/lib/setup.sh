# shellcheck shell=bash
# What the programs, the demo and the tests need of the machine, and how it is installed. To be sourced.

# shellcheck source=installer/lib/java.sh
source "$(dirname "${BASH_SOURCE[0]}")/java.sh"

readonly INSTALLER="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"

# The lines "package<TAB>why" of what is missing; $1 is "desktop" when the desktop's tests are to run too.
missing_packages() {
  find_java >/dev/null 2>&1 || printf 'default-jdk-headless\ta JDK of version %s or later, to build and run\n' "$OLDEST_JAVA"
  command -v mvn >/dev/null || printf 'maven\tto build\n'
  [[ "${1:-}" != desktop ]] || missing_desktop_packages
}

missing_desktop_packages() {
  local package library
  while read -r package library; do
    has_library "$library" || printf '%s\tfor the windows of the console\n' "$package"
  done <<'EOF'
libgtk-3-0 libgtk-3.so.0
libxtst6 libXtst.so.6
libxxf86vm1 libXxf86vm.so.1
libgl1 libGL.so.1
libpangoft2-1.0-0 libpangoft2-1.0.so.0
EOF
  command -v xvfb-run >/dev/null || printf 'xvfb\ta display for tests on a machine without one\n'
  command -v xauth >/dev/null || printf 'xauth\tneeded by xvfb-run\n'
}

has_library() {
  { ldconfig -p 2>/dev/null || /sbin/ldconfig -p; } | grep -q -F "$1 "
}

# Installs what is missing. $1: "yes" to install without asking, $2: see missing_packages.
set_up() {
  local yes="$1" group="${2:-}" missing packages=()
  missing="$(missing_packages "$group")"
  if [[ -n "$missing" ]]; then
    mapfile -t packages < <(cut -f 1 <<<"$missing")
    printf 'This machine lacks:\n' >&2
    sed -E 's/^([^\t]+)\t(.*)/  \1: \2/' <<<"$missing" >&2
    may_install "$yes" "${packages[@]}"
    install_packages "${packages[@]}"
    missing="$(missing_packages "$group")"
    [[ -z "$missing" ]] || setup_failed "Still missing after the installation: $(cut -f 1 <<<"$missing" | paste -s -d ' ')"
  fi
  set_up_broker "$yes"
}

# A recent broker unpacked for this user if the archive can be reached; else the one of the PATH; else the package.
set_up_broker() {
  local server
  if server="$("$INSTALLER/nats-server")"; then
    PATH="$(dirname "$server"):$PATH"
    export PATH
  elif ! command -v nats-server >/dev/null; then
    may_install "$1" nats-server
    install_packages nats-server
  fi
}

# Goes on when the packages may be installed, else ends the script with what to do.
may_install() {
  local yes="$1" answer
  shift
  if [[ "$yes" == yes || "${CI:-}" == true ]]; then
    return 0
  fi
  if [[ ! -t 0 ]]; then
    setup_failed "There is no terminal to ask on. Say --yes (or set CI=true) to have it installed, or: apt-get install $*"
  fi
  read -r -p "Install with apt: $* ? [y/N] " answer
  [[ "$answer" == [yY]* ]] || setup_failed "Nothing was installed. By hand: apt-get install $*"
}

install_packages() {
  local as_root=()
  command -v apt-get >/dev/null || setup_failed "This machine has no apt. Install by its own means what the packages hold: $*"
  if [[ "$(id -u)" != 0 ]]; then
    command -v sudo >/dev/null || setup_failed "Neither root nor sudo is at hand. As root: apt-get install $*"
    as_root=(sudo)
    [[ -t 0 ]] || as_root=(sudo -n)
  fi
  "${as_root[@]}" apt-get -q update >&2
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends "$@" >&2
}

setup_failed() {
  printf 'setup: %s\n' "$1" >&2
  exit 1
}
