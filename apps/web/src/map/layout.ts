import { type Cidr, type Family, formatAddress, type Path, type SpokenAddressPlan } from '@dualstack/schema';
import { foldTree, type Folded, type FoldedStack, isStack, stackKey } from './fold.js';
import { bitsOf, type FamilyPlan, type FrameBlock, frameOf, largestIn, type LostRange, type MapNode, treeOf } from './tree.js';

/** A range: a box whose thick edge is its size, with what lies in it. */
export interface MapBlock {
  readonly kind: 'block';
  readonly node: MapNode;
  /** Bits that it leaves free. */
  readonly bits: number;
  /** How a Pod range is cut among nodes, where it is cut at all. */
  readonly slices?: { readonly prefix: number; readonly count: string };
  /** What joins it to its field: problems are numbered. */
  readonly number?: number;
  readonly items: readonly MapItem[];
}

/** Nothing of the plan: free room, the rest of a range, or simply a distance. Never to scale. */
export interface MapGap {
  readonly kind: 'gap';
  readonly key: string;
  readonly use: 'room' | 'rest' | 'none';
  /** Prefix length of the largest aligned range that fits. */
  readonly prefix: number;
  readonly first: string;
  readonly last: string;
}

/** A run of ranges of which nothing is to be said, as one. */
export interface MapStack {
  readonly kind: 'stack';
  readonly key: string;
  readonly count: number;
  /** Their prefix length, where it is one. */
  readonly prefix?: number;
  readonly name?: string;
  readonly first: string;
  readonly last: string;
  /** Where the first of them is written. */
  readonly path: Path;
  readonly ids: readonly string[];
  /** Refusals among them, where there are so many that not each can be drawn. */
  readonly conflicts: number;
  /** Bits that their largest leaves free. */
  readonly bits: number;
}

/** A bracket around ranges: it names the block of the registries that they lie in, and claims no size. */
export interface MapFrame {
  readonly kind: 'frame';
  readonly block: FrameBlock;
  readonly items: readonly MapItem[];
}

export type MapItem = MapBlock | MapGap | MapStack | MapFrame;

/** The map of one family. */
export interface FamilyMap {
  readonly family: Family;
  readonly primary: boolean;
  /** Ranges of the cluster's own; reserved ones are somebody else's. */
  readonly networks: number;
  /** Pairs that share addresses and must not. */
  readonly overlaps: number;
  readonly items: readonly MapItem[];
  /** Ranges that cannot be read, and have no place yet. */
  readonly lost: readonly (LostRange & { readonly number?: number })[];
  readonly assigned: FamilyPlan['assigned'];
  /** Bits that the largest range of the family leaves free: the end of its scale. */
  readonly most: number;
}

export interface AddressMapLayout {
  readonly families: readonly FamilyMap[];
  /** Things that are drawn. */
  readonly elements: number;
}

/** Things that are drawn at most, whatever the plan. */
export const MOST_ELEMENTS = 200;

interface LayoutOptions {
  /** The range whose field has the focus: it stays open. */
  readonly lit?: string | undefined;
  /** Keys of the stacks that somebody has opened. */
  readonly open?: ReadonlySet<string> | undefined;
  /** The plan as it is, where the map shows one that a way out would make. */
  readonly before?: SpokenAddressPlan | undefined;
}

/** Lays out the map of a plan. Where there are too many ranges, those of which nothing is to be said fold into stacks. */
export function layoutMap(plan: SpokenAddressPlan, { lit, open, before }: LayoutOptions = {}): AddressMapLayout {
  const numbers = before ? new Map<string, number>() : numbersOf(plan);
  const trees = plan.families.map((family) => ({ family, ...treeOf(family, before?.families.find((each) => each.family === family.family)) }));
  const at = (level: number): AddressMapLayout => {
    const families = trees.map(({ family, roots, lost }) => familyMap(family, foldTree(roots, { level, lit, numbers, open }), roots, lost, numbers));
    return { families, elements: families.reduce((sum, { items, lost }) => sum + countOf(items) + lost.length, 0) };
  };
  for (let level = 1; level < 5; level += 1) {
    const layout = at(level);
    if (layout.elements <= MOST_ELEMENTS) return layout;
  }
  return at(5);
}

/**
 * The numbers of what is refused in the map: one for each range that overlaps another or cannot be read, in the order in
 * which forms ask for them: row by row, and in a row family by family.
 */
export function numbersOf({ families }: SpokenAddressPlan): ReadonlyMap<string, number> {
  const found = families.flatMap(({ ranges, overlaps, unreadable }, column) => {
    const inner = new Set(overlaps.filter(({ severity }) => severity === 'error').map(({ b }) => b));
    const rows = ranges.flatMap(({ id }, row) => (inner.has(id) ? [{ id, row, column }] : []));
    return [...rows, ...unreadable.map(({ id }, row) => ({ id, row: ranges.length + row, column }))];
  });
  return new Map([...found].sort((a, b) => a.row - b.row || a.column - b.column).map(({ id }, index) => [id, index + 1]));
}

function familyMap({ family, primary, ranges, unreadable, overlaps, assigned }: FamilyPlan, folded: readonly Folded[], roots: readonly MapNode[], lost: readonly LostRange[], numbers: ReadonlyMap<string, number>): FamilyMap {
  const numbered = (id: string) => {
    const number = numbers.get(id);
    return number === undefined ? {} : { number };
  };
  return {
    family,
    primary,
    networks: [...ranges, ...unreadable].filter(({ role }) => role !== 'reserved').length,
    overlaps: overlaps.filter(({ severity }) => severity === 'error').length,
    items: framed(folded, numbered),
    lost: lost.map((each) => ({ ...each, ...numbered(each.id) })),
    assigned,
    most: Math.max(1, ...roots.map(({ cidr }) => bitsOf(cidr))),
  };
}

type Numbered = (id: string) => { readonly number?: number };

/** Roots in their frames; those in no block of the registries stand by themselves. */
function framed(roots: readonly Folded[], numbered: Numbered): readonly MapItem[] {
  const groups: { block: FrameBlock | undefined; members: Folded[] }[] = [];
  for (const root of roots) {
    // A stack stands where all of it does.
    const ends = isStack(root) ? [root.nodes[0], root.nodes.at(-1)] : [root.node];
    const [block, ...others] = ends.map((node) => node && frameOf(node.cidr));
    const shared = others.every((each) => each === block) ? block : undefined;
    const last = groups.at(-1);
    if (shared && last?.block === shared) last.members.push(root);
    else groups.push({ block: shared, members: [root] });
  }
  return groups.flatMap(({ block, members }): MapItem[] => (block ? [{ kind: 'frame', block, items: withGaps(block.cidr, members, block.isRoom ? 'room' : 'none', numbered) }] : members.map((each) => itemOf(each, numbered))));
}

function itemOf(folded: Folded, numbered: Numbered): MapItem {
  if (isStack(folded)) return stackOf(folded);
  const { node, children } = folded;
  const { nodes } = node.range ?? {};
  return {
    kind: 'block',
    node,
    bits: bitsOf(node.cidr),
    // One range for one node is no cut.
    ...(nodes && nodes.prefix > node.cidr.prefix && { slices: nodes }),
    ...numbered(node.id),
    // What is free inside somebody's range is not free: it is the rest of it. Only a network is there to be cut up.
    items: children.length === 0 ? [] : withGaps(node.cidr, children, node.role === 'vpc' ? 'room' : 'rest', numbered),
  };
}

function stackOf({ nodes, conflicts, ids }: FoldedStack): MapStack {
  const [first] = nodes as readonly [MapNode, ...MapNode[]];
  const isSame = (of: (node: MapNode) => string | number) => nodes.every((node) => of(node) === of(first));
  const end = nodes.reduce((most, { cidr }) => (cidr.last > most ? cidr.last : most), first.cidr.last);
  return {
    kind: 'stack',
    key: stackKey(nodes),
    count: ids.length,
    ...(ids.length === nodes.length && isSame(({ cidr }) => cidr.prefix) && { prefix: first.cidr.prefix }),
    ...(isSame(({ name }) => name) && { name: first.name }),
    first: formatAddress(first.cidr.family, first.cidr.first),
    last: formatAddress(first.cidr.family, end),
    path: first.path,
    ids,
    conflicts,
    bits: Math.max(...nodes.map(({ cidr }) => bitsOf(cidr))),
  };
}

/** What lies in a range or a frame, with the gaps between. */
function withGaps(outer: Cidr, members: readonly Folded[], use: MapGap['use'], numbered: Numbered): readonly MapItem[] {
  const items: MapItem[] = [];
  let next = outer.first;
  const gapTo = (last: bigint) => {
    if (next > last) return;
    const [first, end] = [formatAddress(outer.family, next), formatAddress(outer.family, last)];
    items.push({ kind: 'gap', key: gapKey(first), use, prefix: largestIn(outer.family, next, last), first, last: end });
  };
  for (const each of members) {
    const nodes = isStack(each) ? each.nodes : [each.node];
    gapTo((nodes[0]?.cidr.first ?? next) - 1n);
    items.push(itemOf(each, numbered));
    for (const { cidr } of nodes) if (cidr.last >= next) next = cidr.last + 1n;
  }
  gapTo(outer.last);
  return items;
}

/** What a gap is known by: its first address. */
export const gapKey = (first: string): string => `gap ${first}`;

/** Things that are drawn for a list of items. */
export const countOf = (items: readonly MapItem[]): number => items.reduce((sum, item) => sum + 1 + (item.kind === 'block' || item.kind === 'frame' ? countOf(item.items) : 0), 0);

/** A place of a map that the keyboard comes to. */
export interface MapStop {
  readonly id: string;
  /** The range around it. */
  readonly parent?: string | undefined;
}

/** What the keyboard walks along: ranges and stacks in address order, outer before inner, then those without a place; free room where it can be used. */
export function stopsOf({ items, lost }: Pick<FamilyMap, 'items' | 'lost'>, withRoom: boolean): readonly MapStop[] {
  const walk = (members: readonly MapItem[], parent?: string): MapStop[] =>
    members.flatMap((item) => {
      if (item.kind === 'frame') return walk(item.items, parent);
      if (item.kind === 'gap') return withRoom && item.use === 'room' ? [{ id: item.key, parent }] : [];
      return item.kind === 'stack' ? [{ id: item.key, parent }] : [{ id: item.node.id, parent }, ...walk(item.items, item.node.id)];
    });
  return [...walk(items), ...lost.map(({ id }) => ({ id }))];
}

/** Marks along the edge of a Pod range: as many as there are slices, at most as many as can be told apart in its height. */
export function marksOf(count: string, height: number): number {
  const most = Math.floor(height / 3);
  const slices = BigInt(count);
  return slices < BigInt(most) ? Number(slices) : most;
}

