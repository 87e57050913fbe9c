import { applyFix, changesOf, valueAt } from './plan/path.js';
import { upgradePlan } from './plan/upgrade.js';
import { type Change, type Finding, findingKey, type Fix, formatPath, type Path, SEVERITIES } from './findings/finding.js';
import { exhaust } from './exhaust.js';
import type { Candidate } from './rules/rule.js';
import { check, checkRule, readPlan, type Validation } from './validate.js';

/**
 * The most ways out that are tried for one answer. A try checks the whole plan once, so this bounds what an answer
 * costs; findings beyond it are told without a way out, and `POST /fixes` tries those of one finding.
 */
export const MAX_TRIALS = 24;

/** A way out with what else moves. */
export type WayOut = Fix & { readonly note: Note };

/** What a way out does beside removing its finding. */
export interface Note {
  /** Further changes that it makes. */
  readonly also: readonly Change[];
  /** How many other findings go. */
  readonly removes: number;
  /** Warnings that come. */
  readonly warnings: readonly Finding[];
}

/** The findings of a plan, with the best way out of each as far as ways out were tried. */
export interface Cured {
  readonly findings: readonly Finding[];
  /** How many ways out were tried. */
  readonly tried: number;
  /** How many findings none was tried for, because {@link MAX_TRIALS} was reached. */
  readonly notTried: number;
}

/** What a fix does to a plan that was checked before. */
interface Outcome {
  readonly fix: Fix;
  /** Keys of the findings that go. */
  readonly removed: ReadonlySet<string>;
  /** Findings that come; never an error. */
  readonly added: readonly Finding[];
}

/** What is known of the ways out of one validation; findings are asked about one by one, in any order. */
interface Known {
  readonly byKey: ReadonlyMap<string, Candidate>;
  readonly byPath: ReadonlyMap<string, readonly Candidate[]>;
  readonly byFinding: Map<string, Fix | undefined>;
  /** The fixes that were offered, by each field that they touch. */
  readonly byField: Map<string, { readonly outcome: Outcome; readonly finding: Pick<Finding, 'rule' | 'path' | 'severity'> }[]>;
}

const known = new WeakMap<Validation, Known>();

function knownOf(validation: Validation): Known {
  const found = known.get(validation);
  if (found) return found;
  const byPath = new Map<string, Candidate[]>();
  for (const candidate of validation.candidates) {
    const at = formatPath(candidate.finding.path);
    const there = byPath.get(at);
    if (there) there.push(candidate);
    else byPath.set(at, [candidate]);
  }
  const made = { byKey: new Map(validation.candidates.map((each) => [findingKey(each.finding), each])), byPath, byFinding: new Map(), byField: new Map() };
  known.set(validation, made);
  return made;
}

/**
 * The best way out of a finding, tried: applied to the document as it was written, it touches its own paths alone,
 * removes the finding and causes no new error. Where a field has several findings, all get the one that serves them all,
 * so that no two ways out at one field contradict one another. Remembered per validation.
 *
 * @param document what was validated; a fix is one of the document that the validation hands out
 * @param validation what `validatePlan` said of it
 * @param finding one of its findings
 * @returns undefined where nothing that the rule suggests does
 */
export function cureOf(document: unknown, validation: Validation, finding: Finding): Fix | undefined {
  return exhaust(searchCure(document, validation, finding));
}

/** The findings with their best ways out, one try at a time: whoever drives this may pause or stop between two of them. */
export function* curing(document: unknown, validation: Validation, most = MAX_TRIALS): Generator<void, Cured> {
  let tried = 0;
  let notTried = 0;
  const fixes = new Map<Finding, Fix>();
  for (const { finding } of validation.candidates) {
    if (tried >= most) {
      notTried += 1;
      continue;
    }
    const search = searchCure(document, validation, finding);
    let step = search.next();
    for (; !step.done && tried < most; step = search.next()) {
      tried += 1;
      yield;
    }
    if (!step.done) notTried += 1;
    else if (step.value) fixes.set(finding, step.value);
  }
  const findings = validation.findings.map((finding) => {
    const fix = fixes.get(finding);
    return fix ? { ...finding, fix } : finding;
  });
  return { findings, tried, notTried };
}

/** {@link curing} without a pause. */
export const curePlan = (document: unknown, validation: Validation, most = MAX_TRIALS): Cured => exhaust(curing(document, validation, most));

/**
 * Every way out of a finding, best first, each tried, with a word on what else moves.
 *
 * @returns undefined where the plan has no such finding
 */
export function* waysOut(document: unknown, validation: Validation, of: Pick<Finding, 'rule' | 'path'>): Generator<void, readonly WayOut[] | undefined> {
  const candidate = knownOf(validation).byKey.get(findingKey(of));
  if (!candidate) return validation.findings.some((finding) => findingKey(finding) === findingKey(of)) ? [] : undefined;
  const ways = new Map<string, WayOut>();
  const current = upgradePlan(document);
  for (const fix of proposals(current, validation, candidate).slice(0, MAX_TRIALS)) {
    yield;
    const outcome = tryFix(current, validation, candidate.finding, fix);
    if (outcome) ways.set(JSON.stringify(changesOf(outcome.fix)), { ...outcome.fix, note: noteOf(outcome, candidate.finding) });
  }
  return [...ways.values()];
}

/**
 * Every way out of a finding for somebody who looks at it: the best first ({@link searchCure}), which serves every finding of its field,
 * then the others ({@link waysOut}); one try at a time.
 */
export function* searchWays(document: unknown, validation: Validation, finding: Pick<Finding, 'rule' | 'path' | 'severity'>): Generator<void, readonly WayOut[]> {
  const best = yield* searchCure(document, validation, finding);
  if (!best) return [];
  const ways = (yield* waysOut(document, validation, finding)) ?? [];
  const key = JSON.stringify(changesOf(best));
  const isBest = (way: Fix) => JSON.stringify(changesOf(way)) === key;
  return [ways.find(isBest) ?? { ...best, note: { also: best.also ?? [], removes: 0, warnings: [] } }, ...ways.filter((way) => !isBest(way))];
}

/** The changes that may remove a finding: what its rule suggests, then what the rules of other findings at the same field do. */
function proposals(document: unknown, validation: Validation, candidate: Candidate): Fix[] {
  const own = candidate.fixes();
  /** What nobody suggests a change for is a statement, and borrows none. */
  if (own.length === 0) return [];
  return [...own, ...besides(validation, candidate).flatMap(({ fixes }) => fixes())].map((fix) => narrowed(document, fix)).filter((fix) => fix !== undefined);
}

/** The other findings at the same field. */
const besides = (validation: Validation, candidate: Candidate): readonly Candidate[] => (knownOf(validation).byPath.get(formatPath(candidate.finding.path)) ?? []).filter((each) => each !== candidate);

/** Whether a fix sets a field to a value, or removes it where there is none. */
const sets = (fix: Fix, path: Path, value: unknown): boolean => changesOf(fix).some((each) => formatPath(each.path) === formatPath(path) && each.value === value);

/** Whether a finding weighs more than another. */
const weighsMore = (a: Pick<Finding, 'severity'>, b: Pick<Finding, 'severity'>): boolean => SEVERITIES.indexOf(a.severity) < SEVERITIES.indexOf(b.severity);

/** A fix without the changes that change nothing in this document; undefined where none is left. */
function narrowed(document: unknown, fix: Fix): Fix | undefined {
  const isReal = ({ path, value }: Change) => value !== valueAt(document, path);
  const [first, ...also] = changesOf(fix).filter(isReal);
  if (!first) return undefined;
  return { label: fix.label, path: first.path, ...(first.value !== undefined && { value: first.value }), ...(also.length > 0 && { also: also.map(({ path, value }) => ({ path, ...(value !== undefined && { value }) })) }) };
}

/** {@link cureOf}, one try at a time: whoever drives this may pause or stop between two of them. */
export function* searchCure(document: unknown, validation: Validation, finding: Pick<Finding, 'rule' | 'path' | 'severity'>): Generator<void, Fix | undefined> {
  const { byFinding, byField, byKey } = knownOf(validation);
  const key = findingKey(finding);
  if (byFinding.has(key)) return byFinding.get(key);
  const candidate = byKey.get(key);
  /** What weighs more at this field is served first, in whatever order somebody asks. */
  for (const each of candidate ? besides(validation, candidate) : []) if (weighsMore(each.finding, finding)) yield* searchCure(document, validation, each.finding);
  const chosen = candidate && (yield* choose(upgradePlan(document), validation, candidate, byField));
  byFinding.set(key, chosen?.fix);
  if (chosen) for (const { path } of changesOf(chosen.fix)) byField.set(formatPath(path), [...(byField.get(formatPath(path)) ?? []), { outcome: chosen, finding }]);
  return chosen?.fix;
}

/** The first fix that leaves nothing wrong with the field; failing that, the first that leaves no error there. */
function* choose(document: unknown, validation: Validation, candidate: Candidate, offered: Known['byField']): Generator<void, Outcome | undefined> {
  const { finding } = candidate;
  const own = findingKey(finding);
  const fixes = proposals(document, validation, candidate);
  const at = formatPath(finding.path);
  const rivals = fixes.flatMap((fix) => changesOf(fix).flatMap(({ path }) => offered.get(formatPath(path)) ?? []));
  const served = rivals.find(({ outcome, finding: other }) => formatPath(other.path) === at && outcome.removed.has(own));
  if (served) return served.outcome;

  const beside = besides(validation, candidate);
  const keysOf = (severity: Finding['severity']) => beside.filter((each) => each.finding.severity === severity).map((each) => findingKey(each.finding));
  const [errors, warnings] = [keysOf('error'), keysOf('warning')];
  let second: Outcome | undefined;
  for (const fix of fixes) {
    yield;
    const outcome = tryFix(document, validation, finding, fix);
    if (!outcome || !errors.every((key) => outcome.removed.has(key))) continue;
    const contradicts = changesOf(fix).some(({ path, value }) => offered.get(formatPath(path))?.some((other) => !weighsMore(finding, other.finding) && !sets(other.outcome.fix, path, value)));
    if (contradicts) continue;
    if (warnings.every((key) => outcome.removed.has(key))) return outcome;
    second ??= outcome;
  }
  return second;
}

/** What a fix does; undefined where it does not remove the finding or causes a new error. The finding's own rule is asked first. */
function tryFix(document: unknown, validation: Validation, finding: Finding, fix: Fix): Outcome | undefined {
  const changed = applyFix(document, fix);
  const reading = readPlan(changed);
  if (!reading.ok) return undefined;
  const own = findingKey(finding);
  /** An entry of a list that is removed gives its place to the next one, which may be wrong too. */
  if (moved(finding.path, fix)) for (const each of checkRule(finding.rule, changed, reading.value)) if (findingKey(each.finding) === own) return undefined;

  const before = new Map(validation.candidates.flatMap(({ finding: each }) => {
    const path = moved(each.path, fix);
    return path ? [[findingKey({ rule: each.rule, path }), each] as const] : [];
  }));
  const after = new Set<string>();
  const added: Finding[] = [];
  for (const { finding: each } of check(changed, reading.value)) {
    const key = findingKey(each);
    after.add(key);
    if (before.get(key)?.severity === each.severity) continue;
    if (each.severity === 'error') return undefined;
    added.push(each);
  }
  const left = new Set([...before].filter(([key]) => after.has(key)).map(([, each]) => findingKey(each)));
  const removed = new Set(validation.candidates.map((each) => findingKey(each.finding)).filter((key) => !left.has(key)));
  return { fix, removed, added };
}

/** Where a path leads once a fix has removed entries of lists before it; undefined where it is removed itself. */
function moved(path: Path, fix: Fix): Path | undefined {
  return changesOf(fix).reduce<Path | undefined>((current, change) => {
    const index = change.path.at(-1);
    const depth = change.path.length - 1;
    if (!current || change.value !== undefined || typeof index !== 'number' || current.length <= depth) return current;
    const position = current[depth];
    if (typeof position !== 'number' || change.path.slice(0, depth).some((key, each) => key !== current[each])) return current;
    if (position === index) return undefined;
    return position > index ? [...current.slice(0, depth), position - 1, ...current.slice(depth + 1)] : current;
  }, path);
}

function noteOf({ fix, removed, added }: Outcome, finding: Finding): Note {
  return { also: fix.also ?? [], removes: [...removed].filter((key) => key !== findingKey(finding)).length, warnings: added.filter(({ severity }) => severity === 'warning') };
}
