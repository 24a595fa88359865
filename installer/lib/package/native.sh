# shellcheck shell=bash
# Installers of Windows and macOS, by jpackage, each on its own system. To be sourced.

# Makes an installer of $type.
make_native() {
  local system artwork="$ROOT/icons/target/package/artwork" options=() native=()
  system="$(system_of "$type")"
  [[ "$(uname -s)" =~ $(uname_of "$system") ]] ||
    fail "jpackage makes a .$type on ${system/macos/macOS} only: run the same command there (see installer/README.md)."
  mapfile -t options < <(image_options "$program" && arguments_of_service)
  mapfile -t native < <(native_options "$INSTALLER/src/package/$program/$system.options")
  "$JAVA_HOME/bin/jpackage" --type "$type" --dest "$out" --name "$package" --app-version "${version%%~*}" --vendor Steward \
    --description "Commands to edge units, and their answers" --license-file "$ROOT/LICENSE" \
    --icon "$artwork/steward.$([[ "$system" == windows ]] && printf ico || printf icns)" \
    --resource-dir "$INSTALLER/src/package/$program" --input "$work/payload/lib" --runtime-image "$work/payload/runtime" \
    "${options[@]}" "${native[@]}" >&2
}

system_of() {
  case "$1" in
    msi) printf 'windows' ;;
    dmg | pkg) printf 'macos' ;;
  esac
}

uname_of() {
  case "$1" in
    windows) printf '^(MINGW|MSYS|CYGWIN)' ;;
    macos) printf '^Darwin' ;;
  esac
}

# The words of a file of options, one a line.
native_options() { grep -v '^#' "$1" | tr -s ' ' '\n'; }

# What the service runs.
arguments_of_service() {
  [[ "$program" == agent ]] || return 0
  printf -- '--arguments\n%s\n' run --config "$([[ "$type" == msi ]] && printf 'C:/ProgramData/Steward/agent.toml' || printf '/etc/steward/agent.toml')"
}
