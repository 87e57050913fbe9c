/** The body of the script that takes a family away. */
export const REVERT = `
# take <type>: removes every pool from a network but its primary one; changed is yes when something was done
changed=no
take() {
  local association pool uuid
  while IFS=$'\\t' read -r association pool uuid; do
    if [[ -z $association ]]; then continue; fi
    alter system network-addrpool-remove "$association"
    if [[ \${KEEP_POOLS:-} != 1 ]]; then alter system addrpool-delete "$uuid"; fi
    changed=yes
  done <<<"$(seconds_of "$1")"
}

# check_pools: whether every network has its primary pool alone; names what a run that ended in the middle left over
check_pools() {
  local each name
  for each in "\${TYPES[@]}"; do
    if [[ -n $(seconds_of "$each") ]]; then die "the network $each still has a second pool: run the script again"; fi
  done
  if [[ \${KEEP_POOLS:-} == 1 ]]; then return; fi
  for name in "\${POOLS[@]}"; do
    if [[ -n $(of_pool "$name" 1) && -z $(user_of "$name") ]]; then printf 'The address pool %s is there, and no network has it. If nothing needs it:\\n  system addrpool-delete %s\\n' "$name" "$(of_pool "$name" 1)"; fi
  done
}

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
  if [[ -n $(seconds_of mgmt) ]]; then
    lock "$host"
    take mgmt
  else
    printf 'mgmt has one pool already\\n'
  fi
  check_pools
  if [[ $(of_host "$host" administrative) == locked ]]; then
    say 'Done but for the restart: the host is unlocked and restarts now. Run ./verify/verify.sh when it is back.'
    run system host-unlock "$host"
    exit 0
  fi
fi
check_pools
say "Done: the system speaks $PRIMARY alone. Pods that were there keep their $SECOND address until they restart. Run ./verify/verify.sh."
`;
