import { cidr, type Family, FAMILIES, formatAddress, formatPath, sizeOf, type SpokenAddressPlan } from '@dualstack/schema';
import type { Joined, JoinMove, JoinRange } from '../api/join.js';

type FamilyPlan = SpokenAddressPlan['families'][number];
type PlannedRange = FamilyPlan['ranges'][number];
type Ranges = ReadonlyMap<string, JoinRange>;

/** What a range is known by among those of several plans: a field may have one of each family. */
const keyOf = ({ plan, path, family }: Pick<JoinRange, 'plan' | 'path' | 'family'>): string => `${plan.id} ${formatPath(path)} ${family}`;

/** The range that a move is of: the one that stands in the way at its field, in the family of its new place. */
export function movedRange(joined: Joined, { plan, fix }: JoinMove): JoinRange | undefined {
  const place = typeof fix.value === 'string' ? familyOf(fix.value) : undefined;
  return [...rangesInTheWay(joined).values()].find((range) => range.plan.id === plan.id && formatPath(range.path) === formatPath(fix.path) && range.family === place);
}

const familyOf = (range: string): Family => (range.includes(':') ? 'ipv6' : 'ipv4');

function rangesInTheWay({ pairs }: Pick<Joined, 'pairs'>): Ranges {
  return new Map(pairs.flatMap(({ overlaps }) => overlaps.flatMap(({ a, b }) => [a, b])).map((range) => [keyOf(range), range]));
}

/** Two maps of the ranges that stand in the way. */
export interface NowAndAfter {
  readonly now: SpokenAddressPlan;
  /** The same once every move is made; the same object where there is none. */
  readonly after: SpokenAddressPlan;
}

/**
 * The ranges of several plans that stand in one another's way as one address plan, as it is and as it will be.
 *
 * @param nameOf what a range is called among those of other plans
 */
export function nowAndAfter(joined: Joined, nameOf: (range: JoinRange) => string): NowAndAfter {
  const ranges = rangesInTheWay(joined);
  const now = planOf(ranges, new Map(), joined, nameOf);
  const moves = new Map(
    joined.renumbering.flatMap((move) => {
      const range = movedRange(joined, move);
      return range ? [[keyOf(range), String(move.fix.value)] as const] : [];
    }),
  );
  return { now, after: moves.size === 0 ? now : planOf(ranges, moves, joined, nameOf) };
}

function planOf(ranges: Ranges, moves: ReadonlyMap<string, string>, { pairs }: Joined, nameOf: (range: JoinRange) => string): SpokenAddressPlan {
  const families = FAMILIES.flatMap((family): FamilyPlan[] => {
    const own = [...ranges].filter(([, range]) => range.family === family);
    if (own.length === 0) return [];
    const overlaps = pairs.flatMap((pair) => pair.overlaps).filter(({ a, b }) => a.family === family && !moves.has(keyOf(a)) && !moves.has(keyOf(b)));
    return [
      {
        family,
        primary: false,
        ranges: own.map(([key, range]) => rangeOf(key, range, moves.get(key) ?? range.range, nameOf)),
        // The outer one stands first; of two that are the same, either is.
        overlaps: overlaps.map(({ a, b, shared }) => {
          const [outer, inner] = cidr(a.range).prefix <= cidr(b.range).prefix ? [a, b] : [b, a];
          return { a: keyOf(outer), b: keyOf(inner), shared, severity: 'error' as const };
        }),
        unreadable: [],
        assigned: [],
        capacity: {},
      },
    ];
  });
  return { families, capacity: {}, growth: { lanes: [] } };
}

function rangeOf(id: string, range: JoinRange, text: string, nameOf: (range: JoinRange) => string): PlannedRange {
  const value = cidr(text);
  const name = nameOf(range);
  return { id, path: range.path, role: range.role, name, short: name, cidr: text, prefix: value.prefix, first: formatAddress(value.family, value.first), last: formatAddress(value.family, value.last), size: sizeOf(value).toString(), automatic: false };
}
