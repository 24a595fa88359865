# shellcheck shell=bash
# The agent on a machine without systemd: its init script, and in the foreground. To be sourced.

test_sysv() {
  local words=()
  mapfile -t words < <(dependencies_of "$dir"/first/steward-agent_*.deb)
  check "a machine without systemd" new_machine plain procps sysvinit-core "${words[@]}"
  check "sysv: the console's command line unpacks there" dpkg-deb -x "$dir"/first/steward_*.deb "$dir/plain"
  start_machine plain
  start_broker_of_plain
  disk_of plain >"$dir/plain.before"
  check "sysv: install, configure, start, answer" sysv_answers
  check "sysv: status, stop, restart" sysv_obeys
  check "sysv: upgrade restarts it" sysv_upgrades
  check "plain foreground" foreground_answers
  check "sysv: purge, nothing is left" sysv_purges
  end_machines
}

start_broker_of_plain() {
  within plain sh -c "steward --home $HOME_OF_OPERATOR broker run >/root/broker.log 2>&1 &"
  until_true 60 has_url plain
}

sysv_answers() {
  install_deb plain "$dir"/first/steward-agent_*.deb
  configure_agent plain unit2
  within plain service steward-agent start
  answers plain unit2 '^steward on plain sysv$' 'echo "$(id -un) on plain sysv"'
  [[ -e "$dir/plain/var/log/steward-agent.log" ]]
  ls "$dir"/plain/etc/rc2.d/S*steward-agent
}

sysv_obeys() {
  within plain service steward-agent status
  within plain service steward-agent restart
  answers plain unit2 again 'echo again'
  within plain service steward-agent stop
  fails within plain service steward-agent status
  fails within plain pgrep -u steward
  within plain service steward-agent stop
}

sysv_upgrades() {
  local job
  within plain service steward-agent start
  job="$(sent plain unit2 -- 'sleep 300')"
  until_true 30 is_in_state plain "$job" RUNNING
  install_deb plain "$dir"/next/steward-agent_*-2_*.deb
  until_true 60 is_in_state plain "$job" INTERRUPTED
  answers plain unit2 newer 'echo newer'
}

# As in a container, or under a supervisor of another kind.
foreground_answers() {
  within plain service steward-agent stop
  within plain setsid su -s /bin/sh steward -c 'exec steward-agent run --config /etc/steward/agent.toml' </dev/null >"$dir/foreground.log" 2>&1 &
  answers plain unit2 plainly 'echo plainly'
  within plain pkill -TERM -u steward -f 'launch.options run'
  wait $!
}

sysv_purges() {
  within plain service steward-agent start
  within plain apt-get -q purge -y steward-agent
  fails within plain pgrep -u steward
  disk_of plain >"$dir/plain.after"
  diff "$dir/plain.before" "$dir/plain.after"
}
