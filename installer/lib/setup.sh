# shellcheck shell=bash
# Installing what the programs, the demo and the tests need of the machine. To be sourced.

# shellcheck source=installer/lib/needs.sh
source "$(dirname "${BASH_SOURCE[0]}")/needs.sh"

INSTALLER="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
readonly INSTALLER

# Installs what is missing. $1: "yes" to install without asking; the rest: see missing_packages.
set_up() {
  local yes="$1" missing packages=()
  shift
  missing="$(missing_packages "$@")"
  if [[ -n "$missing" ]]; then
    mapfile -t packages < <(cut -f 1 <<<"$missing")
    printf 'This machine lacks:\n' >&2
    sed -E 's/^([^\t]+)\t(.*)/  \1: \2/' <<<"$missing" >&2
    may_install "$yes" "${packages[@]}"
    install_packages "${packages[@]}"
    missing="$(missing_packages "$@")"
    [[ -z "$missing" ]] || setup_failed "Still missing after the installation: $(cut -f 1 <<<"$missing" | paste -s -d ' ')"
  fi
  set_up_broker "$yes"
}

# The newest broker that was unpacked for this user, or can be; else the one of the PATH; else the package.
set_up_broker() {
  local server
  if server="$("$INSTALLER/nats-server" --print)" || server="$(unpack_broker "$1")"; then
    PATH="$(dirname "$server"):$PATH"
    export PATH
  elif ! command -v nats-server >/dev/null; then
    printf 'This machine lacks:\n  nats-server: the broker\n' >&2
    may_install "$1" nats-server
    install_packages nats-server
  fi
}

# Prints where it is now; fails when it may not be, or cannot be.
unpack_broker() {
  cat >&2 <<'EOF'
The newest nats-server of Debian's archive is not yet in this user's cache. It is unpacked there, beside the system's
packages, which stay as they are.
EOF
  if may "$1" "Fetch and unpack it?"; then
    "$INSTALLER/nats-server"
  else
    printf 'It was not fetched: the one on the PATH is used, if there is one. By hand: installer/nats-server\n' >&2
    return 1
  fi
}

# Goes on when the packages may be installed, else ends the script with what to do.
may_install() {
  local yes="$1"
  shift
  may "$yes" "Install with apt: $* ?" || setup_failed "Nothing was installed. By hand: apt-get install $*"
}

# Whether it may be done: $1 is "yes" when that was said beforehand, else the question $2 is asked.
may() {
  local answer
  if [[ "$1" == yes || "${CI:-}" == true ]]; then
    return 0
  fi
  if [[ ! -t 0 ]]; then
    printf 'setup: There is no terminal to ask on; say --yes, or set CI=true, to have it done.\n' >&2
    return 1
  fi
  read -r -p "$2 [y/N] " answer
  [[ "$answer" == [yY]* ]]
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
