import { toShell } from './format/shell.js';
import type { Value } from './format/yaml.js';

/** Versions of kubeadm's API in which a node joins. */
export type KubeadmApi = 'v1beta2' | 'v1beta3' | 'v1beta4';

/**
 * Arguments of a component as an API of kubeadm takes them: a list of names and values from v1beta4 on, a mapping before.
 *
 * @see https://kubernetes.io/docs/reference/config-api/kubeadm-config.v1beta4/
 */
export function extraArgs(api: KubeadmApi, args: Readonly<Record<string, string>>): Value {
  return api === 'v1beta4' ? Object.entries(args).map(([name, value]) => ({ name, value })) : args;
}

/** What a JoinConfiguration says of one machine. */
export interface JoinOptions {
  readonly api: KubeadmApi;
  readonly name: string;
  /** Addresses for the kubelet, those of the primary family first. */
  readonly nodeIps: readonly string[];
  /** Where the API server of this machine listens, if it becomes a control plane node. */
  readonly advertise?: { readonly advertiseAddress: string; readonly bindPort: number };
}

/**
 * The JoinConfiguration of a machine. How it finds the cluster, and the key of a control plane, are added by the
 * script that joins it, because they are secrets: the last field is the one that the script goes on with.
 */
export function joinConfiguration({ api, name, nodeIps, advertise }: JoinOptions): Value {
  return {
    apiVersion: `kubeadm.k8s.io/${api}`,
    kind: 'JoinConfiguration',
    nodeRegistration: { name, kubeletExtraArgs: extraArgs(api, { 'node-ip': nodeIps.join(',') }) },
    ...(advertise && { controlPlane: { localAPIEndpoint: { ...advertise } } }),
  };
}

/** The names of the machines that may join. */
export interface JoinScriptOptions {
  readonly nodes: readonly string[];
  /** Those of them that become control plane nodes and so need the certificate key. */
  readonly controlPlanes?: readonly string[];
  /** On which machine the join command is printed. */
  readonly where: string;
}

/** The script that joins a machine: it takes its name and the printed join command, and adds the secrets to its configuration. */
export function joinScript({ nodes, controlPlanes = [], where }: JoinScriptOptions): string {
  return toShell({
    comment: [
      'Joins this machine to the cluster with each of its addresses. Run it as root on the machine, with its JoinConfiguration beside it.',
      `${where}, print the join command:`,
      '  kubeadm token create --print-join-command',
      ...(controlPlanes.length === 0 ? [] : ['and for a control plane node add what this prints at its end:', '  kubeadm init phase upload-certs --upload-certs', '  … --control-plane --certificate-key <the printed key>']),
      'Then, here: ./join-node.sh <node name> <the printed command>',
    ],
    variables: {},
    arrays: { NODES: nodes, ...(controlPlanes.length > 0 && { CONTROL_PLANES: controlPlanes }) },
    body: joinBody(controlPlanes.length > 0),
  });
}

const joinBody = (hasControlPlanes: boolean) => `
usage() {
  printf 'Usage: %s <node name> kubeadm join <host:port> --token <token> --discovery-token-ca-cert-hash <hash>${hasControlPlanes ? ' [--control-plane --certificate-key <key>]' : ''}\\n' "$0" >&2
  printf 'Nodes: %s\\n' "\${NODES[*]}" >&2
  exit 2
}

# is_among <word> <words…>
is_among() {
  local word=$1 each
  shift
  for each in "$@"; do
    if [[ $each == "$word" ]]; then return 0; fi
  done
  return 1
}

node=\${1:-}
is_among "$node" "\${NODES[@]}" || usage
shift

endpoint='' token='' hash=''${hasControlPlanes ? " key=''" : ''}
while (($# > 0)); do
  case $1 in
    kubeadm | join${hasControlPlanes ? ' | --control-plane' : ''}) shift ;;
    --token) token=\${2:-}; shift 2 || usage ;;
    --discovery-token-ca-cert-hash) hash=\${2:-}; shift 2 || usage ;;
${hasControlPlanes ? `    --certificate-key) key=\${2:-}; shift 2 || usage ;;
` : ''}    *) endpoint=$1; shift ;;
  esac
done
[[ $endpoint =~ ^[A-Za-z0-9.:_-]+:[0-9]+$|^\\[[0-9A-Fa-f:]+\\]:[0-9]+$ ]] || usage
[[ $token =~ ^[a-z0-9]{6}\\.[a-z0-9]{16}$ ]] || usage
[[ $hash =~ ^sha256:[0-9a-f]{64}$ ]] || usage

here=$(cd "$(dirname "\${BASH_SOURCE[0]}")" && pwd)
umask 077
config=$(mktemp)
trap 'rm -f "$config"' EXIT
cat "$here/kubeadm-join-$node.yaml" >"$config"
${hasControlPlanes ? CERTIFICATE_KEY : ''}printf 'discovery:\\n  bootstrapToken:\\n    apiServerEndpoint: "%s"\\n    token: "%s"\\n    caCertHashes:\\n      - "%s"\\n' "$endpoint" "$token" "$hash" >>"$config"
kubeadm join --config "$config"
`;

/** A control plane node fetches the certificates of the cluster with a key; `controlPlane` is the last field of its file. */
const CERTIFICATE_KEY = `if is_among "$node" "\${CONTROL_PLANES[@]}"; then
  if [[ ! $key =~ ^[0-9a-f]{64}$ ]]; then
    printf '%s becomes a control plane node: add --control-plane --certificate-key <key>.\\n' "$node" >&2
    usage
  fi
  printf '  certificateKey: "%s"\\n' "$key" >>"$config"
fi
`;
