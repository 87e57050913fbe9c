import { cidr } from '../../address/cidr.js';
import { type Family, familiesOf } from '../../address/family.js';
import { rangeText } from '../../address/text.js';
import type { BalancerFacts } from '../../facts/load-balancers.js';
import { balancerFacts, balancerRanges, hostsOf } from '../../plan/load-balancers.js';
import { listedAddresses, networkMasks, networkPath, networkRanges, nodeNetworkRanges, reservedRanges, usualRanges } from '../../plan/network-facts.js';
import { type AddressFact, type ClusterFacts, metadataLabels, type NodesWanted, rangeFact, type RangeFact, readableRanges } from '../../facts/facts.js';
import { AZURE_DEFAULT_VNET, OPENSTACK_DEFAULT_SUBNET, releaseOf, RELEASE_IDS } from './catalog.js';
import { defaultNetwork } from './defaults.js';
import { nameOf } from './names.js';
import type { KkpPlan } from './plan.js';
import { SOURCES } from './sources.js';

const NEWEST = defaultNetwork(releaseOf(RELEASE_IDS[0]));
/** KKP's own defaults, those of its newest release. */
export const exampleRange = usualRanges({ pods: NEWEST.podCidrs, services: NEWEST.serviceCidrs });

const remembered = new WeakMap<KkpPlan, ClusterFacts>();

/** What the rules for every cluster need to know of a KKP plan. A plan with its defaults never changes, so it is asked once. */
export function facts(plan: KkpPlan): ClusterFacts {
  const known = remembered.get(plan) ?? gather(plan);
  remembered.set(plan, known);
  return known;
}

/** Cilium, where it is the plugin; KKP lets it take the place of kube-proxy in the mode that is called ebpf. */
function ciliumOf({ spec: { kkp, network } }: KkpPlan): Pick<BalancerFacts, 'cilium'> {
  if (kkp.cni.type !== 'cilium') return {};
  return { cilium: { version: kkp.cni.version, versionPath: ['spec', 'kkp', 'cni', 'version'], replacesKubeProxy: network.proxyMode === 'ebpf', replacesPath: ['spec', 'network', 'proxyMode'], replacesValue: 'ebpf' } };
}

function gather(plan: KkpPlan): ClusterFacts {
  const { spec } = plan;
  const network = defaultNetwork(releaseOf(spec.kkp.release));
  const networks = [...networkRanges(spec.network), ...nodeRanges(plan)];
  const ranges = [...networks, ...balancerRanges(spec.loadBalancers, networks), ...reservedRanges(spec.reservedCidrs)];
  const addresses = [...listedAddresses(spec.kkp.bringyourown?.nodes ?? [], ['spec', 'kkp', 'bringyourown', 'nodes']), ...staticAddresses(plan)];
  return {
    ipFamily: spec.ipFamily,
    ipFamilyPath: ['spec', 'ipFamily'],
    addresses,
    ...(spec.loadBalancers && { balancers: balancerFacts(spec.loadBalancers, { hosts: hostsOf(addresses), ...ciliumOf(plan), strictArp: { isOn: spec.kkp.ipvs?.strictArp === true, path: ['spec', 'kkp', 'ipvs', 'strictArp'] } }) }),
    labels: [metadataLabels(plan.metadata.labels), ...spec.nodePools.flatMap(({ labels }, index) => (labels ? [{ path: ['spec', 'nodePools', index, 'labels'], entries: labels }] : []))],
    taints: spec.nodePools.flatMap(({ taints = [] }, index) => taints.map((taint, at) => ({ path: ['spec', 'nodePools', index, 'taints', at], ...taint }))),
    kubernetesVersion: spec.kubernetesVersion,
    kubernetesVersionPath: ['spec', 'kubernetesVersion'],
    proxyMode: spec.network.proxyMode,
    proxyModePath: ['spec', 'network', 'proxyMode'],
    ranges,
    read: readableRanges(ranges),
    nodeMask: networkMasks(spec.network),
    allocateNodeCidrs: true,
    nodesWanted: nodesWanted(plan),
    podsTakeNodeRanges: spec.kkp.cni.type !== 'none',
    /** Canal of KKP has flannel's VXLAN, and Cilium its chart's tunnel; whether they translate IPv6 is not known here. */
    podsStayInside: { ipv4: spec.kkp.cni.type !== 'none' },
    defaults: {
      pods: { ipv4: cidr(network.podCidrs.ipv4), ipv6: cidr(network.podCidrs.ipv6) },
      services: { ipv4: cidr(network.serviceCidrs.ipv4), ipv6: cidr(network.serviceCidrs.ipv6) },
    },
    required: { pods: familiesOf(spec.ipFamily), services: familiesOf(spec.ipFamily) },
    assigned: [],
    /** KKP checks no sizes, and no kubeadm makes its control planes. */
    limits: { services: 'components', nodeMasks: 'components' },
    isManaged: false,
    sources: {
      'kubernetes/wrong-family': SOURCES.ipFamilyOrder,
      'kubernetes/unexpected-family': SOURCES.ipFamilyOrder,
      'kubernetes/node-cidr-mask': SOURCES.nodeMask,
      'kubernetes/service-cidr-too-small': SOURCES.dnsResolver,
    },
    exampleRange,
    rangePath: networkPath,
  };
}

/** Addresses that machines of a pool have by themselves. */
function staticAddresses({ spec: { nodePools } }: KkpPlan): AddressFact[] {
  return nodePools.flatMap(({ name, staticNetwork }, index) => (staticNetwork?.address ? [{ name: nameOf('kkp/static-address', { pool: name }), path: ['spec', 'nodePools', index, 'staticNetwork', 'address'], written: staticNetwork.address }] : []));
}

/** The machines of every pool at most, or the nodes that join by themselves. */
function nodesWanted({ spec }: KkpPlan): NodesWanted {
  if (spec.kkp.cloudProvider === 'bringyourown') return { path: ['spec', 'kkp', 'bringyourown', 'nodes'], count: spec.kkp.bringyourown?.nodes.length ?? 0, isMost: false };
  const most = spec.nodePools.reduce((sum, { replicas, maxReplicas = replicas }) => sum + Math.max(replicas, maxReplicas), 0);
  return { path: ['spec', 'nodePools'], count: most, isMost: spec.nodePools.some(({ maxReplicas }) => maxReplicas !== undefined) };
}

/** The networks that nodes sit in: what the plan names, and what KKP creates where it names nothing. */
function nodeRanges(plan: KkpPlan): RangeFact[] {
  const { kkp, ipFamily } = plan.spec;
  const named = nodeNetworkRanges(kkp.nodeNetwork, ['spec', 'kkp', 'nodeNetwork']);
  const own = (family: Family) => named.some((fact) => fact.family === family);

  if (kkp.cloudProvider === 'azure' && kkp.azure?.vnet === undefined) {
    return [...named, ...familiesOf(ipFamily).filter((family) => !own(family)).map((family) => rangeFact('nodes', nameOf('kkp/vnet', { family }), ['spec', 'kkp', 'azure', 'vnet'], rangeText(AZURE_DEFAULT_VNET[family]), { family, automatic: true }))];
  }
  if (kkp.cloudProvider === 'openstack') return [...named, ...openstackRanges(plan).filter(({ family, automatic }) => !automatic || (family !== undefined && !own(family)))];
  return named;
}

function openstackRanges(plan: KkpPlan): RangeFact[] {
  const openstack = plan.spec.kkp.openstack ?? {};
  const ranges: RangeFact[] = [];
  const families = familiesOf(plan.spec.ipFamily);
  if (openstack.subnetID === undefined && families.includes('ipv4')) {
    const automatic = openstack.subnetCidr === undefined;
    ranges.push(rangeFact('nodes', nameOf('kkp/node-subnet', { family: 'ipv4' }), ['spec', 'kkp', 'openstack', 'subnetCidr'], openstack.subnetCidr ?? rangeText(OPENSTACK_DEFAULT_SUBNET.ipv4), { family: 'ipv4', automatic, source: SOURCES.openstackSubnets }));
  }
  if (openstack.ipv6SubnetID === undefined && openstack.ipv6SubnetPool === undefined && families.includes('ipv6')) {
    const automatic = openstack.ipv6SubnetCidr === undefined;
    ranges.push(rangeFact('nodes', nameOf('kkp/node-subnet', { family: 'ipv6' }), ['spec', 'kkp', 'openstack', 'ipv6SubnetCidr'], openstack.ipv6SubnetCidr ?? rangeText(OPENSTACK_DEFAULT_SUBNET.ipv6), { family: 'ipv6', automatic, source: SOURCES.openstackIpv6 }));
  }
  return ranges;
}
