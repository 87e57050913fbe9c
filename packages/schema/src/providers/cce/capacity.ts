import { countSubnets, sizeOf, sizeOfPrefix } from '../../address/capacity.js';
import type { Cidr } from '../../address/cidr.js';
import { equals } from '../../address/overlap.js';
import { MAX_PODS_PER_NODE } from '../../facts/masks.js';
import { flavorOf, MAX_TURBO_PODS, SUBNET_RESERVED_ADDRESSES, TUNNEL_BLOCK_PREFIX, VPC_NETWORK_UNUSABLE } from './catalog.js';
import { usedNodeSubnets } from './node-subnets.js';
import type { CceNodePool, CcePlan, CceSubnet } from './plan.js';

const min = (...values: readonly (bigint | undefined)[]): bigint | undefined => {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : known.reduce((a, b) => (a < b ? a : b));
};

/** The container CIDR blocks of a standard cluster that can be read. */
export function containerCidrs({ spec }: CcePlan): Cidr[] {
  return [spec.network.podCidrs.ipv4, ...(spec.cce.additionalContainerCidrs ?? [])].flatMap((range) => range?.value ?? []);
}

/** Addresses of a subnet that nodes, Pods and load balancers can have; 0 for one that is too small. */
function usableAddresses(subnet: Cidr): bigint {
  return sizeOf(subnet) > SUBNET_RESERVED_ADDRESSES ? sizeOf(subnet) - SUBNET_RESERVED_ADDRESSES : 0n;
}

/**
 * How many nodes the container network can serve. A tunnel network hands out blocks of 16 addresses, at least
 * one per node; a VPC network gives every node one range of the reserved size. A Turbo cluster has no such limit.
 */
export function nodesByContainerNetwork(plan: CcePlan): bigint | undefined {
  const { networkModel, fixPoolMask } = plan.spec.cce;
  const blocks = containerCidrs(plan);
  if (networkModel === 'eni' || blocks.length === 0) return undefined;
  const prefix = networkModel === 'overlay_l2' ? TUNNEL_BLOCK_PREFIX : (fixPoolMask ?? 0);
  return blocks.reduce((sum, block) => sum + countSubnets(block, prefix), 0n);
}

/** Pods that a node of a VPC network can have: the size of its range, less the addresses that no Pod gets. */
export function podsByReservedRange({ spec }: CcePlan): bigint | undefined {
  const { networkModel, fixPoolMask } = spec.cce;
  if (networkModel !== 'vpc-router' || fixPoolMask === undefined || fixPoolMask > 32) return undefined;
  const size = sizeOfPrefix('ipv4', fixPoolMask);
  return size > VPC_NETWORK_UNUSABLE ? size - VPC_NETWORK_UNUSABLE : 0n;
}

/** Nodes that fit into some subnets; undefined where one of them cannot be read. */
export function nodesInSubnets(subnets: readonly Pick<CceSubnet, 'cidr'>[]): bigint | undefined {
  const ranges = subnets.flatMap(({ cidr }) => cidr.value ?? []);
  return ranges.length < subnets.length ? undefined : ranges.reduce((sum, range) => sum + usableAddresses(range), 0n);
}

/** Nodes that fit into the subnets in which the plan has nodes. */
export function nodesBySubnet(plan: CcePlan): bigint | undefined {
  return nodesInSubnets(usedNodeSubnets(plan));
}

/** Pods of a Turbo cluster: what its pod subnets have, and nothing beyond the cluster's own limit. */
export function podsBySubnets({ spec }: CcePlan): bigint | undefined {
  const subnets = spec.cce.podSubnets.flatMap(({ cidr }) => cidr.value ?? []);
  if (spec.cce.clusterType !== 'turbo' || subnets.length === 0) return undefined;
  const distinct = subnets.filter((subnet, index) => !subnets.slice(0, index).some((each) => equals(each, subnet)));
  return min(distinct.reduce((sum, subnet) => sum + usableAddresses(subnet), 0n), MAX_TURBO_PODS);
}

/** Names such as `c7n.xlarge.2`: a size, which says how many vCPUs there are, and GiB of memory per vCPU. */
const FLAVOR = /^[a-z0-9]+\.(?:(?<one>small|medium)|(?<two>large)|(?<times>\d*)xlarge)\.(?<each>\d+)$/;

/** Pods that a node runs at most where its pool does not say, by its memory up to so many GiB (`SOURCES.maxPods`). */
const PODS_BY_MEMORY: readonly (readonly [memory: number, pods: number])[] = [[4, 20], [8, 40], [16, 60], [32, 80]];

/** Pods that a node of a pool runs at most: what the pool says, else what CCE gives a node of its memory, else the most that it gives any. */
export function podsOfNode({ flavor, maxPods }: Pick<CcePlan['spec']['nodePools'][number], 'flavor' | 'maxPods'>): number {
  if (maxPods !== undefined) return Math.max(1, maxPods);
  const { one, two, times, each } = FLAVOR.exec(flavor)?.groups ?? {};
  if (each === undefined) return Number(MAX_PODS_PER_NODE);
  const cpus = one !== undefined ? 1 : two !== undefined ? 2 : 4 * Number(times || 1);
  return PODS_BY_MEMORY.find(([memory]) => cpus * Number(each) <= memory)?.[1] ?? Number(MAX_PODS_PER_NODE);
}

/** How far the pod subnets of a Turbo cluster reach. */
export interface PodRoom {
  readonly addresses: bigint;
  /** Pods that a node runs at most, of the pool whose nodes run the most. */
  readonly each: number;
  /** Nodes that have an address for every Pod, where each runs so many. */
  readonly nodes: bigint;
}

/** How many nodes of a Turbo cluster have room for all their Pods at once, where each runs as many as any may. */
export function podRoom(plan: CcePlan): PodRoom | undefined {
  const addresses = podsBySubnets(plan);
  if (addresses === undefined) return undefined;
  const { nodePools } = plan.spec;
  const each = nodePools.length === 0 ? Number(MAX_PODS_PER_NODE) : Math.max(...nodePools.map(podsOfNode));
  return { addresses, each, nodes: addresses / BigInt(each) };
}

/** Nodes at most: by the cluster's scale, its container network and its node subnet, whichever ends first. */
export function mostNodes(plan: CcePlan): bigint | undefined {
  const { flavor, site } = plan.spec.cce;
  const scale = flavorOf(flavor, site)?.nodes;
  return min(scale === undefined ? undefined : BigInt(scale), nodesByContainerNetwork(plan), nodesBySubnet(plan));
}

/** Nodes that some pools begin with, and that they may grow to. */
export function nodesOfPools(pools: readonly CceNodePool[]): { readonly initial: number; readonly most: number } {
  const sum = (of: (pool: CceNodePool) => number) => pools.reduce((total, pool) => total + of(pool), 0);
  return { initial: sum((pool) => pool.initialNodeCount), most: sum((pool) => (pool.autoscaling?.enable ? Math.max(pool.autoscaling.maxNodeCount, pool.initialNodeCount) : pool.initialNodeCount)) };
}

/** Nodes that the pools of a plan begin with, and that they may grow to. */
export const plannedNodes = ({ spec }: CcePlan) => nodesOfPools(spec.nodePools);
