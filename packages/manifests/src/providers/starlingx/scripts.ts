import { FAMILY_LABEL, type starlingx } from '@dualstack/schema';
import { toShell } from '../../format/shell.js';
import { dnsServers, families, type Plan, poolName, poolNetwork, secondFamily, secondSubnets, spoken } from './plan.js';

const shared = (plan: Plan) => ({
  SYSTEM_NAME: plan.metadata.name,
  SYSTEM_TYPE: plan.spec.starlingx.systemType,
  PRIMARY: FAMILY_LABEL[families(plan)[0] ?? 'ipv4'],
  SECOND: FAMILY_LABEL[secondFamily(plan)],
});

/** The script that adds the second family to a running system. */
export function convertScript(plan: Plan): string {
  const subnets = secondSubnets(plan);
  const address = (field: starlingx.AddressField) => subnets.map(({ addresses }) => addresses[field]?.text ?? '');
  return toShell({
    comment: [`Adds ${FAMILY_LABEL[secondFamily(plan)]} to a running StarlingX system, network by network, in the order that it takes.`, ...USAGE],
    variables: { ...shared(plan), DNS: dnsServers(plan).join(',') },
    arrays: {
      TYPES: subnets.map(({ info }) => info.type),
      POOLS: subnets.map(poolName),
      NETWORKS: subnets.map((subnet) => poolNetwork(subnet)[0]),
      PREFIXES: subnets.map((subnet) => poolNetwork(subnet)[1]),
      STARTS: address('start'),
      ENDS: address('end'),
      FLOATING: address('floating'),
      CONTROLLER0: address('node0'),
      CONTROLLER1: address('node1'),
      GATEWAYS: address('gateway'),
    },
    body: `${COMMON}\n${CONVERT}`,
  });
}

/** The script that takes the second family away again. */
export function revertScript(plan: Plan): string {
  return toShell({
    comment: [`Takes ${FAMILY_LABEL[secondFamily(plan)]} away from a running StarlingX system that speaks ${spoken(families(plan))}.`, 'KEEP_POOLS=1 leaves the address pools that are no longer used in place.', ...USAGE],
    variables: { ...shared(plan), DNS: dnsServers(plan).join(',') },
    arrays: { TYPES: secondSubnets(plan).map(({ info }) => info.type) },
    body: `${COMMON}\n${REVERT}`,
  });
}

const USAGE = [
  'Run it on the active controller, after: source /etc/platform/openrc',
  'It asks before it locks a host; --yes does without. It may be run again at any time: what is done is left alone.',
  'Ends with 0 when all is done, 1 when something fails, 3 when it has to be run again on the other controller.',
  'INTERVAL, SETTLE and TIMEOUT set, in seconds, how often it looks, how long a change takes to show, and how long it waits.',
];

const COMMON = `
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
# of_network <type> <column>: a value of a network; 2 is its uuid, 3 its name, 6 its primary pool, 7 the family of that
of_network() { system network-list --nowrap | cells | awk -F'\\t' -v type="$1" -v column="$2" '$4 == type { print $column }'; }
# of_pool <name> <column>: a value of an address pool; 1 is its uuid, 3 its network, 4 its prefix
of_pool() { system addrpool-list --nowrap | cells | awk -F'\\t' -v name="$1" -v column="$2" '$2 == name { print $column }'; }
# pools_of <network>: uuid of the association and name of the pool, for each pool of a network
pools_of() { system network-addrpool-list --nowrap | cells | awk -F'\\t' -v network="$1" '$2 == network { print $1 "\\t" $3 }'; }
# of_host <host> <key>: a value of a host
of_host() { system host-show "$1" | cells | awk -F'\\t' -v key="$2" '$1 == key { print $2 }'; }
# hosts: the names of all hosts, one a line
hosts() { system host-list --nowrap | cells | awk -F'\\t' '$1 ~ /^[0-9]+$/ { print $2 }'; }
is_stale() { [[ $(of_host "$1" config_status) == 'Config out-of-date' ]]; }
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

# confirm_lock <host>
confirm_lock() {
  local answer
  if [[ -n $YES ]]; then return; fi
  read -r -p "Lock $1 now? Its Pods stop, and it restarts when it is unlocked. [y/N] " answer
  if [[ $answer != [yY]* ]]; then die "$1 was not locked; nothing else was done"; fi
}
lock() {
  if [[ $(of_host "$1" administrative) != locked ]]; then
    confirm_lock "$1"
    run system host-lock "$1"
  fi
  wait_for "$1" administrative locked
}

# wait_applied: until no host waits for a configuration that is applied while it runs
wait_applied() {
  local waited=0 host stale
  sleep "$SETTLE"
  while true; do
    stale=
    for host in $(hosts); do if is_stale "$host"; then stale+=" $host"; fi; done
    if [[ -z $stale ]]; then return; fi
    if ((waited >= TIMEOUT)); then die "still out of date:$stale. See fm alarm-list, alarm 250.001, and /var/log/puppet"; fi
    sleep "$INTERVAL"
    waited=$((waited + INTERVAL + 1))
  done
}

# renew_hosts: locks and unlocks every host whose configuration is out of date (alarm 250.001), the active controller last and from the other one
renew_hosts() {
  local active host
  active=$(hostname)
  sleep "$SETTLE"
  for host in $(hosts); do
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
  system network-list --nowrap >/dev/null || die 'the system does not answer: run this on the active controller, after: source /etc/platform/openrc'
  for type in "\${TYPES[@]}"; do
    family=$(of_network "$type" 7)
    if [[ -z $family ]]; then die "this system has no network of type $type"; fi
    if [[ $family != "$PRIMARY" ]]; then die "the primary family of the network $type is $family, and this plan is for $PRIMARY: the primary family cannot be changed"; fi
  done
  printf 'System %s, %s, primary family %s\\n' "$SYSTEM_NAME" "$SYSTEM_TYPE" "$PRIMARY"
}
`;

const CONVERT = `
# add <type>: makes the pool of the second family of a network and assigns it; changed is yes when something was done
changed=no
add() {
  local index name network there arguments
  for index in "\${!TYPES[@]}"; do if [[ \${TYPES[$index]} == "$1" ]]; then break; fi; done
  name=\${POOLS[$index]}
  network=$(of_network "$1" 3)
  if [[ -n $(pools_of "$network" | awk -F'\\t' -v name="$name" '$2 == name') ]]; then
    printf '%s has the pool %s already\\n' "$network" "$name"
    return
  fi
  there=$(of_pool "$name" 3)
  if [[ -z $there ]]; then
    arguments=("$name" "\${NETWORKS[$index]}" "\${PREFIXES[$index]}" --order random --ranges "\${STARTS[$index]}-\${ENDS[$index]}")
    if [[ -n \${FLOATING[$index]} ]]; then arguments+=(--floating-address "\${FLOATING[$index]}"); fi
    if [[ -n \${CONTROLLER0[$index]} ]]; then arguments+=(--controller0-address "\${CONTROLLER0[$index]}" --controller1-address "\${CONTROLLER1[$index]}"); fi
    if [[ -n \${GATEWAYS[$index]} ]]; then arguments+=(--gateway-address "\${GATEWAYS[$index]}"); fi
    run system addrpool-add "\${arguments[@]}"
  elif [[ "$there/$(of_pool "$name" 4)" != "\${NETWORKS[$index]}/\${PREFIXES[$index]}" ]]; then
    die "there is an address pool $name already, with $there/$(of_pool "$name" 4)"
  fi
  run system network-addrpool-assign "$network" "$name"
  changed=yes
}
# renew: after a change of a network whose hosts have to be locked for it, in this run or in one before
renew() { if [[ $SYSTEM_TYPE == aio-sx ]]; then wait_applied; else renew_hosts; fi; }

check_system

say "OAM: $SECOND"
add oam
renew

say "Cluster networks: $SECOND. After the third one kube-apiserver and kube-controller-manager restart."
changed=no
add cluster-pod
add cluster-service
add cluster-host
if [[ $changed == yes ]]; then wait_applied; fi

if is_type mgmt && [[ $SYSTEM_TYPE == aio-sx ]]; then
  say "Management: $SECOND. The host is locked for it and restarts at the end."
  host=$(hostname)
  network=$(of_network mgmt 3)
  if [[ $(pools_of "$network" | wc -l) -lt 2 ]]; then
    lock "$host"
    add mgmt
  else
    printf '%s has two pools already\\n' "$network"
  fi
elif is_type mgmt; then
  say "Management: $SECOND. Every host is locked and unlocked."
  add mgmt
  renew_hosts
fi

if is_type admin; then
  say "Admin: $SECOND"
  changed=no
  add admin
  if [[ $changed == yes && $(of_host "$(hostname)" administrative) == unlocked ]]; then wait_applied; fi
fi

say 'DNS'
set_dns

if [[ $SYSTEM_TYPE == aio-sx && $(of_host "$(hostname)" administrative) == locked ]]; then
  say 'Done but for the restart: the host is unlocked and restarts now. Run ./verify/verify.sh when it is back.'
  run system host-unlock "$(hostname)"
  exit 0
fi
say "Done: the system speaks $PRIMARY and $SECOND. Pods that were there get their $SECOND address when they restart. Run ./verify/verify.sh."
`;

const REVERT = `
# take <type>: removes every pool from a network but its primary one; changed is yes when something was done
changed=no
take() {
  local network primary association pool uuid
  network=$(of_network "$1" 3)
  primary=$(of_network "$1" 6)
  while IFS=$'\\t' read -r association pool; do
    if [[ -z $association ]]; then continue; fi
    uuid=$(of_pool "$pool" 1)
    if [[ $uuid == "$primary" ]]; then continue; fi
    run system network-addrpool-remove "$association"
    if [[ \${KEEP_POOLS:-} != 1 ]]; then run system addrpool-delete "$uuid"; fi
    changed=yes
  done <<<"$(pools_of "$network")"
}
# has_second <type>: whether a network has two pools
has_second() { [[ $(pools_of "$(of_network "$1" 3)" | wc -l) -gt 1 ]]; }

check_system

say 'DNS'
set_dns

if is_type admin; then
  say "Admin: without $SECOND"
  changed=no
  take admin
  if [[ $changed == yes ]]; then wait_applied; fi
fi

if is_type mgmt && [[ $SYSTEM_TYPE != aio-sx ]]; then
  say "Management: without $SECOND. Every host is locked and unlocked."
  take mgmt
  renew_hosts
fi

say "Cluster networks: without $SECOND. After the third one kube-apiserver and kube-controller-manager restart."
changed=no
take cluster-host
take cluster-service
take cluster-pod
if [[ $changed == yes ]]; then wait_applied; fi

say "OAM: without $SECOND"
take oam
if [[ $SYSTEM_TYPE == aio-sx ]]; then wait_applied; else renew_hosts; fi

host=$(hostname)
if is_type mgmt && [[ $SYSTEM_TYPE == aio-sx ]]; then
  say "Management: without $SECOND. The host is locked for it and restarts."
  if has_second mgmt; then
    lock "$host"
    take mgmt
  else
    printf 'mgmt has one pool already\\n'
  fi
  if [[ $(of_host "$host" administrative) == locked ]]; then
    say 'Done but for the restart: the host is unlocked and restarts now. Run ./verify/verify.sh when it is back.'
    run system host-unlock "$host"
    exit 0
  fi
fi
say "Done: the system speaks $PRIMARY alone. Pods that were there keep their $SECOND address until they restart. Run ./verify/verify.sh."
`;
