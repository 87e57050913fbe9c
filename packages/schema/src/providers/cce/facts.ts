import { cidr } from '../../address/cidr.js';
import { FAMILIES, type Family, familiesOf, type IpFamily } from '../../address/family.js';
import { rangeText } from '../../address/text.js';
import { type AssignedRange, type Capacity, type ClusterFacts, type ExampleRange, metadataLabels, rangeFact, type RangeFact, readableRanges } from '../../facts/facts.js';
import { nameOf as sharedName } from '../../facts/names.js';
import type { Path } from '../../findings/finding.js';
import { mostNodes, podsByReservedRange, podsBySubnets } from './capacity.js';
import { DEFAULT_CONTAINER_CIDR, DEFAULT_IPV6_SERVICE_CIDR, DEFAULT_SERVICE_CIDR, STANDARD_IPV6_SERVICE_CIDR } from './catalog.js';
import { growth } from './growth.js';
import { nameOf } from './names.js';
import { nodeSubnetsOf, usedNodeSubnets } from './node-subnets.js';
import type { CcePlan } from './plan.js';
import { SOURCES } from './sources.js';

/** Where the range of the VPC is written. */
const VPC_CIDR: Path = ['spec', 'cce', 'vpc', 'cidr'];

/** Whether the cluster is meant to speak IPv6. CCE has it beside IPv4 only, whatever the plan calls primary. */
export function speaksIpv6({ spec }: CcePlan): boolean {
  return spec.ipFamily !== 'IPv4';
}

/** Whether it is a Turbo cluster, whose Pods take addresses of the VPC. */
export function isTurbo({ spec }: CcePlan): boolean {
  return spec.cce.clusterType === 'turbo';
}

/** Whether it is a standard cluster, whose Pods have a range of their own. */
export function isStandard(plan: CcePlan): boolean {
  return !isTurbo(plan);
}

/**
 * Whether Terraform puts the nodes into the shared bandwidth. On Huawei Cloud each address is a resource of its own. On Open
 * Telekom Cloud one resource owns the whole list and takes out what somebody else has put in: the Pods of a Turbo cluster,
 * which go in by an annotation, and whatever is in a bandwidth that exists already. Nor does it say in which subnet a node is.
 *
 * @see https://github.com/opentelekomcloud/terraform-provider-opentelekomcloud/blob/88f1cf1e0a9d85b2d9cb94c6722e16358ac3a983/opentelekomcloud/services/vpc/resource_opentelekomcloud_vpc_bandwidth_associate_v2.go
 */
export function terraformFillsBandwidth(plan: CcePlan): boolean {
  const { site, sharedBandwidth, nodeSubnet } = plan.spec.cce;
  const isInDefault = usedNodeSubnets(plan).every((subnet) => subnet === nodeSubnet);
  return sharedBandwidth !== null && speaksIpv6(plan) && (site === 'huaweicloud' || (!isTurbo(plan) && !sharedBandwidth.existing && isInDefault));
}

/** Ranges that CCE takes in the fields of a new plan, by their patterns: its own defaults, and parts of the VPC of its dual-stack guide. */
const EXAMPLE_RANGES: Readonly<Record<string, string>> = {
  'spec.network.podCidrs.ipv4': DEFAULT_CONTAINER_CIDR,
  'spec.network.serviceCidrs.ipv4': DEFAULT_SERVICE_CIDR,
  'spec.network.serviceCidrs.ipv6': DEFAULT_IPV6_SERVICE_CIDR,
  'spec.cce.additionalContainerCidrs.*': DEFAULT_CONTAINER_CIDR,
  'spec.cce.vpc.cidr': '192.168.0.0/16',
  'spec.cce.nodeSubnet.cidr': '192.168.0.0/24',
  'spec.cce.moreNodeSubnets.*.cidr': '192.168.1.0/24',
  'spec.cce.podSubnets.*.cidr': '192.168.16.0/20',
};
export const exampleRange: ExampleRange = (path) => EXAMPLE_RANGES[path.map((key) => (typeof key === 'number' ? '*' : key)).join('.')];

const remembered = new WeakMap<CcePlan, ClusterFacts>();

/** What the rules for every cluster need to know of a CCE plan. A plan with its defaults never changes, so it is asked once. */
export function facts(plan: CcePlan): ClusterFacts {
  const known = remembered.get(plan) ?? gather(plan);
  remembered.set(plan, known);
  return known;
}

function gather(plan: CcePlan): ClusterFacts {
  const { spec } = plan;
  const ipFamily: IpFamily = speaksIpv6(plan) ? 'IPv4+IPv6' : 'IPv4';
  const ranges = [...containerRanges(plan), ...serviceRanges(plan), ...vpcRanges(plan), ...spec.reservedCidrs.map((text, index) => rangeFact('reserved', sharedName('reserved'), ['spec', 'reservedCidrs', index], text))];
  return {
    ipFamily,
    ipFamilyPath: ['spec', 'ipFamily'],
    labels: [metadataLabels(plan.metadata.labels), ...spec.nodePools.map(({ labels = {} }, index) => ({ path: ['spec', 'nodePools', index, 'labels'], entries: labels }))],
    taints: spec.nodePools.flatMap(({ taints = [] }, index) => taints.map((taint, at) => ({ path: ['spec', 'nodePools', index, 'taints', at], ...taint }))),
    vpcIsApart: !isTurbo(plan),
    kubernetesVersion: spec.cce.version.replace(/^v/, ''),
    kubernetesVersionPath: ['spec', 'cce', 'version'],
    proxyMode: spec.network.proxyMode,
    isProxyModeFixed: speaksIpv6(plan),
    proxyModePath: ['spec', 'network', 'proxyMode'],
    ranges,
    read: readableRanges(ranges),
    nodeMask: {},
    allocateNodeCidrs: false,
    podsTakeNodeRanges: false,
    /** Of a container tunnel network the VPC knows nothing; of the VPC network it has a route for each node. */
    podsStayInside: { ipv4: spec.cce.networkModel === 'overlay_l2' },
    defaults: {
      pods: { ipv4: cidr(DEFAULT_CONTAINER_CIDR) },
      services: { ipv4: cidr(DEFAULT_SERVICE_CIDR), ipv6: cidr(DEFAULT_IPV6_SERVICE_CIDR) },
    },
    required: { pods: isTurbo(plan) ? [] : ['ipv4'], services: familiesOf(ipFamily) },
    assigned: assignedRanges(plan),
    isManaged: true,
    capacity: { ipv4: capacity(plan) },
    /** What kube-apiserver takes is the limit of IPv4 Services; of IPv6 ones CCE has its own. */
    limits: { services: 'components', nodeMasks: 'components' },
    sources: {
      'kubernetes/unexpected-family': SOURCES.dualStack[spec.cce.site],
      'kubernetes/missing-range': SOURCES.createCluster[spec.cce.site],
      'kubernetes/pods-services-overlap': SOURCES.cidrPlanning[spec.cce.site],
      'kubernetes/node-network-overlap': SOURCES.cidrPlanning[spec.cce.site],
    },
    exampleRange,
    growth: growth(plan),
    rangePath: (role, family) => ['spec', 'network', role === 'pods' ? 'podCidrs' : 'serviceCidrs', family],
  };
}

function containerRanges({ spec }: CcePlan): RangeFact[] {
  const named = FAMILIES.flatMap((family) => {
    const text = spec.network.podCidrs[family];
    return text === undefined ? [] : [rangeFact('pods', nameOf('cce/container'), ['spec', 'network', 'podCidrs', family], text, { family, source: SOURCES.containerNetwork[spec.cce.site] })];
  });
  const more = (spec.cce.additionalContainerCidrs ?? []).map((text, index) => rangeFact('pods', nameOf('cce/container'), ['spec', 'cce', 'additionalContainerCidrs', index], text, { family: 'ipv4', source: SOURCES.containerNetwork[spec.cce.site] }));
  return [...named, ...more];
}

function serviceRanges(plan: CcePlan): RangeFact[] {
  const { network } = plan.spec;
  const path = (family: Family): Path => ['spec', 'network', 'serviceCidrs', family];
  const named = FAMILIES.flatMap((family) => {
    const text = network.serviceCidrs[family];
    return text === undefined ? [] : [rangeFact('services', nameOf(family === 'ipv4' ? 'cce/services' : 'cce/services-ipv6'), path(family), text, { family, source: SOURCES.serviceNetwork[plan.spec.cce.site], hasOwnSize: family === 'ipv6' })];
  });
  if (isTurbo(plan) || !speaksIpv6(plan) || network.serviceCidrs.ipv6 !== undefined) return named;
  return [...named, rangeFact('services', nameOf('cce/services-ipv6'), path('ipv6'), rangeText(STANDARD_IPV6_SERVICE_CIDR), { family: 'ipv6', automatic: true, hasOwnSize: true })];
}

function vpcRanges({ spec: { cce } }: CcePlan): RangeFact[] {
  const within = { family: 'ipv4', network: VPC_CIDR, source: SOURCES.createSubnetApi[cce.site] } as const;
  return [
    rangeFact('vpc', nameOf('cce/vpc', { name: cce.vpc.name }), VPC_CIDR, cce.vpc.cidr, { family: 'ipv4', source: SOURCES.createVpcApi[cce.site], exists: cce.vpc.existing === true }),
    rangeFact('nodes', nameOf('cce/node-subnet', { name: cce.nodeSubnet.name }), ['spec', 'cce', 'nodeSubnet', 'cidr'], cce.nodeSubnet.cidr, { ...within, part: cce.nodeSubnet.name, exists: cce.nodeSubnet.existing === true }),
    ...cce.moreNodeSubnets.map((subnet, index) => rangeFact('nodes', nameOf('cce/node-subnet', { name: subnet.name }), ['spec', 'cce', 'moreNodeSubnets', index, 'cidr'], subnet.cidr, { ...within, part: subnet.name, exists: subnet.existing === true })),
    ...cce.podSubnets.map((subnet, index) => rangeFact('pods', nameOf('cce/pod-subnet', { name: subnet.name }), ['spec', 'cce', 'podSubnets', index, 'cidr'], subnet.cidr, { ...within, part: subnet.name, exists: subnet.existing === true })),
  ];
}

/** The IPv6 ranges, which the cloud chooses when it makes the subnets and the cluster. */
function assignedRanges(plan: CcePlan): AssignedRange[] {
  if (!speaksIpv6(plan)) return [];
  const { cce } = plan.spec;
  const pods = isTurbo(plan) ? cce.podSubnets.map(({ name }) => nameOf('cce/pod-subnet', { name })) : [nameOf('cce/pods')];
  return [...nodeSubnetsOf(plan).map(({ name }): AssignedRange => ({ role: 'nodes', family: 'ipv6', name: nameOf('cce/node-subnet', { name }) })), ...pods.map((name): AssignedRange => ({ role: 'pods', family: 'ipv6', name }))];
}

function capacity(plan: CcePlan): Capacity {
  const [nodes, pods, perNode] = [mostNodes(plan), podsBySubnets(plan), podsByReservedRange(plan)];
  return {
    ...(nodes !== undefined && { nodes: nodes.toString() }),
    ...(pods !== undefined && { pods: pods.toString() }),
    ...(perNode !== undefined && { podAddressesPerNode: perNode.toString(), podsPerNode: perNode.toString() }),
  };
}
