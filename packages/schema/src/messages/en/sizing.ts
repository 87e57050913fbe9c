import { FAMILY_LABEL, type Family } from '../../address/family.js';
import type { Message, Words } from '../../findings/message.js';
import { count, counted } from './words.js';

const nodesOf = (nodes: number) => counted(String(nodes), 'node', 'nodes');
const podsOf = (pods: number) => `${counted(String(pods), 'Pod', 'Pods')} a node`;

/** How large the ranges of a plan have to be, and why there is no such plan. It is apart from all other texts, because whoever draws pages has no use for it. */
export const sizing = {
  /** How a range or a mask comes, one sentence each. */
  sums: {
    mask: ({ pods, mask, addresses, isUsual, usual }: { pods: number; mask: number; addresses: string; isUsual: boolean; usual: number }) =>
      isUsual
        ? `${podsOf(pods)} would do with less, but a kubelet runs up to ${usual} unless told otherwise: a /${mask} has ${count(addresses)} addresses.`
        : `${podsOf(pods)} need a /${mask}: ${count(addresses)} addresses, so that no new Pod takes one just given back.`,
    mask6: ({ mask, usual }: { mask: number; usual: boolean }) => (usual ? `A /${mask} for each node, as Kubernetes cuts IPv6 itself.` : `A /${mask} for each node: there is no room for a /64 each.`),
    'node-ranges': ({ nodes, mask, ranges, prefix }: { nodes: number; mask: number; ranges: string; prefix: number }) => `${nodesOf(nodes)} take ${nodes === Number(ranges) ? 'all' : count(String(nodes))} of ${count(ranges)} ranges of /${mask}: a /${prefix}.`,
    pool: ({ nodes, each, addresses }: { nodes: number; each: number; addresses: string }) => `${nodesOf(nodes)} with ${count(String(each))} addresses each, out of ${count(addresses)} that all of them share.`,
    services: ({ services, addresses }: { services: number; addresses: string }) => `${counted(String(services), 'Service', 'Services')} out of ${count(addresses)} addresses.`,
    hosts: ({ nodes, beside, addresses }: { nodes: number; beside: number; addresses: string }) => `${nodesOf(nodes)} and ${beside} more for gateway, load balancers and replacements, out of ${count(addresses)} addresses.`,
    link: ({ nodes }: { nodes: number }) => `A /64, as every IPv6 network has it, for ${nodesOf(nodes)}.`,
    network: ({ addresses }: { addresses: string }) => `It keeps its size of ${count(addresses)} addresses.`,
    moved: ({ range }: { range: string }) => `Of the same size in another place, because somebody else has addresses of ${range}. What lies in it goes with it.`,
    subnet: ({ nodes, beside, kept, addresses }: { nodes: number; beside: number; kept: number; addresses: string }) => `${nodesOf(nodes)}, ${beside} more for load balancers and replacements, and ${kept} that the cloud keeps, out of ${count(addresses)} addresses.`,
    'shared-subnet': ({ nodes, each, kept, addresses }: { nodes: number; each: number; kept: number; addresses: string }) => `${nodesOf(nodes)} and their Pods, up to ${each} each, and ${kept} that the cloud keeps, out of ${count(addresses)} addresses.`,
    'pod-subnet': ({ nodes, each, subnets, kept, addresses }: { nodes: number; each: number; subnets: number; kept: number; addresses: string }) =>
      `${nodesOf(nodes)} with up to ${counted(String(each), 'Pod', 'Pods')} each${subnets === 1 ? '' : `, spread over ${subnets} subnets`}, and ${kept} that the cloud keeps, out of ${count(addresses)} addresses.`,
    vpc: ({ parts, prefix }: { parts: readonly string[]; prefix: number }) => `It holds ${parts.join(' and ')}: a /${prefix}.`,
    blocks: ({ nodes, blocks, mask, addresses }: { nodes: number; blocks: number; mask: number; addresses: string }) => `${nodesOf(nodes)} with ${counted(String(blocks), 'block', 'blocks')} of /${mask} each, out of ${count(addresses)} addresses.`,
    'reserved-range': ({ pods, mask, kept }: { pods: number; mask: number; kept: number }) => `${podsOf(pods)} and ${kept} addresses that no Pod gets: a /${mask} for each node.`,
    'nodes-now': ({ nodes }: { nodes: number }) => `The pool begins with ${nodesOf(nodes)}.`,
    'nodes-least': ({ nodes }: { nodes: number }) => `It does not shrink below ${nodesOf(nodes)}.`,
    'nodes-most': ({ nodes }: { nodes: number }) => `It grows to ${nodesOf(nodes)}.`,
    scale: ({ nodes, most }: { nodes: number; most: number }) => `The smallest scale that manages ${nodesOf(nodes)}: ${count(String(most))} at most.`,
  },
  /** Why there is no such plan. */
  limits: {
    'node-bits': ({ nodes, bits, most }: { nodes: number; bits: number; most: number }) => `${nodesOf(nodes)} are too many: a node mask is at most ${bits} bits longer than the Pod range, so that there are ${count(String(most))} ranges of nodes.`,
    'beyond-family': ({ nodes, mask, family }: { nodes: number; mask: number; family: Family }) => `No range of ${FAMILY_LABEL[family]} has a /${mask} for each of ${nodesOf(nodes)}.`,
    services: ({ services, most, shortest, name }: { services: number; most: string; shortest: number; name: Message }, { nameOf }: Words) => `${counted(String(services), 'Service is', 'Services are')} too many: "${nameOf(name)}" is at most a /${shortest}, which has ${count(most)} addresses for them.`,
    'services-lane': ({ name, range, services, carries }: { name: Message; range: string; services: number; carries: string }, { nameOf }: Words) => `"${nameOf(name)}" is ${range} whatever is asked, and has addresses for ${counted(carries, 'Service', 'Services')}, and not for ${count(String(services))}.`,
    'pods-of-node': ({ pods, most }: { pods: number; most: number }) => `${podsOf(pods)} are too many: a node of this network model runs ${most} at most.`,
    'pods-of-cluster': ({ nodes, each, most }: { nodes: number; each: number; most: string }) => `${nodesOf(nodes)} with ${counted(String(each), 'Pod', 'Pods')} each are too many: a Turbo cluster runs ${count(most)} Pods at most.`,
    scale: ({ nodes, most }: { nodes: number; most: number }) => `${nodesOf(nodes)} are too many: the largest scale of CCE manages ${count(String(most))}.`,
    revert: () => 'The plan takes a family away from a running system: there is no range to size in it.',
    lane: ({ name, nodes, carries }: { name: Message; nodes: number; carries: string }, { nameOf }: Words) => `"${nameOf(name)}" is there already and carries ${counted(carries, 'node', 'nodes')}, and not ${count(String(nodes))}.`,
    room: ({ name, prefix, places, largest }: { name: Message; prefix: number; places: readonly string[]; largest?: string }, { nameOf }: Words) =>
      `There is no free /${prefix} for "${nameOf(name)}" in ${places.join(', ')}. ${largest === undefined ? 'All of it is taken.' : `The largest that is free is ${largest}.`}`,
    'no-block': ({ name, blocks }: { name: Message; blocks: readonly string[] }, { nameOf }: Words) => `No pool lies in ${blocks.join(', ')}, where "${nameOf(name)}" has to be.`,
    rules: ({ message }: { message: string }) => `The plan would be refused all the same: ${message}`,
    unreadable: ({ message }: { message: string }) => `The plan cannot be read: ${message}`,
  },
};
