# shellcheck shell=bash
# Finding a JDK. To be sourced.

OLDEST_JAVA=17

# The feature version (17, 25, ...) of the JDK at $1; fails when there is no JDK.
java_version() {
  local version=""
  [[ -x "$1/bin/java" && -x "$1/bin/javac" ]] || return 1
  if [[ -r "$1/release" ]]; then
    version="$(sed -n -E 's/^JAVA_VERSION="(1\.)?([0-9]+).*/\2/p' "$1/release")"
  fi
  [[ -n "$version" ]] || version="$("$1/bin/java" -version 2>&1 | sed -n -E '1s/.*"(1\.)?([0-9]+).*/\2/p')"
  [[ -n "$version" ]] && printf '%s\n' "$version"
}

# The JDK to use: that of JAVA_HOME, that of the PATH, or any that is installed. Prints its home.
find_java() {
  local home version
  while read -r home; do
    if version="$(java_version "$home")" && ((version >= OLDEST_JAVA)); then
      printf '%s\n' "$home"
      return 0
    fi
    if [[ "$home" == "${JAVA_HOME:-}" ]]; then
      printf 'JAVA_HOME (%s) holds no JDK of version %s or later: looking for another.\n' "$home" "$OLDEST_JAVA" >&2
    fi
  done < <(java_homes)
  return 1
}

java_homes() {
  local own
  [[ -z "${JAVA_HOME:-}" ]] || printf '%s\n' "$JAVA_HOME"
  if own="$(command -v javac)"; then
    dirname "$(dirname "$(readlink -f "$own")")"
  fi
  find /usr/lib/jvm -mindepth 1 -maxdepth 1 -type d 2>/dev/null | sort -V
}

# The newest JDK with long-term support that is later than version $1; fails when there is none.
newest_lts_after() {
  local home version best="" best_version="$1"
  while read -r home; do
    version="$(java_version "$home")" || continue
    if ((version > best_version && version >= OLDEST_JAVA && (version - OLDEST_JAVA) % 4 == 0)); then
      best="$home"
      best_version="$version"
    fi
  done < <(java_homes)
  [[ -n "$best" ]] && printf '%s\n' "$best"
}

# Sets JAVA_HOME for what follows; ends the script when there is no JDK.
use_java() {
  if ! JAVA_HOME="$(find_java)"; then
    printf 'No JDK of version %s or later was found: installer/setup installs one.\n' "$OLDEST_JAVA" >&2
    exit 1
  fi
  export JAVA_HOME
}
