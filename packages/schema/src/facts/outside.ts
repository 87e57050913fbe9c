import { parseCidr } from '../address/cidr.js';
import { contains } from '../address/overlap.js';
import type { Path } from '../findings/finding.js';
import type { ClusterFacts, RangeRole } from './facts.js';
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
  return reservationsOf(facts).flatMap(({ path, role, family, cidr, holder }) => {
    const range = parseCidr(cidr);
    const places = poolsFor(pools, family, role);
    if (holder === 'others' || !range.ok || isLocal(range.value) || places.length === 0 || places.some((place) => contains(place, range.value))) return [];
    return [{ path, range: cidr, role }];
  });
}
