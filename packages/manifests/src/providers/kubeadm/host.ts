import { FAMILY_LABEL, isAtLeast } from '@dualstack/schema';
import { CHECKS, COUNTED } from '../../kit/checks.js';
import { toShell } from '../../format/shell.js';
import { endpointOf, families, type Plan, replacesKubeProxy } from './plan.js';

/**
 * Kernels that something needs: kube-proxy's and Calico's nftables; Calico from v3.31 and Cilium from 1.18 on; VXLAN over
 * IPv6 without a fault (tigera/docs#515); kubeadm's own preflight checks.
 */
const KERNEL = { nftables: '5.13', plugin: '5.10', ipv6Tunnel: '4.19', usual: '3.10' } as const;

/** Plugins whose traffic crosses a Linux bridge, which must hand it to the packet filter. */
const usesBridge = ({ spec }: Plan): boolean => spec.kubeadm.cni.type === 'flannel' || spec.kubeadm.cni.type === 'canal';

/** What the kernel of every node must be set to, as key and value. */
export function sysctls(plan: Plan): [key: string, value: string][] {
  const own = families(plan);
  return [
    ...(own.includes('ipv4') ? [['net.ipv4.ip_forward', '1'] as [string, string]] : []),
    ...(own.includes('ipv6') ? [['net.ipv6.conf.all.forwarding', '1'] as [string, string]] : []),
    ...(usesBridge(plan) ? own.map((family): [string, string] => [family === 'ipv4' ? 'net.bridge.bridge-nf-call-iptables' : 'net.bridge.bridge-nf-call-ip6tables', '1']) : []),
  ];
}

/** The file for /etc/sysctl.d. */
export function sysctlConf(plan: Plan): string {
  return [
    '# For every node: copy to /etc/sysctl.d/90-kubernetes.conf and run sysctl --system.',
    ...(usesBridge(plan) ? ['# The net.bridge keys exist once the module is loaded: echo br_netfilter > /etc/modules-load.d/k8s.conf; modprobe br_netfilter'] : []),
    ...sysctls(plan).map(([key, value]) => `${key} = ${value}`),
    ...(families(plan).includes('ipv6')
      ? [
          '# A kernel that forwards IPv6 ignores router advertisements. Where the default route comes from them, tell the interface',
          '# to take them all the same, and put its name in the place of eth0:',
          '# net.ipv6.conf.eth0.accept_ra = 2',
        ]
      : []),
    '',
  ].join('\n');
}

/** Whether kube-proxy writes its rules with nftables. */
export const usesNftables = (plan: Plan): boolean => plan.spec.network.proxyMode === 'nftables' && !replacesKubeProxy(plan);

/** The kernel that the plan needs. */
export function kernel(plan: Plan): string {
  const { type, version } = plan.spec.kubeadm.cni;
  if (usesNftables(plan)) return KERNEL.nftables;
  if (((type === 'calico' || type === 'canal') && isAtLeast(version, '3.31')) || (type === 'cilium' && isAtLeast(version, '1.18'))) return KERNEL.plugin;
  return families(plan).includes('ipv6') ? KERNEL.ipv6Tunnel : KERNEL.usual;
}

/** The nft that kube-proxy needs (pkg/proxy/nftables of Kubernetes). */
const NFT = '1.0.1';

/** The programs of Kubernetes that a node has before it joins: kubeadm where it makes the cluster. */
export const programs = ({ spec }: Plan): readonly string[] => (spec.kubeadm.configApi === 'flags' ? ['kubelet', 'kubectl'] : ['kubeadm', 'kubelet', 'kubectl']);

/** The script that checks a machine before it becomes a node. */
export function preflightScript(plan: Plan): string {
  const { nodes, criSocket, patchesDirectory } = plan.spec.kubeadm;
  const own = families(plan);
  const endpoint = endpointOf(plan);
  return toShell({
    comment: [
      'Checks a machine before it becomes a node: its addresses, default routes, forwarding, kernel, swap, container runtime, the versions of its programs, and that it reaches the other nodes.',
      ...(endpoint?.isName ? ['The name of the control plane endpoint has to resolve on it, in the first family of the plan.'] : []),
      'Run it on the machine: ./preflight.sh <node name>. It changes nothing.',
      'RUNTIME_SOCKETS names the socket of a container runtime that is not at a usual place.',
      'Ends with 0 when everything holds, 1 when something does not, 2 when it is called wrongly.',
    ],
    variables: { KERNEL: kernel(plan), NFTABLES: usesNftables(plan) ? NFT : '', VERSION: plan.spec.kubernetesVersion.replace(/^v/, ''), ...(endpoint?.isName && { ENDPOINT: endpoint.host, PORT: String(endpoint.port), CONTROL_PLANES: endpoint.behind.join(', ') }), ...(criSocket !== undefined && { SOCKET: criSocket.replace(/^unix:\/\//, '') }), ...(patchesDirectory !== undefined && { PATCHES: patchesDirectory }) },
    arrays: {
      FAMILIES: own.map((family) => FAMILY_LABEL[family]),
      NODES: nodes.map(({ name }) => name),
      IPV4_ADDRESSES: nodes.map(({ ipv4 }) => (own.includes('ipv4') ? (ipv4?.text ?? '') : '')),
      IPV6_ADDRESSES: nodes.map(({ ipv6 }) => (own.includes('ipv6') ? (ipv6?.text ?? '') : '')),
      PROGRAMS: programs(plan),
      SYSCTLS: sysctls(plan).map(([key, value]) => `${key}=${value}`),
    },
    body: preflightBody(endpoint?.isName === true, plan.spec.kubeadm),
  });
}

/** The API server of kubeadm's own nodes listens at one port, whatever the endpoint passes on to it. */
const resolves = (port: number) => `
# resolves <4 or 6> <name>: whether this machine finds an address of the family; IPv4 ones that are written as IPv6 are none
resolves() { getent "ahostsv$1" "$2" 2>/dev/null | cut -d ' ' -f 1 | grep -Ev '^::ffff:[0-9.]+$' >/dev/null; }
primary=\${FAMILIES[0]}
check "$primary: the control plane endpoint $ENDPOINT resolves" resolves "\${primary#IPv}" "$ENDPOINT"
if ! resolves "\${primary#IPv}" "$ENDPOINT"; then
  printf '      Before kubeadm init, let it resolve on every node, by a DNS record or a line in /etc/hosts, to an %s address of a load balancer,\\n' "$primary"
  printf '      or a virtual one, that passes port %s on to port ${port} of each of: %s\\n' "$PORT" "$CONTROL_PLANES"
fi
for family in "\${FAMILIES[@]:1}"; do
  if ! resolves "\${family#IPv}" "$ENDPOINT"; then printf 'note  %s: %s does not resolve; nodes do without, clients that speak %s alone do not reach the API servers by it\\n' "$family" "$ENDPOINT" "$family"; fi
done
`;

/** Where container runtimes listen unless they are told otherwise. */
const USUAL_SOCKETS = ['/run/containerd/containerd.sock', '/run/crio/crio.sock', '/run/cri-dockerd.sock', '/var/run/docker.sock'];

const preflightBody = (hasName: boolean, { bindPort, criSocket, patchesDirectory }: Plan['spec']['kubeadm']) => `
${CHECKS}
node=\${1:-}
own=-1
for index in "\${!NODES[@]}"; do
  if [[ \${NODES[$index]} == "$node" ]]; then own=$index; fi
done
if ((own < 0)); then
  printf 'Usage: %s <node name>\\nNodes: %s\\n' "$0" "\${NODES[*]}" >&2
  exit 2
fi

# has_address <-4 or -6> <address>: whether an interface of this machine has it
has_address() { [[ -n $(ip "$1" -o address show to "$2" 2>/dev/null) ]]; }
has_default_route() { [[ -n $(ip "$1" route show default 2>/dev/null) ]]; }
# takes_advertisements: whether a default route that routers advertise survives forwarding
takes_advertisements() {
  local device
  device=$(ip -6 route show default 2>/dev/null | sed -n 's/.*dev \\([^ ]*\\).*proto ra.*/\\1/p' | head -n 1)
  [[ -z $device || $(sysctl -n "net.ipv6.conf.$device.accept_ra" 2>/dev/null) == 2 ]]
}
is_set() { [[ $(sysctl -n "\${1%%=*}" 2>/dev/null) == "\${1#*=}" ]]; }
is_at_least() { [[ $(printf '%s\\n%s\\n' "$2" "$1" | sort -V | head -n 1) == "$2" ]]; }
is_reachable() { ping "$1" -c 1 -W 2 "$2" >/dev/null 2>&1; }
# version_of <program>: prints the first version that the program says of itself, without a leading v
version_of() {
  local words
  case $1 in
    kubeadm) words=$(kubeadm version --output short 2>/dev/null) ;;
    kubectl) words=$(kubectl version --client 2>/dev/null) ;;
    *) words=$("$1" --version 2>/dev/null) ;;
  esac
  printf '%s\\n' "$words" | grep -Eo 'v[0-9]+(\\.[0-9]+)+' | head -n 1 | tr -d v
}
# is_version <program>: whether it is of the version of the plan, which may leave the patch release open
is_version() { [[ "$(version_of "$1" || true)." == "$VERSION."* ]]; }
# has_runtime: whether a container runtime listens where kubelets look for it
has_runtime() {
  local socket
  for socket in \${RUNTIME_SOCKETS:-${criSocket === undefined ? USUAL_SOCKETS.join(' ') : '$SOCKET'}}; do
    if [[ -S $socket ]]; then return 0; fi
  done
  return 1
}

printf 'Checking %s for %s\\n' "$node" "\${FAMILIES[*]}"
check "the kernel is $KERNEL or newer" is_at_least "$(uname -r)" "$KERNEL"
check 'swap is off' test -z "$(swapon --noheadings 2>/dev/null || true)"
check 'a container runtime listens' has_runtime
${patchesDirectory === undefined ? '' : `check "the folder of patches is there: $PATCHES" test -d "$PATCHES"\n`}for program in "\${PROGRAMS[@]}"; do
  check "$program is of version $VERSION" is_version "$program"
done
if [[ -n $NFTABLES ]]; then check "nft is of version $NFTABLES or newer" is_at_least "$(version_of nft || true)" "$NFTABLES"; fi
for each in "\${SYSCTLS[@]}"; do
  check "$each" is_set "$each"
done

for family in "\${FAMILIES[@]}"; do
  if [[ $family == IPv4 ]]; then
    flag=-4
    addresses=("\${IPV4_ADDRESSES[@]}")
  else
    flag=-6
    addresses=("\${IPV6_ADDRESSES[@]}")
    check 'IPv6: the default route survives forwarding (accept_ra is 2 where routers advertise it)' takes_advertisements
  fi
  check "$family: an interface has \${addresses[$own]}" has_address "$flag" "\${addresses[$own]}"
  check "$family: there is a default route" has_default_route "$flag"
  for index in "\${!NODES[@]}"; do
    if ((index != own)); then check "$family: \${NODES[$index]} answers at \${addresses[$index]}" is_reachable "$flag" "\${addresses[$index]}"; fi
  done
done
${hasName ? resolves(bindPort) : ''}
${COUNTED}
`;
