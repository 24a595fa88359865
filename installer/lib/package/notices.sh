# shellcheck shell=bash
# What is in a package and under which licences: the list of components, and the texts. To be sourced.

# Makes notices/ below $work: sbom.cdx.json, THIRD-PARTY, and the licences' texts.
make_notices() {
  local notices="$work/notices"
  mkdir -p "$notices/licenses"
  components "$BUILT/bom.json" >"$notices/sbom.cdx.json"
  cp "$ROOT/LICENSE" "$notices/licenses/Apache-2.0.txt"
  licences_from_jars "$notices/licenses"
  cp "$INSTALLER"/src/package/licenses/*.txt "$notices/licenses"
  if [[ -d "$work/payload/runtime/legal" ]]; then
    mv "$work/payload/runtime/legal" "$notices/licenses/java-runtime"
    find "$notices/licenses/java-runtime" -type f -exec chmod 644 {} +
  fi
  [[ ! -x "$work/payload/lib/nats-server" ]] || licence_of_broker "$notices/licenses"
  third_party "$notices/sbom.cdx.json" >"$notices/THIRD-PARTY"
  cp "$notices/sbom.cdx.json" "$out/${package}_${full_version}_${deb_architecture}.sbom.cdx.json"
}

# The components of $1 (CycloneDX), with what Maven knows nothing of: runtime and broker.
components() {
  local java="" broker=""
  [[ ! -d "$work/payload/runtime" ]] || java="$(sed -n -E 's/^JAVA_RUNTIME_VERSION="(.*)"/\1/p' "$target_jdk/release")"
  [[ ! -x "$work/payload/lib/nats-server" ]] || broker="$broker_version"
  jq --arg java "$java" --arg vendor "$(sed -n -E 's/^IMPLEMENTOR="(.*)"/\1/p' "$target_jdk/release")" \
    --arg broker "$broker" --arg commit "$commit" '
    (if $java == "" then [] else [{type: "platform", name: "openjdk", version: $java, publisher: $vendor,
      licenses: [{expression: "GPL-2.0-only WITH Classpath-exception-2.0"}]}] end) as $runtime |
    (if $broker == "" then [] else [{type: "application", name: "nats-server", version: $broker,
      licenses: [{license: {id: "Apache-2.0"}}]}] end) as $server |
    .components += $runtime + $server |
    if $commit == "" then . else .metadata.component.pedigree = {commits: [{uid: $commit}]} end' "$1"
}

# One line a component: name, version, licence, where it is from.
third_party() {
  printf 'What is in this package beside Steward itself; the texts of the licences are in the folder licenses.\n\n'
  jq -r '.components | sort_by(.name)[] | select(.group != "steward") |
    [.name, .version, ([.licenses[]? | .expression // .license.id // .license.name] | join(" or ")),
     ([.externalReferences[]? | select(.type == "website") | .url][0] // "")] | @tsv' "$1" |
    awk -F '\t' '{ printf "%-28s %-16s %-44s %s\n", $1, $2, $3, $4 }' | sed 's/ *$//'
}

# What the jars themselves say, each in a folder of the jar's name.
licences_from_jars() {
  local jar name folder
  for jar in "$work"/payload/lib/*.jar; do
    while read -r name; do
      folder="$1/$(basename "$jar" .jar)"
      mkdir -p "$folder"
      unzip -q -o -j "$jar" "$name" -d "$folder"
    done < <(unzip -Z1 "$jar" | grep -E '(^|/)[^/]*(LICENSE|NOTICE)[^/]*$' | grep -v '\.class$' || true)
  done
}

licence_of_broker() {
  local place
  place="$(dirname "$("$INSTALLER/nats-server" --print)")"
  [[ -r "$place/copyright" ]] || "$INSTALLER/nats-server" --refresh >/dev/null
  [[ -r "$place/copyright" ]] || fail "The licence of nats-server is not in $place: remove that folder, and try again."
  mkdir "$1/nats-server"
  cp "$place/copyright" "$1/nats-server/copyright"
  [[ ! -r "$place/built-using" ]] || cp "$place/built-using" "$1/nats-server/built-using"
}
