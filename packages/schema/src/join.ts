import { type Cidr, cidr } from './address/cidr.js';
import { formatCidr } from './address/format.js';
import { intersect } from './address/overlap.js';
import { freeRoom } from './facts/free-room.js';
import { type Reservation, reservationsOf } from './facts/reservations.js';
import { findingKey, type Fix, type Source } from './findings/finding.js';
import { messagesOf } from './findings/message.js';
import type { en } from './messages/en.js';
import { works } from './moves.js';
import { applyFix } from './plan/path.js';
import { validatePlan } from './validate.js';

const label = messagesOf<typeof en.fixes>();

/** Ways in which clusters are joined. */
export const JOIN_KINDS = ['clustermesh', 'submariner', 'istio', 'peering'] as const;
export type JoinKind = (typeof JOIN_KINDS)[number];

/** What a way of joining asks of ranges. */
interface Join {
  /** Whether a range of one cluster is seen by another. */
  readonly meets: (range: Reservation) => boolean;
  readonly source: Source;
}

const isHosts = ({ role }: Reservation) => role === 'nodes' || role === 'platform';

/**
 * Which ranges must be apart. Cluster Mesh routes to Pods and to nodes of every cluster; Submariner exchanges the ranges of Pods
 * and of Services, and is asked here without Globalnet, which translates them; Istio on one network sends to Pods of every cluster, and
 * asks nothing of networks that gateways stand between; a peering routes to whatever is no secret of a cluster.
 */
const JOINS: Readonly<Record<JoinKind, Join>> = {
  clustermesh: {
    meets: (range) => range.role === 'pods' || isHosts(range),
    source: { title: 'Cilium: Cluster addressing requirements', url: 'https://github.com/cilium/cilium/blob/05252d1810747785afc5cb49a0c61b58eb23354a/Documentation/network/clustermesh/clustermesh.rst' },
  },
  submariner: {
    meets: ({ role }) => role === 'pods' || role === 'services',
    source: { title: 'Submariner: Globalnet Controller', url: 'https://submariner.io/getting-started/architecture/globalnet/' },
  },
  istio: {
    meets: (range) => range.role === 'pods' || isHosts(range),
    source: { title: 'Istio: Network models', url: 'https://istio.io/latest/docs/ops/deployment/deployment-models/#network-models' },
  },
  peering: {
    meets: (range) => range.role === 'vpc' || ((isHosts(range) || range.role === 'pods') && !range.staysInside),
    source: { title: 'Huawei Cloud: Unsupported VPC peering configurations', url: 'https://support.huaweicloud.com/intl/en-us/usermanual-vpc/vpc_peering_0012.html' },
  },
};

/** A plan that is to be joined with others. */
export interface Joining {
  readonly id: string;
  readonly document: unknown;
  /** Whether its ranges may be changed here: those of a final plan are changed by its owner alone. */
  readonly isFinal: boolean;
}

/** Two ranges that stand in the way. */
export interface JoinOverlap {
  readonly a: JoinRange;
  readonly b: JoinRange;
  readonly shared: string;
}

/** A range of one of the plans. */
export interface JoinRange extends Pick<Reservation, 'path' | 'role' | 'family' | 'cidr' | 'name'> {
  readonly plan: string;
}

/** Whether plans can be joined. */
export interface Joined {
  /** Every pair of plans, with what stands between them. */
  readonly pairs: readonly { readonly a: string; readonly b: string; readonly overlaps: readonly JoinOverlap[] }[];
  /** The fewest ranges that have to move, each with its new place. */
  readonly renumbering: readonly { readonly plan: string; readonly fix: Fix }[];
  /** Overlaps that no move of a draft removes: both ranges are final, or there is no room. */
  readonly left: readonly JoinOverlap[];
  /** Plans whose ranges cannot be read. */
  readonly unreadable: readonly string[];
  readonly source: Source;
}

interface Ranged extends JoinRange {
  readonly value: Cidr;
  readonly isFinal: boolean;
}

/** Overlaps up to which every choice of ranges is tried; beyond, the range with most overlaps moves first. */
const MOST_TRIED = 12;

/**
 * Whether clusters of several plans can be joined, and what would have to move. A range is moved to free room of its size, which
 * meets no range of any of the plans, and only where its own plan has no new error then.
 *
 * @param plans at least two, of any provider
 */
export function joinPlans(plans: readonly Joining[], kind: JoinKind): Joined {
  const { meets, source } = JOINS[kind];
  const read = plans.map((plan) => ({ plan, validation: validatePlan(plan.document) }));
  const ranges = read.map(({ plan, validation }) =>
    (validation.read ? reservationsOf(validation.read.facts()) : []).map((range) => ({ ...range, plan: plan.id, isFinal: plan.isFinal, value: cidr(range.cidr) })),
  );
  const pairs = plans.flatMap((a, index) => plans.slice(index + 1).map((b, behind) => ({ a: a.id, b: b.id, overlaps: overlapsBetween((ranges[index] ?? []).filter(meets), (ranges[index + 1 + behind] ?? []).filter(meets)) })));
  const overlaps = pairs.flatMap((pair) => pair.overlaps);
  const { moves, left } = renumber(overlaps, read, ranges.flat());
  return {
    pairs: pairs.map(({ a, b, overlaps: found }) => ({ a, b, overlaps: found.map(told) })),
    renumbering: moves,
    left: left.map(told),
    unreadable: read.flatMap(({ plan, validation }) => (validation.read ? [] : [plan.id])),
    source,
  };
}

interface Overlap {
  readonly a: Ranged;
  readonly b: Ranged;
  readonly shared: Cidr;
}

const told = ({ a, b, shared }: Overlap): JoinOverlap => ({ a: rangeOf(a), b: rangeOf(b), shared: formatCidr(shared) });
const rangeOf = ({ plan, path, role, family, cidr: text, name }: Ranged): JoinRange => ({ plan, path, role, family, cidr: text, name });
/** A field may hold a range of each family, such as the name of a network that the system makes by itself. */
const keyOf = ({ plan, path, cidr: text }: JoinRange) => JSON.stringify([plan, path, text]);

function overlapsBetween(one: readonly Ranged[], other: readonly Ranged[]): Overlap[] {
  return one.flatMap((a) =>
    other.flatMap((b) => {
      const shared = intersect(a.value, b.value);
      return shared ? [{ a, b, shared }] : [];
    }),
  );
}

type Read = readonly { readonly plan: Joining; readonly validation: ReturnType<typeof validatePlan> }[];

/** Moves ranges until nothing overlaps, or nothing more can be moved. */
function renumber(overlaps: readonly Overlap[], read: Read, all: readonly Ranged[]): { moves: { plan: string; fix: Fix }[]; left: Overlap[] } {
  const documents = new Map(read.map(({ plan }) => [plan.id, plan.document]));
  const known = new Map(read.map(({ plan, validation }) => [plan.id, new Set(validation.candidates.map(({ finding }) => findingKey(finding)))]));
  const taken = all.map(({ value }) => value);
  const stuck = new Set<string>();
  const moves: { plan: string; fix: Fix }[] = [];
  const moved = new Set<string>();

  const move = (range: Ranged): boolean => {
    const [place] = freeRoom({ family: range.family, prefix: range.value.prefix, taken });
    if (!place) return false;
    const fix: Fix = { label: label('move', { name: range.name, value: formatCidr(place) }), path: range.path, value: formatCidr(place) };
    const changed = applyFix(documents.get(range.plan), fix);
    if (!works(changed, fix, known.get(range.plan) ?? new Set())) return false;
    documents.set(range.plan, changed);
    taken.push(place);
    moves.push({ plan: range.plan, fix });
    moved.add(keyOf(range));
    return true;
  };

  for (;;) {
    const open = overlaps.filter(({ a, b }) => !moved.has(keyOf(a)) && !moved.has(keyOf(b)));
    const movable = (range: Ranged) => !range.isFinal && !stuck.has(keyOf(range));
    const solvable = open.filter(({ a, b }) => movable(a) || movable(b));
    const [first] = fewest(solvable, movable);
    if (!first) return { moves, left: open };
    if (!move(first)) stuck.add(keyOf(first));
  }
}

/** The fewest ranges of which each overlap has one; the order is that in which they move, those with most overlaps first. */
function fewest(overlaps: readonly Overlap[], movable: (range: Ranged) => boolean): Ranged[] {
  if (overlaps.length === 0) return [];
  const ends = ({ a, b }: Overlap) => [a, b].filter(movable);
  const counts = new Map<string, { range: Ranged; count: number }>();
  for (const range of overlaps.flatMap(ends)) {
    const known = counts.get(keyOf(range)) ?? { range, count: 0 };
    known.count += 1;
    counts.set(keyOf(range), known);
  }
  /** Among equals the later plan moves: who planned first stays. */
  const byCount = [...counts.values()].reverse().sort((a, b) => b.count - a.count);
  const without = (range: Ranged) => overlaps.filter(({ a, b }) => keyOf(a) !== keyOf(range) && keyOf(b) !== keyOf(range));
  const [most] = byCount;
  if (!most) return [];
  if (overlaps.length > MOST_TRIED) return [most.range, ...fewest(without(most.range), movable)];
  const [forced] = overlaps.map(ends).filter((each) => each.length === 1);
  const candidates = forced ?? ends(overlaps.find((overlap) => ends(overlap).some((end) => keyOf(end) === keyOf(most.range))) as Overlap).sort((a, b) => (counts.get(keyOf(b))?.count ?? 0) - (counts.get(keyOf(a))?.count ?? 0) || (keyOf(a) < keyOf(b) ? 1 : -1));
  return candidates.map((range) => [range, ...fewest(without(range), movable)]).reduce((best, each) => (each.length < best.length ? each : best));
}
