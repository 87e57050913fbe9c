import { nextFree } from './address/allocate.js';
import { type Cidr, cidr, cidrFrom, type Span } from './address/cidr.js';
import { formatCidr } from './address/format.js';
import { intersect } from './address/overlap.js';
import { SITE_PREFIX } from './address/ula.js';
import { moveWith } from './along.js';
import { exhaust } from './exhaust.js';
import { freeRoom } from './facts/free-room.js';
import { areDrawn, type RolePool, suggestRanges } from './facts/suggest.js';
import { type Reservation, reservationsOf } from './facts/reservations.js';
import { findingKey, type Fix, formatPath, type Source } from './findings/finding.js';
import { messagesOf } from './findings/message.js';
import type { en } from './messages/en.js';
import { works } from './moves.js';
import { applyFix } from './plan/path.js';
import { providerOf } from './registry.js';
import { readPlan, validatePlan } from './validate.js';

const label = messagesOf<typeof en.fixes>();

/** Fewest and most plans that are joined: each move checks a plan, and an answer comes within a second. */
export const JOINED = { least: 2, most: 20 } as const;

/** Ways in which clusters are joined. */
export const JOIN_KINDS = ['clustermesh', 'submariner', 'istio', 'peering'] as const;
export type JoinKind = (typeof JOIN_KINDS)[number];

/** What a way of joining asks of ranges. */
interface Join {
  /** Whether a range of one cluster is seen by another. */
  readonly meets: (range: Reservation) => boolean;
  readonly source: Source;
}

/** What is reached from outside at addresses of its own: machines, and load balancers. */
const isHosts = ({ role }: Reservation) => role === 'nodes' || role === 'platform' || role === 'loadBalancers';

/**
 * Which ranges must be apart. Cluster Mesh routes to Pods and to nodes of every cluster; Submariner exchanges the ranges of Pods
 * and of Services, and is asked here without Globalnet, which translates them; Istio on one network knows Services and their endpoints of
 * every cluster by their addresses, and asks nothing of networks that gateways stand between; a peering routes to whatever is no secret
 * of a cluster, and to a whole VPC.
 */
const JOINS: Readonly<Record<JoinKind, Join>> = {
  clustermesh: {
    meets: (range) => range.role === 'pods' || isHosts(range),
    source: { title: 'Cilium: Cluster addressing requirements', url: 'https://github.com/cilium/cilium/blob/7dbc63a47fd63a4574ba1cb1a59e4f776ecff07f/Documentation/network/clustermesh/clustermesh.rst' },
  },
  submariner: {
    meets: ({ role }) => role === 'pods' || role === 'services',
    source: { title: 'Submariner: Prerequisites', url: 'https://github.com/submariner-io/submariner-website/blob/d991efab4d9a040d8e168061a61c2324519ca13f/src/content/getting-started/_index.en.md#prerequisites' },
  },
  istio: {
    meets: (range) => range.role === 'pods' || range.role === 'services' || isHosts(range),
    source: { title: 'Istio: Single network', url: 'https://github.com/istio/istio.io/blob/44ec557d9b7abb17a373abc56fb4d4406672c8c3/content/en/docs/ops/deployment/deployment-models/index.md#single-network' },
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
  /** The free room of the address space that it lies in, which its ranges move into; private space unless told. */
  readonly room?: { readonly pools: readonly RolePool[]; readonly taken: readonly Span[] };
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
  /** Every pair of plans, with what stands between them, as far as {@link MOST_TOLD}, and how much that is. */
  readonly pairs: readonly { readonly a: string; readonly b: string; readonly overlaps: readonly JoinOverlap[]; readonly count: number }[];
  /** The fewest ranges that have to move, each with its new place. */
  readonly renumbering: readonly { readonly plan: string; readonly fix: Fix }[];
  /** Overlaps that no move of a draft removes, as far as {@link MOST_LEFT}: both ranges are final, other things hang on them, or there is no room. */
  readonly left: readonly JoinOverlap[];
  readonly leftCount: number;
  /** Plans whose ranges cannot be read. */
  readonly unreadable: readonly string[];
  readonly source: Source;
}

interface Ranged extends JoinRange {
  /** What puts ranges in an order, whichever way they were found. */
  readonly key: string;
  readonly value: Cidr;
  /** Whether it may be moved, and no move of it has failed. */
  canMove: boolean;
}

/** Overlaps up to which every choice of ranges is tried; beyond, the range with most overlaps moves first. */
const MOST_TRIED = 12;
/** Most moves that are tried for one answer: each checks the whole plan once. Two plans have fewer ranges than that. */
const MOST_MOVES = 256;
/** Most overlaps of two plans that are told of, and most of those that are left. */
const MOST_TOLD = 50;
const MOST_LEFT = 500;

/**
 * Whether clusters of several plans can be joined, and what would have to move. A range is moved to free room of its size, which
 * meets no range of any of the plans, with what lies in it, and only where its own plan has no new error then.
 *
 * @param plans at least two, of any provider
 */
export function joinPlans(plans: readonly Joining[], kind: JoinKind): Joined {
  return exhaust(joining(plans, kind));
}

/** {@link joinPlans}, one plan or one move at a time: whoever drives this may pause or stop between two of them. */
export function* joining(plans: readonly Joining[], kind: JoinKind): Generator<void, Joined> {
  const { meets, source } = JOINS[kind];
  const read: Read[] = [];
  for (const plan of plans) {
    read.push({ plan, validation: validatePlan(plan.document) });
    yield;
  }
  const ranges = read.map(({ plan, validation }) =>
    (validation.read ? reservationsOf(validation.read.facts()) : []).map((range) => ({ ...range, plan: plan.id, key: JSON.stringify([plan.id, range.path, range.cidr]), canMove: !plan.isFinal && !range.isHost, value: cidr(range.cidr) })),
  );
  const pairs = plans.flatMap((a, index) => plans.slice(index + 1).map((b, behind) => ({ a: a.id, b: b.id, overlaps: overlapsBetween((ranges[index] ?? []).filter(meets), (ranges[index + 1 + behind] ?? []).filter(meets)) })));
  const overlaps = pairs.flatMap((pair) => pair.overlaps);
  const { moves, left } = yield* renumber(overlaps, read, ranges.flat());
  return {
    pairs: pairs.map(({ a, b, overlaps: found }) => ({ a, b, overlaps: found.slice(0, MOST_TOLD).map(told), count: found.length })),
    renumbering: moves,
    left: left.slice(0, MOST_LEFT).map(told),
    leftCount: left.length,
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

function overlapsBetween(one: readonly Ranged[], other: readonly Ranged[]): Overlap[] {
  return one.flatMap((a) =>
    other.flatMap((b) => {
      const shared = intersect(a.value, b.value);
      return shared ? [{ a, b, shared }] : [];
    }),
  );
}

interface Read {
  readonly plan: Joining;
  readonly validation: ReturnType<typeof validatePlan>;
}

/** Moves ranges until nothing overlaps, or nothing more can be moved. */
function* renumber(overlaps: readonly Overlap[], read: readonly Read[], all: readonly Ranged[]): Generator<void, { moves: { plan: string; fix: Fix }[]; left: readonly Overlap[] }> {
  const documents = new Map(read.map(({ plan }) => [plan.id, plan.document]));
  const known = new Map(read.map(({ plan, validation }) => [plan.id, new Set(validation.candidates.map(({ finding }) => findingKey(finding)))]));
  const rooms = new Map(read.map(({ plan }) => [plan.id, plan.room]));
  const taken = all.map(({ value }) => value);
  const moves: { plan: string; fix: Fix }[] = [];

  /** Moves a range, and says what has gone: the range, and those that lie in it. */
  const move = (range: Ranged): readonly Ranged[] => {
    const place = placeFor(range, taken, rooms.get(range.plan));
    if (!place) return [];
    const document = documents.get(range.plan);
    const reading = readPlan(document);
    const provider = reading.ok ? providerOf(reading.value.id) : undefined;
    if (!reading.ok || !provider) return [];
    const [own, ...also] = moveWith(document, reading.value, provider, range.path, place);
    const fix: Fix = { ...own, label: label('move', { name: range.name, value: formatCidr(place) }), ...(also.length > 0 && { also }) };
    const changed = applyFix(document, fix);
    if (!works(changed, fix, known.get(range.plan) ?? new Set())) return [];
    documents.set(range.plan, changed);
    taken.push(place);
    moves.push({ plan: range.plan, fix });
    const gone = new Set(also.map(({ path }) => formatPath(path)));
    return [range, ...all.filter((each) => each.plan === range.plan && each !== range && gone.has(formatPath(each.path)) && each.family === range.family)];
  };

  let open = overlaps;
  for (let tried = 0; tried < MOST_MOVES; tried += 1) {
    const solvable = open.filter(({ a, b }) => a.canMove || b.canMove);
    const [next] = solvable.length > MOST_TRIED ? byOverlaps(solvable) : fewest(solvable);
    if (!next) break;
    const gone = move(next);
    if (gone.length === 0) next.canMove = false;
    open = gone.reduce(without, open);
    yield;
  }
  return { moves, left: open };
}

/**
 * Where a range may go: into a pool of its space that serves its role. Without one in IPv6 beside where it was, because a site has its
 * prefix and numbers out of it (RFC 4291, section 2.5.4 and RFC 4193, section 3.1), or into a prefix drawn for it; in IPv4 into private space.
 */
function placeFor({ family, role, value }: Ranged, joined: readonly Cidr[], { pools, taken: held }: NonNullable<Joining['room']> = { pools: [], taken: [] }): Cidr | undefined {
  const { prefix } = value;
  const taken = [...joined, ...held];
  const beside = areDrawn(pools, family, role) && prefix > SITE_PREFIX ? nextFree(cidrFrom(family, value.first, SITE_PREFIX), prefix, taken) : undefined;
  if (beside) return beside;
  const suggestion = suggestRanges({ family, prefix, role, count: 1, pools, taken });
  return suggestion.ok ? suggestion.ranges[0] : freeRoom({ family, prefix, taken })[0];
}

const without = (overlaps: readonly Overlap[], range: Ranged): Overlap[] => overlaps.filter(({ a, b }) => a !== range && b !== range);
const endsOf = ({ a, b }: Overlap): Ranged[] => [a, b].filter(({ canMove }) => canMove);

function countsOf(overlaps: readonly Overlap[]): ReadonlyMap<Ranged, number> {
  const counts = new Map<Ranged, number>();
  for (const { a, b } of overlaps) {
    if (a.canMove) counts.set(a, (counts.get(a) ?? 0) + 1);
    if (b.canMove) counts.set(b, (counts.get(b) ?? 0) + 1);
  }
  return counts;
}

/** Ranges that can move, those with most overlaps first. Among equals the later plan moves: who planned first stays. */
const byOverlaps = (overlaps: readonly Overlap[], counts = countsOf(overlaps)): Ranged[] => [...counts.keys()].reverse().sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));

/** The fewest ranges of which each overlap has one, of few overlaps; the order is that in which they move, those with most overlaps first. */
function fewest(overlaps: readonly Overlap[]): Ranged[] {
  const counts = countsOf(overlaps);
  const [most] = byOverlaps(overlaps, counts);
  if (!most) return [];
  const ends = overlaps.map(endsOf);
  const countOf = (range: Ranged) => counts.get(range) ?? 0;
  const candidates = ends.find((each) => each.length === 1) ?? ends.find((each) => each.includes(most))?.sort((a, b) => countOf(b) - countOf(a) || (a.key < b.key ? 1 : -1)) ?? [];
  return candidates.map((range) => [range, ...fewest(without(overlaps, range))]).reduce((best, each) => (each.length < best.length ? each : best));
}
