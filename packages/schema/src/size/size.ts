import { serviceAddresses } from '../address/capacity.js';
import type { Cidr } from '../address/cidr.js';
import type { Family } from '../address/family.js';
import { formatCidr } from '../address/format.js';
import { moveWith } from '../along.js';
import { exhaust } from '../exhaust.js';
import type { ClusterFacts, RangeRole, ReadRange } from '../facts/facts.js';
import { growthOf } from '../facts/growth.js';
import { binds, reservationsOf } from '../facts/reservations.js';
import { type Finding, findingKey, formatPath, isWithin, type Path } from '../findings/finding.js';
import type { Message } from '../findings/message.js';
import { withChanges } from '../plan/aside.js';
import { valueAt } from '../plan/path.js';
import { type Cut, IPV6_MASKS, isLimit, limit, type Limit, type Load, nodesWant, type Sizing, sum, type WantedRange, type Wants } from '../plan/sizing.js';
import { sizing as cce } from '../providers/cce/sizing.js';
import { sizing as kkp } from '../providers/kkp/sizing.js';
import { sizing as kubeadm } from '../providers/kubeadm/sizing.js';
import { sizing as starlingx } from '../providers/starlingx/sizing.js';
import type { Provider } from '../plan/provider.js';
import { type Plans, type ProviderId, providerOf } from '../registry.js';
import { type ReadPlan, readPlan, validatePlan } from '../validate.js';
import { type AskedPlan, Room } from './room.js';

/** How the plans of each provider are sized. It is apart from the providers: who draws pages needs none of it. */
const SIZINGS: { readonly [Id in ProviderId]: Sizing<Plans[Id]> } = { cce, kkp, kubeadm, starlingx };

/** How a range or another value of a plan comes. */
export interface SumLine {
  readonly path: Path;
  readonly family?: Family;
  readonly role?: RangeRole;
  readonly value: string | number;
  /** Whether it is what the plan has already. */
  readonly isSame: boolean;
  readonly says: Message;
}

/** What would fit: any of these figures alone in the place of the one that was asked. */
export interface Nearest {
  readonly nodes?: number;
  readonly podsPerNode?: number;
  readonly services?: number;
}

/** A plan that carries what was asked and how its ranges come, or why there is none. */
export type Sized = Sizable | (Unmade & { readonly nearest: Nearest });
interface Sizable {
  readonly ok: true;
  readonly plan: unknown;
  readonly sum: readonly SumLine[];
}
interface Unmade {
  readonly ok: false;
  readonly why: Message;
  /** What the rules say of the plan. */
  readonly finding?: Finding;
}
type Made = Sizable | Unmade;

/**
 * A plan in which every range and mask carries so many nodes, Pods and Services, out of the free room of an address space. The ranges that
 * the plan has stay where they can. Those that nobody asks a size of, such as a network of nodes, are moved where others have addresses of
 * them, with all that lies in them, and grow where they end before so many nodes; what exists stays. Of what its rules refuse it makes
 * nothing: the plan has no error that was not there before.
 *
 * It yields between its attempts, so that others have their turn.
 *
 * @returns or why there is none, and the figures that would fit
 */
export function* sizingPlan(asked: AskedPlan): Generator<void, Sized> {
  const provider = providerOf(asked.provider);
  if (!provider) throw new Error(`no provider ${asked.provider}`);
  const base = asked.plan ?? provider.newPlan();
  const document = valueAt(base, ['spec', 'ipFamily']) === asked.ipFamily ? base : provider.choose(base, ['spec', 'ipFamily'], asked.ipFamily).document;
  const reading = readPlan(document);
  if (!reading.ok || reading.value.id !== asked.provider) {
    const [finding] = reading.ok ? [] : reading.findings;
    return { ok: false, why: limit('unreadable', { message: '' }), ...(finding && { finding }), nearest: {} };
  }
  const { plan, facts } = reading.value;
  const sizing = SIZINGS[asked.provider] as Sizing<unknown>;
  const withNodes = asked.withNodes ?? asked.plan === undefined;
  const room = new Room(asked, facts());
  const others = movable(document, reading.value);
  const clashing = clashesIn(facts(), others, asked, room);
  const wantsOf = (load: Load, cut: Cut, moving: readonly ReadRange[]): Wants | Limit => {
    const wants = sizing(plan, load, cut);
    if (isLimit(wants)) return wants;
    const sized = pathsOf(wants);
    const more = others.filter(({ fact }) => !sized.has(formatPath(fact.path))).flatMap((range) => otherWant(range, { document, read: reading.value, provider, load, isMoved: moving.includes(range) }) ?? []);
    return { ...wants, ranges: [...wants.ranges, ...more] };
  };
  const cuts: readonly Cut[] = asked.ipFamily === 'IPv4' ? [{ mask6: IPV6_MASKS[0] ?? 64, withNodes }] : IPV6_MASKS.map((mask6) => ({ mask6, withNodes }));

  /** What the rules refuse to have moved stays; where there is no room to move, all of it does. */
  function* attempt(load: Load): Generator<void, Made> {
    for (let moving = clashing; ; ) {
      const made = yield* attemptWith(load, moving);
      if (made.ok || moving.length === 0) return made;
      const refused = made.finding ? [made.finding.path, ...(made.finding.related ?? [])] : [];
      const left = moving.filter(({ fact }) => !refused.some((path) => isWithin(path, fact.path) || isWithin(fact.path, path)));
      moving = left.length < moving.length ? left : [];
    }
  }
  function* attemptWith(load: Load, moving: readonly ReadRange[]): Generator<void, Made> {
    let why: Unmade | undefined;
    for (const cut of cuts) {
      const wants = wantsOf(load, cut, moving);
      if (isLimit(wants)) {
        why ??= { ok: false, why: wants.limit };
        continue;
      }
      for (const keeps of [true, false]) {
        yield;
        const laid = room.lay(wants, keeps);
        if (!laid.ok) {
          why ??= { ok: false, why: laid.why() };
          continue;
        }
        const made = finish(document, base, wants, laid.places, load);
        if (made.ok) return made;
        why ??= made;
      }
    }
    return why ?? { ok: false, why: limit('rules', { message: '' }) };
  }
  const fits = (load: Load): boolean =>
    cuts.some((cut) => {
      const wants = wantsOf(load, cut, []);
      return !isLimit(wants) && laneOf(facts(), load, pathsOf(wants)) === undefined && room.lay(wants, false).ok;
    });
  const load = loadOf(asked);
  const made = yield* attempt(load);
  if (made.ok) return made;
  const nearest: { -readonly [Key in keyof Nearest]: number } = {};
  for (const [key, value] of Object.entries(yield* nearestOf(load, fits)) as [keyof Nearest, number][]) {
    const near = yield* attempt(atMost({ ...load, [key]: value }));
    if (near.ok) nearest[key] = value;
    // Whatever the figures are, the rules refuse it.
    else if (near.why.code === 'rules') return { ...near, nearest: {} };
  }
  return { ...made, nearest };
}

/** The ranges of a plan that are written in fields of their own, and that somebody could have elsewhere. */
const movable = (document: unknown, { facts }: ReadPlan): readonly ReadRange[] =>
  facts().read.filter(({ fact, cidr }) => fact.exists !== true && fact.role !== 'reserved' && fact.role !== 'nat64' && fact.role !== 'vpc' && fact.parsed.ok && valueAt(document, fact.path) === fact.text && formatCidr(fact.parsed.value) === formatCidr(cidr));

/** Those of some ranges that would keep others out of addresses which these have. */
function clashesIn(facts: ClusterFacts, ranges: readonly ReadRange[], { room: { repeats } }: AskedPlan, room: Room): readonly ReadRange[] {
  const binding = new Set(reservationsOf(facts).filter((each) => each.holder === 'plan' && binds(each, repeats)).map(({ cidr }) => cidr));
  return ranges.filter(({ cidr }) => binding.has(formatCidr(cidr)) && room.isClashing(cidr));
}

/** A range beside those that are sized, where it is to be moved, or to carry more nodes than it does. */
function otherWant({ fact: { role, path, name, network, text }, cidr }: ReadRange, { document, read, provider, load, isMoved }: { document: unknown; read: ReadPlan; provider: Pick<Provider, 'fieldAt'>; load: Load; isMoved: boolean }): WantedRange | undefined {
  const lane = role === 'nodes' && network === undefined ? growthOf(read.facts()).lanes.find((each) => formatPath(each.path) === formatPath(path)) : undefined;
  const grown = lane && BigInt(lane.nodes) < BigInt(load.nodes) ? nodesWant(cidr.family, path, load.nodes, { name }) : undefined;
  if (!isMoved && !grown) return undefined;
  return {
    role,
    family: cidr.family,
    path,
    name,
    prefix: Math.min(cidr.prefix, grown?.prefix ?? cidr.prefix),
    sum: grown?.sum ?? sum('moved', { range: text }),
    ...(network && { within: network }),
    from: cidr,
    also: (range) => moveWith(document, read, provider, path, range).slice(1),
  };
}

/** {@link sizingPlan} in one go. */
export const sizePlan = (asked: AskedPlan): Sized => exhaust(sizingPlan(asked));

/** What is asked, with the most nodes as those that count. */
const loadOf = ({ nodes, nodesAtMost, podsPerNode, services }: AskedPlan): Load => ({ nodes: Math.max(nodes, nodesAtMost ?? 0), ...(nodesAtMost !== undefined && { now: nodes }), podsPerNode, services });

/** Of fewer nodes at most, there are no more to begin with. */
const atMost = ({ now, ...load }: Load): Load => ({ ...load, ...(now !== undefined && { now: Math.min(now, load.nodes) }) });

/** Each figure alone, as far down as it has to go. */
function* nearestOf(load: Load, fits: (load: Load) => boolean): Generator<void, Nearest> {
  const found: { -readonly [Key in keyof Nearest]: number } = {};
  for (const key of ['nodes', 'podsPerNode', 'services'] as const) {
    let [low, high] = [key === 'services' ? -1 : 0, load[key]];
    while (high - low > 1) {
      yield;
      const middle = Math.floor((low + high) / 2);
      if (fits(atMost({ ...load, [key]: middle }))) low = middle;
      else high = middle;
    }
    if (low > 0) found[key] = low;
  }
  return found;
}

/** What of a plan ends before so much, but for what is sized. */
function laneOf(facts: ClusterFacts, { nodes, podsPerNode, services }: Load, sized: ReadonlySet<string> = new Set()): Message | undefined {
  const isGiven = ({ path }: { readonly path: Path }) => !sized.has(formatPath(path));
  const short = growthOf(facts).lanes.find((lane) => isGiven(lane) && BigInt(lane.nodes) < BigInt(nodes));
  if (short) return limit('lane', { name: short.name, nodes, carries: short.nodes });
  for (const { fact, cidr } of facts.read) {
    const pods = fact.role === 'pods' && isGiven(fact) ? facts.capacity?.[cidr.family]?.pods : undefined;
    if (pods !== undefined && BigInt(pods) < BigInt(nodes) * BigInt(podsPerNode)) return limit('lane', { name: fact.name, nodes, carries: (BigInt(pods) / BigInt(podsPerNode)).toString() });
  }
  const few = facts.read.find(({ fact, cidr }) => fact.role === 'services' && isGiven(fact) && serviceAddresses(cidr) < BigInt(services));
  return few && limit('services-lane', { name: few.fact.name, range: formatCidr(few.cidr), services, carries: serviceAddresses(few.cidr).toString() });
}

const pathsOf = ({ ranges, values }: Wants): ReadonlySet<string> => new Set([...ranges, ...values].map(({ path }) => formatPath(path)));

/** Writes the ranges into the plan, and asks the rules. */
function finish(document: unknown, base: unknown, wants: Wants, places: ReadonlyMap<string, Cidr>, load: Load): Made {
  const changes = [
    ...wants.ranges.flatMap(({ path, also }) => {
      const range = places.get(formatPath(path)) as Cidr;
      const isSame = valueAt(document, path) === formatCidr(range);
      return isSame ? [] : [{ path, value: formatCidr(range) }, ...(also?.(range) ?? [])];
    }),
    ...wants.values.map(({ path, value }) => ({ path, value })),
    ...(wants.dropped ?? []).map((path) => ({ path })),
  ];
  const plan = withChanges(document, changes);
  const known = new Set(validatePlan(base).findings.filter(({ severity }) => severity === 'error').map(findingKey));
  const { findings, read } = validatePlan(plan);
  const finding = findings.find((each) => each.severity === 'error' && !known.has(findingKey(each)));
  if (finding || !read) return { ok: false, why: limit('rules', { message: '' }), ...(finding && { finding }) };
  const short = laneOf(read.facts(), load);
  if (short) return { ok: false, why: short };
  const line = (path: Path, value: string | number, says: Message, more: Pick<SumLine, 'family' | 'role'>): SumLine => ({ path, value, isSame: valueAt(base, path) === value, says, ...more });
  const sum = [
    ...wants.ranges.map(({ path, family, role, sum: says }) => line(path, formatCidr(places.get(formatPath(path)) as Cidr), says, { family, role })),
    ...wants.values.filter(({ value }) => typeof value !== 'boolean').map(({ path, value, family, sum: says }) => line(path, value as string | number, says, family ? { family } : {})),
  ];
  return { ok: true, plan, sum };
}
