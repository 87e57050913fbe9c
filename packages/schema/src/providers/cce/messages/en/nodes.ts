import { formatCount } from '../../../../address/capacity.js';

const count = (number: number): string => formatCount(BigInt(number));
const POOL_NAME_HINT = '1 to 50 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen';

/** Nodes that are planned, and whether an autoscaler makes the last of them. */
type Planned = { readonly nodes: number; readonly isMost: boolean };
const comeTo = ({ nodes, isMost }: Planned) => `The node pools come to ${isMost ? 'up to ' : ''}${count(nodes)} nodes`;
/** A node pool by its name, which it may not have yet, at the beginning of a sentence and within one. */
const atStart = (pool: string) => (pool === '' ? 'This node pool' : `Node pool ${pool}`);
const called = (pool: string) => (pool === '' ? 'this node pool' : pool);
const ROOM = 'Take fewer nodes, or make room for them.';

/** What is said of node pools, and of how many nodes and Pods there is room for. */
export const nodes = {
  'cce/node-pool-name': {
    title: 'A node pool has a name of its own, 1 to 50 lower-case letters, digits and hyphens',
    why: "DefaultPool is CCE's own, and the names of nodes begin with that of their pool. The API answers a second pool of one name with a conflict.",
    says: {
      missing: ({ number }: { number: number }) => `Node pool ${number} has no name: ${POOL_NAME_HINT}.`,
      invalid: ({ name }: { name: string }) => `${JSON.stringify(name)} is no name for a node pool: ${POOL_NAME_HINT}.`,
      twice: ({ name }: { name: string }) => `Two node pools are called ${name}. Give each a name of its own.`,
    },
  },
  'cce/node-pool-required': {
    title: 'A node pool has a flavor and a login key',
    why: 'nodeTemplate needs a flavor to buy a server of, and login to get into it. The plan takes a key pair, because a password would be a secret in it.',
    says: {
      flavor: ({ pool, example }: { pool: string; example: string }) => `${atStart(pool)} has no specifications; they are named like ${example}, and differ by region.`,
      key: ({ pool }: { pool: string }) => `${atStart(pool)} has no login key. Name a key pair of the region; the key itself is never in a plan.`,
    },
  },
  'cce/node-size': {
    title: 'A node has at least 2 vCPUs and 4 GiB',
    why: 'kubelet, container engine and the add-ons of each node take a part of it before the first Pod, and CCE installs no node that would be left with too little.',
    says: ({ flavor, better }: { flavor: string; better: string }) => `${flavor} is too small for a node: CCE needs at least 2 vCPUs and 4 GiB of memory (CCE.01400021), such as ${better}.`,
  },
  'cce/ipv6-physical-servers': {
    title: 'Of the physical servers, two flavors carry dual-stack Pods of a Turbo cluster',
    why: 'The guide for dual stack lists virtual machines and these two, and gives no reason. A Turbo Pod takes its interface, and with it its IPv6 address, from its server.',
    says: ({ flavor, known }: { flavor: string; known: readonly string[] }) => `The physical server ${flavor} has no dual stack in a Turbo cluster: only virtual machines and ${known.join(', ')} have.`,
  },
  'cce/ipv6-kata': {
    title: 'Kata containers have no dual stack',
    why: 'A secure container runs in a small virtual machine and not in a namespace of the node. The guide for dual stack excludes it in one sentence.',
    says: ({ pool }: { pool: string }) => `${atStart(pool)} is meant for Kata containers, which have no dual stack in CCE. Use ordinary containers, or a cluster of IPv4 alone.`,
  },
  'cce/node-os-tunnel': {
    title: 'Ubuntu 22.04 does not work with the tunnel network',
    why: 'A tunnel network runs Open vSwitch on every node, and the clouds list the systems that they have it for. The answer to others is CCE.01400018.',
    says: ({ pool, os, others }: { pool: string; os: string; others: readonly string[] }) => `Nodes of ${called(pool)} run ${os}, which does not support the Tunnel network: the node pool ends in an error. ${others.join(' and ')} do.`,
  },
  'cce/node-disks': {
    title: 'A node has a system disk of 40 to 1024 GiB and data disks of 20 (the first) or 10 to 32768 GiB',
    why: 'The image needs its 40 GiB, and container engine and kubelet live on the data disk. Sizes beyond the limits are refused by the disk service, and the pool stays in error.',
    says: {
      system: ({ size, smallest, largest }: { size: number; smallest: number; largest: number }) => `${size} GiB is no size for a system disk: ${smallest} to ${largest} GiB.`,
      data: ({ size, smallest, largest }: { size: number; smallest: number; largest: number }) => `${size} GiB is no size for a data disk: ${smallest} to ${largest} GiB.`,
      'no-data': ({ pool, smallest }: { pool: string; smallest: number }) => `${atStart(pool)} has no data disk; Open Telekom Cloud asks for one, of at least ${smallest} GiB.`,
    },
  },
  'cce/data-disk-small': {
    title: 'A data disk has the 100 GiB that the API reference asks for',
    why: 'Manual and reference differ: the form for pools goes down to 20 GiB for the first and 10 GiB for others, the table of the request does not.',
    says: ({ size, api }: { size: number; api: number }) => `A data disk of ${size} GiB is one that the console takes and that the API, by its reference, does not: ${api} GiB or more are safe.`,
  },
  'cce/max-pods': {
    title: 'A node runs at most 16 to 256 Pods',
    why: 'CCE passes it to the kubelet as maxPods. Unset, it follows the memory of the node: 20 for 4 GiB, 110 from 64 GiB on.',
    says: ({ given, smallest, largest }: { given: number; smallest: number; largest: number }) => `${given} is out of range for the Pods of a node: ${smallest} to ${largest}.`,
  },
  'cce/max-pods-reserved': {
    title: 'A node has as many Pod addresses as it may run Pods',
    why: 'The scheduler looks at maxPods alone. The range of the node is fixed once it is there, with its network, gateway and broadcast addresses taken off.',
    says: ({ pool, pods, reserved, mask }: { pool: string; pods: number; reserved: number; mask: number }) => `Nodes of ${called(pool)} may run ${pods} Pods, and each has ${reserved} Pod addresses (/${mask} less three): the others would wait for an address. Take at most ${reserved}.`,
  },
  'cce/node-autoscaling': {
    title: 'A node pool begins between its least and its most nodes',
    why: 'The autoscaler reads both bounds of the pool and acts at once: a pool that begins outside them is scaled before anybody has used it.',
    says: {
      order: ({ pool, least, most }: { pool: string; least: number; most: number }) => `${atStart(pool)} has at least ${least} and at most ${most} nodes. The most cannot be less than the least.`,
      initial: ({ pool, initial, least, most }: { pool: string; initial: number; least: number; most: number }) => `${atStart(pool)} begins with ${initial} nodes and scales between ${least} and ${most}. Begin within these.`,
    },
  },
  'cce/node-count': {
    title: 'The nodes fit into the cluster scale, the node subnet and the container network',
    why: 'Masters of a flavor are sized for its nodes, so CCE counts before it makes one. Every node takes an address of its subnet and, but for Turbo, a part of the container CIDR.',
    says: {
      scale: ({ flavor, limit, ...planned }: Planned & { flavor: string; limit: number }) => `${comeTo(planned)}, and the scale ${flavor} ends at ${count(limit)} ("Excessive nodes in the cluster", CCE.01400014). ${ROOM}`,
      subnet: ({ range, limit, ...planned }: Planned & { range: string; limit: number }) => `${comeTo(planned)}, and the node subnet ${range} has ${count(limit)} addresses for them (five of each subnet are reserved). ${ROOM}`,
      subnets: ({ pools, ranges, limit, ...planned }: Planned & { pools: readonly string[]; ranges: readonly string[]; limit: number }) => `${comeTo(planned)} in ${ranges.join(' and ')} (${pools.map((pool) => (pool === '' ? 'a pool without a name' : pool)).join(', ')}), which ${ranges.length === 1 ? 'has' : 'have'} ${count(limit)} addresses for them (five of each subnet are reserved). ${ROOM}`,
      network: ({ limit, ...planned }: Planned & { limit: number }) => `${comeTo(planned)}, and the container network carries ${count(limit)}. ${ROOM}`,
    },
  },
  'cce/scale-capacity': {
    title: 'Container network and node subnet carry the nodes of the cluster scale',
    why: 'A node without a block of Pod addresses starts no Pod, and neither the container CIDR of a tunnel network nor the range of a subnet can grow.',
    says: {
      tunnel: ({ nodes: carried, flavor, scale }: { nodes: number; flavor: string; scale: number }) => `The container CIDR block carries ${count(carried)} nodes (each takes at least a block of 16 Pod addresses), and ${flavor} is for ${count(scale)}: the cluster stops growing early. Take a larger block, or a smaller scale.`,
      vpc: ({ nodes: carried, mask, flavor, scale }: { nodes: number; mask: number; flavor: string; scale: number }) => `The container CIDR block carries ${count(carried)} nodes (each takes a range of /${mask}), and ${flavor} is for ${count(scale)}: the cluster stops growing early. Take a larger block, a longer mask per node, or a smaller scale.`,
      subnet: ({ nodes: carried, flavor, scale }: { nodes: number; flavor: string; scale: number }) => `The node subnet has addresses for ${count(carried)} nodes, and ${flavor} is for ${count(scale)}. Take a larger subnet, or a smaller scale; node pools may use further subnets later.`,
    },
  },
  'cce/vpc-routes': {
    title: 'A VPC network needs a route per node',
    why: 'CCE writes one route per node into the route table of the VPC. Where the quota is used up, the next node is made and its Pods cannot be reached.',
    says: ({ nodes: planned, quota }: { nodes: number; quota: number }) => `The node pools come to ${count(planned)} nodes, each with a route in the VPC, and the quota is ${count(quota)} routes unless it was raised. Ask for more before you create them.`,
  },
  'cce/turbo-pods': {
    title: 'The pod subnets carry the Pods of the nodes',
    why: 'Each Pod takes an interface with an address of a pod subnet, and some are kept warm for the next ones. When none is left, Pods stay in ContainerCreating.',
    says: {
      fewest: ({ addresses, nodes: planned, pods, needed }: { addresses: number; nodes: number; pods: number; needed: number }) => `The pod subnets have ${count(addresses)} addresses for Pods, and ${count(planned)} nodes with ${pods} Pods each need ${count(needed)}: Pods would wait for an address. Take larger pod subnets.`,
      most: ({ addresses, nodes: planned, pods, room }: { addresses: number; nodes: number; pods: number; room: number }) => `The pod subnets have ${count(addresses)} addresses: ${count(room)} of the ${count(planned)} nodes have room for all their Pods, where each runs the ${pods} that a node may; the others' wait for an address. Take larger pod subnets, or fewer Pods per node (maxPods).`,
    },
  },
  'cce/capacity': {
    title: 'What the addresses carry',
    why: 'Each node gets a range of fixPoolMask when it joins and keeps it. How many fit into the container CIDR is the end of the cluster.',
    says: ({ nodes: most, pods, addresses }: { nodes: number; pods: number; addresses: number }) => `At most ${count(most)} nodes, with ${pods} Pods each: of the ${count(addresses)} addresses of a node, three are not for Pods.`,
  },
};
