# shellcheck shell=bash
# The life of the packages on a machine with a real systemd. To be sourced.

readonly UNIT=steward-agent.service

test_systemd() {
  local words=()
  mapfile -t words < <(dependencies_of "$dir"/first/steward_*.deb && dependencies_of "$dir"/first/steward-agent_*.deb)
  check "a machine with systemd" new_machine site systemd systemd-sysv dbus procps "${words[@]}"
  start_machine site
  disk_of site >"$dir/site.before"
  check "console: install, with a broker that needs no network" console_installs
  disk_of site >"$dir/site.with-console"
  check "agent: install; says what to write, and is not started" agent_installs
  check "agent: configured, it starts and answers" agent_answers
  check "agent: is nobody, and cannot write where it has no business" agent_is_confined
  check "start, by systemd, to connected: below 2 s" starts_soon
  check "idle: memory" idle_memory
  check "idle: processor below 0.1 % of one" idle_work
  check "upgrade while commands run: answered rightly" upgrades_while_commands_run
  check "upgrade: configuration and state are as they were" keeps_what_is_its_own
  check "downgrade: to one that knows the ledger" downgrades
  check "downgrade: refused by one that does not" refuses_an_unknown_ledger
  check "killed: systemd starts it again" comes_back
  check "read-only root" lives_on_a_read_only_root
  check "Java of the system in place of its own" takes_the_java_of_the_system
  check "remove: state and configuration stay" removes
  check "install again: knows what it ran" knows_what_it_ran
  check "purge: nothing of the agent is left" purges_agent
  check "console: purge, nothing is left" purges_console
  end_machines
}

console_installs() {
  install_deb site "$dir"/first/steward_*.deb
  within site systemd-run --quiet --unit=broker steward --home "$HOME_OF_OPERATOR" broker run
  until_true 60 has_url site
  steward_on site --version | tail -n 1
}

agent_installs() {
  local said
  said="$(install_deb site "$dir"/first/steward-agent_*.deb 2>&1)"
  expect "$said" 'not started, since its configuration is not yet complete'
  expect "$said" 'node is missing'
  [[ "$(within site systemctl is-enabled "$UNIT")" == enabled ]]
  fails within site systemctl is-failed "$UNIT"
}

agent_answers() {
  configure_agent site unit1
  within site systemctl start "$UNIT"
  answers site unit1 '^hello from steward$' 'echo "hello from $(id -un)"'
  within site journalctl -u "$UNIT" -n 1 --no-pager | grep -q steward-agent
}

agent_is_confined() {
  local said
  said="$(steward_on site send --to unit1 --wait=30s -- 'touch /etc/x; touch /usr/x; ls /root; mount -t tmpfs x /mnt; echo over' 2>&1)"
  expect "$said" '/etc/x.*Read-only'
  expect "$said" '/usr/x.*Read-only'
  expect "$said" '/root.*Permission denied'
  expect "$said" '^over'
}

main_process() { within site systemctl show -p MainPID --value "$UNIT"; }

# From the order to start, through systemd, to a connection of the agent's user with the broker.
starts_soon() {
  local user began ended seconds
  within site systemctl stop "$UNIT"
  user="$(within site id -u steward)"
  began="$(date +%s%N)"
  within site systemctl start --no-block "$UNIT"
  until is_connected "$user"; do
    (($(date +%s%N) - began < 30000000000))
    sleep 0.01
  done
  ended="$(date +%s%N)"
  seconds="$(awk -v ns="$((ended - began))" 'BEGIN { printf "%.2f", ns / 1e9 }')"
  printf '%s s\n' "$seconds"
  awk -v s="$seconds" 'BEGIN { exit !(s < 2) }'
}

# By the kernel's tables: state 01 is an established connection, and the eighth field whose it is.
is_connected() { awk -v user="$1" '$4 == "01" && $8 == user { found = 1 } END { exit !found }' /proc/net/tcp /proc/net/tcp6; }

idle_memory() {
  sleep 10
  within site awk '/^(VmRSS|RssAnon|Threads)/ { printf "%s %d  ", $1, $2 }' "/proc/$(main_process)/status"
}

# Ticks of 10 ms in a minute, when what starting took is over; the time of every thread counts.
idle_work() {
  local pid before
  pid="$(main_process)"
  sleep 30
  before="$(ticks_of "$pid")"
  sleep 60
  printf '%d ms in 60 s\n' "$((($(ticks_of "$pid") - before) * 10))"
  (($(ticks_of "$pid") - before <= 6))
}

ticks_of() { within site awk '{ print $14 + $15 }' "/proc/$1/stat"; }

# What ends by itself within two seconds has its own end; what takes longer is INTERRUPTED, or runs again where that was
# asked for; what was sent meanwhile runs afterwards. Each runs as often as it may.
upgrades_while_commands_run() {
  local marks=/var/lib/steward/marks long again short meanwhile
  long="$(sent site unit1 -- "echo long >>$marks; sleep 300")"
  again="$(sent site unit1 --on-interrupt rerun -- "echo again >>$marks; sleep 12")"
  until_true 30 is_in_state site "$long" RUNNING
  until_true 30 is_in_state site "$again" RUNNING
  until_true 30 within site test -s "$marks"
  install_deb site "$dir"/next/steward-agent_*-2_*.deb &
  meanwhile="$(sent site unit1 -- "echo meanwhile >>$marks")"
  wait $!
  until_true 60 is_in_state site "$long" INTERRUPTED
  until_true 60 is_in_state site "$again" SUCCEEDED
  until_true 60 is_in_state site "$meanwhile" SUCCEEDED
  [[ "$(within site sort "$marks" | uniq -c | tr -s ' ' | tr '\n' ';')" == " 2 again; 1 long; 1 meanwhile;" ]]
  within site dpkg-query -W -f '${Version}\n' steward-agent | grep -- '-2$'
  printf 'INTERRUPTED, run again once, and run once afterwards\n'
}

keeps_what_is_its_own() {
  grep -q '^node = "unit1"' "$dir/site/etc/steward/agent.toml"
  [[ "$(within site stat -c '%U %a' /etc/steward/agent.credentials /etc/steward /var/lib/steward | tr '\n' ';')" == "steward 600;root 750;steward 700;" ]]
  [[ "$(within site systemctl is-enabled "$UNIT")" == enabled ]]
  answers site unit1 up 'echo up'
}

downgrades() {
  install_deb site "$dir"/first/steward-agent_*.deb
  within site dpkg-query -W -f '${Version}\n' steward-agent | grep -- '-1$'
  answers site unit1 down 'echo down'
}

# The ledger as an agent of the future would leave it: SQLite keeps its version in four bytes at 60.
refuses_an_unknown_ledger() {
  local said ledger="$dir/site/var/lib/steward/ledger.db"
  within site systemctl stop "$UNIT"
  dd if="$ledger" of="$dir/schema" bs=1 skip=60 count=4 status=none
  printf '\000\000\000\143' | dd of="$ledger" bs=1 seek=60 conv=notrunc status=none
  said="$(fails install_deb site "$dir"/next/steward-agent_*-2_*.deb 2>&1)"
  expect "$said" 'written by a newer agent \(schema 99'
  within site dpkg-query -W -f '${Version} ${db:Status-Status}\n' steward-agent | grep -- '-1 installed'
  dd if="$dir/schema" of="$ledger" bs=1 seek=60 conv=notrunc status=none
  within site systemctl restart "$UNIT"
  answers site unit1 whole 'echo whole'
}

comes_back() {
  local before
  before="$(main_process)"
  within site kill -9 "$before"
  until_true 30 answers site unit1 alive 'echo alive'
  [[ "$(main_process)" != "$before" ]]
}

# Everything but state and run-time folders cannot be written, as on many units; the archive of classes is kept from before.
lives_on_a_read_only_root() {
  local words=(steward-agent run --config /etc/steward/agent.toml)
  within site systemctl stop "$UNIT"
  within site systemd-run --quiet --unit=readonly -p User=steward -p ReadOnlyPaths=/ -p ReadWritePaths=/var/lib/steward \
    -p InaccessiblePaths=/tmp "${words[@]}"
  answers site unit1 'cannot|Read-only' 'touch /var/cache/x 2>&1; true'
  within site systemctl stop readonly
  within site systemctl start "$UNIT"
}

takes_the_java_of_the_system() {
  install_deb site "$dir"/next/steward-agent_*+java_*.deb
  [[ ! -e "$dir/site/usr/lib/steward-agent/runtime" ]]
  answers site unit1 /usr/lib/jvm 'readlink /proc/$PPID/exe; cat /proc/*/cmdline 2>/dev/null | tr "\0" " " | grep -o "/usr/lib/jvm[^ ]*" | head -n 1'
  install_deb site "$dir"/first/steward-agent_*.deb
  within site apt-get -q purge -y --autoremove openjdk-17-jre-headless ca-certificates-java java-common
}

removes() {
  local before
  within site systemctl stop "$UNIT"
  before="$(within site sha256sum /var/lib/steward/ledger.db)"
  within site apt-get -q remove -y steward-agent
  [[ "$(within site sha256sum /var/lib/steward/ledger.db)" == "$before" ]]
  grep -q unit1 "$dir/site/etc/steward/agent.toml"
  [[ ! -e "$dir/site/usr/bin/steward-agent" && ! -e "$dir/site/usr/lib/steward-agent" ]]
  fails within site pgrep -u steward
}

knows_what_it_ran() {
  local job
  job="$(sent site unit1 -- 'echo while-it-was-away')"
  install_deb site "$dir"/first/steward-agent_*.deb
  until_true 60 is_in_state site "$job" SUCCEEDED
  [[ "$(within site sort /var/lib/steward/marks | uniq -c | tr -s ' ' | tr '\n' ';')" == " 2 again; 1 long; 1 meanwhile;" ]]
}

purges_agent() {
  within site apt-get -q purge -y steward-agent
  disk_of site >"$dir/site.after"
  diff "$dir/site.with-console" "$dir/site.after"
  printf 'no difference in %d files\n' "$(wc -l <"$dir/site.after")"
}

purges_console() {
  within site systemctl stop broker
  within site apt-get -q purge -y steward
  disk_of site >"$dir/site.after"
  diff "$dir/site.before" "$dir/site.after"
  [[ -s "$dir/site$HOME_OF_OPERATOR/key" || -n "$(ls "$dir/site$HOME_OF_OPERATOR")" ]]
  printf 'what the operator keeps stays\n'
}
