import { ADDRESS_BITS, type Cidr, cidr, cidrFrom, contains, formatCidr, overlaps, parseAddress, parseCidr, PRIVATE_POOLS, type RangeRole } from '@dualstack/schema';
import type { HeldRanges, SpaceRange } from '../api/spaces.js';
import { around, byAddress, type Held, type Holding, inOrder } from './held.js';

/** A range of a space as these pages use it. */
export interface DrawnRange extends Held {
  readonly range: SpaceRange;
}

/** A part of a space that has a map of its own. */
export interface DrawnPool {
  readonly cidr: Cidr;
  /** Roles that look for room in it; every one where there are none. */
  readonly roles: readonly RangeRole[];
  /** Whether it is no pool of the space, and there because of ranges outside of all pools. */
  readonly isOutside: boolean;
}

/** What is drawn around ranges that lie in no pool and in no private range, by its prefix length. */
const AROUND = { ipv4: 8, ipv6: 32 } as const;

/** What others hold is theirs, whoever names it; a network of plans is held by nobody, and a final plan keeps others out only of what binds. */
function holdingOf({ plan, role, binding }: SpaceRange): Holding {
  if (plan === undefined || role === 'reserved') return 'others';
  if (role === 'vpc') return 'network';
  return plan.status === 'final' && !binding ? 'inside' : plan.status;
}

/** What a range is called: by its plan, or by what somebody has said that it is. */
export const nameOf = ({ range: { plan, name } }: DrawnRange): string => plan?.name ?? name;

const byName = (a: DrawnRange, b: DrawnRange): number => (nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : 0);

/** Ranges as they are drawn, in the order of addresses, and by name where they are the same. */
export const drawn = (ranges: readonly SpaceRange[]): DrawnRange[] => inOrder(ranges.map((range) => ({ id: range.id, cidr: cidr(range.range), holding: holdingOf(range), range })), byName);

/** The pools of a space, private ranges where it has none, and what lies around ranges outside of them. Pools of one range are one. */
export function poolsOf(pools: readonly { readonly cidr: string; readonly roles: readonly RangeRole[] }[], ranges: readonly Held[]): DrawnPool[] {
  const own = new Map<string, DrawnPool>(pools.length > 0 ? [] : PRIVATE_POOLS.map((range) => [formatCidr(range), { cidr: range, roles: [], isOutside: false }]));
  for (const pool of pools) {
    const before = own.get(pool.cidr);
    const roles = !before ? pool.roles : before.roles.length === 0 || pool.roles.length === 0 ? [] : [...new Set([...before.roles, ...pool.roles])];
    own.set(pool.cidr, { cidr: cidr(pool.cidr), roles, isOutside: false });
  }
  const all = [...own.values()];
  const outside = new Map<string, DrawnPool>();
  for (const { cidr: range } of ranges) {
    if (all.some((pool) => overlaps(pool.cidr, range))) continue;
    const root = PRIVATE_POOLS.find((each) => contains(each, range)) ?? around(range, Math.min(range.prefix, AROUND[range.family]));
    outside.set(formatCidr(root), { cidr: root, roles: [], isOutside: true });
  }
  const parts = [...outside.values()];
  return [...all, ...parts.filter((part) => !parts.some((other) => other !== part && contains(other.cidr, part.cidr)))];
}

/** The smallest pool that has all of a range in it. */
export const poolAround = (pools: readonly DrawnPool[], part: Cidr): DrawnPool | undefined =>
  pools.filter((pool) => contains(pool.cidr, part)).reduce<DrawnPool | undefined>((best, pool) => (best && best.cidr.prefix >= pool.cidr.prefix ? best : pool), undefined);

/**
 * The pools in which something is, but for what is shown: each range counts once, in the smallest pool that has all of it, else in the first
 * that has a part.
 */
export function placesOf(found: readonly Held[], pools: readonly DrawnPool[], shown: Cidr): readonly { readonly pool: Cidr; readonly count: number }[] {
  const counts = new Map<DrawnPool, number>();
  for (const { cidr: range } of found) {
    const pool = poolAround(pools, range) ?? pools.find((each) => overlaps(each.cidr, range));
    if (pool) counts.set(pool, (counts.get(pool) ?? 0) + 1);
  }
  return pools.flatMap((pool) => {
    const count = contains(shown, pool.cidr) ? undefined : counts.get(pool);
    return count === undefined ? [] : [{ pool: pool.cidr, count }];
  });
}

/** What an address of the page asks to see: without anything, or with what is no range, the first pool that has something in it. */
export function rootOf(view: string, pools: readonly DrawnPool[], ranges: readonly Held[]): { readonly root: Cidr; readonly unread?: string } {
  const text = new URLSearchParams(view).get('in');
  const asked = parseCidr(text ?? '');
  if (asked.ok) return { root: asked.value };
  const pool = pools.find((each) => ranges.some((range) => contains(each.cidr, range.cidr))) ?? pools[0];
  return { root: pool?.cidr ?? cidr('10.0.0.0/8'), ...(text !== null && { unread: text }) };
}

/** The range or the address that a text is, if it is one; of an address with a mask, the range around it. */
export function rangeIn(text: string): Cidr | undefined {
  const trimmed = text.trim();
  const range = parseCidr(trimmed);
  if (range.ok) return range.value;
  if (range.problem.code === 'host-bits') return range.problem.suggestion;
  const address = parseAddress(trimmed);
  return address.ok ? cidrFrom(address.value.family, address.value.value, ADDRESS_BITS[address.value.family]) : undefined;
}

/** What a person looks for in a space. */
export interface Filter {
  readonly text: string;
  readonly role: string;
}

/** Whether anything is looked for. */
export const isFiltering = ({ text, role }: Filter): boolean => text.trim() !== '' || role !== '';

/** Whether a range is what a person looks for: by a name, by a part of it, or by an address or a range that it has something of. */
export function isSought({ cidr: range, range: { name, owner, role, plan, range: text } }: DrawnRange, { text: sought, role: wanted }: Filter, asRange: Cidr | undefined): boolean {
  if (wanted !== '' && role !== wanted) return false;
  const words = sought.trim().toLowerCase();
  if (words === '') return true;
  return (asRange !== undefined && overlaps(range, asRange)) || [name, owner, plan?.name ?? '', text].some((each) => each.toLowerCase().includes(words));
}

/** What is known of the ranges of a space: of all of it, and of the part that is shown, the first of each in the order of addresses. */
export interface Known {
  readonly ranges: readonly DrawnRange[];
  /** The last address of a part up to which all ranges are known. */
  readonly until: (part: Cidr) => bigint;
}

/** Puts together what was read of a space and of a part of it, as far as that was too much for one answer. */
export function knownOf(all: HeldRanges, part?: { readonly cidr: Cidr; readonly held: HeldRanges }): Known {
  const first = drawn(all.ranges);
  const more = part ? drawn(part.held.ranges) : [];
  const until = (held: HeldRanges, ranges: readonly DrawnRange[], asked: Cidr): bigint => {
    const last = ranges.at(-1);
    if (held.whole || !last || byAddress(asked, last.cidr) > 0) return held.whole ? asked.last : asked.first - 1n;
    return asked.family !== last.cidr.family || last.cidr.first > asked.last ? asked.last : last.cidr.first - 1n;
  };
  return {
    ranges: more.length > 0 ? inOrder([...new Map([...first, ...more].map((each) => [each.id, each])).values()]) : first,
    until: (asked) => {
      const [a, b] = [until(all, first, asked), part && contains(part.cidr, asked) ? until(part.held, more, asked) : asked.first - 1n];
      return a > b ? a : b;
    },
  };
}
