# shellcheck shell=bash
# Which version is packaged, and of when. To be sourced.

# Sets version (of the pom; 0.1.0~snapshot sorts before 0.1.0, for dpkg and rpm alike), full_version with the
# revision, commit, and SOURCE_DATE_EPOCH, the time that everything in a package bears: that of the commit, or outside of
# a repository that of the pom.
read_version() {
  local pom timestamp
  pom="$(sed -n -E '/<artifactId>steward<\/artifactId>/{n;s/.*<version>(.*)<\/version>.*/\1/p}' "$ROOT/pom.xml")"
  [[ -n "$pom" ]] || fail "$ROOT/pom.xml names no version."
  version="${pom/-SNAPSHOT/\~snapshot}"
  full_version="$version-$revision"
  [[ "$runtime" == bundled ]] || full_version+="+java"
  timestamp="$(sed -n -E 's/.*<project.build.outputTimestamp>(.*)<.*/\1/p' "$ROOT/pom.xml")"
  commit="$(git -C "$ROOT" rev-parse --short=12 HEAD 2>/dev/null || true)"
  SOURCE_DATE_EPOCH="$(git -C "$ROOT" log -1 --format=%ct 2>/dev/null || date -d "$timestamp" +%s)"
  export SOURCE_DATE_EPOCH
}

# Gives everything below the folder $1 that one time.
set_times() {
  find "$1" -depth -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
}

# The changes of CHANGELOG.md in the form of Debian.
debian_changelog() {
  awk -v package="$package" -v full="$full_version" -v now="$(date -u -R -d "@$SOURCE_DATE_EPOCH")" -v by="$MAINTAINER" '
    function end() { if (open) printf "\n -- %s  %s\n\n", by, date }
    /^## / {
      end()
      number = $2
      gsub(/[][]/, "", number)
      date = now
      if (number == "Unreleased") number = full
      else if (NF >= 4) { command = "date -u -R -d " $4; command | getline date; close(command) }
      printf "%s (%s) unstable; urgency=medium\n\n", package, number
      open = 1
    }
    open && /^- / { sub(/^- /, ""); printf "  * %s\n", $0 }
    open && /^  [^ ]/ { sub(/^ +/, ""); printf "    %s\n", $0 }
    END { end() }' "$INSTALLER/CHANGELOG.md"
}

# Writes SHA256SUMS of what is in $out, signed with the key $1 when there is one.
make_sums() {
  (cd "$out" && find . -maxdepth 1 -type f ! -name 'SHA256SUMS*' -printf '%f\n' | sort | xargs -r sha256sum >SHA256SUMS)
  rm -f "$out/SHA256SUMS.asc"
  if [[ -n "$1" ]]; then
    gpg --batch --yes --armor --local-user "$1" --output "$out/SHA256SUMS.asc" --detach-sign "$out/SHA256SUMS"
  fi
  (cd "$out" && ls -l | tail -n +2 | awk '{ printf "%10d  %s\n", $5, $NF }')
}
