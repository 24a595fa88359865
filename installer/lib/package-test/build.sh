# shellcheck shell=bash
# Packages for the tests, and that two builds are one. To be sourced.

test_build() {
  rm -rf "$dir/first" "$dir/next" "$dir/again"
  check "agent: all packages" package "$ROOT" agent --type all --out "$dir/first"
  check "console: all packages" package "$ROOT" console --type all --out "$dir/first"
  check "agent: a newer package" package "$ROOT" agent --type all --revision 2 --no-build --quick --out "$dir/next"
  check "agent: a package for the Java of the system" \
    package "$ROOT" agent --type deb --runtime system --no-build --quick --out "$dir/next"
  check "signed sums" signed_sums
  check "clone elsewhere: the same commit" clone_elsewhere
  check "clone elsewhere: agent's packages" package "$dir/again/steward" agent --type all --out "$dir/again/packages"
  check "clone elsewhere: console's packages" package "$dir/again/steward" console --type all --out "$dir/again/packages"
  check "two builds are the same, byte for byte" same_bytes
  check "size of the agent's package below 30 MB" agent_is_small
}

package() {
  local checkout="$1"
  shift
  "$checkout/installer/package" "$@" --yes
}

# What is not committed goes with it, so that the two are one also while somebody works.
clone_elsewhere() {
  mkdir -p "$dir/again"
  git clone -q "$ROOT" "$dir/again/steward"
  git -C "$ROOT" diff --binary HEAD | git -C "$dir/again/steward" apply --allow-empty
  git -C "$dir/again/steward" log -1 --format='%h of %cI'
}

same_bytes() {
  local file same=0
  for file in "$dir"/first/*; do
    [[ "$(basename "$file")" != SHA256SUMS* ]] || continue
    cmp "$file" "$dir/again/packages/$(basename "$file")"
    same=$((same + 1))
  done
  ((same >= 8))
  printf '%d files\n' "$same"
}

agent_is_small() {
  local bytes
  bytes="$(stat -c %s "$dir"/first/steward-agent_*.deb)"
  printf '%d bytes\n' "$bytes"
  ((bytes < 30000000))
}

# With a key that lives as long as this check.
signed_sums() {
  export GNUPGHOME="$dir/gnupg"
  mkdir -m 700 -p "$GNUPGHOME"
  gpg --batch --quiet --passphrase '' --quick-generate-key 'Trial <trial@steward.example>' ed25519 sign never
  package "$ROOT" agent --type deb --no-build --quick --sign trial@steward.example --out "$dir/signed"
  (cd "$dir/signed" && sha256sum --check --quiet SHA256SUMS)
  gpg --batch --verify "$dir/signed/SHA256SUMS.asc" "$dir/signed/SHA256SUMS"
  printf 'x' >>"$dir/signed/SHA256SUMS"
  fails gpg --batch --verify "$dir/signed/SHA256SUMS.asc" "$dir/signed/SHA256SUMS"
  gpgconf --kill all
  rm -rf "$dir/signed" "$GNUPGHOME"
  printf 'verified, and refused when altered\n'
}
