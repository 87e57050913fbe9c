import type * as kkp from '@dualstack/schema/providers/kkp';
import { toShell } from '../../format/shell.js';

type Plan = kkp.KkpPlan;

/**
 * The keys of the credentials Secret per cloud provider, and the environment variable each is read from.
 *
 * @see https://github.com/kubermatic/kubermatic/blob/b4d5be17f5d70eec4f2e7a524084bfc30f321efb/pkg/resources/resources.go#L678
 */
const KEYS: Readonly<Record<Exclude<kkp.CloudProvider, 'bringyourown'>, Readonly<Record<string, string>>>> = {
  aws: { accessKeyId: 'AWS_ACCESS_KEY_ID', secretAccessKey: 'AWS_SECRET_ACCESS_KEY' },
  azure: { tenantID: 'AZURE_TENANT_ID', subscriptionID: 'AZURE_SUBSCRIPTION_ID', clientID: 'AZURE_CLIENT_ID', clientSecret: 'AZURE_CLIENT_SECRET' },
  digitalocean: { token: 'DO_TOKEN' },
  gcp: { serviceAccount: 'GOOGLE_SERVICE_ACCOUNT' },
  hetzner: { token: 'HCLOUD_TOKEN' },
  openstack: { domain: 'OS_USER_DOMAIN_NAME', username: 'OS_USERNAME', password: 'OS_PASSWORD', project: 'OS_PROJECT_NAME', projectID: 'OS_PROJECT_ID' },
  packet: { apiKey: 'METAL_AUTH_TOKEN', projectID: 'METAL_PROJECT_ID' },
  vsphere: { username: 'VSPHERE_USERNAME', password: 'VSPHERE_PASSWORD' },
};

/** The environment variables that the script takes the credentials from; none where there is no script. */
export function credentialVariables({ spec: { kkp: settings } }: Plan): readonly string[] {
  return settings.cloudProvider === 'bringyourown' || !settings.credentialsReference ? [] : Object.values(KEYS[settings.cloudProvider]);
}

/** The script that makes the Secret a Cluster refers to, out of environment variables; undefined where KKP needs none. */
export function credentialsScript({ spec: { kkp: settings } }: Plan): string | undefined {
  if (settings.cloudProvider === 'bringyourown' || !settings.credentialsReference) return undefined;
  const keys = Object.entries(KEYS[settings.cloudProvider]);
  return toShell({
    comment: [
      'Creates the Secret with the cloud credentials on the Seed cluster. Not needed with create-cluster.sh and a preset.',
      `Needs in the environment: ${keys.map(([, variable]) => variable).join(', ')}; kubectl with the kubeconfig of the Seed.`,
      'A Secret that is there with other values is changed only with REPLACE=1 in the environment.',
      ...(settings.cloudProvider === 'gcp' ? ['GOOGLE_SERVICE_ACCOUNT is the JSON key of the service account, base64-encoded.'] : []),
    ],
    variables: { SECRET_NAME: settings.credentialsReference.name ?? '', SECRET_NAMESPACE: settings.credentialsReference.namespace ?? '' },
    arrays: { KEYS: keys.map(([key, variable]) => `${key}=${variable}`) },
    body: `
umask 077
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

arguments=()
for entry in "\${KEYS[@]}"; do
  key=\${entry%%=*}
  variable=\${entry#*=}
  if [[ -z \${!variable:-} ]]; then
    printf 'Set %s in the environment\\n' "$variable" >&2
    exit 1
  fi
  # A file, so that no secret is in a process list.
  printf '%s' "\${!variable}" >"$folder/$key"
  arguments+=("--from-file=$key=$folder/$key")
done

there=$(kubectl get secret "$SECRET_NAME" --namespace "$SECRET_NAMESPACE" --ignore-not-found --output name)
if [[ -n $there ]]; then
  # Values are compared here and named nowhere.
  wanted=$(for file in "$folder"/*; do printf '%s:%s\\n' "\${file##*/}" "$(base64 <"$file" | tr -d '\\n')"; done | sort)
  current=$(kubectl get secret "$SECRET_NAME" --namespace "$SECRET_NAMESPACE" --output 'jsonpath={.data}' | tr -d '{}" ' | tr ',' '\\n' | sort)
  if [[ $wanted == "$current" ]]; then
    printf 'The Secret %s is there with these values\\n' "$SECRET_NAME"
    exit 0
  fi
  if [[ \${REPLACE:-} != 1 ]]; then
    differing=$(comm -3 <(printf '%s\\n' "$wanted") <(printf '%s\\n' "$current") | tr -d '\\t' | sed 's/:.*//' | sort -u | tr '\\n' ' ')
    printf 'The Secret %s is there with other values of: %s\\nIt was not changed. With REPLACE=1 it is, and the clusters that use it use the new values.\\n' "$SECRET_NAME" "\${differing% }" >&2
    exit 1
  fi
fi

kubectl create secret generic "$SECRET_NAME" --namespace "$SECRET_NAMESPACE" "\${arguments[@]}" --dry-run=client --output yaml | kubectl apply --filename -
`,
  });
}
