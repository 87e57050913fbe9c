import { countSubnets, sizeOf, sizeOfPrefix } from '../../address/capacity.js';
import type { Cidr } from '../../address/cidr.js';
import { equals } from '../../address/overlap.js';
import { flavorOf, MAX_TURBO_PODS, SUBNET_RESERVED_ADDRESSES, TUNNEL_BLOCK_PREFIX, VPC_NETWORK_UNUSABLE } from './catalog.js';
import type { CcePlan } from './plan.js';

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

/** Nodes that fit into the node subnet. */
export function nodesBySubnet({ spec }: CcePlan): bigint | undefined {
  const subnet = spec.cce.nodeSubnet.cidr.value;
  return subnet && usableAddresses(subnet);
}

/** Pods of a Turbo cluster: what its pod subnets have, and nothing beyond the cluster's own limit. */
export function podsBySubnets({ spec }: CcePlan): bigint | undefined {
  const subnets = spec.cce.podSubnets.flatMap(({ cidr }) => cidr.value ?? []);
  if (spec.cce.clusterType !== 'turbo' || subnets.length === 0) return undefined;
  const distinct = subnets.filter((subnet, index) => !subnets.slice(0, index).some((each) => equals(each, subnet)));
  return min(distinct.reduce((sum, subnet) => sum + usableAddresses(subnet), 0n), MAX_TURBO_PODS);
}

/** Nodes at most: by the cluster's scale, its container network and its node subnet, whichever ends first. */
export function mostNodes(plan: CcePlan): bigint | undefined {
  const { flavor, site } = plan.spec.cce;
  const scale = flavorOf(flavor, site)?.nodes;
  return min(scale === undefined ? undefined : BigInt(scale), nodesByContainerNetwork(plan), nodesBySubnet(plan));
}

/** Nodes that the pools begin with, and that they may grow to. */
export function plannedNodes({ spec }: CcePlan): { readonly initial: number; readonly most: number } {
  const sum = (of: (pool: CcePlan['spec']['nodePools'][number]) => number) => spec.nodePools.reduce((total, pool) => total + of(pool), 0);
  return { initial: sum((pool) => pool.initialNodeCount), most: sum((pool) => (pool.autoscaling?.enable ? Math.max(pool.autoscaling.maxNodeCount, pool.initialNodeCount) : pool.initialNodeCount)) };
}
