import { GO_ON } from './script-lib.js';

/** Shell: the networks that nodes are in, beside the default one. */
const NETWORKS = `
networks=("$network_id")
for name in "\${OTHER_NETWORKS[@]}"; do
  network=$(id_of "$name")
  networks+=("$network")
done`;

/** Shell: the port of a node, in the default network or in any. */
const PORT_IN_DEFAULT = `
  port=$(call GET "$VPC_ENDPOINT/v2.0/ports?network_id=$network_id&fixed_ips=ip_address=$address" | jq '.ports[0] // empty')`;
const PORT_IN_ANY = `
  port=''
  for network in "\${networks[@]}"; do
    if [[ -z $port ]]; then port=$(call GET "$VPC_ENDPOINT/v2.0/ports?network_id=$network&fixed_ips=ip_address=$address" | jq '.ports[0] // empty'); fi
  done`;

/**
 * The body of insert-ipv6.sh: what is there is compared with the plan before anything is put in, and looked at again afterwards.
 *
 * @param hasOthers whether nodes may be in other subnets than the default one
 */
export const insertBody = (hasOthers: boolean): string => `${GO_ON}
bandwidth_id=$(id_of SHARED_BANDWIDTH_ID)
cluster_id=$(id_of CLUSTER_ID)
network_id=$(id_of NODE_SUBNET_NETWORK_ID)${hasOthers ? NETWORKS : ''}

bandwidth=$(call GET "$VPC_ENDPOINT/v1/$PROJECT_ID/bandwidths/$bandwidth_id" | jq .bandwidth)
cluster=$(call GET "$CCE_ENDPOINT/api/v3/projects/$PROJECT_ID/clusters/$cluster_id")
# Terraform may have been given another name for the cluster.
name=''
if [[ $(recall CLUSTER_ID) == "$cluster_id" ]]; then name=$CLUSTER_NAME; fi
found=$(
  differences "shared bandwidth $bandwidth_id" "$(jq --null-input --arg name "$BANDWIDTH_NAME" '{name: $name, share_type: "WHOLE"}')" "$bandwidth"
  differences "cluster $cluster_id" "$(jq --null-input --arg name "$name" --arg subnet "$network_id" '{metadata: {name: (if $name == "" then null else $name end)}, spec: {ipv6enable: true, hostNetwork: {subnet: $subnet}}}')" "$cluster"
)
if [[ -n $found ]]; then
  printf '%s\\n' "$found" 'Nothing was put into the shared bandwidth.' >&2
  exit 1
fi

nodes=$(call GET "$CCE_ENDPOINT/api/v3/projects/$PROJECT_ID/clusters/$cluster_id/nodes")
without=$(jq --raw-output '[.items[]? | select((.status.privateIP // "") == "") | .metadata.name // "?"] | join(", ")' <<<"$nodes")
if [[ -n $without ]]; then
  printf 'These nodes have no address yet; run this again when they have: %s\\n' "$without" >&2
  exit 1
fi

ports=()
for address in $(jq --raw-output '.items[]?.status.privateIP' <<<"$nodes"); do${hasOthers ? PORT_IN_ANY : PORT_IN_DEFAULT}
  if [[ -z $port ]]; then
    printf 'No port of the node subnet has the address %s\\n' "$address" >&2
    exit 1
  fi
  if ! jq --exit-status 'any(.fixed_ips[]?; .ip_address | contains(":"))' <<<"$port" >/dev/null; then
    printf 'The node %s has no IPv6 address: was IPv6 on in its subnet when it was made?\\n' "$address" >&2
    exit 1
  fi
  ports+=("$(jq --raw-output .id <<<"$port") $address")
done

inside() {
  jq --exit-status --arg port "$1" 'any(.publicip_info[]?; .publicip_id == $port)' <<<"$bandwidth" >/dev/null
}
for each in \${ports[@]+"\${ports[@]}"}; do
  if inside "\${each% *}"; then continue; fi
  body=$(jq --arg port "\${each% *}" '.bandwidth.publicip_info[0].publicip_id = $port' "$here/$INSERT_FILE")
  call POST "$VPC_ENDPOINT/v2.0/$PROJECT_ID/bandwidths/$bandwidth_id/insert" "$body" >/dev/null
  printf 'The IPv6 address of node %s is in the shared bandwidth\\n' "\${each#* }"
done

bandwidth=$(call GET "$VPC_ENDPOINT/v1/$PROJECT_ID/bandwidths/$bandwidth_id" | jq .bandwidth)
for each in \${ports[@]+"\${ports[@]}"}; do
  if ! inside "\${each% *}"; then
    printf 'The address of node %s was taken and is not in the shared bandwidth\\n' "\${each#* }" >&2
    exit 1
  fi
done
printf '%s nodes are in the shared bandwidth %s\\n' "\${#ports[@]}" "$BANDWIDTH_NAME"
`;
