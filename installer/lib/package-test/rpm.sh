# shellcheck shell=bash
# The packages for rpm, with Debian's rpm on a machine of Debian, whose libraries rpm knows nothing of. To be sourced.

test_rpm() {
  local words=()
  mapfile -t words < <(dependencies_of "$dir"/first/steward-agent_*.deb)
  check "a machine with systemd and rpm" new_machine redhat systemd systemd-sysv dbus procps rpm "${words[@]}"
  check "rpm: the console's command line unpacks there" dpkg-deb -x "$dir"/first/steward_*.deb "$dir/redhat"
  start_machine redhat
  within redhat systemd-run --quiet --unit=broker steward --home "$HOME_OF_OPERATOR" broker run
  until_true 60 has_url redhat
  check "rpm: what it asks for is not within it" asks_for_others_only
  check "rpm: install, configure, start, answer" rpm_answers
  check "rpm: upgrade keeps the configuration and answers" rpm_upgrades
  check "rpm: erase keeps the state" rpm_erases
  check "rpm: the console's package lists what it holds" rpm -qpl "$dir"/first/steward-0*.rpm
  end_machines
}

rpm_file() { find "$dir/$1" -name 'steward-agent-*.rpm'; }

with_rpm() {
  cp "$(rpm_file "$1")" "$dir/redhat/root/"
  within redhat rpm "$2" --nodeps "/root/$(basename "$(rpm_file "$1")")"
}

asks_for_others_only() {
  local said
  said="$(rpm -qp --requires "$(rpm_file first)" | grep -v -E '^(/|rpmlib|rtld|config|shadow-utils|lib(c|m|dl|pthread|rt|z|gcc_s|stdc\+\+)\.so)' || true)"
  [[ -z "$said" ]] || { printf '%s\n' "$said" && return 1; }
}

rpm_answers() {
  with_rpm first -i
  configure_agent redhat unit3
  within redhat systemctl start steward-agent
  answers redhat unit3 '^steward$' 'id -un'
  [[ "$(within redhat systemctl is-enabled steward-agent)" == enabled ]]
}

rpm_upgrades() {
  with_rpm next -U
  grep -q unit3 "$dir/redhat/etc/steward/agent.toml"
  answers redhat unit3 newer 'echo newer'
  within redhat rpm -q steward-agent
}

rpm_erases() {
  within redhat rpm -e steward-agent
  [[ -s "$dir/redhat/var/lib/steward/ledger.db" && ! -e "$dir/redhat/usr/lib/steward-agent" ]]
  [[ ! -e "$dir/redhat/var/cache/steward-agent" ]]
}
