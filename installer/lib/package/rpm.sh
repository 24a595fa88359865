# shellcheck shell=bash
# A package for rpm, of the tree. To be sourced.

make_rpm() {
  local root="$work/rpm" spec="$work/$package.spec" file payload=w6.xzdio
  [[ -z "$quick" ]] || payload=w1.gzdio
  [[ "$runtime" == bundled ]] || { note "--runtime system is for deb only: no rpm" && return; }
  rm -rf "$root" "$work/rpmbuild"
  cp -a "$work/tree" "$root"
  rm -rf "$root/etc/init.d" "$root/usr/share/zsh/vendor-completions"
  [[ ! -d "$work/tree/usr/share/zsh" ]] || install -D -m 644 "$work/tree/usr/share/zsh/vendor-completions/_steward" \
    "$root/usr/share/zsh/site-functions/_steward"
  write_spec "$root" >"$spec"
  set_times "$root"
  note "writing $package-$version-$revision.$rpm_architecture.rpm"
  rpmbuild -bb --quiet --target "$rpm_architecture" --define "_topdir $work/rpmbuild" --define "_rpmdir $work/rpmbuild" \
    --define "_buildhost steward" --define "use_source_date_epoch_as_buildtime 1" \
    --define "clamp_mtime_to_source_date_epoch 1" --define "_binary_payload $payload" --define "_build_id_links none" \
    --define "__os_install_post %{nil}" --define "debug_package %{nil}" --define "tree $root" "$spec" >&2
  file="$(find "$work/rpmbuild" -name '*.rpm')"
  mv "$file" "$out"
}

# The recipe: what the tree $1 holds, and who owns it.
write_spec() {
  sed -e "s/@VERSION@/$version/; s/@REVISION@/$revision/" "$INSTALLER/src/package/$program/rpm.spec"
  printf '\n%%files\n'
  (cd "$1" && find usr -type f -printf '/%p\n' -o -type l -printf '/%p\n' -o -type d -path "usr/lib/$package*" -printf '%%dir /%p\n' \
    -o -type d -path "usr/share/doc/$package*" -printf '%%dir /%p\n' | sort)
  [[ ! -d "$1/etc" ]] || cat "$INSTALLER/src/package/$program/rpm.config"
  printf '\n%%changelog\n'
  rpm_changelog
}

rpm_changelog() {
  awk -v version="$version-$revision" -v now="$(date -u -d "@$SOURCE_DATE_EPOCH" '+%a %b %d %Y')" -v by="$MAINTAINER" '
    /^## / {
      number = $2
      gsub(/[][]/, "", number)
      date = now
      if (number == "Unreleased") number = version
      else if (NF >= 4) { command = "date -u -d " $4 " \"+%a %b %d %Y\""; command | getline date; close(command) }
      printf "%s* %s %s - %s\n", (open ? "\n" : ""), date, by, number
      open = 1
    }
    open && /^- / { print }
    open && /^  [^ ]/ { print }' "$INSTALLER/CHANGELOG.md"
}
