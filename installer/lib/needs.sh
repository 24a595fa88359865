# shellcheck shell=bash
# What the programs, the demo and the tests need of the machine. To be sourced.

# shellcheck source=installer/lib/java.sh
source "$(dirname "${BASH_SOURCE[0]}")/java.sh"

# The lines "package<TAB>why" of what is missing to build and to run without a window, and for each of these uses:
#   window    the desktop on a display
#   headless  its tests, which need no display
#   xvfb      a display for machines without one
missing_packages() {
  local use
  find_java >/dev/null 2>&1 || printf 'default-jdk-headless\ta JDK of version %s or later, to build and run\n' "$OLDEST_JAVA"
  command -v mvn >/dev/null || printf 'maven\tto build\n'
  for use in "$@"; do
    "missing_for_$use"
  done
}

missing_for_window() {
  need_library libgtk-3-0 libgtk-3.so.0 "for the desktop's windows"
  need_library libxtst6 libXtst.so.6 "for the desktop's windows"
  need_library libxxf86vm1 libXxf86vm.so.1 "for the desktop's windows"
  need_library libgl1 libGL.so.1 "for the desktop's windows"
}

missing_for_headless() {
  need_library libpangoft2-1.0-0 libpangoft2-1.0.so.0 "for the desktop's texts in tests"
}

missing_for_xvfb() {
  command -v xvfb-run >/dev/null || printf 'xvfb\ta display where there is none\n'
  command -v xauth >/dev/null || printf 'xauth\tneeded by xvfb-run\n'
}

# Where nobody can say which libraries there are, they are taken to be there.
need_library() {
  local known
  known="$(ldconfig -p 2>/dev/null || /sbin/ldconfig -p 2>/dev/null)" || return 0
  [[ "$known" == *"$2 "* ]] || printf '%s\t%s\n' "$1" "$3"
}
