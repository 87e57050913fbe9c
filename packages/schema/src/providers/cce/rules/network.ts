import { formatCidr } from '../../../address/format.js';
import { freeRoom } from '../../../facts/free-room.js';
import type { Fix, Path } from '../../../findings/finding.js';
import { keepFirst, use } from '../../../rules/rule.js';
import { FIX_POOL_MASK, IPV6_MODELS } from '../catalog.js';
import { isTurbo, speaksIpv6 } from '../facts.js';
import type { CcePlan } from '../plan.js';
import { SOURCES } from '../sources.js';
import { isTurboDualStack, parseCceVersion } from '../version.js';
import { newestVersion } from '../versions.js';
import { type CceRule, inCce, IP_FAMILY, label, rule, SITE_PATH } from './rule.js';

const PROXY_MODE: Path = ['spec', 'network', 'proxyMode'];
/** IPv4 alone, for a plan whose cluster has no IPv6: what it asks for in IPv6 is removed. */
const IPV4_ONLY: Fix = {
  path: IP_FAMILY,
  value: 'IPv4',
  label: label('cce/ipv4-only'),
  also: [{ path: ['spec', 'network', 'serviceCidrs', 'ipv6'] }, { path: inCce('sharedBandwidth') }, { path: inCce('loadBalancer', 'ipFamily') }, { path: inCce('loadBalancer', 'ingressFamily') }],
};

const ipFamily = rule('cce/ip-family', {
  severity: 'error',
  source: SOURCES.dualStack,
  *check({ spec }, say) {
    if (spec.ipFamily === 'IPv4' || spec.ipFamily === 'IPv4+IPv6') return;
    yield { path: IP_FAMILY, ...say(spec.ipFamily === 'IPv6' ? 'alone' : 'first'), fixes: () => [use(IP_FAMILY, 'IPv4+IPv6'), use(IP_FAMILY, 'IPv4')] };
  },
});

const ipv6Model = rule('cce/ipv6-network-model', {
  severity: 'error',
  source: SOURCES.networkModel,
  appliesTo: speaksIpv6,
  *check({ spec: { cce } }, say) {
    const path = inCce('networkModel');
    const tunnel = use(path, 'overlay_l2');
    if (!IPV6_MODELS.includes(cce.networkModel)) yield { path, concerns: [IP_FAMILY], ...say({ model: cce.networkModel }), fixes: () => [tunnel, { ...tunnel, also: [{ path: inCce('fixPoolMask') }, { path: inCce('additionalContainerCidrs') }] }, IPV4_ONLY] };
  },
});

/** First minor release with IPv6 over a tunnel network: the guide says 1.15; Open Telekom Cloud's API takes ipv6enable from 1.25. */
const TUNNEL_IPV6 = { huaweicloud: 15, otc: 25 } as const;

const ipv6Version = rule('cce/ipv6-version', {
  severity: 'error',
  source: SOURCES.dualStack,
  appliesTo: speaksIpv6,
  *check(plan, say) {
    const { version: text, site } = plan.spec.cce;
    const version = parseCceVersion(text);
    if (!version || (isTurbo(plan) ? isTurboDualStack(version) : version.minor >= TUNNEL_IPV6[site])) return;
    yield { path: inCce('version'), concerns: [IP_FAMILY, SITE_PATH, inCce('clusterType'), inCce('networkModel')], ...say(isTurbo(plan) ? 'turbo' : site === 'otc' ? 'otc' : 'tunnel', { version: text }), fixes: () => [use(inCce('version'), newestVersion(site))] };
  },
});

/** First minor release whose tunnel network has IPv6 for everybody. */
const TUNNEL_IPV6_AVAILABLE = 23;

const tunnelPreview = rule('cce/ipv6-tunnel-preview', {
  severity: 'info',
  source: SOURCES.dualStack,
  appliesTo: (plan) => speaksIpv6(plan) && isTunnel(plan),
  unless: ['cce/ipv6-version'],
  *check({ spec: { cce } }, say) {
    const version = parseCceVersion(cce.version);
    if (version && version.minor < TUNNEL_IPV6_AVAILABLE) yield { path: inCce('version'), ...say({ version: cce.version }), fixes: () => [use(inCce('version'), newestVersion(cce.site))] };
  },
});

const isTunnel = ({ spec: { cce } }: CcePlan): boolean => cce.networkModel === 'overlay_l2';

const ipv6ProxyMode = rule('cce/ipv6-proxy-mode', {
  severity: 'error',
  source: SOURCES.console,
  appliesTo: speaksIpv6,
  *check({ spec: { network: { proxyMode: mode } } }, say) {
    if (mode !== 'ipvs') yield { path: PROXY_MODE, ...say({ mode }), fixes: () => [use(PROXY_MODE, 'ipvs')] };
  },
});

const nodeMask = rule('cce/node-mask', {
  severity: 'error',
  source: SOURCES.createCluster,
  *check({ spec }, say) {
    const path: Path = ['spec', 'network', 'nodeCidrMask'];
    if (spec.network.nodeCidrMask !== undefined) yield { path, ...say(), fixes: () => [{ path, label: label('cce/remove-node-mask') }] };
  },
});

/** A pod subnet in the VPC of a plan that names none: a quarter of the VPC, and no more than the console's own size. */
function firstPodSubnet(plan: CcePlan, path: Path): Fix[] {
  const { vpc, nodeSubnet } = plan.spec.cce;
  const [range, nodes] = [vpc.cidr.value, nodeSubnet.cidr.value];
  if (!range) return [];
  return freeRoom({ family: range.family, prefix: Math.max(range.prefix + 2, 20), taken: nodes ? [nodes] : [], pools: [range] })
    .map(formatCidr)
    .map((free) => ({ path, value: [{ name: 'subnet-pods', cidr: free, ipv6Enabled: speaksIpv6(plan) }], label: label('cce/add-pod-subnet', { range: free }) }));
}

const podSubnetRequired = rule('cce/pod-subnet-required', {
  severity: 'error',
  source: SOURCES.createCluster,
  *check(plan, say) {
    const { podSubnets } = plan.spec.cce;
    const path = inCce('podSubnets');
    if (isTurbo(plan) && podSubnets.length === 0) yield { path, ...say('turbo'), fixes: () => firstPodSubnet(plan, path) };
    if (!isTurbo(plan) && podSubnets.length > 0) yield { path, ...say('standard'), fixes: () => [{ path, label: label('cce/remove-pod-subnets') }] };
  },
});

const otcPodSubnets = rule('cce/otc-pod-subnets', {
  severity: 'error',
  source: SOURCES.createCluster.otc,
  appliesTo: ({ spec: { cce } }) => cce.site === 'otc',
  *check({ spec: { cce } }, say) {
    const path = inCce('podSubnets');
    const count = cce.podSubnets.length;
    if (count > 1) yield { path, ...say({ count }), fixes: () => [keepFirst(path, count, 1, label('cce/keep-first-one'))] };
  },
});

const fixPoolMask = rule('cce/fix-pool-mask', {
  severity: 'error',
  source: SOURCES.createCluster,
  *check({ spec: { cce } }, say) {
    const path = inCce('fixPoolMask');
    const { fixPoolMask: mask, networkModel: model } = cce;
    const { shortest, longest, usual } = FIX_POOL_MASK;
    if (mask === undefined) return;
    if (model !== 'vpc-router') yield { path, ...say('model', { mask, model }), fixes: () => [{ path, label: label('remove-it') }] };
    else if (mask < shortest || mask > longest) yield { path, ...say('size', { mask, shortest, longest }), fixes: () => [{ path, value: usual, label: label('use-mask', { mask: usual }) }] };
  },
});

const networkPolicies = rule('cce/network-policies-model', {
  severity: 'error',
  source: SOURCES.console,
  appliesTo: (plan) => !isTunnel(plan),
  *check({ spec: { cce } }, say) {
    const path = inCce('networkPolicies');
    if (cce.networkPolicies !== undefined) yield { path, ...say({ areOn: cce.networkPolicies, model: cce.networkModel }), fixes: () => [{ path, label: label('cce/leave-out') }] };
  },
});

const ipv6NetworkPolicies = rule('cce/ipv6-network-policies', {
  severity: 'info',
  source: SOURCES.constraints,
  appliesTo: (plan) => speaksIpv6(plan) && isTunnel(plan),
  *check({ spec: { cce } }, say) {
    if (cce.networkPolicies) yield { path: inCce('networkPolicies'), ...say() };
  },
});

const assigned = rule('cce/ipv6-assigned', {
  severity: 'info',
  source: SOURCES.dualStack,
  appliesTo: speaksIpv6,
  *check(_, say) {
    yield { path: IP_FAMILY, ...say() };
  },
});

/** Rules about the network model and what goes with it. */
export const NETWORK_RULES: readonly CceRule[] = [ipFamily, ipv6Model, ipv6Version, tunnelPreview, ipv6ProxyMode, nodeMask, podSubnetRequired, otcPodSubnets, fixPoolMask, networkPolicies, ipv6NetworkPolicies, assigned];
