import { cidr } from '../../address/cidr.js';
import { type Family, familiesOf } from '../../address/family.js';
import { listedAddresses, networkMasks, networkPath, networkRanges, nodeNetworkRanges, poolCapacity, reservedRanges, usualRanges } from '../../plan/network-facts.js';
import { balancerFacts, balancerRanges, hostsOf } from '../../plan/load-balancers.js';
import { nat64Facts, nat64Ranges } from '../../plan/nat64.js';
import { nameOf } from '../../facts/names.js';
import type { BalancerFacts, HostAddress } from '../../facts/load-balancers.js';
import { type ClusterFacts, metadataLabels, type RangeLimits, readableRanges } from '../../facts/facts.js';
import { usesClusterPool } from './defaults.js';
import { parseEtcdEndpoint, parseHostPort } from './host-port.js';
import { nameOf as ownName } from './names.js';
import type { KubeadmPlan } from './plan.js';

/** Ranges to begin with, those of kind and of kubeadm's default: kubeadm itself has no range for Pods and none in IPv6. */
export const USUAL_RANGES = { pods: { ipv4: '10.244.0.0/16', ipv6: 'fd00:10:244::/48' }, services: { ipv4: '10.96.0.0/16', ipv6: 'fd00:10:96::/112' } } as const;

/** The usual ranges of Pods and Services. */
export const exampleRange = usualRanges(USUAL_RANGES);

const remembered = new WeakMap<KubeadmPlan, ClusterFacts>();

/** What the rules for every cluster need to know of a kubeadm plan. A plan with its defaults never changes, so it is asked once. */
export function facts(plan: KubeadmPlan): ClusterFacts {
  const known = remembered.get(plan) ?? gather(plan);
  remembered.set(plan, known);
  return known;
}

/** Whether something cuts a Pod range for each node out of the Pod ranges of the cluster. */
export function cutsNodeRanges({ spec: { kubeadm } }: KubeadmPlan): boolean {
  return kubeadm.allocateNodeCidrs || usesClusterPool(kubeadm);
}

/**
 * The families of Services. With Pods of two families they may have one, which kube-apiserver calls a case of its own;
 * with none at all, they lack a range in each.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.37.2/cmd/kube-apiserver/app/options/validation.go#L63
 */
export function serviceFamilies({ spec }: KubeadmPlan): readonly Family[] {
  const families = familiesOf(spec.ipFamily);
  const given = families.filter((family) => spec.network.serviceCidrs[family] !== undefined);
  return given.length > 0 ? given : families;
}

/** kubeadm looks at Services, and at node masks where the controller manager cuts by them; with flags, nobody does. */
function limitsOf({ spec: { kubeadm } }: KubeadmPlan): RangeLimits {
  const usesKubeadm = kubeadm.configApi !== 'flags';
  return { services: usesKubeadm ? 'kubeadm' : 'components', nodeMasks: usesKubeadm && kubeadm.allocateNodeCidrs ? 'kubeadm' : 'components' };
}

/**
 * Whether the plugin wraps what Pods send between nodes and translates what they send out. Calico's CrossSubnet wraps between
 * subnets alone, so that routers of a subnet see Pods.
 *
 * @see https://docs.tigera.io/calico/latest/networking/configuring/vxlan-ipip
 * @see https://docs.cilium.io/en/stable/network/concepts/routing/
 * @see https://github.com/flannel-io/flannel/blob/master/Documentation/backends.md
 */
function staysInside({ spec: { kubeadm } }: KubeadmPlan, family: Family): boolean {
  switch (kubeadm.cni.type) {
    case 'calico': {
      const pool = kubeadm.calico?.ipPools[family];
      return pool !== undefined && (pool.encapsulation === 'IPIP' || pool.encapsulation === 'VXLAN') && pool.natOutgoing === 'Enabled';
    }
    case 'cilium':
      return kubeadm.cilium?.routingMode === 'tunnel' && kubeadm.cilium.masquerade[family] === true;
    default:
      return kubeadm.flannel !== undefined && kubeadm.flannel.backend !== 'host-gw' && kubeadm.flannel.masquerade;
  }
}

/** The control plane endpoint where it is an address. */
function endpointOf(text: string | undefined): Pick<ClusterFacts, 'endpoint'> {
  const value = text === undefined ? undefined : parseHostPort(text)?.address;
  return value ? { endpoint: { name: nameOf('endpoint'), path: ['spec', 'kubeadm', 'controlPlaneEndpoint'], value } } : {};
}

/** The members of an etcd of its own, as far as they are addresses. */
const etcdHosts = ({ spec }: KubeadmPlan): HostAddress[] =>
  (spec.kubeadm.etcd?.external?.endpoints ?? []).flatMap((text, index) => {
    const value = parseEtcdEndpoint(text)?.address;
    return value ? [{ name: ownName('kubeadm/etcd', { number: index + 1 }), path: ['spec', 'kubeadm', 'etcd', 'external', 'endpoints', index], value }] : [];
  });

/** Cilium, where it is the plugin, as far as its load balancers and its gateway depend on it. */
function ciliumOf({ spec: { kubeadm } }: KubeadmPlan): Pick<BalancerFacts, 'cilium'> {
  if (kubeadm.cni.type !== 'cilium') return {};
  return { cilium: { version: kubeadm.cni.version, versionPath: ['spec', 'kubeadm', 'cni', 'version'], replacesKubeProxy: kubeadm.cilium?.kubeProxyReplacement === true, replacesPath: ['spec', 'kubeadm', 'cilium', 'kubeProxyReplacement'], replacesValue: true } };
}

function gather(plan: KubeadmPlan): ClusterFacts {
  const { spec } = plan;
  const networks = [...networkRanges(spec.network), ...nodeNetworkRanges(spec.kubeadm.nodeNetwork, ['spec', 'kubeadm', 'nodeNetwork'])];
  const ranges = [...networks, ...balancerRanges(spec.loadBalancers, networks), ...nat64Ranges(spec.nat64), ...reservedRanges(spec.reservedCidrs)];
  const addresses = listedAddresses(spec.kubeadm.nodes, ['spec', 'kubeadm', 'nodes']);
  const reached = endpointOf(spec.kubeadm.controlPlaneEndpoint);
  const read = readableRanges(ranges);
  const capacity = cutsNodeRanges(plan) ? undefined : poolCapacity(read);
  return {
    ipFamily: spec.ipFamily,
    ipFamilyPath: ['spec', 'ipFamily'],
    addresses,
    ...reached,
    ...(spec.loadBalancers && { balancers: balancerFacts(spec.loadBalancers, { hosts: [...hostsOf(addresses), ...(reached.endpoint ? [reached.endpoint] : []), ...etcdHosts(plan)], ...ciliumOf(plan) }) }),
    ...(spec.nat64 && { nat64: nat64Facts(spec.nat64, { pluginPath: ['spec', 'kubeadm', 'cni', 'type'], ...ciliumOf(plan) }) }),
    labels: [metadataLabels(plan.metadata.labels)],
    kubernetesVersion: spec.kubernetesVersion,
    kubernetesVersionPath: ['spec', 'kubernetesVersion'],
    proxyMode: spec.network.proxyMode,
    proxyModePath: ['spec', 'network', 'proxyMode'],
    ranges,
    read,
    nodeMask: networkMasks(spec.network),
    allocateNodeCidrs: cutsNodeRanges(plan),
    podsTakeNodeRanges: spec.kubeadm.cni.type !== 'calico',
    ...(spec.kubeadm.kubelet?.maxPods !== undefined && { maxPods: spec.kubeadm.kubelet.maxPods }),
    podsStayInside: { ipv4: staysInside(plan, 'ipv4'), ipv6: staysInside(plan, 'ipv6') },
    defaults: {
      pods: { ipv4: cidr(USUAL_RANGES.pods.ipv4), ipv6: cidr(USUAL_RANGES.pods.ipv6) },
      services: { ipv4: cidr(USUAL_RANGES.services.ipv4), ipv6: cidr(USUAL_RANGES.services.ipv6) },
    },
    required: { pods: familiesOf(spec.ipFamily), services: serviceFamilies(plan) },
    servicesMayLackFamily: true,
    limits: limitsOf(plan),
    assigned: [],
    isManaged: false,
    exampleRange,
    rangePath: networkPath,
    ...(capacity && { capacity }),
    growth: { wanted: { path: ['spec', 'kubeadm', 'nodes'], count: spec.kubeadm.nodes.length, isMost: false } },
  };
}
