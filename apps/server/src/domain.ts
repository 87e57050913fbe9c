import { type DeliveredFile, type NextStep, renderManifests, toZip } from '@dualstack/manifests';
import { type AddressProblem, buildAddressPlan, curing, DOCUMENT_RULES, type FleetAsk, type FleetPlan, type FleetRange, formatCidr, formatPath, IP_FAMILIES, type IpFamily, type Joining, joining, type JoinKind, type JoinOverlap, KUBERNETES_RULES, makingFleet, MAX_TRIALS, MISTAKES, type Path, type Provider, providerOf, PROVIDERS, readPlan, type Reservation, reservationsOf, type Speaker, type SpokenAddressPlan, type SpokenFinding, validatePlan, valueAt, waysOut } from '@dualstack/schema';
import { BREAKS, brokenPlan } from '@dualstack/schema/breaks';
import { type AskedPlan, sizingPlan, sizingSpeaker } from '@dualstack/schema/size';
import { MOST_OF_A_FLEET } from './contract-store.js';
import { say } from './messages/messages.js';
import { Problem } from './problem.js';

/*
 * The one place where the domain is asked: what each function gives is said by the speaker that it is given.
 */

const ipFamilyOf = (plan: unknown) => valueAt(plan, ['spec', 'ipFamily']) as IpFamily;

/** What never changes while the server runs. */
export function catalogOf(speaker: Speaker, known: readonly Provider[] = PROVIDERS) {
  const rules = [
    ...[...DOCUMENT_RULES, ...KUBERNETES_RULES].map((rule) => ({ ...rule, provider: 'kubernetes' })),
    ...known.flatMap((provider) => provider.rules.map((rule) => ({ ...rule, provider: provider.id }))),
  ].map(({ id, severity, source, sources, provider }) => ({ id, severity, title: speaker.titleOf(id), reason: speaker.whyOf(id) ?? '', provider, source, ...(sources && { sources }), ...breaksOf(id, speaker) }));
  return {
    providers: {
      providers: known.map((provider) => {
        const { id, source, steps, catalog, outcomes } = provider;
        const texts = speaker.textsOf(provider);
        return { id, title: texts.title, summary: texts.summary, outcomes, source, steps: steps.map((step) => ({ id: step, title: texts.steps[step] ?? step })), catalog };
      }),
      rules: rules.length,
    },
    examples: known.flatMap((provider) => provider.examples.map(({ id, plan }) => ({ id, title: speaker.textsOf(provider).examples[id] ?? id, provider: provider.id, ipFamily: ipFamilyOf(plan), plan }))),
    mistakes: MISTAKES.filter(({ provider }) => known.some(({ id }) => id === provider)).map(({ plan, ...rest }) => {
      const { findings } = validatePlan(plan);
      const count = (severity: string) => findings.filter((each) => each.severity === severity).length;
      return { ...rest, ...speaker.mistake(rest.id), ipFamily: ipFamilyOf(plan), findings: { errors: count('error'), warnings: count('warning') }, plan };
    }),
    rules,
  };
}

/** What breaks a rule, as a speaker says it; nothing where no short plan does. */
function breaksOf(rule: string, speaker: Speaker) {
  const breaking = BREAKS[rule];
  const provider = breaking && PROVIDERS.find(({ examples }) => examples.some(({ id }) => id === breaking.example));
  const broken = provider && brokenPlan(provider.examples.find(({ id }) => id === breaking.example)?.plan, breaking);
  if (!provider) return {};
  const { example, changes, finding } = breaking;
  const nameOf = (path: Path) => speaker.fieldOf(provider, path) ?? formatPath(path);
  return { breaks: { example, title: speaker.textsOf(provider).examples[example] ?? example, step: provider.stepAt(finding.path, broken), changes: changes.map((change) => ({ ...change, name: nameOf(change.path) })), path: finding.path, message: speaker.message(finding) } };
}

/** Checks a plan, and looks for the best way out of each finding. It yields, so that others have their turn. */
export function* validation(plan: unknown, speaker: Speaker) {
  const validated = validatePlan(plan);
  const { findings, tried, notTried } = yield* curing(plan, validated);
  const { valid, document, read } = validated;
  return { valid, plan: read?.plan ?? document, ...(document !== plan && { document }), findings: findings.map(speaker.finding), filled: read?.filled ?? [], fixes: { tried, most: MAX_TRIALS, notTried } };
}

/** Every way out of one finding, or nothing where the plan has no such finding. It yields likewise. */
export function* waysOutOf(plan: unknown, finding: { readonly rule: string; readonly path: Path }, speaker: Speaker) {
  const validated = validatePlan(plan);
  const ways = yield* waysOut(plan, validated, finding);
  const provider = validated.read && providerOf(validated.read.id);
  return ways?.map((way) => speaker.wayOut(way, provider));
}

/** A plan that was rendered. */
export interface Rendered {
  /** Name of the cluster. */
  readonly name: string;
  readonly files: readonly DeliveredFile[];
  /** What to do with them. */
  readonly next: readonly NextStep[];
  readonly findings: readonly SpokenFinding[];
  readonly addressPlan: SpokenAddressPlan;
  /** The files as one ZIP. */
  readonly zip: () => Uint8Array<ArrayBuffer>;
}

/**
 * Renders a plan.
 *
 * @throws Problem 422 where it has errors
 */
export function renderPlan(plan: unknown, speaker: Speaker): Rendered {
  const rendering = renderManifests(plan, speaker);
  if (!rendering.ok) throw invalidPlan(rendering.findings);
  const { name, files, next, findings, addressPlan } = rendering;
  return { name, files, next, findings, addressPlan, zip: () => toZip(name, files) as Uint8Array<ArrayBuffer> };
}

/**
 * The ranges of a plan, which may have errors.
 *
 * @throws Problem 422 where it cannot be read
 */
export function addressPlanOf(plan: unknown, speaker: Speaker): SpokenAddressPlan {
  const reading = readPlan(plan);
  if (!reading.ok) throw invalidPlan(reading.findings.map(speaker.finding));
  return speaker.addressPlan(buildAddressPlan(reading.value.facts()));
}

/** What is known of a document that somebody wants to have kept. */
export interface Known {
  /** Empty where it names none that is known; so is what it has of families. */
  readonly provider: string;
  readonly ipFamily: IpFamily | '';
  readonly reservations: readonly Reservation[];
}

/**
 * Looks at a document that is to be kept. A draft may have any shape: what cannot be read takes up no ranges.
 *
 * @throws Problem 422 where it is to be final and has errors
 */
export function knownOf(document: unknown, status: 'draft' | 'final', speaker: Speaker): Known {
  const reading = status === 'final' ? finalReading(document, speaker) : readingOf(document);
  const [provider, ipFamily] = [valueAt(document, ['spec', 'provider']), valueAt(document, ['spec', 'ipFamily'])];
  return {
    provider: PROVIDERS.find(({ id }) => id === provider)?.id ?? '',
    ipFamily: IP_FAMILIES.find((each) => each === ipFamily) ?? '',
    reservations: reading ? reservationsOf(reading.facts()) : [],
  };
}

function readingOf(document: unknown) {
  const reading = readPlan(document);
  return reading.ok ? reading.value : undefined;
}

function finalReading(document: unknown, speaker: Speaker) {
  const { valid, findings, read } = validatePlan(document);
  if (!valid) throw invalidPlan(findings.map(speaker.finding));
  return read;
}

/** A plan that is to be joined with others, as it is kept. */
export interface JoiningPlan {
  readonly id: string;
  readonly name: string;
  readonly plan: unknown;
  readonly status: 'draft' | 'final';
  readonly revision: number;
  readonly space: string;
}

/** Whether clusters of plans can be joined, and what would have to move. It yields, so that others have their turn. */
export function* join(plans: readonly JoiningPlan[], kind: JoinKind, rooms: ReadonlyMap<string, NonNullable<Joining['room']>>, speaker: Speaker) {
  const nameOf = new Map(plans.map(({ id, name }) => [id, name]));
  const named = (id: string) => ({ id, name: nameOf.get(id) ?? id });
  const range = ({ plan, cidr, name, ...rest }: JoinOverlap['a']) => ({ ...rest, plan: named(plan), range: cidr, name: speaker.nameOf(name) });
  const overlap = ({ a, b, shared }: JoinOverlap) => ({ a: range(a), b: range(b), shared });
  const { pairs, renumbering, left, leftCount, unreadable, source } = yield* joining(
    plans.map(({ id, plan, status, space }): Joining => {
      const room = rooms.get(space);
      return { id, document: plan, isFinal: status === 'final', ...(room && { room }) };
    }),
    kind,
  );
  return {
    for: kind,
    plans: plans.map(({ id, name, status, revision }) => ({ id, name, status, revision })),
    pairs: pairs.map(({ a, b, overlaps, count }) => ({ a: named(a), b: named(b), overlaps: overlaps.map(overlap), count })),
    renumbering: renumbering.map(({ plan, fix }) => ({ plan: named(plan), fix: { ...fix, label: speaker.label(fix) } })),
    left: left.map(overlap),
    leftCount,
    unreadable: unreadable.map(named),
    source,
  };
}

/** Names for so many clusters like one: its own with a number behind, those left out that are taken. It goes on without an end. */
export function* namesLike(model: unknown): Generator<string, void> {
  const name = valueAt(model, ['metadata', 'name']);
  const base = typeof name === 'string' && name !== '' ? name.replace(/-\d+$/, '') : 'cluster';
  for (let number = 1; ; number += 1) if (`${base}-${number}` !== name) yield `${base}-${number}`;
}

/** The plans of a fleet, with what is the same in all of them. */
export interface MadeFleet extends Pick<Known, 'provider' | 'ipFamily'> {
  readonly plans: readonly FleetPlan[];
  readonly same: readonly { readonly path: Path; readonly name: string; readonly value: string }[];
}

/**
 * Makes plans like one, each with ranges of its own. It yields, so that others have their turn.
 *
 * @throws Problem 413 where they would be too large together; 422 where the model has errors or a name is refused; 409 where a range
 * cannot be moved, or there is no room for so many
 */
export function* fleet(ask: FleetAsk, speaker: Speaker): Generator<void, MadeFleet> {
  const size = Buffer.byteLength(JSON.stringify(ask.model));
  if (size * ask.names.length > MOST_OF_A_FLEET) throw new Problem(413, say('fleetTooLarge', { plans: ask.names.length, most: MOST_OF_A_FLEET }));
  const made = yield* makingFleet(ask);
  if (made.ok) {
    const known = readingOf(ask.model);
    const provider = known && providerOf(known.id);
    return {
      plans: made.plans,
      same: made.same.map((path) => ({ path, name: (provider && speaker.fieldOf(provider, path)) ?? formatPath(path), value: String(valueAt(made.plans[0]?.document, path)) })),
      provider: known?.id ?? '',
      ipFamily: ipFamilyOf(ask.model),
    };
  }
  const nameOf = ({ name }: Pick<FleetRange, 'name'>) => speaker.nameOf(name);
  switch (made.reason) {
    case 'model':
      throw invalidPlan(made.findings.map(speaker.finding));
    case 'name':
      throw new Problem(422, say('fleetName', { name: made.name }), { findings: made.findings.map(speaker.finding) });
    case 'fixed':
      throw new Problem(409, say('fleetFixed', { ranges: made.ranges.map((each) => `${nameOf(each)} ${each.cidr}`) }), {
        fixed: made.ranges.map(({ path, cidr: range, ...rest }) => ({ path, name: nameOf(rest), range })),
        ...(made.findings.length > 0 && { findings: made.findings.map(speaker.finding) }),
      });
    case 'room': {
      const { range, free, largest, pools } = made;
      const asked = { name: nameOf(range), range: range.cidr, plans: ask.names.length, pools: pools.map(formatCidr) };
      const said = largest && free === 0 ? say('fleetRoomButSmaller', { ...asked, largest: formatCidr(largest) }) : say('fleetRoom', { ...asked, free });
      throw new Problem(409, said, { room: { count: free, ...(largest && { largest: formatCidr(largest) }) } });
    }
  }
}

/**
 * Makes what sizes plans, and says in the language of a speaker how. It yields, so that others have their turn; it throws a Problem
 * 409 where nothing fits, with what would, and 422 where the plan that is to be sized cannot be read.
 */
export async function sizer(speaker: Speaker) {
  const { sum, limit } = await sizingSpeaker(speaker);
  return function* (asked: AskedPlan) {
    const sized = yield* sizingPlan(asked);
    const provider = providerOf(asked.provider);
    if (sized.ok) {
      const nameOf = (path: Path) => (provider && speaker.fieldOf(provider, path)) ?? formatPath(path);
      const reading = readingOf(sized.plan);
      return { reservations: reading ? reservationsOf(reading.facts()) : [], plan: sized.plan as Record<string, unknown>, sum: sized.sum.map(({ says, isSame, path, ...line }) => ({ path, field: nameOf(path), ...line, same: isSame, code: says.code, params: says.params ?? {}, text: sum(says) })) };
    }
    const { why, finding, nearest } = sized;
    if (why.code === 'unreadable') throw invalidPlan(finding ? [speaker.finding(finding)] : []);
    throw new Problem(409, say('doesNotFit', { reason: limit(why, finding), ...nearest }), { nearest });
  };
}

/** Why a text is no range, as a speaker says it. */
export const reasonOf = ({ code, params }: AddressProblem, speaker: Speaker): string => speaker.message({ rule: 'kubernetes/invalid-cidr', variant: code, params: { ...params } });

const invalidPlan = (findings: readonly SpokenFinding[]) => new Problem(422, say('invalidPlan', { errors: findings.filter(({ severity }) => severity === 'error').length }), { findings });
