import { ADDRESS_BITS, type Cidr, cidr, contains, type Family, parseCidr, type Path, type SpokenAddressPlan } from '@dualstack/schema';

export type FamilyPlan = SpokenAddressPlan['families'][number];
export type PlannedRange = FamilyPlan['ranges'][number];
export type Role = PlannedRange['role'];

/** A range of a plan at its place, with what lies in it. */
export interface MapNode {
  readonly id: string;
  readonly path: Path;
  readonly role: Role;
  readonly name: string;
  /** As it is written. */
  readonly text: string;
  /** Where it lies; of a ghost, where the one that was very likely meant would. */
  readonly cidr: Cidr;
  /** Absent for a ghost, which is no range yet. */
  readonly range?: PlannedRange;
  /** What was very likely meant by a text that is no range. */
  readonly suggestion?: string;
  /** What it shares addresses with and must not, or had better not. */
  readonly conflict?: { readonly severity: 'error' | 'warning'; readonly with: readonly PlannedRange[] };
  /** Whether it is not in the plan yet, or not like this: what a way out would make. */
  readonly isPreview: boolean;
  readonly parent?: MapNode;
  readonly children: readonly MapNode[];
}

/** A range whose text says nothing of where it lies. */
export type LostRange = FamilyPlan['unreadable'][number];

/** Blocks of the registries that frame what lies in them; brackets, never ranges. A room is one that a plan may take from. */
export interface FrameBlock {
  readonly kind: 'private' | 'shared' | 'link-local' | 'multicast' | 'documentation' | 'unique-local' | 'global';
  readonly cidr: Cidr;
  readonly text: string;
  readonly isRoom: boolean;
}

const frame = (text: string, kind: FrameBlock['kind'], isRoom: boolean): FrameBlock => ({ text, kind, isRoom, cidr: cidr(text) });

/**
 * By the IANA special-purpose registries; the first that holds a range is its frame, so the narrower one of two stands first.
 *
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry
 * @see https://www.iana.org/assignments/iana-ipv6-special-registry
 */
export const FRAMES: readonly FrameBlock[] = [
  frame('10.0.0.0/8', 'private', true),
  frame('172.16.0.0/12', 'private', true),
  frame('192.168.0.0/16', 'private', true),
  frame('100.64.0.0/10', 'shared', true),
  frame('169.254.0.0/16', 'link-local', false),
  frame('192.0.2.0/24', 'documentation', false),
  frame('198.51.100.0/24', 'documentation', false),
  frame('203.0.113.0/24', 'documentation', false),
  frame('224.0.0.0/4', 'multicast', false),
  frame('fd00::/8', 'unique-local', true),
  frame('fc00::/7', 'unique-local', true),
  frame('fe80::/10', 'link-local', false),
  frame('2001:db8::/32', 'documentation', false),
  frame('2000::/3', 'global', false),
  frame('ff00::/8', 'multicast', false),
];

/** The frame of a range: the block around it, where there is one and it is not the whole of it. */
export const frameOf = (range: Cidr): FrameBlock | undefined => FRAMES.find((each) => each.cidr.prefix < range.prefix && contains(each.cidr, range));

/** Bits that a range leaves free: the logarithm of its size. */
export const bitsOf = ({ family, prefix }: Pick<Cidr, 'family' | 'prefix'>): number => ADDRESS_BITS[family] - prefix;

interface Draft extends Omit<MapNode, 'children' | 'parent'> {
  parent?: Draft;
  children: Draft[];
}

/**
 * The ranges of a family at their places. They nest or are apart, so one pass over the sorted ranges builds the tree.
 *
 * @param before the plan as it is, where `family` is one that a way out would make
 */
export function treeOf(family: FamilyPlan, before?: FamilyPlan): { readonly roots: readonly MapNode[]; readonly lost: readonly LostRange[] } {
  const placed: Draft[] = [];
  const lost: LostRange[] = [];
  const byId = new Map(family.ranges.map((range) => [range.id, range]));
  const conflicts = conflictsOf(family, byId);
  const known = before && new Map([...before.ranges.map(({ id, cidr: text }) => [id, text] as const), ...before.unreadable.map(({ id, text }) => [id, text] as const)]);
  for (const range of family.ranges) {
    const { id, path, role, cidr: text } = range;
    const name = range.short ?? range.name;
    const parsed = parseCidr(text);
    const conflict = conflicts.get(id);
    if (parsed.ok) placed.push({ id, path, role, name, text, cidr: parsed.value, range, isPreview: known !== undefined && known.get(id) !== text, children: [], ...(conflict && { conflict }) });
  }
  for (const range of family.unreadable) {
    const { id, path, role, text, suggestion } = range;
    const name = range.short ?? range.name;
    const parsed = suggestion === undefined ? undefined : parseCidr(suggestion);
    if (suggestion !== undefined && parsed?.ok && parsed.value.family === family.family) placed.push({ id, path, role, name, text, cidr: parsed.value, suggestion, isPreview: false, children: [] });
    else lost.push(range);
  }
  return { roots: nest(placed), lost };
}

function conflictsOf({ overlaps }: FamilyPlan, ranges: ReadonlyMap<string, PlannedRange>): ReadonlyMap<string, NonNullable<MapNode['conflict']>> {
  const found = new Map<string, { severity: 'error' | 'warning'; with: PlannedRange[] }>();
  for (const { a, b, severity } of overlaps) {
    const [outer, inner] = [ranges.get(a), ranges.get(b)];
    if (!outer || !inner) continue;
    const known = found.get(inner.id);
    if (!known) found.set(inner.id, { severity, with: [outer] });
    else if (known.severity === severity) known.with.push(outer);
    // What is refused is said, and what is only warned of beside it is not.
    else if (severity === 'error') found.set(inner.id, { severity, with: [outer] });
  }
  return found;
}

const byAddress = (a: Draft, b: Draft): number => (a.cidr.first !== b.cidr.first ? (a.cidr.first < b.cidr.first ? -1 : 1) : a.cidr.prefix - b.cidr.prefix || Number(a.range === undefined) - Number(b.range === undefined));

function nest(placed: readonly Draft[]): readonly MapNode[] {
  const roots: Draft[] = [];
  const open: Draft[] = [];
  for (const node of [...placed].sort(byAddress)) {
    let parent = open.at(-1);
    while (parent && node.cidr.first > parent.cidr.last) {
      open.pop();
      parent = open.at(-1);
    }
    if (parent) node.parent = parent;
    (parent?.children ?? roots).push(node);
    // A ghost holds nothing: it is no range.
    if (node.range) open.push(node);
  }
  return roots;
}

/** The largest aligned range between two addresses: what may still be planned there. */
export function largestIn(family: Family, first: bigint, last: bigint): number {
  for (let prefix = 0; prefix < ADDRESS_BITS[family]; prefix += 1) {
    const size = 1n << BigInt(ADDRESS_BITS[family] - prefix);
    const start = ((first + size - 1n) / size) * size;
    if (start + size - 1n <= last) return prefix;
  }
  return ADDRESS_BITS[family];
}
