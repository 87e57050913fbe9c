import { contains, overlaps } from '@dualstack/schema';
import { nest } from './held.js';
import type { DrawnRange } from './pools.js';

/** Whose a range is, as far as that decides about clashes: ranges of others may lie in one another, and those of one plan. */
const holderOf = ({ range: { plan, role } }: DrawnRange): string => (plan === undefined || role === 'reserved' ? 'others' : plan.id);

/** Whether a range stands in the way of anybody: a network does not, nor what stays inside its cluster, where a space lets that repeat. */
const isInTheWay = ({ holding, range: { inside } }: DrawnRange, mayRepeat: boolean): boolean => holding !== 'network' && !(inside && mayRepeat);

/**
 * What shares addresses with a range of somebody else, drafts counted.
 *
 * @param mayRepeat whether what stays inside clusters may repeat in the space
 */
export function clashesWith(one: DrawnRange, ranges: readonly DrawnRange[], mayRepeat: boolean): DrawnRange[] {
  if (!isInTheWay(one, mayRepeat)) return [];
  const holder = holderOf(one);
  return ranges.filter((each) => overlaps(each.cidr, one.cidr) && holderOf(each) !== holder && isInTheWay(each, mayRepeat));
}

/** Of holders, as many as decide whether there is another one than oneself. */
type Holders = readonly string[];
const NOBODY: Holders = [];
function both(a: Holders, b: Holders): Holders {
  if (a.length === 0 || b.length === 2) return b;
  if (a.length === 2) return a;
  const other = b.find((each) => each !== a[0]);
  return other === undefined ? a : [...a, other];
}

/**
 * Which ranges share addresses with somebody else's, each looked at a few times, however many clash with it.
 *
 * @param ranges in the order of addresses
 */
export function clashing(ranges: readonly DrawnRange[], mayRepeat: boolean): ReadonlySet<string> {
  const groups = nest(ranges.filter((each) => isInTheWay(each, mayRepeat))).map(({ cidr, ranges: same }) => ({ cidr, ranges: same, own: same.reduce<Holders>((all, each) => (all[0] === holderOf(each) ? all : both(all, [holderOf(each)])), NOBODY) }));
  const above: Holders[] = [];
  const below: Holders[] = groups.map(() => NOBODY);
  const open: number[] = [];
  const close = () => {
    const index = open.pop() as number;
    const outer = open.at(-1);
    if (outer !== undefined) below[outer] = both(below[outer] ?? NOBODY, both(groups[index]?.own ?? NOBODY, below[index] ?? NOBODY));
  };
  for (const [index, { cidr }] of groups.entries()) {
    for (let last = groups[open.at(-1) ?? -1]; last && !contains(last.cidr, cidr); last = groups[open.at(-1) ?? -1]) close();
    const outer = open.at(-1);
    above.push(outer === undefined ? NOBODY : both(above[outer] ?? NOBODY, groups[outer]?.own ?? NOBODY));
    open.push(index);
  }
  while (open.length > 0) close();
  const found = new Set<string>();
  for (const [index, group] of groups.entries()) {
    const holders = both(group.own, both(above[index] ?? NOBODY, below[index] ?? NOBODY));
    for (const range of group.ranges) if (holders.some((each) => each !== holderOf(range))) found.add(range.id);
  }
  return found;
}
