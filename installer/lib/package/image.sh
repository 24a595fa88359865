# shellcheck shell=bash
# A folder that runs where it is unpacked, by jpackage. To be sourced.

# As jpackage makes it on any system; installer/src/package/$program/image.options says the rest for all of them.
make_image() {
  local folder="$work/image" name="$package" options=()
  [[ "$runtime" == bundled && -z "$foreign" ]] || { note "an app-image takes the runtime of this machine: none made" && return; }
  rm -rf "$folder"
  mapfile -t options < <(image_options "$program")
  note "writing ${package}_${full_version}_${deb_architecture}.tar.gz"
  "$JAVA_HOME/bin/jpackage" --type app-image --dest "$folder" --name "$name" --app-version "${version%%~*}" \
    --input "$work/payload/lib" --runtime-image "$work/payload/runtime" "${options[@]}" >&2
  mkdir -p "$folder/$name/share/doc"
  cp -a "$work/notices/." "$folder/$name/share/doc"
  set_times "$folder/$name"
  tar --sort=name --owner=0 --group=0 --numeric-owner --format=gnu --mtime="@$SOURCE_DATE_EPOCH" -C "$folder" -c "$name" |
    gzip -9n >"$out/${package}_${full_version}_${deb_architecture}.tar.gz"
}

# One word a line: what jpackage is told of program $1, with the options of its virtual machine.
image_options() {
  local file options
  case "$1" in
    agent) file=agent/src/main/launch/jvm.options ;;
    console) file=console/src/main/launch/desktop.options ;;
  esac
  options="$(grep -v -E '^(#|$)' "$ROOT/$file")"
  printf '%s\n' --main-class "$(main_class_of "$1")" --main-jar "$(cd "$work/payload/lib" && echo "steward-$1"-*.jar)"
  # shellcheck disable=SC2086 # one option a word
  printf -- '--java-options\n%s\n' $options
  # shellcheck disable=SC2016 # jpackage fills it in
  printf -- '--java-options\n%s\n' '-Dorg.sqlite.lib.path=$APPDIR' -Dorg.sqlite.lib.name=libsqlitejdbc.so
}

main_class_of() {
  case "$1" in
    agent) printf 'steward.agent.AgentMain' ;;
    console) printf 'steward.console.cli.Steward' ;;
  esac
}
