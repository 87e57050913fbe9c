import { toShell } from '../format/shell.js';
import type { Value } from '../format/yaml.js';

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

/** A taint with which a node registers. */
export interface JoinTaint {
  readonly key: string;
  readonly value?: string;
  readonly effect: string;
}

/** How a machine registers, as kubeadm init and join take it. */
export interface RegistrationOptions {
  readonly api: KubeadmApi;
  readonly name: string;
  /** Addresses for the kubelet, those of the primary family first. */
  readonly nodeIps: readonly string[];
  /** The socket of its container runtime, where kubeadm is not to find it by itself. */
  readonly criSocket?: string;
  /** Its taints, where they are others than those that kubeadm gives it. */
  readonly taints?: readonly JoinTaint[];
}

/** The part of an InitConfiguration or a JoinConfiguration that registers a machine. */
export function nodeRegistration({ api, name, nodeIps, criSocket, taints }: RegistrationOptions): Value {
  return {
    name,
    ...(criSocket !== undefined && { criSocket }),
    ...(taints && { taints: taints.map(({ key, value, effect }) => ({ key, ...(value !== undefined && { value }), effect })) }),
    kubeletExtraArgs: extraArgs(api, { 'node-ip': nodeIps.join(',') }),
  };
}

/** What a JoinConfiguration says of one machine. */
export interface JoinOptions extends RegistrationOptions {
  /** The folder of patches on the machine. */
  readonly patches?: string;
  /** Where the API server of this machine listens, if it becomes a control plane node. */
  readonly advertise?: { readonly advertiseAddress: string; readonly bindPort: number };
}

/**
 * The JoinConfiguration of a machine. How it finds the cluster, and the key of a control plane, are added by the
 * script that joins it, because they are secrets: the last field is the one that the script goes on with.
 */
export function joinConfiguration({ patches, advertise, ...registration }: JoinOptions): Value {
  return {
    apiVersion: `kubeadm.k8s.io/${registration.api}`,
    kind: 'JoinConfiguration',
    nodeRegistration: nodeRegistration(registration),
    ...(patches !== undefined && { patches: { directory: patches } }),
    ...(advertise && { controlPlane: { localAPIEndpoint: { ...advertise } } }),
  };
}

/** The machines that may join. */
export interface JoinScriptOptions {
  /** Their names, and the addresses of their kubelets. */
  readonly nodes: readonly Pick<JoinOptions, 'name' | 'nodeIps'>[];
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
      'Run again on a machine that has joined, it compares: 0 when the name, the addresses and the cluster are these, 1 when they are not.',
    ],
    variables: {},
    arrays: { NODES: nodes.map(({ name }) => name), NODE_IPS: nodes.map(({ nodeIps }) => nodeIps.join(' ')), ...(controlPlanes.length > 0 && { CONTROL_PLANES: controlPlanes }) },
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

# compare_server: whether the kubelet of this machine talks to the cluster of the printed command
compare_server() {
  local server
  server=$(sed -n 's/^ *server: *"\\{0,1\\}\\([^ "]*\\).*/\\1/p' "$root/etc/kubernetes/kubelet.conf" | head -n 1)
  if [[ $server != "https://$endpoint" ]]; then differences+=("cluster: wanted https://$endpoint, there is $server"); fi
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

# HOST_ROOT is for a look at a machine whose disk is mounted elsewhere.
root=\${HOST_ROOT:-}
if [[ -e $root/etc/kubernetes/kubelet.conf ]]; then
  flags=$(cat "$root/var/lib/kubelet/kubeadm-flags.env" 2>/dev/null || true)
  flag() { sed -n "s/.*--$1=\\([^ \\"]*\\).*/\\1/p" <<<"$flags"; }
  own=$(flag hostname-override)
  if [[ -z $own ]]; then own=$(hostname | tr '[:upper:]' '[:lower:]'); fi
  differences=()
  if [[ $own != "$node" ]]; then differences+=("name: wanted $node, there is $own"); fi
  for index in "\${!NODES[@]}"; do
    if [[ \${NODES[$index]} == "$node" && $(flag node-ip) != "\${NODE_IPS[$index]// /,}" ]]; then differences+=("--node-ip: wanted \${NODE_IPS[$index]// /,}, there is $(flag node-ip)"); fi
  done
${hasControlPlanes ? `  # The kubelet of a control plane node may talk to the API server beside it.
  if ! is_among "$node" "\${CONTROL_PLANES[@]}"; then compare_server; fi` : '  compare_server'}
  if ((\${#differences[@]} > 0)); then
    printf 'This machine has joined already, and not as %s of this plan:\\n' "$node" >&2
    printf '  %s\\n' "\${differences[@]}" >&2
    printf 'It was not changed. To join it anew: kubectl drain and kubectl delete node, kubeadm reset here, and this again.\\n' >&2
    exit 1
  fi
  printf 'This machine has joined already as %s, with the addresses of the plan\\n' "$node"
  exit 0
fi
if [[ -e $root/etc/kubernetes/bootstrap-kubelet.conf ]]; then
  printf 'A join began on this machine and did not end: clean up with kubeadm reset, and run this again.\\n' >&2
  exit 1
fi

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
