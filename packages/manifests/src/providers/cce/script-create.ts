const INSTALL_ADDONS = `
# Add-ons
AUTH_TOKEN=$AUTH_TOKEN PROJECT_ID=$PROJECT_ID bash "$here/addons.sh"
`;

/** What of a plan makes create.sh do more than it does for every plan. */
export interface CreateNeeds {
  /** Whether the plan has add-ons to install. */
  readonly hasAddons: boolean;
  /** Whether an add-on sends metrics to AOM. */
  readonly needsAomKeys: boolean;
  /** Whether the plan overrides configurations of components. */
  readonly hasOverrides: boolean;
  /** Whether a node pool names the subnets of its nodes. */
  readonly hasPoolSubnets: boolean;
}

/** Shell: every node is in the default subnet. */
const POOL_IN_DEFAULT = `
  jq --arg subnet "$(recall NODE_SUBNET_NETWORK_ID)" '.spec.nodeTemplate.nodeNicSpec.primaryNic.subnetId = $subnet' "$here/\${NODE_POOL_FILES[$1]}"`;

/** Shell: a pool names subnets, by their places. */
const POOL_IN_SUBNETS = `
  local subnets='[]' place
  for place in \${NODE_POOL_SUBNETS[$1]}; do
    subnets=$(jq --arg id "$(recall "$(subnet_prefix "$place")_NETWORK_ID")" '. + [$id]' <<<"$subnets")
  done
  jq --argjson subnets "$subnets" '.spec.nodeTemplate.nodeNicSpec.primaryNic |= (.subnetId = $subnets[0] | if .subnetList then .subnetList = $subnets else . end)' "$here/\${NODE_POOL_FILES[$1]}"`;

/** jq: configurations of components by their names; an answer has more of them than were asked for. */
const OVERRIDES_FORM = `
  | if .spec.configurationsOverride then .spec.configurationsOverride |= (map({(.name): (.configurations | map({(.name): .value}) | add)}) | add) else . end`;

/** Shell: what installs the add-ons in the end is there before anything is made. */
const LOOK_AT_AOM_KEYS = `
if [[ -z $(recall CLUSTER_ID) && (-z \${AOM_APP_KEY:-} || -z \${AOM_APP_SECRET:-}) ]]; then problem 'set AOM_APP_KEY and AOM_APP_SECRET to the keys of the AOM instance'; fi`;

/**
 * The body of create.sh: looks at everything, makes what is missing, looks at everything again.
 */
export const createBody = ({ hasAddons, needsAomKeys, hasOverrides, hasPoolSubnets }: CreateNeeds): string => `
here=$(cd "$(dirname "\${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=/dev/null
source "$here/lib.sh"
log_in
vpc_api=$VPC_ENDPOINT/v1/$PROJECT_ID
cce_api=$CCE_ENDPOINT/api/v3/projects/$PROJECT_ID

# What stands in the way, a line each: what differs from the plan, and what is not there.
problems=''
problem() {
  problems+="$*"$'\\n'
}
stop_at_problems() {
  if [[ -z $problems ]]; then return 0; fi
  printf '%s' "$problems" >&2
  printf '%s\\n' "$1" >&2
  exit 1
}

# look <key of its id> <what> <name> <wanted> <address> <filter of one> <filter of the ids of all, by env.NAME> [query of the list]:
# finds a resource by the id that was kept, else by its name, and compares it. What was found is left in $there, else it is empty.
look() {
  local key=$1 what="$2 $3" name=$3 wanted=$4 address=$5 one=$6 ids=$7 query=\${8:-} id answer status=0
  there=''
  id=$(recall "$key")
  if [[ -n $id ]]; then
    answer=$(call LOOK "$address/$id") || status=$?
    if ((status == 4)); then
      printf '%s (%s) is gone\\n' "$what" "$id"
      forget "$key"
      id=''
    elif ((status != 0)); then
      exit 1
    fi
  fi
  if [[ -z $id ]]; then
    answer=$(call GET "$address$query")
    id=$(NAME=$name jq --raw-output "$ids" <<<"$answer")
    if [[ -z $id ]]; then return 0; fi
    if [[ $id == *$'\\n'* ]]; then
      problem "$what: several have this name: \${id//$'\\n'/ }"
      return 0
    fi
    answer=$(call GET "$address/$id")
  fi
  there=$(jq "$one" <<<"$answer")
  answer=$(differences "$what" "$wanted" "$there")
  if [[ -n $answer ]]; then problem "$answer"; else keep "$key" "$id"; fi
}

# The file of a body without what a comparison passes by: tags have calls of their own.
vpc_wanted() {
  if [[ -n $VPC_EXISTING ]]; then printf '%s' "$VPC_EXISTING"; else jq '.vpc | del(.tags)' "$here/$VPC_FILE"; fi
}
subnet_prefix() {
  if [[ $1 == 0 ]]; then printf 'NODE_SUBNET'; else printf 'SUBNET_%s' "$1"; fi
}
subnet_body() {
  jq --arg vpc "$(recall VPC_ID)" '.subnet.vpc_id = $vpc' "$here/\${SUBNET_FILES[$1]}"
}
BY_NAME='def by_name: map({(.opt_name): .opt_value}) | add; if .extra_dhcp_opts then .extra_dhcp_opts |= by_name else . end'
subnet_wanted() {
  if [[ -n \${SUBNET_EXISTING[$1]} ]]; then printf '%s' "\${SUBNET_EXISTING[$1]}"; else subnet_body "$1" | jq ".subnet | del(.tags) | $BY_NAME"; fi
}
cluster_body() {
  local pods='[]' index
  for index in \${POD_SUBNETS[@]+"\${POD_SUBNETS[@]}"}; do
    pods=$(jq --arg id "$(recall "$(subnet_prefix "$index")_IPV4_SUBNET_ID")" '. + [{subnetID: $id}]' <<<"$pods")
  done
  jq --arg vpc "$(recall VPC_ID)" --arg subnet "$(recall NODE_SUBNET_NETWORK_ID)" --argjson pods "$pods" '
    .spec.hostNetwork.vpc = $vpc | .spec.hostNetwork.subnet = $subnet
    | if .spec.eniNetwork.subnets then .spec.eniNetwork.subnets = $pods elif .spec.eniNetwork then .spec.eniNetwork.eniSubnetId = $pods[0].subnetID else . end' "$here/$CLUSTER_FILE"
}
# Both sides of a cluster in one form: tags by their keys, every container CIDR block in the list, nothing that an answer leaves blank.
CLUSTER_FORM='{metadata: {name: .metadata.name, timezone: .metadata.timezone}, spec: .spec}
  | if .spec.clusterTags then .spec.clusterTags |= (map({(.key): .value}) | add) else . end
  | if .spec.containerNetwork.cidrs == null and .spec.containerNetwork.cidr then .spec.containerNetwork.cidrs = (.spec.containerNetwork.cidr | split(",") | map({cidr: .})) else . end
  | if .spec.publicAccess.cidrs then .spec.publicAccess.cidrs |= sort else . end
  | if .spec.extendParam then .spec.extendParam |= with_entries(select(.value != "")) else . end${hasOverrides ? OVERRIDES_FORM : ''}'
UNMADE='walk(if . == "" then "one that is not made yet" else . end)'
pool_body() {${hasPoolSubnets ? POOL_IN_SUBNETS : POOL_IN_DEFAULT}
}
# Both sides of a node pool in one form: sets in one order, whichever the answer has. A pool that scales by itself has the number that it has now;
# CCE adds labels of its own. What an answer leaves out stays out.
POOL_FORM='{metadata: {name: .metadata.name}, spec: .spec}
  | .spec.autoscaling.enable = (.spec.autoscaling.enable // false)
  | if .spec.autoscaling.enable then del(.spec.initialNodeCount) else . end
  | del(.spec.nodeTemplate.count)
  | .spec.nodeTemplate.k8sTags = ([(.spec.nodeTemplate.k8sTags // {}) | to_entries[] | select(.key | contains("cce.cloud.com") | not) | "\\(.key)=\\(.value)"] | sort)
  | .spec.nodeTemplate.taints = ([(.spec.nodeTemplate.taints // [])[] | "\\(.key)=\\(.value):\\(.effect)"] | sort)
  | if .spec.nodeTemplate.userTags then .spec.nodeTemplate.userTags |= (map("\\(.key)=\\(.value)") | sort) else . end
  | if .spec.customSecurityGroups then .spec.customSecurityGroups |= sort else . end
  | if .spec.podSecurityGroups then .spec.podSecurityGroups |= (map(.id) | sort) else . end'

look_at_network() {
  local index prefix
  look VPC_ID VPC "$VPC_NAME" "$(vpc_wanted)" "$vpc_api/vpcs" .vpc '.vpcs[] | select(.name == env.NAME) | .id' '?limit=1000'
  if [[ -n $VPC_EXISTING && -z $there ]]; then problem "VPC $VPC_NAME: there is none, and the plan says that it exists"; fi
  for index in "\${!SUBNET_NAMES[@]}"; do
    prefix=$(subnet_prefix "$index")
    there=''
    if [[ -n $(recall VPC_ID) ]]; then
      look "\${prefix}_ID" subnet "\${SUBNET_NAMES[index]}" "$(subnet_wanted "$index")" "$vpc_api/subnets" ".subnet | $BY_NAME" '.subnets[] | select(.name == env.NAME) | .id' "?limit=1000&vpc_id=$(recall VPC_ID)"
    fi
    if [[ -n \${SUBNET_EXISTING[index]} && -z $there ]]; then problem "subnet \${SUBNET_NAMES[index]}: there is none in this VPC, and the plan says that it exists"; fi
    if [[ -n $there ]]; then keep_subnet_ids "$prefix"; fi
  done
}
# The network id is for clusters and nodes, the IPv4 subnet id is for the Pods of a Turbo cluster.
keep_subnet_ids() {
  keep "$1_NETWORK_ID" "$(jq --raw-output .neutron_network_id <<<"$there")"
  keep "$1_IPV4_SUBNET_ID" "$(jq --raw-output .neutron_subnet_id <<<"$there")"
}
look_at_cluster() {
  look CLUSTER_ID cluster "$CLUSTER_NAME" "$(cluster_body | jq "$CLUSTER_FORM | $UNMADE")" "$cce_api/clusters" "(.status.phase) as \\$phase | $CLUSTER_FORM | .phase = \\$phase" '.items[]? | select(.metadata.name == env.NAME) | .metadata.uid'
}
look_at_pools() {
  local index pools name
  pools=$(recall CLUSTER_ID)
  pools=$cce_api/clusters/$pools/nodepools
  for index in \${NODE_POOL_FILES[@]+"\${!NODE_POOL_FILES[@]}"}; do
    look "NODE_POOL_\${index}_ID" 'node pool' "\${NODE_POOL_NAMES[index]}" "$(pool_body "$index" | jq "$POOL_FORM")" "$pools" "$POOL_FORM" '.items[]? | select(.metadata.name == env.NAME) | .metadata.uid'
  done
  while IFS= read -r name; do
    if [[ -n $name && " \${NODE_POOL_NAMES[*]-} " != *" $name "* ]]; then problem "node pool $name: it is in the cluster, and not in the plan"; fi
  done < <(call GET "$pools" | jq --raw-output '.items[]?.metadata.name')
}
look_at_bandwidth() {
  local wanted=$BANDWIDTH_EXISTING
  if [[ -z $BANDWIDTH_NAME ]]; then return 0; fi
  if [[ -z $wanted ]]; then wanted=$(jq .bandwidth "$here/$BANDWIDTH_FILE"); fi
  look SHARED_BANDWIDTH_ID 'shared bandwidth' "$BANDWIDTH_NAME" "$(jq '.share_type = "WHOLE"' <<<"$wanted")" "$vpc_api/bandwidths" .bandwidth '.bandwidths[]? | select(.name == env.NAME and .share_type == "WHOLE") | .id' '?limit=2000'
  if [[ -n $BANDWIDTH_EXISTING && -z $there ]]; then problem "shared bandwidth $BANDWIDTH_NAME: there is none, and the plan says that it exists"; fi
}
look_at_everything() {
  look_at_network
  look_at_cluster
  if [[ -n $(recall CLUSTER_ID) && $(jq --raw-output .phase <<<"\${there:-null}") == Available ]]; then look_at_pools; fi
  look_at_bandwidth
}

# What a run needs from outside. A key pair that cannot be asked for is passed by: the node pool would say it.
look_at_key_pairs() {
  local index name status
  for index in \${NODE_POOL_FILES[@]+"\${!NODE_POOL_FILES[@]}"}; do
    if [[ -n $(recall "NODE_POOL_\${index}_ID") ]]; then continue; fi
    name=\${NODE_POOL_KEY_PAIRS[index]}
    status=0
    call LOOK "$ECS_ENDPOINT/v2.1/$PROJECT_ID/os-keypairs/$(jq --null-input --raw-output --arg name "$name" '$name | @uri')" >/dev/null || status=$?
    if ((status == 4)); then problem "key pair $name: there is none in this project"; fi
    if ((status == 1)); then printf 'Whether there is a key pair %s is not known\\n' "$name" >&2; fi
  done
}
look_at_proxy_files() {
  if [[ ! -r \${PROXY_CA_FILE:-} ]]; then problem 'set PROXY_CA_FILE to the CA certificate'; fi
  if [[ ! -r \${PROXY_CERT_FILE:-} ]]; then problem 'set PROXY_CERT_FILE to the client certificate'; fi
  if [[ ! -r \${PROXY_KEY_FILE:-} ]]; then problem 'set PROXY_KEY_FILE to the unencrypted key of the client certificate'; fi
}

look_at_everything
if [[ $AUTHENTICATION == authenticating_proxy && -z $(recall CLUSTER_ID) ]]; then look_at_proxy_files; fi
look_at_key_pairs${needsAomKeys ? LOOK_AT_AOM_KEYS : ''}
stop_at_problems 'Nothing was made. Change the plan or what is there, then run this again.'

# VPC
if [[ -z $(recall VPC_ID) ]]; then
  answer=$(call POST "$vpc_api/vpcs" "$(cat "$here/$VPC_FILE")")
  keep VPC_ID "$(jq --raw-output .vpc.id <<<"$answer")"
fi
if [[ -n $VPC_TAGS_FILE ]]; then call POST "$VPC_ENDPOINT/v2.0/$PROJECT_ID/vpcs/$(recall VPC_ID)/tags/action" "$(cat "$here/$VPC_TAGS_FILE")" >/dev/null; fi

# Subnets
subnet_is_active() {
  there=$(call GET "$vpc_api/subnets/$1" | jq .subnet) || return 2
  [[ $(jq --raw-output .status <<<"$there") == ACTIVE ]]
}
for index in "\${!SUBNET_NAMES[@]}"; do
  prefix=$(subnet_prefix "$index")
  if [[ -z $(recall "\${prefix}_ID") ]]; then
    answer=$(call POST "$vpc_api/subnets" "$(subnet_body "$index")")
    keep "\${prefix}_ID" "$(jq --raw-output .subnet.id <<<"$answer")"
  fi
  subnet_id=$(recall "\${prefix}_ID")
  wait_for "subnet \${SUBNET_NAMES[index]}" subnet_is_active "$subnet_id"
  keep_subnet_ids "$prefix"
  if [[ -n \${SUBNET_TAGS_FILES[index]} ]]; then call POST "$VPC_ENDPOINT/v2.0/$PROJECT_ID/subnets/$subnet_id/tags/action" "$(cat "$here/\${SUBNET_TAGS_FILES[index]}")" >/dev/null; fi
done

# Cluster
if [[ -z $(recall CLUSTER_ID) ]]; then
  body=$(cluster_body)
  if [[ $AUTHENTICATION == authenticating_proxy ]]; then
    body=$(jq --rawfile ca "$PROXY_CA_FILE" --rawfile cert "$PROXY_CERT_FILE" --rawfile key "$PROXY_KEY_FILE" '.spec.authentication.authenticatingProxy = {ca: ($ca | @base64), cert: ($cert | @base64), privateKey: ($key | @base64)}' <<<"$body")
  fi
  answer=$(call POST "$cce_api/clusters" "$body")
  keep CLUSTER_ID "$(jq --raw-output .metadata.uid <<<"$answer")"
fi
cluster_id=$(recall CLUSTER_ID)
cluster_is_available() {
  local phase
  phase=$(call GET "$cce_api/clusters/$cluster_id" | jq --raw-output .status.phase) || return 2
  case $phase in
    Available) return 0 ;;
    Error | Unavailable | Deleting)
      printf 'The cluster is in phase %s\\n' "$phase" >&2
      return 2
      ;;
    *) return 1 ;;
  esac
}
wait_for 'the cluster (5 to 10 minutes)' cluster_is_available

# A cluster may have got other values than those that were sent, a container CIDR block for example.
look_at_cluster
look_at_pools
stop_at_problems 'No node was made.'

# Node pools
for index in \${NODE_POOL_FILES[@]+"\${!NODE_POOL_FILES[@]}"}; do
  if [[ -z $(recall "NODE_POOL_\${index}_ID") ]]; then
    answer=$(call POST "$cce_api/clusters/$cluster_id/nodepools" "$(pool_body "$index")")
    printf 'Node pool %s\\n' "\${NODE_POOL_NAMES[index]}"
    keep "NODE_POOL_\${index}_ID" "$(jq --raw-output .metadata.uid <<<"$answer")"
  fi
done
# pool_is_ready <id> <nodes>: whether a pool has its nodes and is done with them
pool_is_ready() {
  local status
  status=$(call GET "$cce_api/clusters/$cluster_id/nodepools/$1" | jq .status) || return 2
  case $(jq --raw-output '.phase // ""' <<<"$status") in
    Error | SoldOut | Deleting)
      printf 'The node pool is in phase %s\\n' "$(jq --raw-output .phase <<<"$status")" >&2
      return 2
      ;;
    '') (($(jq '.currentNode // 0' <<<"$status") >= $2)) ;;
    *) return 1 ;;
  esac
}
nodes_wanted=0
for index in \${NODE_POOL_FILES[@]+"\${!NODE_POOL_FILES[@]}"}; do
  wait_for "\${NODE_POOL_NODES[index]} nodes of \${NODE_POOL_NAMES[index]}" pool_is_ready "$(recall "NODE_POOL_\${index}_ID")" "\${NODE_POOL_NODES[index]}"
  nodes_wanted=$((nodes_wanted + NODE_POOL_NODES[index]))
done
nodes_are_active() {
  local active
  active=$(call GET "$cce_api/clusters/$cluster_id/nodes" | jq '[.items[]? | select(.status.phase == "Active")] | length') || return 2
  ((active >= nodes_wanted))
}
wait_for "$nodes_wanted active nodes" nodes_are_active
${hasAddons ? INSTALL_ADDONS : ''}
# Shared bandwidth, and the IPv6 addresses of the nodes in it
if [[ -n $BANDWIDTH_NAME ]]; then
  if [[ -z $(recall SHARED_BANDWIDTH_ID) ]]; then
    answer=$(call POST "$VPC_ENDPOINT/v2.0/$PROJECT_ID/bandwidths" "$(cat "$here/$BANDWIDTH_FILE")")
    keep SHARED_BANDWIDTH_ID "$(jq --raw-output .bandwidth.id <<<"$answer")"
  fi
  AUTH_TOKEN=$AUTH_TOKEN PROJECT_ID=$PROJECT_ID bash "$here/insert-ipv6.sh"
fi

look_at_everything
stop_at_problems 'Everything was made, and this differs from the plan.'
printf 'Done. Everything is there as the plan wants it; the ids are in %s\\n' "$IDS_FILE"
`;
