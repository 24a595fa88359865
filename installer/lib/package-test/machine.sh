# shellcheck shell=bash
# Machines in a folder, with processes of their own and the network of this one. To be sourced.

declare -A leaders=() keepers=()

# The smallest Debian of this machine's release, from the mirror that this machine's apt uses.
make_base() {
  local mirror
  [[ ! -e "$dir/base.done" ]] || return 0
  mirror="$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | head -n 1)"
  rm -rf "$dir/base"
  debootstrap --variant=minbase "$(. /etc/os-release && printf '%s' "$VERSION_CODENAME")" "$dir/base" "$mirror" >"$dir/base.log"
  apt-config dump | grep -E '^Acquire::https?::(Proxy|[^ ]*::Proxy)' >"$dir/base/etc/apt/apt.conf.d/90way" || true
  touch "$dir/base.done"
}

# new_machine NAME [PACKAGES...]: a copy of the smallest, with more packages.
new_machine() {
  local name="$1"
  shift
  make_base
  rm -rf "${dir:?}/$name"
  cp -a "$dir/base" "$dir/$name"
  # Nothing of it starts while it is being made.
  printf '#!/bin/sh\nexit 101\n' >"$dir/$name/usr/sbin/policy-rc.d"
  chmod 755 "$dir/$name/usr/sbin/policy-rc.d"
  [[ $# -eq 0 ]] || DEBIAN_FRONTEND=noninteractive chroot "$dir/$name" apt-get -q install -y --no-install-recommends "$@"
  rm "$dir/$name/usr/sbin/policy-rc.d"
}

# start_machine NAME: with its own init.
start_machine() {
  local name="$1"
  systemd-nspawn -q -D "$dir/$name" --machine="steward-$name-$$" --register=no --keep-unit --resolv-conf=off --boot \
    </dev/null >"$dir/$name.console" 2>&1 &
  keepers[$name]=$!
  until_true 60 find_leader "$name"
  until_true 90 has_booted "$name"
}

find_leader() {
  local found
  found="$(pgrep -P "${keepers[$1]}" | head -n 1)" && leaders[$1]="$found"
}

# Whether its systemd, or its init of the old kind, has reached its end.
has_booted() {
  [[ "$(within "$1" systemctl is-system-running 2>/dev/null)" =~ ^(running|degraded)$ ]] ||
    [[ "$(within "$1" runlevel 2>/dev/null)" == *2 ]]
}

# within NAME COMMAND...: runs it there.
within() {
  local name="$1"
  shift
  nsenter -t "${leaders[$name]}" -m -u -i -n -p -r -w env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root TERM=dumb \
    LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
}

end_machines() {
  local name
  for name in "${!keepers[@]}"; do
    kill -9 "${leaders[$name]:-${keepers[$name]}}" 2>/dev/null || true
    wait "${keepers[$name]}" 2>/dev/null || true
  done
  keepers=()
}

# install_deb NAME FILE: with apt, as people do.
install_deb() {
  cp "$2" "$dir/$1/root/"
  within "$1" apt-get -q install -y --no-install-recommends --allow-downgrades "/root/$(basename "$2")"
}

# The packages that a package depends on, the first of each choice.
dependencies_of() {
  dpkg-deb -f "$1" Depends Pre-Depends | sed 's/^[A-Za-z-]*: //' | tr ',' '\n' | sed -E 's/\|.*//; s/\(.*//; s/ //g' | sort -u
}

# What lies on the disk of machine $1, but for what every use of a machine changes.
disk_of() {
  (cd "$dir/$1" && find . -xdev \( -path ./proc -o -path ./sys -o -path ./dev -o -path ./run -o -path ./tmp -o -path ./root \
    -o -path ./var/lib/dpkg -o -path ./var/lib/apt -o -path ./var/cache/apt -o -path ./var/log -o -path ./var/cache/ldconfig \
    -o -path ./var/lib/systemd/timers -o -path ./var/lib/systemd/random-seed -o -path ./var/tmp -o -path ./srv -o -path ./var/cache/man -o -path ./var/cache/debconf \) -prune -o \
    -printf '%y %m %U %G %p %l\n' | grep -v -E ' \./etc/(passwd|group|shadow|gshadow|subuid|subgid)- |machine-id' | sort)
  (cd "$dir/$1" && sha256sum etc/passwd etc/group etc/shadow etc/gshadow)
  (cd "$dir/$1" && find var/log -name '*steward*')
}
