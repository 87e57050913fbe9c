import { sizeOf } from '../../address/capacity.js';
import { type Growth, type Lane, reasonOf } from '../../facts/growth.js';
import { nodesByContainerNetwork, nodesBySubnet, plannedNodes, podRoom } from './capacity.js';
import { flavorOf, SUBNET_RESERVED_ADDRESSES, TUNNEL_BLOCK_PREFIX } from './catalog.js';
import { nameOf } from './names.js';
import { nodeSubnetPath, usedNodeSubnets } from './node-subnets.js';
import type { CcePlan } from './plan.js';

/** What the nodes of a CCE cluster use up. IPv6 is left out: the cloud assigns it, and it does not end. */
export function growth(plan: CcePlan): Growth {
  const { initial, most } = plannedNodes(plan);
  return { lanes: [...scaleLane(plan), ...containerLane(plan), ...podSubnetLane(plan), ...nodeSubnetLane(plan)], wanted: { path: ['spec', 'nodePools'], count: most, isMost: most > initial } };
}

function scaleLane({ spec: { cce } }: CcePlan): Lane[] {
  const scale = flavorOf(cce.flavor, cce.site)?.nodes;
  return scale === undefined ? [] : [{ name: nameOf('cce/scale'), path: ['spec', 'cce', 'flavor'], nodes: String(scale), reason: reasonOf('scale', { scale: cce.flavor }) }];
}

function containerLane(plan: CcePlan): Lane[] {
  const nodes = nodesByContainerNetwork(plan)?.toString();
  if (nodes === undefined) return [];
  const { networkModel, fixPoolMask } = plan.spec.cce;
  const reason = networkModel === 'overlay_l2' ? reasonOf('blocks', { count: nodes, mask: TUNNEL_BLOCK_PREFIX }) : reasonOf('node-ranges', { count: nodes, mask: fixPoolMask ?? 0 });
  return [{ family: 'ipv4', name: nameOf('cce/container'), path: ['spec', 'network', 'podCidrs', 'ipv4'], nodes, reason }];
}

/** Pods of a Turbo cluster share the addresses of its pod subnets; a node joins all the same when they are used up. */
function podSubnetLane(plan: CcePlan): Lane[] {
  const room = podRoom(plan);
  if (room === undefined) return [];
  const { addresses, each, nodes } = room;
  return [{ family: 'ipv4', name: nameOf('cce/pod-subnets'), path: ['spec', 'cce', 'podSubnets', 0, 'cidr'], nodes: nodes.toString(), reason: reasonOf('pool', { addresses: addresses.toString(), each }), isShared: true }];
}

/** The subnets in which the plan has nodes: several share what the pools ask for. */
function nodeSubnetLane(plan: CcePlan): Lane[] {
  const used = usedNodeSubnets(plan);
  const [first, ...others] = used;
  const nodes = nodesBySubnet(plan);
  if (first === undefined || nodes === undefined) return [];
  const addresses = used.reduce((sum, { cidr }) => sum + (cidr.value ? sizeOf(cidr.value) : 0n), 0n);
  return [{ family: 'ipv4', name: others.length === 0 ? nameOf('cce/node-subnet', { name: first.name }) : nameOf('cce/node-subnets'), path: [...nodeSubnetPath(plan, first), 'cidr'], nodes: nodes.toString(), reason: reasonOf('subnet', { addresses: addresses.toString(), kept: used.length * Number(SUBNET_RESERVED_ADDRESSES) }) }];
}
