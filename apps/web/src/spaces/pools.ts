import { ADDRESS_BITS, type Cidr, cidr, cidrFrom, contains, formatCidr, overlaps, PRIVATE_POOLS, type RangeRole } from '@dualstack/schema';
import type { SpaceRange } from '../api/spaces.js';
import type { Held } from './sheet.js';

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

/** Ranges as they are drawn: those of plans by their state, those of others, whoever names them, as theirs. */
export const drawn = (ranges: readonly SpaceRange[]): DrawnRange[] =>
  ranges.map((range) => ({ id: range.id, cidr: cidr(range.range), holding: range.plan === undefined || range.role === 'reserved' ? 'others' : range.plan.status, range }));

/** The pools of a space, private ranges where it has none, and what lies around ranges outside of them. */
export function poolsOf(pools: readonly { readonly cidr: string; readonly roles: readonly RangeRole[] }[], ranges: readonly Held[]): DrawnPool[] {
  const own = pools.length > 0 ? pools.map((pool) => ({ cidr: cidr(pool.cidr), roles: pool.roles, isOutside: false })) : PRIVATE_POOLS.map((range) => ({ cidr: range, roles: [], isOutside: false }));
  const around = new Map<string, Cidr>();
  for (const { cidr: range } of ranges) {
    if (own.some((pool) => overlaps(pool.cidr, range))) continue;
    const prefix = Math.min(range.prefix, AROUND[range.family]);
    const bits = BigInt(ADDRESS_BITS[range.family] - prefix);
    const root = PRIVATE_POOLS.find((each) => contains(each, range)) ?? cidrFrom(range.family, (range.first >> bits) << bits, prefix);
    around.set(formatCidr(root), root);
  }
  return [...own, ...[...around.values()].map((range) => ({ cidr: range, roles: [], isOutside: true }))];
}

/** What a person looks for in a space. */
export interface Filter {
  readonly text: string;
  readonly role: string;
}

/** Whether a range is what a person looks for: by a name, by a part of it, or by an address or a range that it has something of. */
export function isSought({ cidr: range, range: { name, owner, role, plan, range: text } }: DrawnRange, { text: sought, role: wanted }: Filter, asRange: Cidr | undefined): boolean {
  if (wanted !== '' && role !== wanted) return false;
  const words = sought.trim().toLowerCase();
  if (words === '') return true;
  return (asRange !== undefined && overlaps(range, asRange)) || [name, owner, plan?.name ?? '', text].some((each) => each.toLowerCase().includes(words));
}
