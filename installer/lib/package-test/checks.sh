# shellcheck shell=bash
# A table of checks. To be sourced.

rows=()
failed=0

say() { printf '\n== %s\n' "$1" >&2; }

# check NAME COMMAND...: one row of the table; what the command prints last is its figure. It goes on after a failure.
check() {
  local name="$1" log="$dir/check.log" figure began="$SECONDS" outcome=ok code
  shift
  # Not as a condition, in which no command of a function would end it by failing.
  set +e
  (
    set -e
    "$@"
  ) >"$log" 2>&1
  code=$?
  set -e
  if ((code != 0)); then
    outcome=FAILED
    failed=$((failed + 1))
    printf -- '-- %s: FAILED\n' "$name" >&2
    tail -n 30 "$log" | sed 's/^/   /' >&2
  fi
  figure="$(grep -a -v '^ *$' "$log" | tail -n 1 | cut -c 1-100 || true)"
  rows+=("$(printf '%-6s  %-58s  %s' "$outcome" "$name" "$figure")")
  printf -- '-- %s: %s (%s s) %s\n' "$name" "$outcome" "$((SECONDS - began))" "$figure" >&2
}

print_table() {
  printf '\n'
  printf '%s\n' "${rows[@]}"
  printf '\n%d checks, %d failed\n' "${#rows[@]}" "$failed"
}

# expect TEXT PATTERN: whether the text has a line that matches.
expect() {
  grep -q -E -e "$2" <<<"$1" || {
    printf 'nothing matches "%s" in:\n%s\n' "$2" "$1"
    return 1
  }
}

# fails COMMAND...: whether it does.
fails() {
  if "$@"; then
    printf 'this should have failed: %s\n' "$*"
    return 1
  fi
}

# until_true SECONDS COMMAND...: tries a command until it succeeds.
until_true() {
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    if ((SECONDS >= end)); then
      printf 'not within the time: %s\n' "$*"
      return 1
    fi
    sleep 0.3
  done
}

end_all() {
  local code=$?
  trap - EXIT INT TERM HUP
  end_machines
  if ((code == 0)) && [[ -n "$temporary" ]]; then
    rm -rf "$dir"
  else
    printf 'Packages and machines are in %s\n' "$dir" >&2
  fi
  exit "$code"
}
