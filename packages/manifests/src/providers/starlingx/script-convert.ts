/**
 * The body of the script that adds a family. Whatever it finds is compared with the plan value by value.
 *
 * @see {@link starlingx.SOURCES.networkAddrpool} for the association that stays after a refusal, {@link starlingx.SOURCES.addressPool} for the pools that can be changed
 */
export const CONVERT = `
# What a pool has, as the options of system addrpool-modify call it.
FIELDS=(network prefix ranges floating-address controller0-address controller1-address gateway-address)
# index_of <type>: the place of a network in the lists above
index_of() {
  local index
  for index in "\${!TYPES[@]}"; do if [[ \${TYPES[$index]} == "$1" ]]; then printf '%s' "$index"; fi; done
}
# wanted <index>: the values of a pool as the plan has them, in the order of FIELDS, one a line
wanted() {
  printf '%s\\n' "\${NETWORKS[$1]}" "\${PREFIXES[$1]}" "\${STARTS[$1]}-\${ENDS[$1]}" "\${FLOATING[$1]:-none}" "\${CONTROLLER0[$1]:-none}" "\${CONTROLLER1[$1]:-none}" "\${GATEWAYS[$1]:-none}"
}
# present <pool uuid>: the same, as the system has them
present() {
  awk -F'\\t' -v uuid="$1" '$1 == uuid { for (i = 3; i <= 10; i++) if (i != 5) { value = tolower($i); gsub(/[][\\047 ]/, "", value); print (value == "" ? "none" : value) } }' <<<"$POOL_TABLE"
}
# differences <index> <pool uuid>: an option of addrpool-modify and the value of the plan, one a line, for each value that the system has otherwise
differences() {
  local i
  local -a plan is
  mapfile -t plan < <(wanted "$1")
  mapfile -t is < <(present "$2")
  for i in "\${!FIELDS[@]}"; do if [[ \${plan[i]} != "\${is[i]:-}" ]]; then printf -- '--%s\\n%s\\n' "\${FIELDS[i]}" "\${plan[i]}"; fi; done
}
# explain <pool uuid> <differences>: what is there, and what the plan has
explain() {
  local i index
  local -a is options
  mapfile -t is < <(present "$1")
  mapfile -t options <<<"$2"
  for ((i = 0; i < \${#options[@]}; i += 2)); do
    for index in "\${!FIELDS[@]}"; do if [[ "--\${FIELDS[index]}" == "\${options[i]}" ]]; then printf '  %s is %s; the plan has %s\\n' "\${FIELDS[index]}" "\${is[index]}" "\${options[i + 1]}"; fi; done
  done
}
# is_done <type>: whether a network has its second pool, with the values of the plan
is_done() {
  local second
  second=$(seconds_of "$1")
  [[ -n $second && -z $(differences "$(index_of "$1")" "\${second##*$'\\t'}") ]]
}

# gives_addresses <type>: whether the system gives each host an address of a network by itself
gives_addresses() { [[ ($1 == mgmt || $1 == cluster-host) && $(of_network "$1" 5) == [Tt]rue ]]; }
# check_room <type> <index>: whether the range has an address for each host beside the controllers
check_room() {
  local others
  if ! gives_addresses "$1"; then return; fi
  others=$(system host-list --nowrap | cells | awk -F'\\t' '$3 == "worker" || $3 == "storage"' | wc -l)
  if ((others > ROOM[$2])); then die "the range \${STARTS[$2]}-\${ENDS[$2]} has room for \${ROOM[$2]} beside the controllers, and this system has $others other hosts: make it longer in the plan"; fi
}
# has_address <host> <pool uuid>: whether a host has an address of a pool
has_address() {
  local list address prefix
  prefix=$(awk -F'\\t' -v uuid="$2" '$1 == uuid { print $4 }' <<<"$POOL_TABLE")
  list=$(system host-addr-list --nowrap "$1" | cells | awk -F'\\t' -v prefix="$prefix" '$4 == prefix { print $1 }') || die "the addresses of $1 cannot be read"
  for address in $list; do
    if [[ $(system host-addr-show "$address" | cells | awk -F'\\t' '$1 == "pool_uuid" { print $2 }') == "$2" ]]; then return 0; fi
  done
  return 1
}
# check_hosts <type> <association> <name> <pool uuid>: StarlingX keeps an association where it then finds no address for a host
check_hosts() {
  local list host primary
  if ! gives_addresses "$1"; then return; fi
  primary=$(of_network "$1" 6)
  list=$(hosts)
  for host in $list; do
    if has_address "$host" "$4" || ! has_address "$host" "$primary"; then continue; fi
    die "$host has no address of the pool $3, so an earlier run ended in the middle. Take the pool away, make its range long enough in the plan, and run the script again:
  system network-addrpool-remove $2
  system addrpool-delete $4"
  done
}

# assign <network> <name>
assign() {
  local association
  if run system network-addrpool-assign "$1" "$2"; then
    read_tables
    return
  fi
  read_tables
  # Where a host finds no address left, StarlingX has made the association before it refuses it.
  association=$(pools_of "$1" | awk -F'\\t' -v name="$2" '$2 == name { print $1 }')
  if [[ -n $association ]]; then alter system network-addrpool-remove "$association"; fi
  die "$1 has not got the pool $2. Mend the plan as the message above says, and run its script; what hosts show of alarm 250.001 goes away then"
}
# change <type> <association> <name> <pool uuid> <differences>: makes a pool in use what the plan has, where StarlingX lets it
change() {
  local -a options
  printf 'The pool %s of %s is not as the plan has it:\\n' "$3" "$1"
  explain "$4" "$5"
  if [[ $1 != oam && $1 != admin && ! ($1 == mgmt && $SYSTEM_TYPE == aio-sx) ]]; then
    die "StarlingX changes no pool of this network while it is in use. Take it away, and run the script again\${CLUSTER_HINT[$1]:-}:
  system network-addrpool-remove $2
  system addrpool-delete $4"
  fi
  mapfile -t options <<<"$5"
  confirm "Change the pool $3 now?" "the pool $3 was not changed"
  alter system addrpool-modify "$4" "\${options[@]}"
  changed=yes
}
declare -A CLUSTER_HINT
for each in cluster-pod cluster-service cluster-host; do CLUSTER_HINT[$each]=' (where Kubernetes speaks both families already, take the second one away first, with the script of mode: revert)'; done

# add <type>: gives a network the pool of the second family; changed is yes when something was done
changed=no
add() {
  local index name network second association uuid options user arguments
  index=$(index_of "$1")
  network=$(of_network "$1" 3)
  second=$(seconds_of "$1")
  if [[ -n $second ]]; then
    IFS=$'\\t' read -r association name uuid <<<"$second"
    options=$(differences "$index" "$uuid")
    if [[ -n $options ]]; then
      change "$1" "$association" "$name" "$uuid" "$options"
      return
    fi
    check_hosts "$1" "$association" "$name" "$uuid"
    printf '%s has the pool %s already\\n' "$network" "$name"
    return
  fi
  check_room "$1" "$index"
  name=\${POOLS[$index]}
  uuid=$(of_pool "$name" 1)
  if [[ -n $uuid ]]; then
    user=$(user_of "$name")
    if [[ -n $user ]]; then die "the address pool $name is that of the network $user"; fi
    options=$(differences "$index" "$uuid")
    if [[ $options == *--network* || $options == *--prefix* ]]; then
      die "there is an address pool $name already, with $(of_pool "$name" 3)/$(of_pool "$name" 4). If nothing needs it, take it away, and run the script again:
  system addrpool-delete $uuid"
    fi
    if [[ -n $options ]]; then
      printf 'A pool %s is left over, of no network, and not as the plan has it:\\n' "$name"
      explain "$uuid" "$options"
      # Hosts may still have addresses in it, and addrpool-modify would give one of them to a controller as well.
      alter system addrpool-delete "$uuid"
      uuid=
    fi
  fi
  if [[ -z $uuid ]]; then
    arguments=("$name" "\${NETWORKS[$index]}" "\${PREFIXES[$index]}" --order random --ranges "\${STARTS[$index]}-\${ENDS[$index]}")
    if [[ -n \${FLOATING[$index]} ]]; then arguments+=(--floating-address "\${FLOATING[$index]}"); fi
    if [[ -n \${CONTROLLER0[$index]} ]]; then arguments+=(--controller0-address "\${CONTROLLER0[$index]}" --controller1-address "\${CONTROLLER1[$index]}"); fi
    if [[ -n \${GATEWAYS[$index]} ]]; then arguments+=(--gateway-address "\${GATEWAYS[$index]}"); fi
    alter system addrpool-add "\${arguments[@]}"
  fi
  assign "$network" "$name"
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
  if is_done mgmt; then
    printf 'mgmt has its second pool already\\n'
  else
    lock "$(hostname)"
    add mgmt
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

for each in "\${TYPES[@]}"; do
  if ! is_done "$each"; then die "the network $each has not got the pool of the plan: run the script again"; fi
done

if [[ $SYSTEM_TYPE == aio-sx && $(of_host "$(hostname)" administrative) == locked ]]; then
  say 'Done but for the restart: the host is unlocked and restarts now. Run ./verify/verify.sh when it is back.'
  run system host-unlock "$(hostname)"
  exit 0
fi
say "Done: the system speaks $PRIMARY and $SECOND. Pods that were there get their $SECOND address when they restart. Run ./verify/verify.sh."
`;
