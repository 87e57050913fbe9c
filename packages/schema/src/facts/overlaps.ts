import { compareCidrs, overlaps } from '../address/overlap.js';
import { type ClusterFacts, isNetworkOf, type RangeFact, type RangeRole, type ReadRange, shareNetwork } from './facts.js';

const isPlanned = ({ role }: RangeFact) => role === 'pods' || role === 'services';
const isHosts = ({ role }: RangeFact) => role === 'nodes' || role === 'platform';

/**
 * Whether two ranges must share no address; a rule refuses it where they do. This is the one place that says so: the
 * rules look for such pairs, and the address plan draws them and no others.
 */
export function mustBeApart(facts: Pick<ClusterFacts, 'vpcIsApart'>, a: RangeFact, b: RangeFact): boolean {
  if (isNetworkOf(a, b) || isNetworkOf(b, a)) return false;
  /** Parts of one network are apart, but for one part that serves two purposes. */
  if (shareNetwork(a, b)) return a.part === undefined || a.part !== b.part || a.text !== b.text;
  const roles = (one: (fact: RangeFact) => boolean, other: (fact: RangeFact) => boolean) => (one(a) && other(b)) || (one(b) && other(a));
  const is = (role: RangeRole) => (fact: RangeFact) => fact.role === role;
  if (isPlanned(a) && isPlanned(b)) return a.role !== b.role || a.role === 'pods';
  if (a.role === 'platform' && b.role === 'platform') return true;
  /** An address of a load balancer is nobody else's; a network of hosts may have them among its own. */
  if (roles(is('loadBalancers'), (fact) => isPlanned(fact) || fact.role === 'reserved' || fact.role === 'loadBalancers')) return true;
  /** What stands for an address of IPv4 goes to its gateway, and to nobody of the same address. */
  if (roles(is('nat64'), (fact) => fact.role !== 'nat64' && fact.role !== 'vpc')) return true;
  if (roles(isPlanned, isHosts) || roles(isPlanned, is('reserved')) || roles(isHosts, is('reserved'))) return true;
  return facts.vpcIsApart === true && roles((fact) => isPlanned(fact) && fact.network === undefined, is('vpc'));
}

/** Two ranges that share addresses and must not: the outer one, or the first of two equal ones, comes first. */
export type RefusedOverlap = readonly [outer: ReadRange, inner: ReadRange];

const known = new WeakMap<ClusterFacts, readonly RefusedOverlap[]>();

/** Every pair of ranges that share addresses and must not, by one sweep over the sorted ranges. Found once per plan. */
export function refusedOverlaps(facts: ClusterFacts): readonly RefusedOverlap[] {
  const found = known.get(facts) ?? sweep(facts);
  known.set(facts, found);
  return found;
}

/**
 * Ranges nest or are apart, so those that are still open form a stack, and every one on it encloses the next. Reserved
 * ranges never meet one another here, so they are kept on a stack of their own: a plan has hundreds, and nothing else in
 * such numbers.
 */
function sweep(facts: ClusterFacts): RefusedOverlap[] {
  const sorted = [...facts.read].sort((a, b) => compareCidrs(a.cidr, b.cidr));
  const open: { reserved: ReadRange[]; others: ReadRange[] } = { reserved: [], others: [] };
  const pairs: RefusedOverlap[] = [];
  for (const range of sorted) {
    for (const stack of [open.reserved, open.others]) while (stack.length > 0 && !overlaps((stack.at(-1) as ReadRange).cidr, range.cidr)) stack.pop();
    const isReserved = range.fact.role === 'reserved';
    for (const outer of isReserved ? open.others : [...open.others, ...open.reserved]) if (mustBeApart(facts, outer.fact, range.fact)) pairs.push([outer, range]);
    (isReserved ? open.reserved : open.others).push(range);
  }
  return pairs;
}

/** A planned range that meets a network in a part that none of its subnets has taken. */
export interface Intrusion {
  readonly range: ReadRange;
  readonly network: ReadRange;
}

/**
 * Pods and Services in an empty part of the network that the nodes' subnets are parts of. Where such ranges must lie outside it,
 * the pair is one of {@link refusedOverlaps}; elsewhere it works until a subnet takes that part, which is a warning.
 */
export function intrusionsOf(facts: ClusterFacts): readonly Intrusion[] {
  const network = facts.read.find(({ fact }) => fact.role === 'vpc');
  if (!network) return [];
  const subnets = facts.read.filter(({ fact }) => fact.network !== undefined);
  return facts.read
    .filter(({ fact, cidr }) => isPlanned(fact) && fact.network === undefined && overlaps(cidr, network.cidr) && !subnets.some((subnet) => overlaps(subnet.cidr, cidr)))
    .map((range) => ({ range, network }));
}
