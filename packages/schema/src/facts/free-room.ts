import { nextFree } from '../address/allocate.js';
import type { Cidr, Span } from '../address/cidr.js';
import type { Family } from '../address/family.js';
import { equals, overlaps } from '../address/overlap.js';
import { PRIVATE_POOLS } from '../address/special.js';
import type { ClusterFacts } from './facts.js';
import { formatPath, type Path } from '../findings/finding.js';

/** Where room for a range is looked for. */
export interface Wanted {
  readonly family: Family;
  /** Prefix length of the range. */
  readonly prefix: number;
  /** What the range must not meet. */
  readonly taken: readonly Span[];
  /** Ranges that are fine if they are free, best first, such as the real system's default. */
  readonly usual?: readonly Cidr[];
  /** Ranges that are better left to others; they are taken where there is no other room. */
  readonly avoid?: readonly Cidr[];
  /** Where to look; private space unless told otherwise. */
  readonly pools?: readonly Cidr[];
  /** The first address to look at; the first of each pool unless told otherwise. */
  readonly from?: bigint;
}

/** Free ranges of a size, best first: the usual ones that are free, then the first gap of each pool. Empty where there is no room. */
export function freeRoom({ family, prefix, taken, usual = [], avoid = [], pools = PRIVATE_POOLS, from }: Wanted): Cidr[] {
  const gaps = pools.filter((pool) => pool.family === family && pool.prefix <= prefix).flatMap((pool) => (avoid.length > 0 ? [nextFree(pool, prefix, [...taken, ...avoid], from), nextFree(pool, prefix, taken, from)] : [nextFree(pool, prefix, taken, from)]));
  const free = [...usual, ...gaps].filter((range): range is Cidr => range !== undefined && !taken.some((each) => overlaps(each, range)));
  return free.filter((range, index) => free.findIndex((each) => equals(each, range)) === index);
}

/** The ranges of a plan but the one that is written at a path: what a new range in its place must keep clear of. */
export function takenBeside(facts: ClusterFacts, path: Path): Cidr[] {
  const at = formatPath(path);
  return facts.read.filter(({ fact }) => formatPath(fact.path) !== at).map(({ cidr }) => cidr);
}

/** A free private range of a size in the place of the one at a path; undefined where there is no room. */
export const freeInPlaceOf = (facts: ClusterFacts, path: Path, family: Family, prefix: number): Cidr | undefined => freeRoom({ family, prefix, taken: takenBeside(facts, path) })[0];
