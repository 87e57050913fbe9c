import type * as kkp from '@dualstack/schema/providers/kkp';
import { toShell } from '../../format/shell.js';

type Plan = kkp.KkpPlan;

/**
 * The script that assigns the SSH keys of a plan where no REST API does: a key knows its clusters, a template its keys.
 * Objects call a key by an id that only the master cluster knows, so that they are looked up by their names.
 *
 * @returns undefined where the plan names no keys, or where KKP makes no machines
 * @see https://github.com/kubermatic/kubermatic/blob/b4d5be17f5d70eec4f2e7a524084bfc30f321efb/pkg/controller/seed-controller-manager/initial-machinedeployment-controller/controller.go#L236
 * @see https://github.com/kubermatic/kubermatic/blob/b4d5be17f5d70eec4f2e7a524084bfc30f321efb/sdk/apis/kubermatic/v1/cluster_templates.go#L84
 */
export function sshKeysScript({ metadata, spec: { kkp: settings } }: Plan): string | undefined {
  const keys = settings.sshKeys ?? [];
  if (keys.length === 0 || settings.cloudProvider === 'bringyourown') return undefined;
  return toShell({
    comment: [
      'Assigns the SSH keys of the plan to what kubectl has made: ./assign-ssh-keys.sh cluster, or ./assign-ssh-keys.sh template.',
      'Run it right after cluster.yaml or clustertemplate.yaml was applied: the first machines take the keys that are assigned by then.',
      'Needs: kubectl with the kubeconfig of the master cluster, and jq. create-cluster.sh does this by itself.',
      'Run again it changes nothing.',
    ],
    variables: { PROJECT_ID: settings.projectId, NAME: metadata.name },
    arrays: { SSH_KEYS: keys },
    body: BODY,
  });
}

const BODY = `
target=\${1:-}
if [[ $target != cluster && $target != template ]]; then
  printf 'Usage: %s cluster|template\\n' "$0" >&2
  exit 2
fi

all=$(kubectl get usersshkeys --output json)
wanted=[]
unknown=0
for name in "\${SSH_KEYS[@]}"; do
  found=$(jq --compact-output --arg project "$PROJECT_ID" --arg name "$name" '[.items[] | select(.spec.project == $project and .spec.name == $name) | {id: .metadata.name, name: $name, clusters: (.spec.clusters // [])}]' <<<"$all")
  if [[ $(jq length <<<"$found") != 1 ]]; then
    printf 'There are %s SSH keys named %s in project %s, and one is needed.\\n' "$(jq length <<<"$found")" "$name" "$PROJECT_ID" >&2
    unknown=1
  fi
  wanted=$(jq --compact-output --argjson found "$found" '. + $found' <<<"$wanted")
done
if ((unknown)); then
  printf 'Nothing was assigned.\\n' >&2
  exit 1
fi

if [[ $target == template ]]; then
  kubectl patch clustertemplate "$NAME" --type merge --patch "$(jq --compact-output '{userSSHKeys: map({id, name})}' <<<"$wanted")"
  exit 0
fi
while read -r key; do
  id=$(jq --raw-output .id <<<"$key")
  if [[ $(jq --arg cluster "$NAME" '.clusters | index($cluster) != null' <<<"$key") == true ]]; then
    printf 'SSH key %s is assigned\\n' "$(jq --raw-output .name <<<"$key")"
  else
    kubectl patch usersshkey "$id" --type merge --patch "$(jq --compact-output --arg cluster "$NAME" '{spec: {clusters: (.clusters + [$cluster])}}' <<<"$key")"
  fi
done < <(jq --compact-output '.[]' <<<"$wanted")
`;
