/** What both scripts share: they read tables of the command `system`, wait, and lock and unlock hosts. */
export const COMMON = `
YES=\${YES:-}
if [[ \${1:-} == --yes ]]; then YES=1; fi
INTERVAL=\${INTERVAL:-15}
SETTLE=\${SETTLE:-30}
TIMEOUT=\${TIMEOUT:-3600}
# The script asks by itself before it locks a host.
export CLI_CONFIRMATIONS=disabled

say() { printf '\\n== %s\\n' "$*"; }
die() {
  printf 'Error: %s\\n' "$*" >&2
  exit 1
}
# run <command…>: prints the command, then runs it
run() {
  printf '+ %s\\n' "$*"
  "$@"
}

# cells: the cells of a table on standard input, with tabs between them
cells() { awk -F'|' 'NF > 2 { line = ""; for (i = 2; i < NF; i++) { gsub(/^ +| +$/, "", $i); line = line (i > 2 ? "\\t" : "") $i } print line }'; }
# read_tables: which pools there are, and which network has which. Read at the beginning and after each change; in between nothing is asked twice.
read_tables() {
  POOL_TABLE=$(system addrpool-list --nowrap | cells)
  LINK_TABLE=$(system network-addrpool-list --nowrap | cells)
  if [[ -z $POOL_TABLE || -z $LINK_TABLE ]]; then die 'the system names no address pools'; fi
}
# alter <command…>: prints the command, runs it, and reads what is there then
alter() {
  run "$@"
  read_tables
}
# of_network <type> <column>: a value of a network; 2 is its uuid, 3 its name, 5 whether it gives addresses to hosts, 6 its primary pool, 7 the family of that
of_network() { awk -F'\\t' -v type="$1" -v column="$2" '$4 == type { print $column }' <<<"$NETWORK_TABLE"; }
# of_pool <name> <column>: a value of an address pool; 1 is its uuid, 3 its network, 4 its prefix
of_pool() { awk -F'\\t' -v name="$1" -v column="$2" '$2 == name { print $column }' <<<"$POOL_TABLE"; }
# pools_of <network>: uuid of the association and name of the pool, for each pool of a network
pools_of() { awk -F'\\t' -v network="$1" '$2 == network { print $1 "\\t" $3 }' <<<"$LINK_TABLE"; }
# user_of <pool>: the network that has a pool of this name
user_of() { awk -F'\\t' -v name="$1" '$3 == name { print $2 }' <<<"$LINK_TABLE"; }
# seconds_of <type>: uuid of the association, name and uuid of the pool, for each pool of a network but its primary one
seconds_of() {
  local primary association pool uuid
  primary=$(of_network "$1" 6)
  while IFS=$'\\t' read -r association pool; do
    if [[ -z $association ]]; then continue; fi
    uuid=$(of_pool "$pool" 1)
    if [[ $uuid != "$primary" ]]; then printf '%s\\t%s\\t%s\\n' "$association" "$pool" "$uuid"; fi
  done <<<"$(pools_of "$(of_network "$1" 3)")"
}
# of_host <host> <key>: a value of a host
of_host() { system host-show "$1" | cells | awk -F'\\t' -v key="$2" '$1 == key { print $2 }'; }
# hosts: the names of all hosts, one a line
hosts() { system host-list --nowrap | cells | awk -F'\\t' '$1 ~ /^[0-9]+$/ { print $2 }'; }
is_stale() {
  local status
  status=$(of_host "$1" config_status) || die "the state of $1 cannot be read"
  [[ $status == 'Config out-of-date' ]]
}
# stale_hosts: the hosts whose configuration is out of date, one a line; fails where they cannot be told
stale_hosts() {
  local list host status
  list=$(hosts) || return 1
  for host in $list; do
    status=$(of_host "$host" config_status) || return 1
    if [[ $status == 'Config out-of-date' ]]; then printf '%s\\n' "$host"; fi
  done
}
is_type() {
  local each
  for each in "\${TYPES[@]}"; do if [[ $each == "$1" ]]; then return 0; fi; done
  return 1
}

# wait_for <host> <key> <value>
wait_for() {
  local waited=0
  until [[ $(of_host "$1" "$2") == "$3" ]]; do
    if ((waited >= TIMEOUT)); then die "$1: $2 is not $3 after $TIMEOUT s"; fi
    sleep "$INTERVAL"
    waited=$((waited + INTERVAL + 1))
  done
  printf '%s: %s is %s\\n' "$1" "$2" "$3"
}

# confirm <question> <what is said after a no>
confirm() {
  local answer
  if [[ -n $YES ]]; then return; fi
  read -r -p "$1 [y/N] " answer
  if [[ $answer != [yY]* ]]; then die "$2; nothing else was done"; fi
}
lock() {
  if [[ $(of_host "$1" administrative) != locked ]]; then
    confirm "Lock $1 now? Its Pods stop, and it restarts when it is unlocked." "$1 was not locked"
    run system host-lock "$1"
  fi
  wait_for "$1" administrative locked
}

# wait_applied: until no host waits for a configuration that is applied while it runs
wait_applied() {
  local waited=0 stale
  sleep "$SETTLE"
  while true; do
    if stale=$(stale_hosts) && [[ -z $stale ]]; then return; fi
    if ((waited >= TIMEOUT)); then die "still out of date: \${stale//$'\\n'/ }. See fm alarm-list, alarm 250.001, and /var/log/puppet"; fi
    sleep "$INTERVAL"
    waited=$((waited + INTERVAL + 1))
  done
}

# renew_hosts: locks and unlocks every host whose configuration is out of date (alarm 250.001), the active controller last and from the other one
renew_hosts() {
  local active list host
  active=$(hostname)
  sleep "$SETTLE"
  list=$(hosts)
  for host in $list; do
    if [[ $host == "$active" ]] || ! is_stale "$host"; then continue; fi
    say "$host: lock and unlock"
    lock "$host"
    run system host-unlock "$host"
    sleep "$SETTLE"
    wait_for "$host" administrative unlocked
    wait_for "$host" availability available
    if is_stale "$host"; then die "$host is back, and its configuration is still out of date: see fm alarm-list"; fi
  done
  if is_stale "$active"; then
    say "$active is left, and it is the active controller"
    printf 'Make the other controller active:\\n  system host-swact %s\\nthen log in to that one, copy this folder there, and run the script again.\\n' "$active"
    exit 3
  fi
}

set_dns() {
  local now
  if [[ -z $DNS ]]; then
    printf 'DNS servers stay as they are\\n'
    return
  fi
  now=$(system dns-show | cells | awk -F'\\t' '$1 == "nameservers" { print $2 }')
  if [[ $now == "$DNS" ]]; then
    printf 'DNS servers are %s already\\n' "$DNS"
  else
    run system dns-modify "nameservers=$DNS"
  fi
}

check_system() {
  local type family
  command -v system >/dev/null || die 'the command system is not here: run this on the active controller, after: source /etc/platform/openrc'
  NETWORK_TABLE=$(system network-list --nowrap | cells) || die 'the system does not answer: run this on the active controller, after: source /etc/platform/openrc'
  read_tables
  for type in "\${TYPES[@]}"; do
    family=$(of_network "$type" 7)
    if [[ -z $family ]]; then die "this system has no network of type $type"; fi
    if [[ $family != "$PRIMARY" ]]; then die "the primary family of the network $type is $family, and this plan is for $PRIMARY: the primary family cannot be changed"; fi
  done
  printf 'System %s, %s, primary family %s\\n' "$SYSTEM_NAME" "$SYSTEM_TYPE" "$PRIMARY"
}
`;
