import { familiesOf, isAtLeast, type kkp } from '@dualstack/schema';
import { toShell } from '../../format/shell.js';
import type { Value } from '../../format/yaml.js';

type Plan = kkp.KkpPlan;
type ByoNode = NonNullable<Plan['spec']['kkp']['bringyourown']>['nodes'][number];

/**
 * The JoinConfiguration of a node, with the addresses of both families for the kubelet, primary family first.
 * How the node finds the cluster is added by the join script, because it contains a token.
 *
 * v1beta4 (from Kubernetes 1.31) takes extra arguments as a list of names and values; the KKP documentation
 * shows a mapping there, which kubeadm refuses.
 *
 * @see https://kubernetes.io/docs/reference/config-api/kubeadm-config.v1beta4/
 */
export function joinConfiguration(plan: Plan, node: ByoNode): Value {
  const nodeIp = familiesOf(plan.spec.ipFamily).flatMap((family) => node[family] ?? []).join(',');
  const isV1beta4 = isAtLeast(plan.spec.kubernetesVersion, '1.31');
  return {
    apiVersion: `kubeadm.k8s.io/${isV1beta4 ? 'v1beta4' : 'v1beta3'}`,
    kind: 'JoinConfiguration',
    nodeRegistration: {
      name: node.name,
      kubeletExtraArgs: isV1beta4 ? [{ name: 'node-ip', value: nodeIp }] : { 'node-ip': nodeIp },
    },
  };
}

/** The script that joins a node: it takes the printed join command and a node name, and adds the token to the configuration. */
export function joinScript(plan: Plan): string {
  return toShell({
    comment: [
      'Joins this machine to the cluster with both of its addresses. Run it as root on the machine, with its JoinConfiguration beside it.',
      'On a machine with the kubeconfig of the user cluster, print the join command:',
      '  kubeadm token create --print-join-command',
      'Then, here: ./join-node.sh <node name> <the printed command>',
    ],
    variables: {},
    arrays: { NODES: (plan.spec.kkp.bringyourown?.nodes ?? []).map(({ name }) => name) },
    body: `
usage() {
  printf 'Usage: %s <node name> kubeadm join <host:port> --token <token> --discovery-token-ca-cert-hash <hash>\\n' "$0" >&2
  printf 'Nodes: %s\\n' "\${NODES[*]}" >&2
  exit 2
}

node=\${1:-}
known=no
for each in "\${NODES[@]}"; do
  if [[ $each == "$node" ]]; then known=yes; fi
done
if [[ $known == no ]]; then usage; fi
shift

endpoint='' token='' hash=''
while (($# > 0)); do
  case $1 in
    kubeadm | join) shift ;;
    --token) token=\${2:-}; shift 2 || usage ;;
    --discovery-token-ca-cert-hash) hash=\${2:-}; shift 2 || usage ;;
    *) endpoint=$1; shift ;;
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
printf 'discovery:\\n  bootstrapToken:\\n    apiServerEndpoint: "%s"\\n    token: "%s"\\n    caCertHashes:\\n      - "%s"\\n' "$endpoint" "$token" "$hash" >>"$config"
kubeadm join --config "$config"
`,
  });
}
