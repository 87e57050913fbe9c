import { cce } from '@dualstack/schema';
import type { GeneratedFile } from '../../file.js';
import { toShell } from '../../format/shell.js';
import type { Sequence } from './api.js';
import { DOMAIN, type Plan } from './resources.js';

/** The scripts that send the API bodies: the whole sequence, and the last step alone for nodes that came later. */
export function apiScripts(plan: Plan, sequence: Sequence): GeneratedFile[] {
  const script = (name: string, purpose: string, content: string): GeneratedFile => ({ path: `api/${name}`, mediaType: 'text/x-shellscript', purpose, content });
  return [
    script('create.sh', 'Sends the bodies in order, with each id carried forward', createScript(plan, sequence)),
    ...(sequence.insert === undefined ? [] : [script('insert-ipv6.sh', 'Puts the IPv6 address of every node into the shared bandwidth', insertScript(sequence.insert))]),
    script('lib.sh', 'What the scripts share: credentials, calls, and the ids in ids.json', libScript(plan)),
  ];
}

const NEEDS = [
  'Needs: curl and jq, and in the environment either AUTH_TOKEN (an IAM token of the project) with PROJECT_ID,',
  'or OS_USERNAME, OS_PASSWORD and OS_DOMAIN_NAME (and OS_PROJECT_NAME, if the project is not called like the region).',
];

/** Where the services of the cloud are, and how requests are made. It holds no step of its own. */
function libScript({ spec: { cce: settings } }: Plan): string {
  return toShell({
    comment: ['Sourced by the other scripts. Every id that an answer gives is kept in ids.json beside them,', 'so that a run that stopped goes on where it was.', ...NEEDS],
    variables: { REGION: settings.region, DOMAIN: DOMAIN[settings.site] },
    body: LIB,
  });
}

const LIB = `
IAM_ENDPOINT=\${IAM_ENDPOINT:-https://iam.$REGION.$DOMAIN}
VPC_ENDPOINT=\${VPC_ENDPOINT:-https://vpc.$REGION.$DOMAIN}
CCE_ENDPOINT=\${CCE_ENDPOINT:-https://cce.$REGION.$DOMAIN}
IDS_FILE=\${IDS_FILE:-$(cd "$(dirname "\${BASH_SOURCE[0]}")" && pwd)/ids.json}
POLL_SECONDS=\${POLL_SECONDS:-15}
POLL_TIMES=\${POLL_TIMES:-240}

[[ -f $IDS_FILE ]] || printf '{}\\n' >"$IDS_FILE"

# log_in: gets a token for the project, unless the environment has one
log_in() {
  if [[ -n \${AUTH_TOKEN:-} ]]; then
    : "\${PROJECT_ID:?set PROJECT_ID to the id of the project that AUTH_TOKEN is for}"
    return
  fi
  : "\${OS_USERNAME:?set AUTH_TOKEN and PROJECT_ID, or OS_USERNAME, OS_PASSWORD and OS_DOMAIN_NAME}"
  : "\${OS_PASSWORD:?set OS_PASSWORD}" "\${OS_DOMAIN_NAME:?set OS_DOMAIN_NAME}"
  local answer headers
  headers=$(mktemp)
  answer=$(
    OS_USERNAME=$OS_USERNAME OS_PASSWORD=$OS_PASSWORD OS_DOMAIN_NAME=$OS_DOMAIN_NAME PROJECT=\${OS_PROJECT_NAME:-$REGION} \\
      jq --null-input '{auth: {identity: {methods: ["password"], password: {user: {name: env.OS_USERNAME, password: env.OS_PASSWORD, domain: {name: env.OS_DOMAIN_NAME}}}}, scope: {project: {name: env.PROJECT}}}}' |
      curl --silent --show-error --fail-with-body --request POST --header 'Content-Type: application/json' --data-binary @- --dump-header "$headers" "$IAM_ENDPOINT/v3/auth/tokens"
  )
  AUTH_TOKEN=$(tr -d '\\r' <"$headers" | sed -n 's/^[Xx]-[Ss]ubject-[Tt]oken: *//p')
  rm -f "$headers"
  PROJECT_ID=\${PROJECT_ID:-$(jq --raw-output .token.project.id <<<"$answer")}
}

# call <method> <address> [body]: makes a request and prints the answer; the token is in no process list
call() {
  local method=$1 address=$2 answer status=0
  if (($# > 2)); then
    answer=$(curl --silent --show-error --fail-with-body --config <(printf 'header = "X-Auth-Token: %s"\\n' "$AUTH_TOKEN") --request "$method" --header 'Content-Type: application/json' --data-binary @- "$address" <<<"$3") || status=$?
  else
    answer=$(curl --silent --show-error --fail-with-body --config <(printf 'header = "X-Auth-Token: %s"\\n' "$AUTH_TOKEN") --request "$method" "$address") || status=$?
  fi
  if ((status != 0)); then
    printf '%s %s was refused: %s\\n' "$method" "$address" "$answer" >&2
    return 1
  fi
  printf '%s\\n' "$answer"
}

# recall <name>: prints an id that was kept, or nothing
recall() {
  jq --raw-output --arg name "$1" '.[$name] // empty' "$IDS_FILE"
}

# keep <name> <id>: writes an id down
keep() {
  local all
  if [[ -z $2 || $2 == null ]]; then
    printf 'The answer has no id for %s\\n' "$1" >&2
    return 1
  fi
  all=$(jq --arg name "$1" --arg id "$2" '.[$name] = $id' "$IDS_FILE")
  printf '%s\\n' "$all" >"$IDS_FILE"
  printf '%s = %s\\n' "$1" "$2"
}

# wait_for <what> <command …>: repeats the command until it succeeds; one that ends with 2 gives up
wait_for() {
  local what=$1 attempt status
  shift
  printf 'Waiting for %s\\n' "$what"
  for ((attempt = 0; attempt < POLL_TIMES; attempt++)); do
    status=0
    "$@" || status=$?
    if ((status == 0)); then return 0; fi
    if ((status == 2)); then return 1; fi
    sleep "$POLL_SECONDS"
  done
  printf 'Gave up waiting for %s\\n' "$what" >&2
  return 1
}
`;

function createScript(plan: Plan, sequence: Sequence): string {
  const { spec } = plan;
  const { vpc, podSubnets } = spec.cce;
  const placed = sequence.subnets.map(({ subnet }) => subnet);
  return toShell({
    comment: ['Creates the cluster over the API of the cloud: sends the numbered bodies in order and puts the ids of earlier answers in.', 'A step whose id is in ids.json is not repeated.', ...NEEDS],
    variables: {
      VPC_NAME: vpc.name,
      VPC_FILE: sequence.vpc ?? '',
      VPC_TAGS_FILE: sequence.vpcTags ?? '',
      CLUSTER_FILE: sequence.cluster,
      NODES: String(cce.plannedNodes(plan).initial),
      BANDWIDTH_FILE: sequence.bandwidth ?? '',
      AUTHENTICATION: spec.cce.authentication.mode,
    },
    arrays: {
      SUBNET_NAMES: placed.map(({ name }) => name),
      SUBNET_FILES: sequence.subnets.map(({ file }) => file ?? ''),
      SUBNET_TAGS_FILES: sequence.subnets.map(({ tags }) => tags ?? ''),
      // Which of the subnets are for Pods, by their place: 0 is the node subnet.
      POD_SUBNETS: podSubnets.map((subnet) => String(Math.max(0, placed.findIndex(({ name, cidr }) => name === subnet.name && cidr === subnet.cidr)))),
      NODE_POOL_FILES: sequence.nodePools,
      NODE_POOL_NAMES: spec.nodePools.map(({ name }) => name),
    },
    body: CREATE,
  });
}

const CREATE = `
here=$(cd "$(dirname "\${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=/dev/null
source "$here/lib.sh"
log_in
vpc_api=$VPC_ENDPOINT/v1/$PROJECT_ID
cce_api=$CCE_ENDPOINT/api/v3/projects/$PROJECT_ID

# only_id <what> <name>: prints the one id on standard input; none or several are an error
only_id() {
  local ids
  ids=$(cat)
  if [[ -z $ids || $ids == *$'\\n'* ]]; then
    printf 'There must be exactly one %s named %s; found: %s\\n' "$1" "$2" "\${ids:-none}" >&2
    return 1
  fi
  printf '%s\\n' "$ids"
}

# VPC
if [[ -z $(recall VPC_ID) ]]; then
  if [[ -n $VPC_FILE ]]; then
    answer=$(call POST "$vpc_api/vpcs" "$(cat "$here/$VPC_FILE")")
    keep VPC_ID "$(jq --raw-output .vpc.id <<<"$answer")"
  else
    answer=$(call GET "$vpc_api/vpcs?limit=1000")
    keep VPC_ID "$(jq --raw-output --arg name "$VPC_NAME" '.vpcs[] | select(.name == $name) | .id' <<<"$answer" | only_id VPC "$VPC_NAME")"
  fi
fi
vpc_id=$(recall VPC_ID)
if [[ -n $VPC_TAGS_FILE ]]; then call POST "$VPC_ENDPOINT/v2.0/$PROJECT_ID/vpcs/$vpc_id/tags/action" "$(cat "$here/$VPC_TAGS_FILE")" >/dev/null; fi

# Subnets. The network id is for clusters and nodes, the IPv4 subnet id is for the Pods of a Turbo cluster.
subnet_is_active() {
  answer=$(call GET "$vpc_api/subnets/$1") || return 2
  [[ $(jq --raw-output .subnet.status <<<"$answer") == ACTIVE ]]
}
for index in "\${!SUBNET_NAMES[@]}"; do
  prefix=SUBNET_$index
  if [[ $index == 0 ]]; then prefix=NODE_SUBNET; fi
  if [[ -z $(recall "\${prefix}_ID") ]]; then
    if [[ -n \${SUBNET_FILES[index]} ]]; then
      body=$(jq --arg vpc "$vpc_id" '.subnet.vpc_id = $vpc' "$here/\${SUBNET_FILES[index]}")
      answer=$(call POST "$vpc_api/subnets" "$body")
      keep "\${prefix}_ID" "$(jq --raw-output .subnet.id <<<"$answer")"
    else
      answer=$(call GET "$vpc_api/subnets?limit=1000&vpc_id=$vpc_id")
      keep "\${prefix}_ID" "$(jq --raw-output --arg name "\${SUBNET_NAMES[index]}" '.subnets[] | select(.name == $name) | .id' <<<"$answer" | only_id subnet "\${SUBNET_NAMES[index]}")"
    fi
  fi
  subnet_id=$(recall "\${prefix}_ID")
  wait_for "subnet \${SUBNET_NAMES[index]}" subnet_is_active "$subnet_id"
  answer=$(call GET "$vpc_api/subnets/$subnet_id")
  keep "\${prefix}_NETWORK_ID" "$(jq --raw-output .subnet.neutron_network_id <<<"$answer")"
  keep "\${prefix}_IPV4_SUBNET_ID" "$(jq --raw-output .subnet.neutron_subnet_id <<<"$answer")"
  if [[ -n \${SUBNET_TAGS_FILES[index]} ]]; then call POST "$VPC_ENDPOINT/v2.0/$PROJECT_ID/subnets/$subnet_id/tags/action" "$(cat "$here/\${SUBNET_TAGS_FILES[index]}")" >/dev/null; fi
done

# Cluster
cluster_body() {
  local pods='[]' index prefix
  for index in \${POD_SUBNETS[@]+"\${POD_SUBNETS[@]}"}; do
    prefix=SUBNET_$index
    if [[ $index == 0 ]]; then prefix=NODE_SUBNET; fi
    pods=$(jq --arg id "$(recall "\${prefix}_IPV4_SUBNET_ID")" '. + [{subnetID: $id}]' <<<"$pods")
  done
  jq --arg vpc "$vpc_id" --arg subnet "$(recall NODE_SUBNET_NETWORK_ID)" --argjson pods "$pods" '
    .spec.hostNetwork.vpc = $vpc | .spec.hostNetwork.subnet = $subnet
    | if .spec.eniNetwork.subnets then .spec.eniNetwork.subnets = $pods elif .spec.eniNetwork then .spec.eniNetwork.eniSubnetId = $pods[0].subnetID else . end' "$here/$CLUSTER_FILE"
}
if [[ -z $(recall CLUSTER_ID) ]]; then
  body=$(cluster_body)
  if [[ $AUTHENTICATION == authenticating_proxy ]]; then
    : "\${PROXY_CA_FILE:?set PROXY_CA_FILE to the CA certificate}" "\${PROXY_CERT_FILE:?set PROXY_CERT_FILE to the client certificate}" "\${PROXY_KEY_FILE:?set PROXY_KEY_FILE to its unencrypted key}"
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
    Error | Unavailable)
      printf 'The cluster is in phase %s\\n' "$phase" >&2
      return 2
      ;;
    *) return 1 ;;
  esac
}
wait_for 'the cluster (5 to 10 minutes)' cluster_is_available

# Node pools
for index in \${NODE_POOL_FILES[@]+"\${!NODE_POOL_FILES[@]}"}; do
  if [[ -z $(recall "NODE_POOL_\${index}_ID") ]]; then
    body=$(jq --arg subnet "$(recall NODE_SUBNET_NETWORK_ID)" '.spec.nodeTemplate.nodeNicSpec.primaryNic.subnetId = $subnet' "$here/\${NODE_POOL_FILES[index]}")
    answer=$(call POST "$cce_api/clusters/$cluster_id/nodepools" "$body")
    printf 'Node pool %s\\n' "\${NODE_POOL_NAMES[index]}"
    keep "NODE_POOL_\${index}_ID" "$(jq --raw-output .metadata.uid <<<"$answer")"
  fi
done
nodes_are_active() {
  local active
  active=$(call GET "$cce_api/clusters/$cluster_id/nodes" | jq '[.items[]? | select(.status.phase == "Active")] | length') || return 2
  ((active >= NODES))
}
wait_for "$NODES nodes" nodes_are_active

# Shared bandwidth, and the IPv6 addresses of the nodes in it
if [[ -n $BANDWIDTH_FILE ]]; then
  if [[ -z $(recall SHARED_BANDWIDTH_ID) ]]; then
    answer=$(call POST "$VPC_ENDPOINT/v2.0/$PROJECT_ID/bandwidths" "$(cat "$here/$BANDWIDTH_FILE")")
    keep SHARED_BANDWIDTH_ID "$(jq --raw-output .bandwidth.id <<<"$answer")"
  fi
  AUTH_TOKEN=$AUTH_TOKEN PROJECT_ID=$PROJECT_ID bash "$here/insert-ipv6.sh"
fi
printf 'Done. The ids are in %s\\n' "$IDS_FILE"
`;

function insertScript(insert: string): string {
  return toShell({
    comment: ['Puts the IPv6 address of every node of the cluster into the shared bandwidth; those that are in it already are left alone.', 'Run it again whenever nodes were added.', ...NEEDS],
    variables: { INSERT_FILE: insert },
    body: INSERT,
  });
}

const INSERT = `
here=$(cd "$(dirname "\${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=/dev/null
source "$here/lib.sh"
log_in
bandwidth_id=\${SHARED_BANDWIDTH_ID:-$(recall SHARED_BANDWIDTH_ID)}
cluster_id=\${CLUSTER_ID:-$(recall CLUSTER_ID)}
network_id=\${NODE_SUBNET_NETWORK_ID:-$(recall NODE_SUBNET_NETWORK_ID)}
: "\${bandwidth_id:?run create.sh first, or set SHARED_BANDWIDTH_ID}" "\${cluster_id:?run create.sh first, or set CLUSTER_ID}" "\${network_id:?run create.sh first, or set NODE_SUBNET_NETWORK_ID}"

inside=$(call GET "$VPC_ENDPOINT/v1/$PROJECT_ID/bandwidths/$bandwidth_id" | jq '[.bandwidth.publicip_info[]?.publicip_id]')
nodes=$(call GET "$CCE_ENDPOINT/api/v3/projects/$PROJECT_ID/clusters/$cluster_id/nodes" | jq --raw-output '.items[]? | .status.privateIP // empty')
for address in $nodes; do
  port_id=$(call GET "$VPC_ENDPOINT/v2.0/ports?network_id=$network_id&fixed_ips=ip_address=$address" | jq --raw-output '.ports[0].id // empty')
  if [[ -z $port_id ]]; then
    printf 'No port has the address %s\\n' "$address" >&2
    exit 1
  fi
  if jq --exit-status --arg port "$port_id" 'index($port)' <<<"$inside" >/dev/null; then continue; fi
  body=$(jq --arg port "$port_id" '.bandwidth.publicip_info[0].publicip_id = $port' "$here/$INSERT_FILE")
  call POST "$VPC_ENDPOINT/v2.0/$PROJECT_ID/bandwidths/$bandwidth_id/insert" "$body" >/dev/null
  printf 'The IPv6 address of node %s is in the shared bandwidth\\n' "$address"
done
`;
