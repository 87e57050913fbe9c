import type * as kkp from '@dualstack/schema/providers/kkp';
import { toShell } from '../../format/shell.js';
import { encryptionSecretName } from './cluster.js';

type Plan = kkp.KkpPlan;

/**
 * The script that makes the Secret with the encryption key where no REST API does: KKP looks for it on the master cluster, by a
 * name and an annotation of the cluster, and copies it to the Seed.
 *
 * @returns undefined where the plan encrypts nothing at rest
 * @see https://github.com/kubermatic/kubermatic/blob/b4d5be17f5d70eec4f2e7a524084bfc30f321efb/pkg/controller/master-controller-manager/encryption-secret-synchronizer/controller.go#L164
 */
export function encryptionKeyScript({ metadata, spec: { kkp: settings } }: Plan): string | undefined {
  if (!settings.encryptionAtRest) return undefined;
  return toShell({
    comment: [
      'Makes the Secret with the key that encrypts Secrets of the cluster at rest, on the master cluster of KKP.',
      'Run it before cluster.yaml is applied. create-cluster.sh does this by itself, and a template has no encryption.',
      'Needs: ENCRYPTION_KEY (32 random bytes in base64) in the environment; kubectl with the kubeconfig of the master cluster.',
      'A Secret that is there with another key is never changed: what was encrypted with that could not be read any more.',
    ],
    variables: { CLUSTER: metadata.name, SECRET_NAME: encryptionSecretName(metadata.name) },
    body: BODY,
  });
}

const BODY = `
: "\${ENCRYPTION_KEY:?set ENCRYPTION_KEY to 32 random bytes in base64, such as those of: head -c 32 /dev/urandom | base64}"
if [[ ! $ENCRYPTION_KEY =~ ^[A-Za-z0-9+/]{43}=$ ]]; then
  printf 'ENCRYPTION_KEY is not 32 bytes in base64.\\n' >&2
  exit 1
fi
# Where KKP is installed, and where it looks.
NAMESPACE=kubermatic
umask 077
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# A file, so that no secret is in a process list.
printf '%s' "$ENCRYPTION_KEY" >"$folder/key"

there=$(kubectl get secret "$SECRET_NAME" --namespace "$NAMESPACE" --ignore-not-found --output 'jsonpath={.data.key}')
if [[ -z $there ]]; then
  kubectl create secret generic "$SECRET_NAME" --namespace "$NAMESPACE" --from-file=key="$folder/key"
elif [[ $there == "$(base64 <"$folder/key" | tr -d '\\n')" ]]; then
  printf 'The Secret %s is there with this key\\n' "$SECRET_NAME"
else
  printf 'The Secret %s is there with another key. It was not changed.\\n' "$SECRET_NAME" >&2
  exit 1
fi
kubectl annotate secret "$SECRET_NAME" --namespace "$NAMESPACE" --overwrite "kubermatic.io/cluster-name=$CLUSTER"
`;
