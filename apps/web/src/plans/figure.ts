import { type AddressPlan, type Family, formatCount, formatPath, parseCidr, type Path, type PlannedRange } from '@dualstack/schema';

/** A range in a figure. */
export interface FigureRange {
  readonly family: Family;
  readonly name: PlannedRange['name'];
  readonly text: string;
}

/** What is drawn of a mistake: ranges that share addresses, two families that do not carry the same, or a family that has nothing. */
export type Figure =
  | { readonly kind: 'overlap'; readonly outer: FigureRange; readonly inner: FigureRange; readonly isSame: boolean; /** Where the inner range begins in the outer, and how much of it it takes, 0 to 1. */ readonly from: number; readonly share: number }
  | { readonly kind: 'unequal'; readonly of: 'nodes' | 'services'; readonly rows: readonly (FigureRange & { readonly count: string; /** Ticks between its parts, as many as can be told apart. */ readonly parts: number; /** How much it carries of what the larger does, 0 to 1. */ readonly share: number; readonly isShort: boolean })[] }
  | { readonly kind: 'without'; readonly family: Family; readonly ranges: readonly FigureRange[] };

/** More parts than this cannot be told apart. */
const MOST_PARTS = 32;

/**
 * What shows best why a value is refused.
 *
 * @param plan the address plan around it; undefined where it cannot be read
 * @param path the value that is refused
 */
export function figureOf(plan: AddressPlan | undefined, path: Path): Figure | undefined {
  if (!plan) return undefined;
  const id = formatPath(path);
  const drawn = (family: Family, { name, cidr }: PlannedRange): FigureRange => ({ family, name, text: cidr });
  for (const { family, ranges, overlaps } of plan.families) {
    const overlap = overlaps.find(({ a, b }) => a === id || b === id);
    const [outer, inner] = [overlap?.a, overlap?.b].map((each) => ranges.find((range) => range.id === each));
    const [around, within] = [outer && parseCidr(outer.cidr), inner && parseCidr(inner.cidr)];
    if (outer && inner && around?.ok && within?.ok) {
      const size = around.value.last - around.value.first + 1n;
      const part = (value: bigint) => Number((value * 1000n) / size) / 1000;
      return { kind: 'overlap', outer: drawn(family, outer), inner: drawn(family, inner), isSame: outer.prefix === inner.prefix, from: part(within.value.first - around.value.first), share: part(within.value.last - within.value.first + 1n) };
    }
  }
  const role = plan.families.flatMap(({ ranges }) => ranges).find((range) => range.id === id)?.role;
  const of = role === 'pods' ? 'nodes' : role === 'services' ? 'services' : undefined;
  const carrying = of ? plan.families.flatMap(({ family, ranges, capacity }) => ranges.filter((range) => range.role === role).map((range) => ({ family, range, count: BigInt((of === 'nodes' ? range.nodes?.count : capacity.services) ?? '0') }))) : [];
  const most = carrying.reduce((largest, { count }) => (count > largest ? count : largest), 0n);
  if (of && carrying.length > 1 && most > 0n) {
    return {
      kind: 'unequal',
      of,
      rows: carrying.map(({ family, range, count }) => ({ ...drawn(family, range), count: formatCount(count), parts: of === 'nodes' ? Number(count > MOST_PARTS ? MOST_PARTS : count) : 1, share: of === 'nodes' ? 1 : Number((count * 1000n) / most) / 1000, isShort: count < most })),
    };
  }
  const without = plan.families.find(({ ranges }) => !ranges.some((range) => range.role === 'pods'));
  const other = plan.families.find(({ family }) => family !== without?.family);
  if (!without || !other) return undefined;
  return { kind: 'without', family: without.family, ranges: other.ranges.filter((range) => range.role === 'pods').map((range) => drawn(other.family, range)) };
}
