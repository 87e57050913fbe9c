/** Helpers of the tests: plans made from examples by changing what a test is about. */
import { Written } from './address/text.js';
import { applyFix, changesOf, valueAt, withValueAt } from './plan/path.js';
import { PROVIDERS } from './registry.js';
import { type Finding, findingKey, formatPath, type Path } from './findings/finding.js';
import { curePlan } from './cures.js';
import type { RuleTexts } from './findings/message.js';
import { english, type SpokenFinding, type SpokenFix } from './speak.js';
import { readPlan, validatePlan } from './validate.js';

/** A plan of an example with values changed: paths are written with dots, `undefined` removes. */
export function examplePlan(id: string, changes: Record<string, unknown> = {}): unknown {
  const example = PROVIDERS.flatMap(({ examples }) => examples).find((each) => each.id === id);
  if (!example) throw new Error(`no example ${id}`);
  return Object.entries(changes).reduce<unknown>((plan, [path, value]) => withValueAt(plan, toPath(path), value), example.plan);
}

/** A plan as the document that it is when it is written down: addresses and ranges are texts. */
export const asDocument = <Plan>(plan: Plan): unknown => JSON.parse(JSON.stringify(plan)) as unknown;

export { copyPlan } from './plan/defaults.js';

/** `spec.nodePools.0.name` as a path. */
export function toPath(dotted: string): Path {
  return dotted.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key));
}

/** The findings of a plan in English with their ways out, however many have to be tried. */
export const curedFindings = (plan: unknown): readonly SpokenFinding[] => curePlan(plan, validatePlan(plan), Infinity).findings.map(english.finding);

/** The findings of a plan that are not notes, with their ways out. */
export function problems(plan: unknown): SpokenFinding[] {
  return curedFindings(plan).filter(({ severity }) => severity !== 'info');
}

/** The rules that a plan breaks, errors and warnings, without repetition. */
export function broken(plan: unknown): string[] {
  return [...new Set(validatePlan(plan).findings.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule))];
}

/** A place of which a rule has spoken: the rule, which of its messages, where it has several, and the path with dots. */
export type Place = readonly [rule: string, variant: string | undefined, path: string];

/** The places of which rules speak in a plan; without `weights`, those of errors and warnings. */
export function placesOf(plan: unknown, weights: readonly Finding['severity'][] = ['error', 'warning']): Place[] {
  return validatePlan(plan).findings.filter(({ severity }) => weights.includes(severity)).map(({ rule, variant, path }) => [rule, variant, path.join('.')] as const);
}

/** Every message that rules have, as `rule` or `rule: variant`. */
export const variantsOf = (rules: RuleTexts): string[] => Object.entries(rules).flatMap(([rule, { says }]) => (typeof says === 'function' ? [rule] : Object.keys(says).map((variant) => `${rule}: ${variant}`)));

/** The message that speaks of a place, as {@link variantsOf} writes it. */
export const variantAt = ([rule, variant]: Place): string => (variant === undefined ? rule : `${rule}: ${variant}`);

/**
 * What is wrong with what is said of a plan: a finding without source or full stop; a fix that does not cure, does harm,
 * or touches more than its paths; two fixes at one field of which each leaves the other's finding.
 */
export function flaws(plan: unknown): string[] {
  const errorsOf = <Each extends Pick<Finding, 'severity'>>(findings: readonly Each[]) => findings.filter(({ severity }) => severity === 'error');
  const findings = curedFindings(plan);
  const before = new Map(errorsOf(findings).map((each) => [each.rule, each]));
  const tried = findings.map((finding) => ({ finding, left: finding.fix ? validatePlan(applyFix(plan, finding.fix)).findings : [] }));
  return tried.flatMap(({ finding, left }) => {
    const { source, message, fix } = finding;
    const remains = (other: Pick<Finding, 'rule' | 'path'>, after: readonly Pick<Finding, 'rule' | 'path'>[]) => after.some((each) => findingKey(each) === findingKey(other));
    const rivals = !fix ? [] : tried.filter((other) => other.finding !== finding && other.finding.fix && other.finding.fix !== fix && changesOf(other.finding.fix).some(({ path }) => changesOf(fix).some((each) => formatPath(each.path) === formatPath(path))));
    return [
      ...(source?.url.startsWith('https://') || finding.rule.startsWith('schema/') ? [] : [`${findingKey(finding)} names no source`]),
      ...(message.endsWith('.') ? [] : [`${findingKey(finding)} does not end: ${message}`]),
      ...(fix && remains(finding, left) ? [`${findingKey(finding)} stays after "${fix.label}"`] : []),
      ...errorsOf(left).filter((each) => !before.has(each.rule)).map((each) => `"${fix?.label}" for ${findingKey(finding)} causes ${findingKey(each)}`),
      ...(fix ? strayChanges(plan, fix).map((path) => `"${fix.label}" for ${findingKey(finding)} touches ${path}`) : []),
      ...rivals.filter((rival) => remains(rival.finding, left) && remains(finding, rival.left)).map((rival) => `"${fix?.label}" and "${rival.finding.fix?.label}" contradict one another`),
    ];
  });
}

/** Places that a fix changes without naming them: both documents without the named places must be the same. */
function strayChanges(plan: unknown, fix: SpokenFix): string[] {
  const without = (document: unknown) => [...changesOf(fix)].reduce<unknown>((rest, { path }) => withValueAt(rest, path, typeof path.at(-1) === 'number' ? null : undefined), document);
  const isListEntryRemoved = changesOf(fix).some(({ path, value }) => value === undefined && typeof path.at(-1) === 'number');
  if (isListEntryRemoved) return [];
  const texts = (document: unknown) => JSON.stringify(withoutEmpty(without(document)));
  return texts(plan) === texts(applyFix(plan, fix)) ? [] : [formatPath(fix.path)];
}

/** A document without objects that hold nothing: a change below a missing object makes it. */
function withoutEmpty(node: unknown): unknown {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return node;
  const entries = Object.entries(node).map(([key, value]) => [key, withoutEmpty(value)] as const).filter(([, value]) => !(typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0));
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Addresses and ranges of a plan that may be nonsense without an error: each text that stands for one is made unreadable in
 * turn, and somebody has to say so.
 */
export function unreadTexts(document: unknown): string[] {
  const reading = readPlan(document);
  if (!reading.ok) throw new Error(JSON.stringify(reading.findings));
  /** What defaults fill in is not in the document. */
  const written = writtenPaths(reading.value.plan).filter((path) => valueAt(document, path) !== undefined);
  return written.filter((path) => validatePlan(withValueAt(document, path, 'not a range')).valid).map(formatPath);
}

function writtenPaths(node: unknown, path: Path = []): Path[] {
  if (node instanceof Written) return [path];
  if (Array.isArray(node)) return node.flatMap((each, index) => writtenPaths(each, [...path, index]));
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, each]) => writtenPaths(each, [...path, key]));
}
