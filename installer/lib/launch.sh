# shellcheck shell=bash
# Building a program of this checkout when needed, and starting it. To be sourced.

# shellcheck source=installer/lib/java.sh
source "$(dirname "${BASH_SOURCE[0]}")/java.sh"

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
readonly ROOT
readonly BUILT="target/launch" # in each module
NATIVES="org/sqlite/native/Linux/$(uname -m)"
readonly NATIVES

# launch MODULE MAIN_CLASS OPTIONS -- ARGUMENTS...: becomes the program; OPTIONS is a file of src/main/launch of the module.
launch() {
  local module="$1" main_class="$2" flags=("@$ROOT/$1/src/main/launch/$3") class_path archive
  shift 4
  use_java
  build "$module"
  class_path="$(<"$ROOT/$module/$BUILT/class-path")"
  archive="$ROOT/$module/$BUILT/classes${JAVA_HOME//\//-}.jsa"
  set_environment "$module"
  add_natives "$module"
  if [[ -z "${STEWARD_NO_ARCHIVE:-}" ]]; then
    [[ "$archive" -nt "$JAVA_HOME/bin/java" && "$archive" -nt "${flags[0]#@}" ]] || make_archive "$module" "$archive" "${flags[@]}" -cp "$class_path" "$main_class"
    [[ ! -s "$archive" ]] || flags+=("-XX:SharedArchiveFile=$archive" -Xshare:auto)
  fi
  exec "$JAVA_HOME/bin/java" "${flags[@]}" -cp "$class_path" "$main_class" "$@"
}

# launch_windows MODULE MAIN_CLASS OPTIONS -- ARGUMENTS...: becomes the program, with JavaFX.
launch_windows() {
  local module="$1" main_class="$2" flags=("@$ROOT/$1/src/main/launch/$3")
  shift 4
  use_java
  build "$module"
  add_natives "$module"
  # JavaFX 21 uses what later JDKs warn of.
  (($(java_version "$JAVA_HOME") < 23)) || flags+=(--sun-misc-unsafe-memory-access=allow)
  exec "$JAVA_HOME/bin/java" "${flags[@]}" -p "$(<"$ROOT/$module/$BUILT/module-path")" \
    -cp "$(<"$ROOT/$module/$BUILT/class-path")" "$main_class" "$@"
}

# Exports what the file "environment" of module $1 says, if it has one.
set_environment() {
  local line file="$ROOT/$1/src/main/launch/environment"
  [[ -e "$file" ]] || return 0
  while read -r line; do
    [[ "$line" == "#"* || -z "$line" ]] || export "${line?}"
  done <"$file"
}

# Adds to $flags where SQLite's library of module $1 was unpacked.
add_natives() {
  if [[ -e "$ROOT/$1/$BUILT/$NATIVES/libsqlitejdbc.so" ]]; then
    flags+=("-Dorg.sqlite.lib.path=$ROOT/$1/$BUILT/$NATIVES" -Dorg.sqlite.lib.name=libsqlitejdbc.so)
  fi
}

# Whether module $1 was built here after the last change to its sources and to those of what it is made from.
up_to_date() {
  local class_path="$ROOT/$1/$BUILT/class-path" module sources=("$ROOT/pom.xml")
  [[ -e "$class_path" && "$(<"$class_path")" == "$ROOT/"* ]] || return 1
  for module in common icons "$1"; do
    [[ "$module $1" == "icons agent" ]] || sources+=("$ROOT/$module/pom.xml" "$ROOT/$module/src/main")
  done
  [[ -z "$(find "${sources[@]}" -newer "$class_path" -print -quit)" ]]
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
    rm -rf "${ROOT:?}/$module/$BUILT"/{class-path,module-path,lib,org,*.jar,*.jsa}
  done
  # A folder of its own, and no more checks than it takes: mvn verify is there to judge, this is to run.
  (cd "$ROOT" && mvn -q -B -ntp -Dstyle.color=never -Dbuild.folder="$BUILT" -DskipTests -Dspotless.check.skip=true \
    -Dcompiler.checks=-Xlint:none package -pl "$(IFS=, && echo "${stale[*]}")" -am) >&2 {lock}<&- ||
    launch_failed "The build failed (see above)."
  for module in "${stale[@]}"; do
    unpack_natives "$module"
    write_paths "$module" "$started"
  done
  rm -f "$started"
  exec {lock}<&-
}

# SQLite's library, which each start would else unpack into the folder for temporary files, and leave there if killed.
unpack_natives() {
  local folder="$ROOT/$1/$BUILT"
  (cd "$folder" && "$JAVA_HOME/bin/jar" xf lib/sqlite-jdbc-*.jar "$NATIVES/libsqlitejdbc.so")
}

# The jars in one order, since an archive of classes is valid for one spelling of the class path only; JavaFX apart,
# which wants to be modules and which nothing but windows needs. The class path is as old as the start of the build
# ($2), so that whatever was changed meanwhile is newer.
write_paths() {
  local folder="$ROOT/$1/$BUILT"
  jars "$folder" -name 'javafx-*-linux*.jar' >"$folder/module-path"
  jars "$folder" ! -name 'javafx-*' ! -name '*-tests.jar' >"$folder/class-path"
  touch -r "$2" "$folder/class-path"
}

# The jars in and below the folder $1 that fit the rest, as a path.
jars() {
  local found=() folder="$1"
  shift
  mapfile -t found < <(find "$folder" -maxdepth 2 -name '*.jar' "$@" | LC_ALL=C sort)
  (IFS=: && printf '%s\n' "${found[*]}")
}

# A short life of the program that leaves an archive of the classes it loaded, for faster starts. An empty file stands
# for "could not be made", so that it is tried once only.
make_archive() {
  local module="$1" archive="$2" work
  shift 2
  work="$(mktemp -d "$(dirname "$archive")/.archive.XXXXXX")"
  launch_note "preparing fast starts of $module (once)"
  ("rehearse_$module" "$work" "$JAVA_HOME/bin/java" "$@") >"$work/log" 2>&1 </dev/null || true
  [[ -s "$work/classes.jsa" ]] || : >"$work/classes.jsa"
  mv -f "$work/classes.jsa" "$archive"
  rm -rf "$work"
}

# Looks at its jobs through a broker of its own; without a nats-server, as far as that gets. Runs in a subshell.
rehearse_console() {
  local work="$1" recorded=("$2" "-XX:ArchiveClassesAtExit=$1/classes.jsa" "${@:3}")
  shift
  "$@" --home "$work/home" broker run &
  pid=$!
  trap 'kill "$pid"; wait "$pid"' EXIT
  if await_file "$work/home/broker/url" "$pid"; then
    "$@" --home "$work/home" send --to rehearsal --allow-unknown -- true
  fi
  "${recorded[@]}" --home "$work/home" jobs
}

# Begins to work, as far as that gets without a broker. Runs in a subshell.
rehearse_agent() {
  local work="$1"
  shift
  cat >"$work/agent.toml" <<'EOF'
node = "rehearsal"
data = "data"
[broker]
url = "nats://127.0.0.1:1"
[[operator]]
name = "nobody"
key = "ed25519:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
EOF
  "$1" "-XX:ArchiveClassesAtExit=$work/classes.jsa" "${@:2}" run --config "$work/agent.toml" &
  pid=$!
  trap 'kill "$pid"; wait "$pid"' EXIT
  await_file "$work/data/ledger.db" "$pid"
}

# Waits at most 20 s for a file that a process is to make.
await_file() {
  local end=$((SECONDS + 20))
  until [[ -e "$1" ]]; do
    ((SECONDS < end)) && kill -0 "$2" || return 1
    sleep 0.1
  done
}

launch_note() { printf 'steward: %s\n' "$1" >&2; }

launch_failed() {
  launch_note "$1"
  exit 1
}
