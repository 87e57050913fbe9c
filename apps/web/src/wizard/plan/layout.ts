import { ADDRESS_BITS, parseCidr, type SpokenAddressPlan } from '@dualstack/schema';

type FamilyPlan = SpokenAddressPlan['families'][number];
type PlannedRange = FamilyPlan['ranges'][number];

/** A range inside the block that it is drawn in; positions and widths are shares of the block, 0 to 1. */
export interface InnerRange {
  readonly range: PlannedRange;
  readonly left: number;
  readonly width: number;
  /** Whether it shares addresses with the block's range and must not. */
  readonly isOverlap: boolean;
}

/** A range that stands by itself in the band, with what lies in it. */
export interface Block {
  readonly range: PlannedRange;
  /** Share of the band, by the logarithm of its size: a /8 beside a /24 would leave the /24 no room otherwise. */
  readonly weight: number;
  readonly inner: readonly InnerRange[];
}

/** Narrowest share of its block that an inner range is drawn with, so that it can be seen and pointed at. */
const NARROWEST = 0.44;

/**
 * Lays the ranges of a family out as blocks in the order of their addresses. Ranges that lie in another one,
 * rightly or wrongly, are drawn inside it, to scale where the scale leaves them wide enough.
 */
export function layoutBand({ family, ranges, overlaps }: FamilyPlan): Block[] {
  const read = ranges
    .flatMap((range) => {
      const parsed = parseCidr(range.cidr);
      return parsed.ok ? [{ range, cidr: parsed.value }] : [];
    })
    .sort((a, b) => (a.cidr.first < b.cidr.first ? -1 : a.cidr.first > b.cidr.first ? 1 : a.cidr.prefix - b.cidr.prefix));

  const blocks: { range: PlannedRange; cidr: (typeof read)[number]['cidr']; inner: InnerRange[] }[] = [];
  for (const { range, cidr } of read) {
    const outer = blocks.at(-1);
    if (!outer || cidr.first > outer.cidr.last) {
      blocks.push({ range, cidr, inner: [] });
      continue;
    }
    const size = Number(outer.cidr.last - outer.cidr.first + 1n);
    const width = Math.max(NARROWEST, Number(cidr.last - cidr.first + 1n) / size);
    const left = Math.min(Number(cidr.first - outer.cidr.first) / size + (width === 1 ? 0 : 0.2 * (1 - width)), 1 - width);
    const beside = [outer.range, ...outer.inner.map((each) => each.range)];
    const isOverlap = overlaps.some(({ a, b }) => beside.some(({ id }) => (a === range.id && b === id) || (b === range.id && a === id)));
    outer.inner.push({ range, left, width, isOverlap });
  }
  return blocks.map(({ range, inner }) => ({ range, inner: sideBySide(inner), weight: Math.max(6, Math.sqrt(ADDRESS_BITS[family] - range.prefix) * 4) * Math.max(1, inner.length) }));
}

/** Gap between ranges that are drawn side by side, as a share of their block. */
const GAP = 0.03;

/** Several ranges in one block have no room to scale: they stand side by side in the order of their addresses. */
function sideBySide(inner: readonly InnerRange[]): readonly InnerRange[] {
  if (inner.length < 2) return inner;
  const width = (1 - GAP * (inner.length + 1)) / inner.length;
  return inner.map((each, index) => ({ ...each, width, left: GAP + index * (width + GAP) }));
}

/** Marks for the slices of nodes along a pod range: as many as there are, at most as many as can be told apart. */
export function sliceMarks({ nodes }: PlannedRange): number {
  return nodes === undefined ? 0 : Math.min(12, Number(BigInt(nodes.count) > 12n ? 12n : BigInt(nodes.count)));
}
