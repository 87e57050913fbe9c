import type * as kkp from '@dualstack/schema/providers/kkp';
import { toShell } from '../../format/shell.js';

type Plan = kkp.KkpPlan;

/**
 * The script that makes the REST call, with the token from the environment, and assigns the SSH keys by their names. It
 * looks before it makes anything, and run again it compares.
 *
 * KKP's API shows a cluster without most settings of its cloud, and without the machines that were asked for. So that
 * they can be compared all the same, the cluster gets a label with a fingerprint of the body that made it (a label,
 * because KKP drops annotations before v2.26).
 *
 * @see https://github.com/kubermatic/dashboard/blob/c996f110d05df2b291130d95404fe0f6e45bb81a/modules/api/pkg/handler/common/cluster.go
 * @see https://github.com/kubermatic/dashboard/blob/c996f110d05df2b291130d95404fe0f6e45bb81a/modules/api/pkg/api/v1/types.go
 */
export function createClusterScript({ spec: { kkp: settings } }: Plan): string {
  return toShell({
    comment: [
      'Creates the cluster over the REST API of KKP. It looks first: for the SSH keys, and for a cluster of this name.',
      'Run again it compares what is there with create-cluster.json, value by value, and goes on where it stopped; it never',
      'makes a second cluster of the name, and never changes one but for assigning SSH keys.',
      'Needs: KKP_URL (address of the dashboard, without /api) and KKP_TOKEN (an API token) in the environment; curl, jq and sha256sum.',
      ...(settings.encryptionAtRest ? ['To create it also ENCRYPTION_KEY: 32 random bytes in base64, with which KKP encrypts Secrets at rest.'] : []),
      'Ends with 0 when the cluster is there as it is wanted, 1 when something is missing, differs or is refused.',
    ],
    variables: { PROJECT_ID: settings.projectId },
    arrays: { SSH_KEYS: settings.sshKeys ?? [] },
    body: body(settings.encryptionAtRest ? WITH_KEY : PLAIN),
  });
}

/** How the body becomes what is sent: with a label of its own. */
const PLAIN = { check: '', send: `jq --arg key "$FINGERPRINT_LABEL" --arg value "$fingerprint" '.cluster.labels[$key] = $value' <<<"$wanted" >"$body"` };
/** The same with the encryption key, which reaches jq on standard input and curl in a file, so that it is in no process list. */
const WITH_KEY = {
  check: `
  : "\${ENCRYPTION_KEY:?set ENCRYPTION_KEY to 32 random bytes in base64, such as those of: head -c 32 /dev/urandom | base64}"
  if [[ ! $ENCRYPTION_KEY =~ ^[A-Za-z0-9+/]{43}=$ ]]; then fail 'ENCRYPTION_KEY is not 32 bytes in base64.' 'Nothing was created.'; fi`,
  send: `jq --null-input --arg key "$FINGERPRINT_LABEL" --arg value "$fingerprint" 'input | .cluster.labels[$key] = $value | .encryptionAtRest.key = input' <<<"$wanted \\"$ENCRYPTION_KEY\\"" >"$body"`,
};

const body = ({ check, send }: typeof PLAIN) => `
: "\${KKP_URL:?set KKP_URL to the address of the KKP dashboard}"
: "\${KKP_TOKEN:?set KKP_TOKEN to an API token}"
here=$(cd "$(dirname "\${BASH_SOURCE[0]}")" && pwd)
wanted=$(jq . "$here/create-cluster.json")
FINGERPRINT_LABEL=dualstack.dev/create-cluster

fail() {
  printf '%s\\n' "$@" >&2
  exit 1
}

# api <method> <path> [arguments of curl]: prints the answer. The token reaches curl on standard input, so that it is in
# no process list; a body comes from a file.
api() {
  local method=$1 path=$2 answer
  shift 2
  if ! answer=$(printf 'header = "Authorization: Bearer %s"\\n' "$KKP_TOKEN" |
    curl --silent --show-error --fail-with-body --config - --request "$method" --header 'Content-Type: application/json' "$@" "\${KKP_URL%/}$path"); then
    printf '%s %s was refused: %s\\n' "$method" "$path" "$answer" >&2
    return 1
  fi
  printf '%s\\n' "$answer"
}

# Names of keys are looked up before anything is made.
key_ids=()
if ((\${#SSH_KEYS[@]} > 0)); then
  keys=$(api GET "/api/v1/projects/$PROJECT_ID/sshkeys")
  unknown=()
  for name in "\${SSH_KEYS[@]}"; do
    found=$(jq --raw-output --arg name "$name" '.[] | select(.name == $name) | .id' <<<"$keys")
    if [[ -z $found ]]; then
      unknown+=("There is no SSH key named $name in project $PROJECT_ID.")
    elif [[ $found == *$'\\n'* ]]; then
      unknown+=("There are several SSH keys named $name in project $PROJECT_ID.")
    else
      key_ids+=("$found")
    fi
  done
  if ((\${#unknown[@]} > 0)); then fail "\${unknown[@]}" 'Nothing was created.'; fi
fi

name=$(jq --raw-output .cluster.name <<<"$wanted")
fingerprint=$(jq --sort-keys --compact-output . <<<"$wanted" | sha256sum | cut -c 1-32)
list=$(api GET "/api/v2/projects/$PROJECT_ID/clusters")
# A Seed that does not answer may hold the cluster.
broken=$(jq --raw-output '.errorMessage // empty' <<<"$list")
if [[ -n $broken ]]; then fail "Whether there is a cluster named $name cannot be told: $broken" 'Nothing was created.'; fi
ids=()
while read -r id; do ids+=("$id"); done < <(jq --raw-output --arg name "$name" '.clusters[]? | select(.name == $name) | .id' <<<"$list")

if ((\${#ids[@]} > 1)); then
  fail "There are \${#ids[@]} clusters named $name in project $PROJECT_ID: \${ids[*]}. Nothing was created."
elif ((\${#ids[@]} == 0)); then${check}
  body=$(mktemp)
  trap 'rm -f "$body"' EXIT
  ${send}
  if ! created=$(api POST "/api/v2/projects/$PROJECT_ID/clusters" --data-binary "@$body"); then
    fail 'Run this again: it finds the cluster if it was made all the same, and makes it if it was not.'
  fi
  cluster_id=$(jq --raw-output .id <<<"$created")
  printf 'Created cluster %s\\n' "$cluster_id"
else
  cluster_id=\${ids[0]}
  printf 'Cluster %s is there; comparing\\n' "$cluster_id"
fi

# What KKP has made of the body is compared as well as what was there.
cluster=$(api GET "/api/v2/projects/$PROJECT_ID/clusters/$cluster_id")
if [[ $(jq '.deletionTimestamp != null' <<<"$cluster") == true ]]; then fail "Cluster $cluster_id is being deleted. Wait until it is gone, and run this again."; fi

# A value for each path that the body names; lists are values. What KKP shows of the cloud is less than it is given.
differences=$(jq --raw-output --null-input --argjson wanted "$wanted" --argjson cluster "$cluster" '
  def to_list: . as $path | ([range(length) | select($path[.] | type == "number")] | first // ($path | length)) as $most | $path[:$most];
  def leaves: . as $all | [paths(type != "object") | to_list] | unique | map({path: ., value: (. as $path | $all | getpath($path))});
  def shown: .path[0] != "credential" and (.path[:2] != ["spec", "cloud"] or .path[2] == "dc" or .path[3] == "nodePortsAllowedIPRanges");
  ($wanted.cluster | leaves | map(select(.value != null and shown))),
  ($wanted.cluster.spec.cloud | keys | map(select(. != "dc" and . != "providerName") | {path: ["spec", "cloud", .], value: "these settings", there: (if $cluster.spec.cloud[.] then "these settings" else null end)}))
  | .[] | . as {path: $path, value: $value}
  | (if has("there") then .there else ($cluster | try getpath($path) catch null) end) as $there
  # What is off or empty may be left out of the answer.
  | select($there != $value and (($value != false and $value != "") or $there != null))
  | "\\($path | join(".")): wanted \\($value | tojson), there is \\($there | tojson)"
')
was=$(jq --raw-output --arg key "$FINGERPRINT_LABEL" '.labels[$key] // empty' <<<"$cluster")
if [[ -n $differences ]]; then
  fail "Cluster $cluster_id ($name) is not what create-cluster.json says:" "$differences" 'It was not changed. Change it in the dashboard or the plan, or give the plan another name.'
elif [[ -z $was ]]; then
  fail "Cluster $cluster_id ($name) was not made by this script, and KKP does not show the settings of its cloud nor the machines that were asked for." 'What it shows is the same; the rest cannot be compared. It was not changed.'
elif [[ $was != "$fingerprint" ]]; then
  fail "Cluster $cluster_id ($name) was made of another create-cluster.json: settings of its cloud, its preset or its first machines differ, which KKP does not show." 'It was not changed. Take the plan that it was made of, or give this one another name.'
fi

if ((\${#SSH_KEYS[@]} > 0)); then
  assigned=$(api GET "/api/v2/projects/$PROJECT_ID/clusters/$cluster_id/sshkeys")
  for index in "\${!SSH_KEYS[@]}"; do
    if [[ $(jq --arg id "\${key_ids[$index]}" 'any(.[]; .id == $id)' <<<"$assigned") == true ]]; then
      printf 'SSH key %s is assigned\\n' "\${SSH_KEYS[$index]}"
    else
      api PUT "/api/v2/projects/$PROJECT_ID/clusters/$cluster_id/sshkeys/\${key_ids[$index]}" >/dev/null
      printf 'Assigned SSH key %s\\n' "\${SSH_KEYS[$index]}"
    fi
  done
fi
assigned=$(api GET "/api/v2/projects/$PROJECT_ID/clusters/$cluster_id/sshkeys")
others=$(jq --raw-output '[.[] | select(.id as $id | $ARGS.positional | index($id) == null) | .name] | join(", ")' --args \${key_ids[@]+"\${key_ids[@]}"} <<<"$assigned")
if [[ -n $others ]]; then fail "Cluster $cluster_id has SSH keys that the plan does not name: $others. Take them away in the dashboard, or name them."; fi
printf 'Cluster %s (%s) is as create-cluster.json says\\n' "$cluster_id" "$name"
`;
