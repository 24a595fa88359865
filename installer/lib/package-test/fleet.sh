# shellcheck shell=bash
# A broker and an operator for a machine, and what the operator asks. To be sourced.

readonly HOME_OF_OPERATOR=/srv/fleet

# steward_on MACHINE WORDS...: the command line as its package installed it there.
steward_on() {
  local name="$1"
  shift
  within "$name" steward --home "$HOME_OF_OPERATOR" "$@"
}

# Writes the configuration that a README's reader would write: node $2, the broker and the key of the operator.
configure_agent() {
  local key
  key="$(steward_on "$1" key --json)"
  cat >"$dir/$1/etc/steward/agent.toml" <<EOF_TOML
node = "$2"

[broker]
url = "$(<"$dir/$1$HOME_OF_OPERATOR/broker/url")"
credentials = "agent.credentials"

[[operator]]
name = "$(jq -r .operator <<<"$key")"
key = "$(jq -r .key <<<"$key")"
allow = ["*"]
EOF_TOML
  within "$1" install -m 600 -o steward "$HOME_OF_OPERATOR/broker/agent.credentials" /etc/steward/agent.credentials
}

has_url() { [[ -s "$dir/$1$HOME_OF_OPERATOR/broker/url" ]] && steward_on "$1" nodes >/dev/null; }

# A command that must succeed and print something that matches: answers MACHINE NODE PATTERN LINE.
answers() {
  local said
  said="$(steward_on "$1" send --to "$2" --allow-unknown --wait=60s -- "$4" 2>&1 || true)"
  expect "$said" "$3" && expect "$said" SUCCEEDED
}

# Sends without waiting; prints the id. sent MACHINE NODE OPTION... -- LINE
sent() {
  local name="$1" node="$2"
  shift 2
  steward_on "$name" send --to "$node" "$@" | sed -n 's/^saved //p'
}

# The state of a job's only command, and why: state_of MACHINE JOB.
state_of() { steward_on "$1" job "$2" --json | jq -r '[.. | objects | select(has("state")) | .state][0]'; }

is_in_state() { [[ "$(state_of "$1" "$2")" == "$3" ]]; }
