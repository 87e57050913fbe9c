import { nextFree } from '../address/allocate.js';
import type { Family } from '../address/family.js';
import { formatCidr } from '../address/format.js';
import { PRIVATE_POOLS } from '../address/special.js';
import type { ClusterFacts } from './facts.js';
import { formatPath, type Path } from '../findings/finding.js';

/**
 * A private range of a size that overlaps nothing else of the plan.
 *
 * @param except where the range to replace is written
 * @returns undefined where there is no room
 */
export function freeRange(facts: ClusterFacts, except: Path, family: Family, prefix: number): string | undefined {
  const taken = facts.read.filter(({ fact }) => formatPath(fact.path) !== formatPath(except)).map(({ cidr }) => cidr);
  for (const pool of PRIVATE_POOLS) {
    const range = pool.family === family ? nextFree(pool, prefix, taken) : undefined;
    if (range) return formatCidr(range);
  }
  return undefined;
}
