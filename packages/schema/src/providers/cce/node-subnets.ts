import type { Path } from '../../findings/finding.js';
import type { CceNodePool, CcePlan, CceSubnet } from './plan.js';

/** Every subnet that nodes may be in, the default one first. */
export function nodeSubnetsOf({ spec: { cce } }: CcePlan): readonly CceSubnet[] {
  return [cce.nodeSubnet, ...cce.moreNodeSubnets];
}

/** The subnets that the nodes of a pool are in, the first to be filled in front; a name that no node subnet has is passed by. */
export function subnetsOfPool(plan: CcePlan, { subnets = [] }: Pick<CceNodePool, 'subnets'>): readonly CceSubnet[] {
  const named = subnets.flatMap((name) => nodeSubnetsOf(plan).find((subnet) => subnet.name === name) ?? []);
  return named.length === 0 ? [plan.spec.cce.nodeSubnet] : [...new Set(named)];
}

/** The subnets that the nodes of any pool are in; the default one where there is no pool yet. */
export function usedNodeSubnets(plan: CcePlan): readonly CceSubnet[] {
  const used = new Set(plan.spec.nodePools.flatMap((pool) => subnetsOfPool(plan, pool)));
  return used.size === 0 ? [plan.spec.cce.nodeSubnet] : nodeSubnetsOf(plan).filter((subnet) => used.has(subnet));
}

/** Where a node subnet is written. */
export function nodeSubnetPath(plan: CcePlan, subnet: CceSubnet): Path {
  const place = nodeSubnetsOf(plan).indexOf(subnet);
  return place <= 0 ? ['spec', 'cce', 'nodeSubnet'] : ['spec', 'cce', 'moreNodeSubnets', place - 1];
}
