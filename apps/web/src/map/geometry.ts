import type { FamilyMap, MapBlock, MapFrame, MapGap, MapItem, MapStack } from './layout.js';

/** How roomy a map is drawn: the least height of a block and the span that the largest range adds to it, in pixels at the usual size of text. */
export interface Density {
  readonly least: number;
  readonly span: number;
  /** Whether gaps and lines are set as closely as they may. */
  readonly isTight?: true;
}

/** From roomy to tight; the first that fits without scrolling is taken. */
export const DENSITIES = [{ least: 44, span: 44 }, { least: 40, span: 30 }, { least: 38, span: 22 }, { least: 24, span: 18, isTight: true }] as const satisfies readonly Density[];

/** Height of the thick edge of a range, which is its size and nothing else: by its logarithm, each family by itself. */
export const edgeOf = (bits: number, most: number, { least, span }: Density): number => Math.round(least + (span * bits) / most);

/** Blocks that have room for a second line. */
const TWO_LINES = 38;

/** Whether the second line of a block is said: where there is room for it, and always where something is wrong. */
export function hasSecondLine({ node, items }: MapBlock, edge: number, density: Density): boolean {
  const isWrong = node.conflict !== undefined || node.range === undefined;
  return isWrong || (edge >= TWO_LINES && !(density.isTight && items.length > 0));
}

/** Sizes of what is not a range, in pixels at the usual size of text; the style sheet has the same. */
const SIZE = { gap: 18, plain: 5, frameName: 20, tightFrameName: 17, between: 3, roots: 5, padding: 5, line: 18, second: 16, hit: 6, inset: 14, frameInset: 9, column: 24 } as const;

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number } & (
  | { readonly kind: 'block'; readonly block: MapBlock; readonly edge: number; readonly isWrapped: boolean; readonly hasSecond: boolean }
  | { readonly kind: 'stack'; readonly stack: MapStack; readonly edge: number }
  | { readonly kind: 'gap'; readonly gap: MapGap }
  | { readonly kind: 'frame'; readonly frame: MapFrame }
);

interface Placing {
  readonly density: Density;
  /** Width of the column, in pixels. */
  readonly width: number;
  /** Width of what stands in the first line of a block, in pixels. */
  readonly lineOf: (block: MapBlock) => number;
}

/** Puts the items of a family under one another: where each is, and how high all of it is. */
export function placeColumn({ items, most }: Pick<FamilyMap, 'items' | 'most'>, { density, width, lineOf }: Placing): { readonly boxes: readonly Box[]; readonly height: number } {
  const boxes: Box[] = [];
  const place = (item: MapItem, x: number, y: number, wide: number): number => {
    const at = boxes.length;
    const put = (box: Box) => {
      boxes.splice(at, 0, box);
      return box.height;
    };
    if (item.kind === 'gap') return put({ kind: 'gap', gap: item, x, y, width: wide, height: item.use === 'none' ? SIZE.plain : SIZE.gap });
    if (item.kind === 'stack') {
      const edge = Math.max(edgeOf(item.bits, most, density), TWO_LINES);
      return put({ kind: 'stack', stack: item, edge, x, y, width: wide, height: edge });
    }
    if (item.kind === 'frame') {
      const name = density.isTight ? SIZE.tightFrameName : SIZE.frameName;
      return put({ kind: 'frame', frame: item, x, y, width: wide, height: name + list(item.items, x + SIZE.frameInset, y + name, wide - SIZE.frameInset, SIZE.between) });
    }
    const edge = edgeOf(item.bits, most, density);
    const hasSecond = hasSecondLine(item, edge, density);
    const isWrapped = lineOf(item) > wide - SIZE.column;
    const text = SIZE.hit + SIZE.line * (isWrapped ? 2 : 1) + (hasSecond ? SIZE.second : 0);
    const inner = item.items.length === 0 ? 0 : list(item.items, x + 9, y + text, wide - SIZE.inset, SIZE.between) + SIZE.padding;
    return put({ kind: 'block', block: item, edge, isWrapped, hasSecond, x, y, width: wide, height: Math.max(edge, text + inner) });
  };
  const list = (members: readonly MapItem[], x: number, y: number, wide: number, between: number): number => {
    let next = y;
    members.forEach((item, index) => {
      if (index > 0) next += between;
      next += place(item, x, next, wide);
    });
    return next - y;
  };
  const height = list(items, 0, 0, width, density.isTight ? 4 : SIZE.roots);
  return { boxes, height };
}

/** Width of a text at the usual size, near enough to know whether a line holds it: Chinese is twice as wide as Latin. */
export function widthOf(text: string, size: number, isMono = false): number {
  return [...text].reduce((sum, char) => sum + ((char.codePointAt(0) ?? 0) > 0x2e7f ? size : size * (isMono ? 0.6 : 0.56)), 0);
}

/** The roomiest density in which every column fits a height; the tightest where none does. */
export function densityFor(maps: readonly FamilyMap[], width: number, height: number, lineOf: Placing['lineOf'], areBeside: boolean): Density {
  const extra = ({ lost, assigned }: FamilyMap) => lost.length * 46 + assigned.length * 28 + 28;
  const fits = DENSITIES.find((density) => {
    const heights = maps.map((map) => placeColumn(map, { density, width, lineOf }).height + extra(map));
    return (areBeside ? Math.max(0, ...heights) : heights.reduce((sum, each) => sum + each + 16, 0)) <= height;
  });
  return fits ?? DENSITIES[3];
}
