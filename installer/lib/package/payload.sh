# shellcheck shell=bash
# What a program is made of: its jars, SQLite's library, a runtime, and for the console the broker. To be sourced.

# Sets processor (of Java and of SQLite's library), and the names that Debian and RPM have for it, for the JDK $1.
read_architecture() {
  local name
  name="$(sed -n -E 's/^OS_ARCH="(.*)"/\1/p' "$1/release")"
  case "$name" in
    x86_64 | amd64) processor=x86_64 deb_architecture=amd64 rpm_architecture=x86_64 ;;
    aarch64) processor=aarch64 deb_architecture=arm64 rpm_architecture=aarch64 ;;
    arm | arm32) processor=armv7 deb_architecture=armhf rpm_architecture=armv7hl ;;
    *) fail "The JDK at $1 is for the processor '$name': x86_64, aarch64 and arm are known." ;;
  esac
  triplet="$(dpkg-architecture -a "$deb_architecture" -qDEB_HOST_MULTIARCH 2>/dev/null)"
  foreign=""
  [[ "$deb_architecture" == "$(dpkg --print-architecture)" ]] || foreign=yes
}

# Builds the module afresh, as it is to be installed.
build_program() {
  local options=()
  [[ -z "$foreign" || "$program" == agent ]] || options+=("-Djavafx.platform=linux-$processor")
  note "building $program"
  rm -rf "$ROOT"/{common,icons}/target/package "$BUILT"
  (cd "$ROOT" && mvn -q -B -ntp -Dstyle.color=never -Dbuild.folder=target/package -DskipTests \
    -Dspotless.check.skip=true -Dcompiler.checks=-Xlint:none "${options[@]}" package \
    org.cyclonedx:cyclonedx-maven-plugin:makeBom -pl "$program" -am) >&2 || fail "The build failed (see above)."
}

# Makes payload/lib and payload/runtime below $work.
make_payload() {
  [[ -d "$BUILT/lib" ]] || fail "Nothing is built: leave --no-build out."
  rm -rf "$work"
  mkdir -p "$work/payload/lib"
  cp "$BUILT"/*.jar "$BUILT"/lib/*.jar "$work/payload/lib"
  rm -f "$work"/payload/lib/*-tests.jar
  mkdir "$work/javafx"
  find "$work/payload/lib" -name 'javafx-*-linux*.jar' -exec mv {} "$work/javafx" \;
  rm -f "$work"/payload/lib/javafx-*.jar
  slim_sqlite
  [[ "$runtime" == system ]] || make_runtime
  [[ "$program" == agent ]] || add_broker
}

# Of SQLite's library only that of this processor, beside the jar: nothing is unpacked when the program starts.
slim_sqlite() {
  local jar content="$work/sqlite" library
  jar="$(find "$work/payload/lib" -name 'sqlite-jdbc-*.jar')"
  library="org/sqlite/native/Linux/$processor/libsqlitejdbc.so"
  mkdir "$content"
  (cd "$content" && "$JAVA_HOME/bin/jar" xf "$jar")
  install -m 644 "$content/$library" "$work/payload/lib/libsqlitejdbc.so"
  rm -r "$content/org/sqlite/native" "$content/META-INF/versions/9/org/sqlite/nativeimage" \
    "$content/META-INF/native-image"
  (cd "$content" && find . -type f ! -path ./META-INF/MANIFEST.MF -printf '%P\n' | sort >../sqlite.list)
  rm "$jar"
  (cd "$content" && TZ=UTC "$JAVA_HOME/bin/jar" --create --file "$jar" --manifest META-INF/MANIFEST.MF \
    --date "$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y-%m-%dT%H:%M:%SZ)" @../sqlite.list)
}

# A runtime of the modules that the program names. What is not compressed is smaller in the package, and starts sooner.
make_runtime() {
  local modules path="" exclude=()
  modules="$(needed_modules | paste -s -d ,)"
  [[ ! -d "$target_jdk/jmods" ]] || path="$target_jdk/jmods"
  if [[ "$program" == console ]]; then
    path+="${path:+:}$work/javafx"
    modules+=",javafx.controls,javafx.fxml"
    exclude=(--exclude-resources '/javafx.graphics/*.so')
  fi
  "$JAVA_HOME/bin/jlink" ${path:+--module-path "$path"} --add-modules "$modules" --no-header-files --no-man-pages \
    --strip-java-debug-attributes --compress=0 "${exclude[@]}" --output "$work/payload/runtime"
  # No archive of classes is in it: each machine makes its own, of all classes that the program uses.
  rm -f "$work/payload/runtime/lib/classlist"
  if [[ "$program" == console ]]; then
    (cd "$work/payload/runtime/lib" && unzip -q -o "$work"/javafx/javafx-graphics-*.jar '*.so')
  fi
  find "$work/payload/runtime" -name '*.so' -exec chmod 644 {} +
  [[ -n "$foreign" ]] || find "$work/payload/runtime" \( -name '*.so' -o -path '*/bin/*' -o -name jexec -o -name jspawnhelper \) \
    -type f -exec strip --strip-unneeded {} +
}

# Of the modules that the program names those that this JDK has: later ones have put some into java.base.
needed_modules() {
  grep -v '^#' "$ROOT/$program/src/main/launch/modules" |
    grep -x -F "$("$JAVA_HOME/bin/java" --list-modules | cut -d @ -f 1)"
}

# The broker, where the program looks for it: beside its jars.
add_broker() {
  local server
  if [[ -n "$foreign" ]]; then
    note "no nats-server for $processor is at hand: the package takes that of the system"
    return
  fi
  server="$("$INSTALLER/nats-server")" || fail "There is no nats-server to put into the package."
  broker_version="$(basename "$(dirname "$server")")"
  install -m 755 "$server" "$work/payload/lib/nats-server"
}
