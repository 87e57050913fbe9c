import type { Cidr } from '../address/cidr.js';
import { cidrFrom } from '../address/cidr.js';
import type { Family } from '../address/family.js';
import { formatCidr } from '../address/format.js';
import type { ClusterFacts, RangeFact } from '../facts/facts.js';
import { freeRoom, takenBeside } from '../facts/free-room.js';
import type { Fix, Path } from '../findings/finding.js';
import { use } from './rule.js';

export type Planned = 'pods' | 'services';

/** Whether a range is one of Pods or Services, which a plan may move. */
export const isPlanned = (fact: RangeFact): fact is RangeFact & { role: Planned } => fact.role === 'pods' || fact.role === 'services';

export const useRange = (path: Path, range: Cidr): Fix => use(path, formatCidr(range));

/** The prefix length that the real system takes by default; that of a common network where it has no default. */
export const defaultPrefix = (facts: ClusterFacts, role: Planned, family: Family): number => facts.defaults[role][family]?.prefix ?? (family === 'ipv4' ? 16 : 112);

/** Free ranges for a role: the real system's default at this size first, then the first gap in private space that is nobody's default. */
export function freeRanges(facts: ClusterFacts, role: Planned, family: Family, prefix: number, except: Path): Cidr[] {
  const preferred = facts.defaults[role][family];
  const atDefault = preferred && (prefix >= preferred.prefix ? cidrFrom(family, preferred.first, prefix) : preferred);
  const avoid = Object.values(facts.defaults).flatMap((defaults) => Object.values(defaults));
  return freeRoom({ family, prefix, taken: takenBeside(facts, except), usual: atDefault ? [atDefault] : [], avoid });
}

/** Ways to put a Pod or Service range elsewhere, at a size; none for a range that does not belong to the cluster alone. */
export const elsewhere = (facts: ClusterFacts, fact: RangeFact, family: Family, prefix: number): Fix[] => (isPlanned(fact) ? freeRanges(facts, fact.role, family, prefix, fact.path).map((range) => useRange(fact.path, range)) : []);
