import type { kkp } from '@dualstack/schema';
import { toShell } from '../../format/shell.js';
import type { Value } from '../../format/yaml.js';
import { restNodeCloud } from './cloud.js';
import { clusterSpec } from './cluster.js';
import { autoscalerAnnotations, restOperatingSystem } from './machines.js';

type Plan = kkp.KkpPlan;

/**
 * The body of `POST /api/v2/projects/{project_id}/clusters` (CreateClusterSpec). With a preset, KKP puts the
 * credentials in itself, so the reference is left out.
 */
export function createClusterBody(plan: Plan): Value {
  const { spec, metadata } = plan;
  const { preset, humanReadableName, cloudProvider } = spec.kkp;
  const [pool] = spec.nodePools;
  return {
    cluster: {
      name: humanReadableName,
      labels: { ...metadata.labels },
      annotations: metadata.description === undefined ? undefined : { 'kubernetes.io/description': metadata.description },
      credential: preset,
      spec: clusterSpec(preset === undefined ? plan : withoutCredentials(plan)),
    },
    nodeDeployment:
      pool === undefined || cloudProvider === 'bringyourown'
        ? undefined
        : {
            name: pool.name,
            annotations: autoscalerAnnotations(pool),
            spec: {
              replicas: pool.replicas,
              minReplicas: pool.minReplicas,
              maxReplicas: pool.maxReplicas,
              template: {
                cloud: restNodeCloud(plan, pool),
                operatingSystem: restOperatingSystem(pool),
                network: { cidr: '', gateway: '', dns: { servers: [] }, ipFamily: pool.network.ipFamily },
                versions: { kubelet: spec.kubernetesVersion },
              },
            },
          },
  };
}

function withoutCredentials(plan: Plan): Plan {
  const { credentialsReference: _, ...kkp } = plan.spec.kkp;
  return { ...plan, spec: { ...plan.spec, kkp } };
}

/** The script that makes the call, with the token from the environment, and assigns the SSH keys by their names. */
export function createClusterScript({ spec: { kkp } }: Plan): string {
  return toShell({
    comment: [
      'Creates the cluster over the REST API of KKP.',
      'Needs: KKP_URL (address of the dashboard, without /api) and KKP_TOKEN (an API token) in the environment; curl and jq.',
    ],
    variables: { PROJECT_ID: kkp.projectId },
    arrays: { SSH_KEYS: kkp.sshKeys ?? [] },
    body: `
: "\${KKP_URL:?set KKP_URL to the address of the KKP dashboard}"
: "\${KKP_TOKEN:?set KKP_TOKEN to an API token}"
here=$(cd "$(dirname "\${BASH_SOURCE[0]}")" && pwd)

# The token reaches curl on standard input, so that it is in no process list.
api() {
  local method=$1 path=$2
  shift 2
  printf 'header = "Authorization: Bearer %s"\\n' "$KKP_TOKEN" |
    curl --silent --show-error --fail-with-body --config - --request "$method" --header 'Content-Type: application/json' "$@" "\${KKP_URL%/}$path"
}

created=$(api POST "/api/v2/projects/$PROJECT_ID/clusters" --data-binary "@$here/create-cluster.json")
cluster_id=$(jq --raw-output .id <<<"$created")
printf 'Created cluster %s\\n' "$cluster_id"

if ((\${#SSH_KEYS[@]} > 0)); then
  keys=$(api GET "/api/v1/projects/$PROJECT_ID/sshkeys")
  for name in "\${SSH_KEYS[@]}"; do
    key_id=$(jq --raw-output --arg name "$name" 'map(select(.name == $name)) | .[0].id // empty' <<<"$keys")
    if [[ -z $key_id ]]; then
      printf 'There is no SSH key named %s in project %s\\n' "$name" "$PROJECT_ID" >&2
      exit 1
    fi
    api PUT "/api/v2/projects/$PROJECT_ID/clusters/$cluster_id/sshkeys/$key_id" >/dev/null
    printf 'Assigned SSH key %s\\n' "$name"
  done
fi
`,
  });
}
