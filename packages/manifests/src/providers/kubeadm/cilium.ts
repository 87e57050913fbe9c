import { type Family, isAtLeast } from '@dualstack/schema';
import * as kubeadm from '@dualstack/schema/providers/kubeadm';
import type { GeneratedFile } from '../../kit/file.js';
import { toYaml, type Value } from '../../format/yaml.js';
import { ciliumBalancerValues } from '../../kit/load-balancers.js';
import { ciliumNat64Values } from '../../kit/nat64.js';
import type { Purposes } from './messages/texts.js';
import { advertiseAddress, controlPlanes, families, type Plan } from './plan.js';

/** The values of Cilium's chart. */
export function ciliumFiles(plan: Plan, purposes: Purposes): GeneratedFile[] {
  return [{ path: 'cilium/values.yaml', mediaType: 'application/yaml', purpose: purposes.ciliumValues, content: toYaml(ciliumValues(plan)) }];
}

/** First release whose chart has `underlayProtocol`. From 1.20 on the agents choose by themselves where it is not said, so it always is. */
const UNDERLAY_FROM = kubeadm.CILIUM_IPV6_UNDERLAY_FROM.ipv6Only;

type Settings = kubeadm.CiliumSettings;

/**
 * The values as the chart of the release takes them.
 *
 * @see https://docs.cilium.io/en/stable/helm-reference/
 */
function ciliumValues(plan: Plan): Value {
  const settings = plan.spec.kubeadm.cilium;
  if (!settings) throw new Error('no settings of Cilium');
  const own = families(plan);
  const usesPool = settings.ipamMode === 'cluster-pool';
  return {
    ipv4: { enabled: own.includes('ipv4') },
    ipv6: { enabled: own.includes('ipv6') },
    ipam: { mode: settings.ipamMode, ...(usesPool && { operator: Object.assign({}, ...own.map((family) => pool(plan, family))) as Value }) },
    /** The agents wait for the ranges of both families instead of starting with one. */
    ...(!usesPool && { k8s: { requireIPv4PodCIDR: own.includes('ipv4'), requireIPv6PodCIDR: own.includes('ipv6') } }),
    ...routing(plan, settings),
    ...(settings.routingMode === 'native'
      ? { autoDirectNodeRoutes: settings.autoDirectNodeRoutes }
      : isSince(plan, UNDERLAY_FROM) && { underlayProtocol: settings.underlayProtocol }),
    ...(Object.assign({}, ...own.map((family) => nativeRange(plan, family, settings))) as Record<string, Value>),
    ...(settings.mtu !== undefined && { MTU: settings.mtu }),
    ...(settings.bpfMasquerade && { bpf: { masquerade: true } }),
    enableIPv4Masquerade: own.includes('ipv4') && settings.masquerade.ipv4 === true,
    enableIPv6Masquerade: own.includes('ipv6') && settings.masquerade.ipv6 === true,
    kubeProxyReplacement: isSince(plan, CHART.routingMode) ? settings.kubeProxyReplacement : settings.kubeProxyReplacement ? 'strict' : 'disabled',
    ...(settings.kubeProxyReplacement && apiServer(plan)),
    ...ciliumBalancerValues(plan.spec.loadBalancers, plan.spec.kubeadm.cni.version),
    ...ciliumNat64Values(plan.spec.nat64),
  };
}

const CHART = kubeadm.CILIUM_CHART;
const isSince = ({ spec }: Plan, release: string): boolean => isAtLeast(spec.kubeadm.cni.version, release);
const podRange = ({ spec }: Plan, family: Family): string | undefined => spec.network.podCidrs[family]?.text;
const label = (family: Family) => (family === 'ipv4' ? 'IPv4' : 'IPv6');

/** The pool of a family: a list of ranges, or before 1.11 one range. */
function pool(plan: Plan, family: Family): Record<string, Value> {
  const range = podRange(plan, family);
  const name = `clusterPool${label(family)}`;
  return { ...(isSince(plan, CHART.poolLists) ? { [`${name}PodCIDRList`]: [range] } : { [`${name}PodCIDR`]: range }), [`${name}MaskSize`]: plan.spec.network.nodeCidrMask[family] };
}

/** How Pods reach those of other nodes: one value for both before 1.14, `disabled` being native routing. */
function routing(plan: Plan, { routingMode, tunnelProtocol }: Settings): Record<string, Value> {
  const isNative = routingMode === 'native';
  if (!isSince(plan, CHART.routingMode)) return { tunnel: isNative ? 'disabled' : tunnelProtocol };
  return { routingMode, ...(!isNative && { tunnelProtocol }) };
}

/** The range that is routed and not masqueraded, that of Pods where routing is native: for IPv4 alone before 1.12, under another name before 1.11. */
function nativeRange(plan: Plan, family: Family, { nativeRoutingCidr, routingMode }: Settings): Record<string, Value> {
  const range = nativeRoutingCidr?.[family]?.text ?? (routingMode === 'native' ? podRange(plan, family) : undefined);
  if (range === undefined) return {};
  if (family === 'ipv6' && !isSince(plan, CHART.nativeRangeIpv6)) return {};
  return { [isSince(plan, CHART.nativeRanges) ? `${family}NativeRoutingCIDR` : 'nativeRoutingCIDR']: range };
}

/** Where the agents find the API server: without kube-proxy its Service is not there yet. */
function apiServer(plan: Plan): { k8sServiceHost: string; k8sServicePort: number } {
  const endpoint = kubeadm.parseHostPort(plan.spec.kubeadm.controlPlaneEndpoint ?? '');
  const [first] = controlPlanes(plan);
  return { k8sServiceHost: endpoint?.host ?? (first ? advertiseAddress(plan, first) : ''), k8sServicePort: endpoint?.port ?? plan.spec.kubeadm.bindPort };
}
