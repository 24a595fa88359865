# shellcheck shell=bash
# Building a program of this checkout when needed, and starting it. To be sourced.

# shellcheck source=installer/lib/java.sh
source "$(dirname "${BASH_SOURCE[0]}")/java.sh"

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
readonly ROOT
readonly BUILT="target/launch" # in each module

# launch MODULE MAIN_CLASS JVM_FLAGS -- ARGUMENTS...: becomes the program.
launch() {
  local module="$1" main_class="$2" flags class_path archive
  read -r -a flags <<<"$3"
  shift 4
  use_java
  build "$module"
  class_path="$(class_path_of "$module")"
  archive="$(archive_of "$module" "$class_path")"
  # What the virtual machine itself has to say must not get among the answers on standard output.
  flags+=(--enable-native-access=ALL-UNNAMED -Xlog:disable "-Xlog:all=warning,cds*=off:stderr")
  if [[ -z "${STEWARD_NO_ARCHIVE:-}" ]]; then
    [[ -e "$archive" ]] || make_archive "$module" "$archive" "${flags[@]}" -cp "$class_path" "$main_class"
    [[ ! -s "$archive" ]] || flags+=("-XX:SharedArchiveFile=$archive" -Xshare:auto)
  fi
  exec "$JAVA_HOME/bin/java" "${flags[@]}" -cp "$class_path" "$main_class" "$@"
}

# Whether module $1 was built after the last change to its sources and to those of what it is made from.
up_to_date() {
  local built="$ROOT/$1/$BUILT/built"
  [[ -e "$built" ]] && [[ -z "$(find "$ROOT"/{pom.xml,common/pom.xml,common/src/main,"$1"/pom.xml,"$1"/src/main} -newer "$built" -print -quit)" ]]
}

# Builds those of the modules that are not up to date; one build at a time in a checkout.
build() {
  local module stale=() started lock
  for module in "$@"; do
    up_to_date "$module" || stale+=("$module")
  done
  [[ ${#stale[@]} -gt 0 ]] || return 0
  command -v mvn >/dev/null || launch_failed "Maven is not installed: installer/setup installs it."
  exec {lock}<"$ROOT/pom.xml"
  if ! flock -n "$lock"; then
    launch_note "waiting for a build that is under way"
    flock "$lock"
    exec {lock}<&-
    build "$@"
    return
  fi
  launch_note "building ${stale[*]}"
  started="$(mktemp)"
  for module in "${stale[@]}"; do
    rm -rf "$ROOT/$module/$BUILT"/{built,lib,*.jar,*.jsa}
  done
  # A folder of its own, and no more checks than it takes: mvn verify is there to judge, this is to run.
  (cd "$ROOT" && mvn -q -B -ntp -Dstyle.color=never -Dbuild.folder="$BUILT" -DskipTests -Dspotless.check.skip=true \
    -Dcompiler.checks=-Xlint:none package -pl "$(IFS=, && echo "${stale[*]}")" -am) >&2 {lock}<&- ||
    launch_failed "The build failed (see above)."
  for module in "${stale[@]}"; do
    cp -p "$started" "$ROOT/$module/$BUILT/built"
  done
  rm -f "$started"
  exec {lock}<&-
}

# The jars in a fixed order: an archive of classes is valid for one spelling of the class path only.
class_path_of() {
  local jars=()
  mapfile -t jars < <(find "$ROOT/$1/$BUILT" -maxdepth 2 -name '*.jar' ! -name '*-tests.jar' | LC_ALL=C sort)
  (IFS=: && printf '%s\n' "${jars[*]}")
}

# Where the archive of classes for this JDK and these jars is kept.
archive_of() {
  local key
  key="$({ cat "$JAVA_HOME/release" 2>/dev/null || true && tr ':' '\n' <<<"$2" | xargs -d '\n' stat -c '%n %s %y'; } | cksum | cut -d ' ' -f 1)"
  printf '%s\n' "$ROOT/$1/$BUILT/$key.jsa"
}

# A short life of the program that leaves an archive of the classes it loaded: later starts are several times
# faster. An empty file stands for "could not be made", so that it is tried once only.
make_archive() {
  local module="$1" archive="$2" work
  shift 2
  work="$(mktemp -d "$(dirname "$archive")/.archive.XXXXXX")"
  launch_note "preparing fast starts of $module (once)"
  "rehearse_$module" "$work" "$JAVA_HOME/bin/java" "-XX:ArchiveClassesAtExit=$work/classes.jsa" "$@" >"$work/log" 2>&1 </dev/null || true
  [[ -s "$work/classes.jsa" ]] || : >"$work/classes.jsa"
  mv -f "$work/classes.jsa" "$archive"
  rm -rf "$work"
}

# The command line, as far as it gets without a broker.
rehearse_console() {
  local work="$1"
  shift
  "$@" --home "$work/home" --broker nats://127.0.0.1:1 nodes
}

# The agent, as far as it gets with a configuration to check.
rehearse_agent() {
  local work="$1"
  shift
  "$@" check --config "$work/agent.toml"
}

launch_note() { printf 'steward: %s\n' "$1" >&2; }

launch_failed() {
  launch_note "$1"
  exit 1
}
