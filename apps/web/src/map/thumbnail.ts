import type { Family, SpokenAddressPlan } from '@dualstack/schema';
import { layoutMap, type MapItem } from './layout.js';

/** A rectangle of the thumbnail. */
export interface ThumbnailBox {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly wide: number;
  readonly high: number;
  readonly family: Family;
  readonly kind: 'range' | 'holder' | 'reserved' | 'refused' | 'ghost';
}

const BETWEEN = { columns: 6, frames: 5, ranges: 2, inner: 3 } as const;
const INSET = 4;
/** The largest scale: a plan of two ranges does not fill the picture. */
const MOST_SCALE = 1.25;
const LEAST_HEIGHT = 3;

/** The map without words: the same order, nesting and heights by the logarithm of sizes, in a small frame. */
export function thumbnailOf(plan: SpokenAddressPlan, width: number, height: number): readonly ThumbnailBox[] {
  const { families } = layoutMap(plan);
  const column = (width - BETWEEN.columns * (families.length - 1)) / Math.max(1, families.length);
  const columns = families.map(({ family, items, most, lost }, index) => {
    const boxes: ThumbnailBox[] = [];
    const left = index * (column + BETWEEN.columns);
    const heightOf = (bits: number) => 5 + (8 * bits) / most;
    const draw = (item: MapItem, inset: number, top: number): number => {
      if (item.kind === 'gap') return 0;
      if (item.kind === 'frame') return list(item.items, inset, top, BETWEEN.ranges);
      const at = boxes.length;
      const inner = item.kind === 'block' ? list(item.items, inset + INSET, top + INSET, BETWEEN.inner) : 0;
      const high = Math.max(heightOf(item.bits), inner > 0 ? inner + 2 * INSET : 0);
      const kind = item.kind === 'stack' ? (item.conflicts > 0 ? 'refused' : 'reserved') : item.node.conflict?.severity === 'error' ? 'refused' : !item.node.range ? 'ghost' : inner > 0 ? 'holder' : item.node.role === 'reserved' ? 'reserved' : 'range';
      boxes.splice(at, 0, { key: `${family} ${item.kind === 'stack' ? item.key : item.node.id}`, x: left + inset, y: top, wide: Math.max(2, column - 2 * inset), high, family, kind });
      return high;
    };
    const list = (items: readonly MapItem[], inset: number, top: number, between: number): number => {
      const drawn = items.filter(({ kind }) => kind !== 'gap');
      let next = top;
      drawn.forEach((item, position) => {
        if (position > 0) next += between;
        next += draw(item, inset, next);
      });
      return next - top;
    };
    let total = list(items, 0, 0, BETWEEN.frames);
    for (const { id } of lost) {
      total += BETWEEN.frames;
      boxes.push({ key: `${family} ${id}`, x: left, y: total, wide: column, high: 6, family, kind: 'ghost' });
      total += 6;
    }
    return { boxes, total };
  });
  const scale = Math.min(MOST_SCALE, height / Math.max(1, ...columns.map(({ total }) => total)));
  return columns.flatMap(({ boxes }) => boxes.map((box) => ({ ...box, y: Math.min(box.y * scale, height - LEAST_HEIGHT), high: Math.min(Math.max(LEAST_HEIGHT, box.high * scale - 0.5), height - Math.min(box.y * scale, height - LEAST_HEIGHT)) })));
}
