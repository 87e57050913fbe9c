import type { Address, Cidr } from './address/cidr.js';
import type { Family } from './address/family.js';
import { formatCidr } from './address/format.js';
import { contains, equals } from './address/overlap.js';
import { asRange, goingWith, type Move, movedHost, movedText, textsOf, type WrittenAt, writtenIn } from './along.js';
import type { ClusterFacts, RangeRole, ReadRange } from './facts/facts.js';
import { isNetworkOf } from './facts/facts.js';
import { binds, type Reservation, reservationsOf } from './facts/reservations.js';
import { poolsFor, type RolePool, suggestRanges } from './facts/suggest.js';
import { type Finding, findingKey, formatPath, hasErrors, isWithin, type Path } from './findings/finding.js';
import type { Message } from './findings/message.js';
import { exhaust } from './exhaust.js';
import { valueAt, withValueAt } from './plan/path.js';
import type { Provider } from './plan/provider.js';
import { providerOf } from './registry.js';
import { validatePlan } from './validate.js';

/** Most places that are tried for ranges whose first place a rule refuses, in a whole fleet: each try checks a plan once. */
const MOST_TRIES = 64;
/** Most plans of a fleet: each is checked as a whole, and all of them are written at once. */
export const MOST_FLEET = 200;
/** Where the name of a cluster is written. */
const NAME: Path = ['metadata', 'name'];

/** What a fleet is made of. */
export interface FleetAsk {
  /** The plan that every other is like, as it is written. */
  readonly model: unknown;
  /** The names of the clusters, one plan for each. */
  readonly names: readonly string[];
  readonly pools: readonly RolePool[];
  /** Whether ranges that stay inside a cluster may be those of another one too. */
  readonly internalRanges: 'unique' | 'reusable';
  /** What every range must keep clear of. */
  readonly taken: readonly Cidr[];
  /** Networks that plans have parts of: only what stays in one of them may lie there. */
  readonly networks?: readonly Cidr[];
  /** What it keeps clear of as long as there is room, such as what others have inside their clusters. */
  readonly avoid?: readonly Cidr[];
  /** Draws a global ID of unique local addresses. */
  readonly draw?: () => bigint;
}

/** A plan of a fleet, with what it takes up. */
export interface FleetPlan {
  readonly name: string;
  readonly document: unknown;
  readonly reservations: readonly Reservation[];
}

/** A range of the model. */
export interface FleetRange {
  readonly name: Message;
  readonly path: Path;
  readonly role: RangeRole;
  readonly family: Family;
  readonly cidr: string;
}

/** The plans of a fleet, or why there is none. */
export type Fleet =
  | {
      readonly ok: true;
      readonly plans: readonly FleetPlan[];
      /** Fields that are the same in all plans although each cluster has to have its own: what a name or an id stands for cannot be moved. */
      readonly same: readonly Path[];
    }
  /** The model cannot be read, or has errors. */
  | { readonly ok: false; readonly reason: 'model'; readonly findings: readonly Finding[] }
  /** A name is none that the system of the plan takes. */
  | { readonly ok: false; readonly reason: 'name'; readonly name: string; readonly findings: readonly Finding[] }
  /** Ranges that no plan can have in another place, with the errors that come where one has; two clusters would both have them. */
  | { readonly ok: false; readonly reason: 'fixed'; readonly ranges: readonly FleetRange[]; readonly findings: readonly Finding[] }
  /** There is no room for a range in all of them: how many there are, and the largest where there is none. */
  | { readonly ok: false; readonly reason: 'room'; readonly range: FleetRange; readonly free: number; readonly pools: readonly Cidr[]; readonly largest?: Cidr };

/** A range that each plan has in a place of its own. What lies in it, such as subnets and addresses, goes with it. */
interface Unit {
  readonly family: Family;
  readonly cidr: Cidr;
  /** Those that are written so; one subnet may serve nodes and Pods. */
  readonly ranges: readonly ReadRange[];
  /** What it is taken from the pools for. */
  readonly role: RangeRole;
  /** The network that exists and that it stays in, whatever the pools are. */
  readonly within?: Cidr;
}

interface UnitMove extends Move {
  readonly unit: Unit;
}

/**
 * Plans like one, each with ranges of its own in an address space: every range that would keep others out is put into free room of its
 * size, out of the pools of its role, and whatever the plan has in it goes with it to the same place there: gateways, addresses of
 * nodes, start and end of platform networks. Subnets go with their VPC, or into other room in it where it exists already. Ranges that
 * may repeat in the space stay; so do addresses of what others run, such as DNS servers. No plan has an error that the model has not.
 */
export function fleetOf(ask: FleetAsk): Fleet {
  return exhaust(makingFleet(ask));
}

/** {@link fleetOf}, one plan at a time: whoever drives this may pause or stop between two of them. */
export function* makingFleet(ask: FleetAsk): Generator<void, Fleet> {
  const validation = validatePlan(ask.model);
  const { read, document, candidates } = validation;
  const provider = read && providerOf(read.id);
  const isNamed = ({ path }: Pick<Finding, 'path'>) => formatPath(path) === formatPath(NAME);
  if (!read || !provider || hasErrors(validation.findings.filter((finding) => !isNamed(finding)))) return { ok: false, reason: 'model', findings: validation.findings };
  const mayRepeat = ask.internalRanges === 'reusable';
  const facts = read.facts();
  const { units, fixed } = unitsOf(facts.read, reservationsOf(facts).filter((each) => binds(each, mayRepeat)), ask.pools);
  if (fixed.length > 0) return { ok: false, reason: 'fixed', ranges: fixed.map(told), findings: [] };
  yield;

  const isMoved = ({ cidr: range }: ReadRange) => units.some((unit) => contains(unit.cidr, range));
  const place = placing(ask, facts.read.filter((range) => !isMoved(range)).map(({ cidr: range }) => range));
  const places = new Map<Unit, Cidr[]>();
  for (const unit of units) {
    const found = place(unit, ask.names.length);
    if (!found.ok) return { ok: false, reason: 'room', range: told(firstOf(unit)), free: found.free.length, pools: found.pools, ...(found.largest && { largest: found.largest }) };
    places.set(unit, [...found.ranges]);
    yield;
  }

  const written = writtenIn(document, read.plan);
  const known = new Set(candidates.map(({ finding }) => findingKey(finding)));
  const plans: FleetPlan[] = [];
  let tries = 0;
  for (const [index, name] of ask.names.entries()) {
    for (;;) {
      const moves = units.map((unit): UnitMove => ({ unit, from: unit.cidr, to: places.get(unit)?.[index] ?? unit.cidr }));
      const made = madeOf({ document, name, modelName: read.name, moves, written, provider });
      const checked = validatePlan(made);
      yield;
      const errors = checked.findings.filter((finding) => finding.severity === 'error' && (isNamed(finding) || !known.has(findingKey(finding))));
      const misnamed = errors.filter(isNamed);
      if (misnamed.length > 0) return { ok: false, reason: 'name', name, findings: misnamed };
      if (errors.length === 0 && checked.read) {
        const now = checked.read.facts();
        const unmoved = moves.flatMap((move) => move.unit.ranges.filter((range) => !isAt(now.read, range, move)));
        if (unmoved.length > 0) return { ok: false, reason: 'fixed', ranges: unmoved.map(told), findings: [] };
        const reservations = reservationsOf(now);
        plans.push({ name, document: made, reservations });
        break;
      }
      // A rule has something against the place: another one may do.
      const refused = units.filter((unit) => errors.some((finding) => [finding.path, ...(finding.related ?? [])].some((path) => unit.ranges.some(({ fact }) => isWithin(path, fact.path) || isWithin(fact.path, path)))));
      tries += 1;
      if (refused.length === 0 || tries > MOST_TRIES) return { ok: false, reason: 'fixed', ranges: (refused.length > 0 ? refused : units).map((unit) => told(firstOf(unit))), findings: errors };
      for (const unit of refused) {
        const found = place(unit, 1);
        const [next] = found.ok ? found.ranges : [];
        if (!next) return { ok: false, reason: 'fixed', ranges: [told(firstOf(unit))], findings: errors };
        places.get(unit)?.splice(index, 1, next);
      }
    }
  }
  return { ok: true, plans, same: sameIn({ document, modelName: read.name, provider, written }, units, facts) };
}

const firstOf = ({ ranges: [first] }: Unit): ReadRange => first as ReadRange;
const told = ({ fact: { name, path, role }, cidr: range }: ReadRange): FleetRange => ({ name, path, role, family: range.family, cidr: formatCidr(range) });
/** Whether a plan has a range where it was to move. The field of a range that the system makes by itself may be a name, and then it is gone. */
const isAt = (read: readonly ReadRange[], { fact, cidr: range }: ReadRange, move: Move): boolean => read.some((each) => formatPath(each.fact.path) === formatPath(fact.path) && formatCidr(each.cidr) === movedText(range, [move]));

/** What each plan has to have in a place of its own, the largest first so that there is room; and what it cannot. */
function unitsOf(read: readonly ReadRange[], binding: readonly Reservation[], pools: readonly RolePool[]): { readonly units: readonly Unit[]; readonly fixed: readonly ReadRange[] } {
  const isBinding = ({ fact, cidr: range }: ReadRange) => fact.role !== 'reserved' && fact.role !== 'vpc' && binding.some((each) => each.holder === 'plan' && each.cidr === formatCidr(range));
  const wanted = read.filter(isBinding);
  const units = new Map<string, Unit>();
  for (const range of wanted) {
    const around = read.find((each) => isNetworkOf(each.fact, range.fact) && contains(each.cidr, range.cidr));
    const isPart = around?.fact.exists === true;
    const whole = around && !isPart ? around : range;
    const role = whole.fact.role === 'vpc' && poolsFor(pools, whole.cidr.family, 'vpc').length === 0 ? 'nodes' : whole.fact.role;
    const key = formatCidr(whole.cidr);
    const before = units.get(key);
    units.set(key, { family: whole.cidr.family, cidr: whole.cidr, ranges: [...(before?.ranges ?? []), whole], role: before?.role ?? role, ...(isPart && { within: around.cidr }) });
  }
  return { units: [...units.values()].sort((a, b) => a.cidr.prefix - b.cidr.prefix), fixed: wanted.filter(({ fact }) => fact.exists === true) };
}

/** Gives free places for units, none of which meets another or what was given before. */
function placing({ pools, taken, networks = [], avoid = [], draw }: FleetAsk, own: readonly Cidr[]) {
  const given: Cidr[] = [];
  return (unit: Unit, count: number) => {
    const { family, cidr: { prefix }, role, within } = unit;
    const asked = { family, prefix, role, count, pools: within ? [{ cidr: within, roles: [] }] : pools, ...(draw && { draw }) };
    const inTheWay = [...[...own, ...networks].filter((each) => !within || !equals(each, within)), ...given];
    const clear = suggestRanges({ ...asked, taken: [...taken, ...avoid, ...inTheWay] });
    const found = clear.ok || avoid.length === 0 ? clear : suggestRanges({ ...asked, taken: [...taken, ...inTheWay] });
    if (found.ok) given.push(...found.ranges);
    return found;
  };
}

/** What a plan of a fleet is made of. */
interface Making {
  readonly document: unknown;
  readonly name: string;
  readonly modelName: string;
  readonly moves: readonly UnitMove[];
  readonly written: readonly WrittenAt[];
  readonly provider: Provider;
}

function madeOf({ document, name, modelName, moves, written, provider }: Making): unknown {
  let made = withValueAt(document, NAME, name);
  for (const { path, value } of goingWith(document, written, provider, moves)) made = withValueAt(made, path, value);
  for (const { unit, from, to } of moves) {
    for (const { fact, cidr: range } of unit.ranges) if (valueAt(document, fact.path) === undefined) made = withValueAt(made, fact.path, movedText(range, [{ from, to }]));
  }
  for (const { path, value } of textsOf(document)) {
    const next = named(value, modelName, name);
    if (next !== undefined) made = withValueAt(made, path, next);
  }
  return made;
}

/** A text with the name of the model in it, with another in its place. */
function named(text: string, before: string, after: string): string | undefined {
  if (before === '') return undefined;
  if (text === before) return after;
  return text.startsWith(`${before}.`) ? `${after}${text.slice(before.length)}` : undefined;
}

/** What is the same in all plans of a fleet although each cluster would have to have its own. */
function sameIn({ document, modelName, provider, written }: Omit<Making, 'name' | 'moves'>, units: readonly Unit[], { addresses = [] }: ClusterFacts): Path[] {
  const moves = units.map(({ cidr: range }): Move => ({ from: range, to: range }));
  const isIn = (value: Address | Cidr) => units.some((unit) => contains(unit.cidr, asRange(value)));
  const isLookedUp = (path: Path) => valueAt(document, [...path.slice(0, -1), 'existing']) === true;
  const owns = [...textsOf(document)].filter(({ path, value }) => provider.fieldAt(path)?.isOwn && value !== '' && named(value, modelName, '') === undefined && movedHost(value, moves) === undefined && !isLookedUp(path));
  /** Servers that lay in a range of the model: the new ones have none there. */
  const servers = written.filter(({ path, value }) => provider.fieldAt(path)?.isElsewhere && path[1] !== 'reservedCidrs' && isIn(value));
  /** Machines in no range that is named. */
  const hosts = addresses.filter(({ written: { value } }) => value && !isIn(value));
  return [...owns, ...servers, ...hosts].map(({ path }) => path);
}
