import { nextFree } from '../../../address/allocate.js';
import { formatCidr } from '../../../address/format.js';
import type { Fix, Path } from '../../../findings/finding.js';
import { keepFirst, use } from '../../../rules/rule.js';
import { CLUSTER_TYPE_LABEL, FIX_POOL_MASK, IPV6_MODELS, NETWORK_MODEL_LABEL, VERSIONS } from '../catalog.js';
import { isTurbo, speaksIpv6 } from '../facts.js';
import { SOURCES } from '../sources.js';
import { isTurboDualStack, parseCceVersion } from '../version.js';
import { type CceRule, inCce } from './basic.js';

const IP_FAMILY: Path = ['spec', 'ipFamily'];
const PROXY_MODE: Path = ['spec', 'network', 'proxyMode'];
/** IPv4 alone, for a plan whose cluster has no IPv6: what it asks for in IPv6 is removed. */
const IPV4_ONLY: Fix = {
  path: IP_FAMILY,
  value: 'IPv4',
  label: 'Use IPv4 only',
  also: [{ path: ['spec', 'network', 'serviceCidrs', 'ipv6'] }, { path: inCce('sharedBandwidth') }, { path: inCce('loadBalancer', 'ipFamily') }, { path: inCce('loadBalancer', 'ingressFamily') }],
};

const ipFamily: CceRule = {
  id: 'cce/ip-family',
  severity: 'error',
  title: 'A cluster speaks IPv4, or IPv4 and IPv6',
  source: SOURCES.dualStack,
  *check({ spec }) {
    if (spec.ipFamily === 'IPv4' || spec.ipFamily === 'IPv4+IPv6') return;
    const reason = spec.ipFamily === 'IPv6' ? 'has no clusters of IPv6 alone' : 'has no clusters with IPv6 first';
    yield { path: IP_FAMILY, message: `CCE ${reason}: master and worker nodes talk to one another over IPv4. Choose IPv4+IPv6 or IPv4.`, fixes: () => [use(IP_FAMILY, 'IPv4+IPv6'), use(IP_FAMILY, 'IPv4')] };
  },
};

const ipv6Model: CceRule = {
  id: 'cce/ipv6-network-model',
  severity: 'error',
  title: 'The VPC network has no IPv6',
  source: SOURCES.networkModel,
  *check(plan) {
    const { networkModel } = plan.spec.cce;
    if (!speaksIpv6(plan) || IPV6_MODELS.includes(networkModel)) return;
    yield {
      path: inCce('networkModel'),
      message: `The ${NETWORK_MODEL_LABEL[networkModel]} (${networkModel}) has no IPv6: a standard cluster speaks both families with the Tunnel network (overlay_l2), a Turbo cluster with Cloud Native Network 2.0 (eni). The model cannot be changed later.`,
      fixes: () => [use(inCce('networkModel'), 'overlay_l2'), { ...use(inCce('networkModel'), 'overlay_l2'), also: [{ path: inCce('fixPoolMask') }, { path: inCce('additionalContainerCidrs') }] }, IPV4_ONLY],
    };
  },
};

/** First minor release with IPv6 over a tunnel network: the guide says 1.15; Open Telekom Cloud's API takes ipv6enable from 1.25. */
const TUNNEL_IPV6 = { huaweicloud: 15, otc: 25 } as const;

const ipv6Version: CceRule = {
  id: 'cce/ipv6-version',
  severity: 'error',
  title: 'The version speaks IPv6 with the network model',
  source: SOURCES.dualStack,
  *check(plan) {
    const { version: text, site } = plan.spec.cce;
    const version = parseCceVersion(text);
    if (!version || !speaksIpv6(plan)) return;
    const path = inCce('version');
    if (isTurbo(plan)) {
      if (!isTurboDualStack(version)) yield { path, message: `Turbo clusters of ${text} have no IPv6: it came with v1.23.8-r0 and v1.25.3-r0, and every release after v1.25 has it.`, fixes: () => [use(path, VERSIONS[0])] };
    } else if (version.minor < TUNNEL_IPV6[site]) {
      yield { path, message: `CCE ${text} has no IPv6 here: ${site === 'otc' ? 'the API of Open Telekom Cloud takes ipv6enable from v1.25' : 'the Tunnel network speaks it from v1.15'}.`, fixes: () => [use(path, VERSIONS[0])] };
    }
  },
};

/** First minor release whose tunnel network has IPv6 for everybody. */
const TUNNEL_IPV6_AVAILABLE = 23;

const tunnelPreview: CceRule = {
  id: 'cce/ipv6-tunnel-preview',
  severity: 'info',
  title: 'Dual stack over the tunnel network is generally available from v1.23',
  source: SOURCES.dualStack,
  *check(plan) {
    const { version: text, networkModel, site } = plan.spec.cce;
    const version = parseCceVersion(text);
    if (!version || !speaksIpv6(plan) || networkModel !== 'overlay_l2' || version.minor < TUNNEL_IPV6[site] || version.minor >= TUNNEL_IPV6_AVAILABLE) return;
    yield { path: inCce('version'), message: `CCE ${text} has IPv6 over the Tunnel network, but not yet for everybody: it is generally available from v1.23.`, fixes: () => [use(inCce('version'), VERSIONS[0])] };
  },
};

const ipv6ProxyMode: CceRule = {
  id: 'cce/ipv6-proxy-mode',
  severity: 'error',
  title: 'A cluster with IPv6 forwards with IPVS',
  source: SOURCES.console,
  *check(plan) {
    if (speaksIpv6(plan) && plan.spec.network.proxyMode !== 'ipvs') yield { path: PROXY_MODE, message: `${plan.spec.network.proxyMode} does not work in a cluster with IPv6: CCE takes ipvs only. The API would take iptables when nothing is said, so ipvs is always written. It cannot be changed later.`, fixes: () => [use(PROXY_MODE, 'ipvs')] };
  },
};

const nodeMask: CceRule = {
  id: 'cce/node-mask',
  severity: 'error',
  title: 'CCE has no node mask',
  source: SOURCES.createCluster,
  *check({ spec }) {
    const path: Path = ['spec', 'network', 'nodeCidrMask'];
    if (spec.network.nodeCidrMask !== undefined) yield { path, message: 'A node mask is given, and CCE has none: a tunnel network hands out blocks of /28, a VPC network ranges of fixPoolMask, and Turbo Pods take addresses of their subnets.', fixes: () => [{ path, label: 'Remove the node mask' }] };
  },
};

const podSubnetRequired: CceRule = {
  id: 'cce/pod-subnet-required',
  severity: 'error',
  title: 'A Turbo cluster has a pod subnet, a standard cluster has none',
  source: SOURCES.createCluster,
  *check(plan) {
    const { podSubnets, vpc, nodeSubnet } = plan.spec.cce;
    const path = inCce('podSubnets');
    if (isTurbo(plan) && podSubnets.length === 0) {
      const fixes = (): Fix[] => {
        const [range, nodes] = [vpc.cidr.value, nodeSubnet.cidr.value];
        const free = range && nextFree(range, Math.max(range.prefix + 2, 20), nodes ? [nodes] : []);
        return free ? [{ path, value: [{ name: 'subnet-pods', cidr: formatCidr(free), ipv6Enabled: speaksIpv6(plan) }], label: `Add a pod subnet ${formatCidr(free)}` }] : [];
      };
      yield { path, message: 'No pod subnet is named: Pods of a Turbo cluster take their addresses from subnets of the VPC, and there must be one.', fixes };
    }
    if (!isTurbo(plan) && podSubnets.length > 0) yield { path, message: `Pod subnets are named, and a ${CLUSTER_TYPE_LABEL.standard} has none: its Pods take addresses of the container CIDR block.`, fixes: () => [{ path, label: 'Remove the pod subnets' }] };
  },
};

const otcPodSubnets: CceRule = {
  id: 'cce/otc-pod-subnets',
  severity: 'error',
  title: 'Open Telekom Cloud creates a Turbo cluster with one pod subnet',
  source: SOURCES.createCluster,
  *check({ spec: { cce } }) {
    if (cce.site !== 'otc' || cce.podSubnets.length < 2) return;
    const path = inCce('podSubnets');
    yield { path, message: `${cce.podSubnets.length} pod subnets are named; the API of Open Telekom Cloud takes one (eniSubnetId with eniSubnetCIDR) when the cluster is made. Add the others in the console afterwards.`, fixes: () => [keepFirst(path, cce.podSubnets.length, 1, 'Keep the first one')] };
  },
};

const fixPoolMask: CceRule = {
  id: 'cce/fix-pool-mask',
  severity: 'error',
  title: 'Reserved Pod addresses per node are /24 to /28, in a VPC network only',
  source: SOURCES.createCluster,
  *check({ spec: { cce } }) {
    const path = inCce('fixPoolMask');
    const { shortest, longest, usual } = FIX_POOL_MASK;
    if (cce.fixPoolMask === undefined) return;
    if (cce.networkModel !== 'vpc-router') yield { path, message: `Pod addresses are reserved per node (/${cce.fixPoolMask}), and only the VPC network does that; the ${NETWORK_MODEL_LABEL[cce.networkModel]} hands them out as Pods come.`, fixes: () => [{ path, label: 'Remove it' }] };
    else if (cce.fixPoolMask < shortest || cce.fixPoolMask > longest) yield { path, message: `/${cce.fixPoolMask} is no size for the Pod addresses of a node: it is /${shortest} (256) to /${longest} (16).`, fixes: () => [{ path, value: usual, label: `Use /${usual}` }] };
  },
};

const networkPolicies: CceRule = {
  id: 'cce/network-policies-model',
  severity: 'error',
  title: 'The switch for network policies belongs to the tunnel network',
  source: SOURCES.console,
  *check({ spec: { cce } }) {
    const path = inCce('networkPolicies');
    if (cce.networkPolicies !== undefined && cce.networkModel !== 'overlay_l2') yield { path, message: `Network policies are switched ${cce.networkPolicies ? 'on' : 'off'}, and only the Tunnel network has that switch; the ${NETWORK_MODEL_LABEL[cce.networkModel]} has them with DataPlane V2, which CCE enables on request.`, fixes: () => [{ path, label: 'Leave it out' }] };
  },
};

const ipv6NetworkPolicies: CceRule = {
  id: 'cce/ipv6-network-policies',
  severity: 'info',
  title: 'Network policies do not see IPv6 traffic in a tunnel network',
  source: SOURCES.constraints,
  *check(plan) {
    const { networkModel, networkPolicies: areOn } = plan.spec.cce;
    if (speaksIpv6(plan) && networkModel === 'overlay_l2' && areOn) yield { path: inCce('networkPolicies'), message: 'Network policies are on, and in a Tunnel network they do not cover IPv6: what a policy forbids over IPv4 still passes over IPv6. A Turbo cluster with DataPlane V2 covers both.' };
  },
};

const assigned: CceRule = {
  id: 'cce/ipv6-assigned',
  severity: 'info',
  title: 'The cloud assigns the IPv6 ranges',
  source: SOURCES.dualStack,
  *check(plan) {
    if (speaksIpv6(plan)) yield { path: IP_FAMILY, message: 'The cloud assigns the IPv6 range of each subnet when it is made; none can be chosen, each network interface has one address of it, and IPv6 cannot be turned off again. Master and worker nodes keep talking over IPv4.' };
  },
};

/** Rules about the network model and what goes with it. */
export const NETWORK_RULES: readonly CceRule[] = [ipFamily, ipv6Model, ipv6Version, tunnelPreview, ipv6ProxyMode, nodeMask, podSubnetRequired, otcPodSubnets, fixPoolMask, networkPolicies, ipv6NetworkPolicies, assigned];
