# shellcheck shell=bash
# A package for dpkg, of the tree. To be sourced.

MAINTAINER="Steward maintainers <maintainers@steward.example>"

make_deb() {
  local root="$work/deb" file="$out/${package}_${full_version}_${deb_architecture}.deb"
  rm -rf "$root"
  cp -a "$work/tree" "$root"
  mkdir "$root/DEBIAN"
  debian_documents "$root"
  control_files "$root"
  set_times "$root"
  note "writing $(basename "$file")"
  dpkg-deb --root-owner-group -Zxz ${quick:+-z0} --build "$root" "$file" >&2
}

debian_documents() {
  local documents="$1/usr/share/doc/$package" overrides="$INSTALLER/src/package/$program/debian/overrides"
  debian_changelog | gzip -9n >"$documents/changelog.Debian.gz"
  {
    cat "$INSTALLER/src/package/copyright"
    printf '\nWhat else is in this package, and where the texts of its licences are:\n\n'
    tail -n +3 "$documents/THIRD-PARTY" | sed 's/^/ /'
  } >"$documents/copyright"
  # The same text is on each Debian machine.
  rm "$documents/licenses/Apache-2.0.txt"
  ln -s ../../../common-licenses/Apache-2.0 "$documents/licenses/Apache-2.0.txt"
  if [[ -e "$overrides" ]]; then
    install -D -m 644 "$overrides" "$1/usr/share/lintian/overrides/$package"
  fi
}

# control, conffiles, md5sums and the scripts, with what differs between builds filled in.
control_files() {
  local script schema
  schema="$(ledger_schema)"
  sed -e "s/@VERSION@/$full_version/; s/@ARCHITECTURE@/$deb_architecture/; s/@MAINTAINER@/$MAINTAINER/" \
    -e "s/@DEPENDS@/$(debian_dependencies "$1")/; s/@SIZE@/$(installed_size "$1")/" \
    "$INSTALLER/src/package/$program/debian/control" >"$1/DEBIAN/control"
  for script in preinst postinst prerm postrm; do
    if [[ -e "$INSTALLER/src/package/$program/debian/$script" ]]; then
      sed "s/@SCHEMA@/$schema/" "$INSTALLER/src/package/$program/debian/$script" >"$1/DEBIAN/$script"
      chmod 755 "$1/DEBIAN/$script"
    fi
  done
  [[ "$runtime" == bundled ]] || printf 'interest-noawait /usr/lib/jvm\n' >"$1/DEBIAN/triggers"
  if [[ -d "$1/etc" ]]; then
    (cd "$1" && find etc -type f -printf '/%p\n' | sort) >"$1/DEBIAN/conffiles"
  fi
  (cd "$1" && find . -type f ! -path './DEBIAN/*' ! -path './etc/*' -printf '%P\n' | sort | xargs -d '\n' md5sum) >"$1/DEBIAN/md5sums"
}

# The newest form of the ledger that this agent knows.
ledger_schema() {
  local newest
  newest="$(grep -rhoE 'PRAGMA user_version = [0-9]+' "$ROOT/agent/src/main/java/steward/agent/ledger" | grep -oE '[0-9]+$' | sort -n | tail -n 1)"
  [[ -n "$newest" ]] || fail "The sources of the ledger do not say which form it has."
  printf '%s' "$newest"
}

installed_size() { du -sk --apparent-size --exclude=DEBIAN "$1" | cut -f 1; }

# What the machine code in the package is linked against, and what it loads by name.
debian_dependencies() {
  local libraries=() found scratch="$work/shlibdeps" named=()
  [[ "$runtime" == bundled ]] || named+=("openjdk-17-jre-headless | java17-runtime-headless | openjdk-21-jre-headless")
  if [[ -n "$foreign" ]]; then
    found="libc6 (>= 2.34)"
    [[ "$program" == agent || "$runtime" == system ]] || fail "The dependencies of a console for another processor are not known."
  else
    mkdir -p "$scratch/debian"
    : >"$scratch/debian/control"
    mapfile -t libraries < <(find "$1" -type f \( -name '*.so' -o -path '*/bin/*' -o -name jspawnhelper -o -name jexec \) \
      ! -path '*/usr/bin/*' ! -path "*/lib/$package/lib/nats-server")
    found="$(cd "$scratch" && dpkg-shlibdeps -O --ignore-missing-info --warnings=0 \
      -l"$1/usr/lib/$package/runtime/lib" -l"$1/usr/lib/$package/runtime/lib/server" \
      -xlibgtk2.0-0 "${libraries[@]/#/-e}" | sed 's/^shlibs:Depends=//')"
  fi
  (IFS=, && printf '%s' "$found${named[*]:+, ${named[*]}}") | sed 's/,\([^ ]\)/, \1/g; s,/,\\/,g'
}
