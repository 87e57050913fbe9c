import type * as kkp from '@dualstack/schema/providers/kkp';
import { toShell } from '../../format/shell.js';

type Plan = kkp.KkpPlan;

/** What is in the credentials Secret of a cloud: keys, each with the environment variable that it is read from. */
interface Keys {
  readonly needed: Readonly<Record<string, string>>;
  /** Of these one will do; all are there, those that nobody gives empty. */
  readonly oneOf?: Readonly<Record<string, string>>;
  /** Keys that KKP looks for whatever is in them. */
  readonly empty?: readonly string[];
}

/** By cloud provider, where a plan has no say in it. */
const KEYS: Readonly<Record<Exclude<kkp.CloudProvider, 'bringyourown' | 'openstack' | 'vsphere'>, Readonly<Record<string, string>>>> = {
  aws: { accessKeyId: 'AWS_ACCESS_KEY_ID', secretAccessKey: 'AWS_SECRET_ACCESS_KEY' },
  azure: { tenantID: 'AZURE_TENANT_ID', subscriptionID: 'AZURE_SUBSCRIPTION_ID', clientID: 'AZURE_CLIENT_ID', clientSecret: 'AZURE_CLIENT_SECRET' },
  digitalocean: { token: 'DO_TOKEN' },
  gcp: { serviceAccount: 'GOOGLE_SERVICE_ACCOUNT' },
  hetzner: { token: 'HCLOUD_TOKEN' },
  packet: { apiKey: 'METAL_AUTH_TOKEN', projectID: 'METAL_PROJECT_ID' },
};
/** The user of OpenStack; the domain alone names the others. */
const OPENSTACK: Keys = { needed: { domain: 'OS_USER_DOMAIN_NAME', username: 'OS_USERNAME', password: 'OS_PASSWORD' }, oneOf: { project: 'OS_PROJECT_NAME', projectID: 'OS_PROJECT_ID' } };
/** An application, which has no user; the machine-controller is given the keys of one all the same. */
const OPENSTACK_APPLICATION: Keys = { needed: { applicationCredentialID: 'OS_APPLICATION_CREDENTIAL_ID', applicationCredentialSecret: 'OS_APPLICATION_CREDENTIAL_SECRET' }, empty: ['domain', 'username', 'password', 'project', 'projectID'] };
const VSPHERE = { username: 'VSPHERE_USERNAME', password: 'VSPHERE_PASSWORD' };
/** Who makes machines and folders, where that is not the user of the cloud controller; KKP ends where a Secret lacks the key. */
const VSPHERE_MANAGEMENT = { infraManagementUserUsername: 'VSPHERE_INFRA_USERNAME', infraManagementUserPassword: 'VSPHERE_INFRA_PASSWORD' };

/**
 * The keys of the credentials Secret of a plan.
 *
 * @returns undefined where KKP needs none
 * @see https://github.com/kubermatic/kubermatic/blob/b4d5be17f5d70eec4f2e7a524084bfc30f321efb/pkg/resources/data.go#L859
 * @see https://github.com/kubermatic/kubermatic/blob/b4d5be17f5d70eec4f2e7a524084bfc30f321efb/pkg/provider/cloud/vsphere/credentials.go#L37
 */
function keysOf({ spec: { kkp: settings } }: Plan): Keys | undefined {
  if (settings.cloudProvider === 'bringyourown' || !settings.credentialsReference) return undefined;
  if (settings.cloudProvider === 'openstack') return settings.openstack?.useApplicationCredentials ? OPENSTACK_APPLICATION : OPENSTACK;
  if (settings.cloudProvider === 'vsphere') return settings.vsphere?.useInfraManagementUser ? { needed: { ...VSPHERE, ...VSPHERE_MANAGEMENT } } : { needed: VSPHERE, empty: Object.keys(VSPHERE_MANAGEMENT) };
  return { needed: KEYS[settings.cloudProvider] };
}

/** The environment variables that the script takes the credentials from, of those of which one will do the first; none where there is no script. */
export function credentialVariables(plan: Plan): readonly string[] {
  const { needed = {}, oneOf = {} } = keysOf(plan) ?? {};
  return [...Object.values(needed), ...Object.values(oneOf).slice(0, 1)];
}

/** The script that makes the Secret a Cluster refers to, out of environment variables; undefined where KKP needs none. */
export function credentialsScript(plan: Plan): string | undefined {
  const { spec: { kkp: settings } } = plan;
  const wanted = keysOf(plan);
  if (!wanted) return undefined;
  const { needed, oneOf = {}, empty = [] } = wanted;
  const some = Object.values(oneOf);
  const keys = Object.entries({ ...needed, ...oneOf });
  return toShell({
    comment: [
      'Creates the Secret with the cloud credentials on the Seed cluster. Not needed with create-cluster.sh and a preset.',
      `Needs in the environment: ${Object.values(needed).join(', ')}${some.length > 0 ? ` and ${some.join(' or ')}` : ''}; kubectl with the kubeconfig of the Seed.`,
      'A Secret that is there with other values is changed only with REPLACE=1 in the environment.',
      ...(settings.cloudProvider === 'gcp' ? ['GOOGLE_SERVICE_ACCOUNT is the JSON key of the service account, base64-encoded.'] : []),
    ],
    variables: { SECRET_NAME: settings.credentialsReference?.name ?? '', SECRET_NAMESPACE: settings.credentialsReference?.namespace ?? '' },
    arrays: { KEYS: keys.map(([key, variable]) => `${key}=${variable}`), ...(some.length > 0 && { ONE_OF: some }), ...(empty.length > 0 && { EMPTY: empty }) },
    body: `
umask 077
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

arguments=()
${some.length > 0 ? SEEK : ''}for entry in "\${KEYS[@]}"; do
  key=\${entry%%=*}
  variable=\${entry#*=}
  if [[ -z \${!variable:-} ${some.length > 0 ? '&& " ${ONE_OF[*]} " != *" $variable "* ' : ''}]]; then
    printf 'Set %s in the environment\\n' "$variable" >&2
    exit 1
  fi
  # A file, so that no secret is in a process list.
  printf '%s' "\${!variable${some.length > 0 ? ':-' : ''}}" >"$folder/$key"
  arguments+=("--from-file=$key=$folder/$key")
done
${empty.length > 0 ? FILL : ''}
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

const SEEK = `given=
for variable in "\${ONE_OF[@]}"; do given+=\${!variable:-}; done
if [[ -z $given ]]; then
  printf 'Set one of %s in the environment\\n' "\${ONE_OF[*]}" >&2
  exit 1
fi
`;

const FILL = `# KKP looks for these keys, and takes them empty.
for key in "\${EMPTY[@]}"; do
  : >"$folder/$key"
  arguments+=("--from-file=$key=$folder/$key")
done
`;
