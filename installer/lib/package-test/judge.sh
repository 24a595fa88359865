# shellcheck shell=bash
# What the tools of the distribution think of the packages. To be sourced.

test_judge() {
  local program
  for program in steward-agent steward; do
    rm -rf "${dir:?}/unpacked-$program"
    dpkg-deb -x "$dir"/first/"$program"_*.deb "$dir/unpacked-$program"
    check "$program: lintian" lintian_is_silent "$dir"/first/"$program"_*.deb
    check "$program: man --warnings" manuals_are_clean "$dir/unpacked-$program"
    check "$program: licences, components" has_notices "$dir/unpacked-$program/usr/share/doc/$program"
  done
  check "desktop-file-validate" desktop-file-validate "$dir/unpacked-steward/usr/share/applications/steward.desktop"
  check "appstreamcli validate" appstreamcli validate --no-net "$dir/unpacked-steward/usr/share/metainfo/steward.metainfo.xml"
  check "systemd-analyze verify" unit_is_clean
  check "systemd-analyze security below 3.0" unit_is_closed
  check "completion in bash" completes_in_bash
  check "completion in zsh" completes_in_zsh
  check "completion in fish" completes_in_fish
  check "Windows and macOS: options and pictures" foreign_definitions
}

lintian_is_silent() {
  local said
  said="$(lintian --allow-root --fail-on none --pedantic "$1" 2>&1 | grep -E '^[EW]: ' || true)"
  [[ -z "$said" ]] || { printf '%s\n' "$said" && return 1; }
  printf '0 errors, 0 warnings, %s overridden with reasons\n' \
    "$(lintian --allow-root --fail-on none --show-overrides "$1" 2>/dev/null | grep -c '^O:')"
}

manuals_are_clean() {
  local page said pages=0
  while read -r page; do
    said="$(MANWIDTH=100 LC_ALL=C.UTF-8 man --warnings -E UTF-8 -l -Tutf8 -Z "$page" 2>&1 >/dev/null)"
    [[ -z "$said" ]] || { printf '%s: %s\n' "$page" "$said" && return 1; }
    pages=$((pages + 1))
  done < <(find "$1/usr/share/man" -name '*.gz')
  printf '%d pages\n' "$pages"
}

has_notices() {
  jq -e '.bomFormat == "CycloneDX" and (.components | length > 10) and all(.components[]; .licenses | length > 0)' "$1/sbom.cdx.json"
  grep -q openjdk "$1/THIRD-PARTY"
  [[ -s "$1/licenses/java-runtime/java.base/LICENSE" && -s "$1/licenses/EPL-2.0.txt" ]]
  [[ "$1" != */steward ]] || grep -q Apache "$1/licenses/nats-server/copyright"
  printf '%s components\n' "$(jq '.components | length' "$1/sbom.cdx.json")"
}

unit_is_clean() {
  local said
  said="$(systemd-analyze verify --root "$dir/unpacked-steward-agent" steward-agent.service --man=no 2>&1 |
    grep steward | grep -v -E 'multi-user.target|sysinit.target|basic.target' || true)"
  [[ -z "$said" ]] || { printf '%s\n' "$said" && return 1; }
}

unit_is_closed() {
  local said
  said="$(systemd-analyze security --offline=true --threshold=29 "$(find "$dir/unpacked-steward-agent" -name steward-agent.service)" --no-pager)"
  grep -o 'Overall exposure.*' <<<"$said"
}

completes_in_bash() {
  bash -c 'source "$0"; COMP_WORDS=(steward no); COMP_CWORD=1; COMP_LINE="steward no"; COMP_POINT=10
    _complete_steward; [[ " ${COMPREPLY[*]} " == *" nodes "* ]]' "$dir/unpacked-steward/usr/share/bash-completion/completions/steward"
}

# In a terminal of its own: what zsh lists after a tab.
completes_in_zsh() {
  local said
  said="$(FUNCTIONS="$dir/unpacked-steward/usr/share/zsh/vendor-completions" zsh -f -c '
    zmodload zsh/zpty
    zpty shell zsh -f -i
    zpty -w shell "PS1=; fpath=($FUNCTIONS \$fpath); autoload -U compinit && compinit -u -D; bindkey \"^I\" complete-word; print REA\"\"DY"
    zpty -r shell text "*READY*"
    zpty -w -n shell "steward nod"$(printf "\t")
    zpty -r -t shell text "*nodes*" || { sleep 3; zpty -r shell text "*nodes*"; }
    print -r -- "$text"' </dev/null | tail -n 3)"
  expect "$said" nodes
  printf 'steward nod -> nodes\n'
}

completes_in_fish() {
  local said
  said="$(fish --no-config -c "source $dir/unpacked-steward/usr/share/fish/vendor_completions.d/steward.fish
    complete -C 'steward no'; complete -C 'steward send --on-'; complete -C 'steward broker r'")"
  expect "$said" '^nodes'
  expect "$said" '^--on-interrupt'
  expect "$said" '^run'
}

# What a machine with Linux can say of them: jpackage knows each option, and what takes a value has one; the pictures
# are of the right kind.
foreign_definitions() {
  local file option said known=0
  for file in "$INSTALLER"/src/package/*/{windows,macos}.options; do
    while read -r option; do
      # shellcheck disable=SC2086 # an option and its value
      said="$("$(newest_jdk)/bin/jpackage" --type app-image --name x --input "$dir" --main-jar x.jar $option 2>&1 || true)"
      expect "$said" 'not valid (on this platform|with type)'
      known=$((known + 1))
    done < <(grep -v '^#' "$file")
  done
  file "$ROOT"/icons/target/package/artwork/steward.{ico,icns} | grep -c -E 'MS Windows icon|Mac OS X icon'
  printf '%d options known to jpackage\n' "$known"
}

# Services are known to later ones only.
newest_jdk() { newest_lts_after 17 || printf '%s\n' "$JAVA_HOME"; }
