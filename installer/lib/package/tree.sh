# shellcheck shell=bash
# The files of a package as they lie on a machine with Linux, for dpkg and rpm alike. To be sourced.

# Makes tree/ below $work.
make_tree() {
  local tree="$work/tree" home="/usr/lib/$package"
  mkdir -p "$tree"
  cp -a "$INSTALLER/src/package/$program/root/." "$tree"
  mkdir -p "$tree$home" "$tree/usr/share/doc/$package"
  cp -a "$work/payload/lib" "$tree$home"
  [[ ! -d "$work/payload/runtime" ]] || cp -a "$work/payload/runtime" "$tree$home"
  cp -a "$work/notices/." "$tree/usr/share/doc/$package"
  write_java "$tree$home/java" "$home"
  "launch_files_of_$program" "$tree" "$home"
  "manual_of_$program" "$tree"
  [[ "$program" != console ]] || dress_console "$tree"
  find "$tree/usr/share/man" -type f ! -name '*.gz' -exec gzip -9n {} +
  find "$tree" -type d -exec chmod 755 {} +
  set_times "$tree"
}

# Which virtual machine the launchers use.
write_java() {
  if [[ "$runtime" == bundled ]]; then
    printf 'java=%s/runtime/bin/java\n' "$2" >"$1"
    return
  fi
  cat >"$1" <<'EOF_JAVA'
# The Java of the system: $STEWARD_JAVA, or the newest that is known to do.
java=${STEWARD_JAVA:-}
for version in 25 21 17; do
  for candidate in /usr/lib/jvm/java-$version-*/bin/java; do
    [ -n "$java" ] || [ ! -x "$candidate" ] || java=$candidate
  done
done
java=${java:-java}
EOF_JAVA
}

launch_files_of_agent() {
  cp "$ROOT/agent/src/main/launch/environment" "$1$2/environment"
  launch_options "$2" agent/src/main/launch/jvm.options steward.agent.AgentMain >"$1$2/launch.options"
}

launch_files_of_console() {
  launch_options "$2" console/src/main/launch/command-line.options steward.console.cli.Steward >"$1$2/command-line.launch"
  launch_options "$2" console/src/main/launch/desktop.options steward.console.cli.Steward >"$1$2/desktop.launch"
}

# launch_options HOME OPTIONS MAIN_CLASS: an argument file of java that says everything but the arguments of the program.
# The class path names each jar, since an archive of classes is valid for one spelling of it only.
launch_options() {
  local jars=()
  mapfile -t jars < <(cd "$work/payload/lib" && find . -name '*.jar' -printf '%P\n' | sort | sed "s,^,$1/lib/,")
  cat "$ROOT/$2"
  (($(java_version "$JAVA_HOME") < 23)) || [[ "$2" != *desktop* ]] || printf -- '--sun-misc-unsafe-memory-access=allow\n'
  printf -- '-Dorg.sqlite.lib.path=%s/lib\n-Dorg.sqlite.lib.name=libsqlitejdbc.so\n' "$1"
  printf -- '-cp\n%s\n%s\n' "$(IFS=: && printf '%s' "${jars[*]}")" "$3"
}

# The program as it was built, run from where it was built.
run_built() {
  local class_path
  class_path="$(find "$work/payload/lib" -name '*.jar' | sort | paste -s -d :)"
  "$JAVA_HOME/bin/java" -Xlog:disable -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$class_path:$work/javafx/*" "$@"
}

# The text of --help with each description in one line, as help2man needs it to see where it ends.
without_columns() {
  awk '
    /^                 *[^ ]/ { sub(/^ +/, ""); line = line (line ~ /:$/ && /^=/ ? "" : " ") $0; next }
    NR > 1 { print line }
    { line = $0 }
    END { print line }'
}

# manual_page TREE NAME SUMMARY MAIN_CLASS [WORDS...]: made from what the program itself says with --help.
manual_page() {
  local tree="$1" name="$2" summary="$3" main_class="$4" caller="$work/manual/$2" run
  shift 4
  mkdir -p "$work/manual" "$tree/usr/share/man/man1"
  run="$(declare -p JAVA_HOME work | sed 's/^declare -[a-z-]* /readonly /'; declare -f run_built)"
  run+=$'\n'"$(declare -f without_columns)"
  printf '#!/usr/bin/env bash\n%s\nrun_built %s "$@" | without_columns\n' "$run" "$main_class $*" >"$caller"
  chmod 755 "$caller"
  help2man --no-info --no-discard-stderr --section 1 --name "$summary" --manual Steward --source "Steward $version" \
    --version-string "$version" --include "$INSTALLER/src/package/$program/manual.h2m" \
    --output "$tree/usr/share/man/man1/$name.1" "$caller"
}

manual_of_agent() {
  manual_page "$1" steward-agent "takes signed commands for this node, runs each once, and answers" steward.agent.AgentMain
  sub_manuals "$1" steward-agent steward.agent.AgentMain
}

manual_of_console() {
  manual_page "$1" steward "commands to edge units by durable messages, and their answers" steward.console.cli.Steward
  sub_manuals "$1" steward steward.console.cli.Steward
}

# A page for each verb that the page of the program names.
sub_manuals() {
  local verb summary
  while read -r verb summary; do
    manual_page "$1" "$2-$verb" "${summary%.}" "$3" "$verb"
  done < <(run_built "$3" --help | awk '
    /^(Commands|Verbs):/ { on = 1; next }
    on && /^$/ { exit }
    on && /^  [a-z]/ { if (line) print line; line = $0; next }
    on { sub(/^ +/, " "); line = line $0 }
    END { if (line) print line }')
}

# Completions, pictures and what else belongs to a program of a desktop.
dress_console() {
  local tree="$1/usr/share" shell
  mkdir -p "$tree"/{bash-completion/completions,zsh/vendor-completions,fish/vendor_completions.d}
  run_built steward.console.cli.Steward completion bash | sed '1{/^#!/d}' >"$tree/bash-completion/completions/steward"
  run_built steward.console.cli.Steward completion zsh | zsh_function >"$tree/zsh/vendor-completions/_steward"
  run_built steward.console.cli.Steward completion fish >"$tree/fish/vendor_completions.d/steward.fish"
  dress_with_icons "$tree/icons/hicolor"
}

# The script, as a function that zsh loads when it first completes a call: it must then also complete that call.
zsh_function() {
  printf '#compdef steward\n'
  cat
  printf '_bash_complete -o default -F _complete_steward\n'
}

# The mark of the product, as the build painted it.
dress_with_icons() {
  local artwork="$ROOT/icons/target/package/artwork" size
  for size in 16 24 32 48 64 128 256 512; do
    install -D -m 644 "$artwork/steward-$size.png" "$1/${size}x$size/apps/steward.png"
  done
  install -D -m 644 "$artwork/steward.svg" "$1/scalable/apps/steward.svg"
}
