import { sizeOfPrefix } from '../../address/capacity.js';
import { cidr } from '../../address/cidr.js';
import { formatCidr } from '../../address/format.js';
import { equals } from '../../address/overlap.js';
import type { Change, Path } from '../../findings/finding.js';
import { networkPath } from '../../plan/network-facts.js';
import { bitsFor, countValues, isLimit, type Limit, limit, type Load, prefixFor, servicesWant, type Sizing, sum, type WantedRange, type WantedValue } from '../../plan/sizing.js';
import { nodesOfPools, plannedNodes, podsOfNode } from './capacity.js';
import { CONTAINER_BLOCKS, CONTAINER_LONGEST_PREFIX, DEFAULT_IPV6_SERVICE_CIDR, FIX_POOL_MASK, FLAVORS, flavorOf, IPV6_SERVICE_BLOCK, MAX_PODS, MAX_TURBO_PODS, SUBNET_LONGEST_PREFIX, SUBNET_RESERVED_ADDRESSES, TUNNEL_BLOCK_PREFIX, VPC_BLOCKS, VPC_LONGEST_PREFIX, VPC_NETWORK_UNUSABLE } from './catalog.js';
import { isTurbo, speaksIpv6 } from './facts.js';
import { nameOf } from './names.js';
import { subnetsOfPool, usedNodeSubnets } from './node-subnets.js';
import type { CcePlan, CceSubnet } from './plan.js';

const C = ['spec', 'cce'] as const;
const VPC: Path = [...C, 'vpc', 'cidr'];
const NODES: Path = [...C, 'nodeSubnet'];
const POOL: Path = ['spec', 'nodePools', 0];
const AUTOSCALING: Path = [...POOL, 'autoscaling'];
const COUNTS = { now: [...POOL, 'initialNodeCount'], least: [...AUTOSCALING, 'minNodeCount'], most: [...AUTOSCALING, 'maxNodeCount'], isOn: [...AUTOSCALING, 'enable'] };
const KEPT = Number(SUBNET_RESERVED_ADDRESSES);
/** Addresses of the node subnet beside those of nodes: load balancers take them there, and nodes that are replaced. */
const BESIDE_NODES = 8;
/** The one IPv6 Service range that Open Telekom Cloud takes. */
const OTC_SERVICES = cidr(DEFAULT_IPV6_SERVICE_CIDR);

/** What changes with the range of a subnet: its gateway is the first address again. */
const gatewayOf = (path: Path, { gatewayIp }: Pick<CceSubnet, 'gatewayIp'>): Change[] => (gatewayIp === undefined ? [] : [{ path: [...path, 'gatewayIp'] }]);

/** How many nodes the one pool of a plan begins with and grows to. */
const countsOf = ({ spec }: CcePlan, asked: Load): readonly WantedValue[] => (spec.nodePools.length === 1 ? countValues(asked, COUNTS) : []);

/** The nodes, the Pods of each and the scale, as far as the plan has them already. */
function loadOf(plan: CcePlan, asked: Load): Load & { readonly each: number } {
  const nodes = countsOf(plan, asked).length > 0 ? asked.nodes : Math.max(asked.nodes, plannedNodes(plan).most);
  return { ...asked, nodes, each: Math.max(asked.podsPerNode, ...plan.spec.nodePools.map(podsOfNode)) };
}

/** The VPC, its subnets, and what Pods and Services have outside of it. */
export const sizing: Sizing<CcePlan> = (plan, asked) => {
  const load = loadOf(plan, asked);
  const { nodes, services: count } = load;
  if (load.podsPerNode > MAX_PODS.largest) return { limit: limit('pods-of-node', { pods: load.podsPerNode, most: MAX_PODS.largest }) };
  const counts = countsOf(plan, asked);
  const scale = scaleFor(plan, nodes);
  const pods = isTurbo(plan) ? podSubnets(plan, load) : containers(plan, load);
  const services4 = servicesWant('ipv4', networkPath('services', 'ipv4'), count, { name: nameOf('cce/services') });
  const services6 = speaksIpv6(plan) ? ipv6Services(plan, count) : [];
  for (const each of [scale, pods, services4, services6]) if (isLimit(each)) return each;
  if (isLimit(scale) || isLimit(pods) || isLimit(services4) || isLimit(services6)) throw new Error('looked at above');

  const subnets = [...nodeSubnet(plan, load), ...moreNodeSubnets(plan, load), ...pods.ranges.filter(({ within }) => within !== undefined)];
  return { ranges: [...vpc(plan, subnets), ...subnets, ...pods.ranges.filter(({ within }) => within === undefined), services4, ...services6], values: [...pods.values, ...scale, ...counts], dropped: counts.length === 1 ? [AUTOSCALING] : [] };
};

/** The smallest scale that manages so many nodes; the one that there is where it does, and as many masters as it has. */
function scaleFor({ spec: { cce } }: CcePlan, nodes: number): readonly WantedValue[] | Limit {
  const now = flavorOf(cce.flavor, cce.site);
  if (now === undefined || now.nodes >= nodes) return [];
  const offered = FLAVORS.filter(({ sites }) => sites.includes(cce.site));
  const found = offered.filter(({ nodes: most, masters }) => most >= nodes && masters === now.masters).sort((a, b) => a.nodes - b.nodes)[0];
  if (!found) return { limit: limit('scale', { nodes, most: Math.max(...offered.filter(({ masters }) => masters === now.masters).map((flavor) => flavor.nodes)) }) };
  return [{ path: [...C, 'flavor'], value: found.id, sum: sum('scale', { nodes, most: found.nodes }) }];
}

/** Whether the Pods of a Turbo cluster are in the subnet of its nodes. */
const sharesNodeSubnet = ({ spec: { cce } }: CcePlan, { name, cidr }: CceSubnet): boolean => name === cce.nodeSubnet.name && cidr.value !== undefined && cce.nodeSubnet.cidr.value !== undefined && equals(cidr.value, cce.nodeSubnet.cidr.value);

/** Nodes that a subnet has to have room for: all, unless others have nodes too; then what the pools that are in it take of it, each spread evenly. */
function shareOf(plan: CcePlan, subnet: CceSubnet, nodes: number): number {
  const used = usedNodeSubnets(plan);
  if (used.length === 1) return used.includes(subnet) ? nodes : 0;
  const { most } = plannedNodes(plan);
  const pools = plan.spec.nodePools.map((pool) => ({ subnets: subnetsOfPool(plan, pool), share: most === 0 ? nodes : (nodesOfPools([pool]).most * nodes) / most }));
  return pools.reduce((sum, { subnets, share }) => sum + (subnets.includes(subnet) ? Math.ceil(share / subnets.length) : 0), 0);
}

/** The node subnets beside the default one that are made with the plan. */
function moreNodeSubnets(plan: CcePlan, { nodes }: Load): WantedRange[] {
  return plan.spec.cce.moreNodeSubnets.flatMap((subnet, index): WantedRange[] => {
    if (subnet.existing) return [];
    const path = [...C, 'moreNodeSubnets', index];
    const share = shareOf(plan, subnet, nodes);
    const prefix = Math.min(prefixFor('ipv4', share + BESIDE_NODES + KEPT), SUBNET_LONGEST_PREFIX);
    return [{ role: 'nodes', family: 'ipv4', path: [...path, 'cidr'], name: nameOf('cce/node-subnet', { name: subnet.name }), prefix, within: VPC, sum: sum('subnet', { nodes: share, beside: BESIDE_NODES, kept: KEPT, addresses: sizeOfPrefix('ipv4', Math.max(prefix, 0)).toString() }), also: () => gatewayOf(path, subnet) }];
  });
}

function nodeSubnet(plan: CcePlan, { nodes: all, each }: Load & { readonly each: number }): WantedRange[] {
  const { cce } = plan.spec;
  if (cce.nodeSubnet.existing) return [];
  const nodes = shareOf(plan, cce.nodeSubnet, all);
  const name = nameOf('cce/node-subnet', { name: cce.nodeSubnet.name });
  const shared = cce.podSubnets.flatMap((subnet, index) => (sharesNodeSubnet(plan, subnet) ? [[...C, 'podSubnets', index]] : []));
  const needed = (shared.length > 0 ? nodes * (each + 1) : nodes) + BESIDE_NODES + KEPT;
  const prefix = Math.min(prefixFor('ipv4', needed), SUBNET_LONGEST_PREFIX);
  const addresses = sizeOfPrefix('ipv4', Math.max(prefix, 0)).toString();
  return [
    {
      role: 'nodes',
      family: 'ipv4',
      path: [...NODES, 'cidr'],
      name,
      prefix,
      within: VPC,
      sum: shared.length > 0 ? sum('shared-subnet', { nodes, each, kept: KEPT, addresses }) : sum('subnet', { nodes, beside: BESIDE_NODES, kept: KEPT, addresses }),
      also: (range) => [...gatewayOf(NODES, cce.nodeSubnet), ...shared.flatMap((path) => [{ path: [...path, 'cidr'], value: formatCidr(range) }, { path: [...path, 'gatewayIp'] }])],
    },
  ];
}

interface Pods {
  readonly ranges: readonly WantedRange[];
  readonly values: readonly WantedValue[];
}

/** The Pod subnets of a Turbo cluster: every Pod has an address of the VPC. */
function podSubnets(plan: CcePlan, { nodes, each }: Load & { readonly each: number }): Pods | Limit {
  if (BigInt(nodes) * BigInt(each) > MAX_TURBO_PODS) return { limit: limit('pods-of-cluster', { nodes, each, most: MAX_TURBO_PODS.toString() }) };
  const own = plan.spec.cce.podSubnets.flatMap((subnet, index) => (subnet.existing || sharesNodeSubnet(plan, subnet) ? [] : [{ subnet, path: [...C, 'podSubnets', index] }]));
  const isCarried = plan.spec.cce.podSubnets.some((subnet) => sharesNodeSubnet(plan, subnet));
  const addresses = Math.ceil((nodes * each) / Math.max(own.length, 1)) + KEPT;
  const ranges = own.map(({ subnet, path }): WantedRange => {
    const prefix = isCarried ? (subnet.cidr.value?.prefix ?? SUBNET_LONGEST_PREFIX) : Math.min(prefixFor('ipv4', addresses), SUBNET_LONGEST_PREFIX);
    return { role: 'pods', family: 'ipv4', path: [...path, 'cidr'], name: nameOf('cce/pod-subnet', { name: subnet.name }), prefix, within: VPC, sum: sum('pod-subnet', { nodes, each, subnets: own.length, kept: KEPT, addresses: sizeOfPrefix('ipv4', Math.max(prefix, 0)).toString() }), also: () => gatewayOf(path, subnet) };
  });
  return { ranges, values: [] };
}

/** The container CIDR block of a standard cluster. */
function containers({ spec: { cce } }: CcePlan, { nodes, podsPerNode }: Load): Pods | Limit {
  const range = { role: 'pods', family: 'ipv4', path: networkPath('pods', 'ipv4'), name: nameOf('cce/container'), blocks: CONTAINER_BLOCKS } as const;
  const isTunnel = cce.networkModel === 'overlay_l2';
  const perNode = isTunnel ? Math.ceil(podsPerNode / 2 ** (32 - TUNNEL_BLOCK_PREFIX)) : 1;
  const mask = isTunnel ? TUNNEL_BLOCK_PREFIX : Math.min(prefixFor('ipv4', podsPerNode + Number(VPC_NETWORK_UNUSABLE)), FIX_POOL_MASK.longest);
  if (mask < FIX_POOL_MASK.shortest) return { limit: limit('pods-of-node', { pods: podsPerNode, most: 2 ** (32 - FIX_POOL_MASK.shortest) - Number(VPC_NETWORK_UNUSABLE) }) };
  const prefix = Math.min(mask - bitsFor(nodes * perNode), CONTAINER_LONGEST_PREFIX);
  const addresses = sizeOfPrefix('ipv4', Math.max(prefix, 0)).toString();
  if (isTunnel) return { ranges: [{ ...range, prefix, sum: sum('blocks', { nodes, blocks: perNode, mask, addresses }) }], values: [] };
  return {
    ranges: [{ ...range, prefix, sum: sum('node-ranges', { nodes, mask, ranges: (2 ** (mask - prefix)).toString(), prefix }) }],
    values: [{ path: [...C, 'fixPoolMask'], value: mask, sum: sum('reserved-range', { pods: podsPerNode, mask, kept: Number(VPC_NETWORK_UNUSABLE) }) }],
  };
}

/** The IPv6 Services: of a Turbo cluster a range in a block of its own, of a standard one what CCE assigns. */
function ipv6Services(plan: CcePlan, services: number): readonly WantedRange[] | Limit {
  const { block, shortest } = IPV6_SERVICE_BLOCK;
  if (!isTurbo(plan)) return [];
  const wanted = servicesWant('ipv6', networkPath('services', 'ipv6'), services, { name: nameOf('cce/services-ipv6'), shortest, longest: shortest });
  return isLimit(wanted) ? wanted : [{ ...wanted, blocks: [{ block: plan.spec.cce.site === 'otc' ? OTC_SERVICES : block, shortest }], isAnywhere: true }];
}

/** The VPC around the subnets, unless there is one already. */
function vpc({ spec: { cce } }: CcePlan, subnets: readonly WantedRange[]): WantedRange[] {
  if (cce.vpc.existing) return [];
  const parts = subnets.map(({ prefix }) => sizeOfPrefix('ipv4', Math.max(prefix, 0)));
  const kept = [cce.nodeSubnet, ...cce.moreNodeSubnets, ...cce.podSubnets].flatMap(({ existing, cidr }) => (existing && cidr.value ? [sizeOfPrefix('ipv4', cidr.value.prefix)] : []));
  const prefix = Math.min(prefixFor('ipv4', [...parts, ...kept].reduce((a, b) => a + b, 0n)), VPC_LONGEST_PREFIX);
  return [{ role: 'vpc', family: 'ipv4', path: VPC, name: nameOf('cce/vpc', { name: cce.vpc.name }), prefix, sum: sum('vpc', { parts: subnets.map((subnet) => `/${subnet.prefix}`), prefix }), blocks: VPC_BLOCKS.map((block) => ({ block, shortest: block.prefix })) }];
}
