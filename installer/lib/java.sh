# shellcheck shell=bash
# Finding a JDK. To be sourced.

OLDEST_JAVA=17

# The feature version (17, 25, ...) of the JDK at $1; fails when there is no JDK.
java_version() {
  local text=""
  [[ -x "$1/bin/java" && -x "$1/bin/javac" ]] || return 1
  if [[ -r "$1/release" ]]; then
    read -r -d '' text <"$1/release" || true
  fi
  [[ "$text" == *JAVA_VERSION=* ]] || text="$("$1/bin/java" -XshowSettings:properties -version 2>&1 | sed -n 's/ *java.version = \(.*\)/JAVA_VERSION="\1"/p')"
  [[ "$text" =~ JAVA_VERSION=\"(1\.)?([0-9]+) ]] && printf '%s\n' "${BASH_REMATCH[2]}"
}

is_recent_java() {
  local version
  version="$(java_version "$1")" && ((version >= OLDEST_JAVA))
}

# The JDK to use: that of JAVA_HOME, that of the PATH, or any that is installed. Prints its home.
find_java() {
  local home
  if [[ -n "${JAVA_HOME:-}" ]]; then
    is_recent_java "$JAVA_HOME" && printf '%s\n' "$JAVA_HOME" && return 0
    printf 'JAVA_HOME (%s) holds no JDK of version %s or later: looking for another.\n' "$JAVA_HOME" "$OLDEST_JAVA" >&2
  fi
  if home="$(java_of_path)" && is_recent_java "$home"; then
    printf '%s\n' "$home"
    return 0
  fi
  while read -r home; do
    is_recent_java "$home" && printf '%s\n' "$home" && return 0
  done < <(installed_java)
  return 1
}

java_of_path() {
  local own
  own="$(command -v javac)" && own="$(readlink -f "$own")" && printf '%s\n' "${own%/bin/javac}"
}

installed_java() {
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
  done < <(installed_java)
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
