import { parseCidr } from '../address/cidr.js';
import { contains } from '../address/overlap.js';
import { formatPath, type Path } from '../findings/finding.js';
import { type ClusterFacts, isNetworkOf, type RangeRole } from './facts.js';
import { isLocal, reservationsOf } from './reservations.js';
import { poolsFor, type RolePool } from './suggest.js';

/** A range of a plan that lies in no pool. */
export interface OutsideRange {
  readonly path: Path;
  readonly range: string;
  readonly role: RangeRole;
}

/** The ranges of a plan that lie in no pool of an address space, as far as it has pools for their role. No pool is for what no router passes on. */
export function outsideOf(facts: ClusterFacts, pools: readonly RolePool[]): readonly OutsideRange[] {
  /** Load balancers in a network of the plan are where that is. */
  const parts = new Set(facts.read.filter(({ fact }) => fact.role === 'loadBalancers' && facts.read.some((each) => isNetworkOf(each.fact, fact))).map(({ fact }) => formatPath(fact.path)));
  return reservationsOf(facts).flatMap(({ path, role, family, cidr, holder }) => {
    const range = parseCidr(cidr);
    const places = poolsFor(pools, family, role);
    if (holder === 'others' || parts.has(formatPath(path)) || !range.ok || isLocal(range.value) || places.length === 0 || places.some((place) => contains(place, range.value))) return [];
    return [{ path, range: cidr, role }];
  });
}
