import { type Finding, type Fix, formatPath, type Path, type Severity, type Source } from '../findings/finding.js';
import { messagesOf, type RuleId, type RuleTexts, type Said, type Say, sayOf } from '../findings/message.js';
import type { en } from '../messages/en.js';

/** One place where a rule does not hold. */
export type Violation = Said & {
  readonly path: Path;
  /** Other fields at which it is shown as well. */
  readonly related?: readonly Path[];
  /** Other fields whose value is as much to blame: what cannot be chosen there is refused by this rule. */
  readonly concerns?: readonly Path[];
  /** Where this is written, where it is not written where the rest of the rule is. */
  readonly source?: Source;
  /** Makes the changes that may help, best first. Asked only when somebody wants a way out; each is tried before it is offered. */
  readonly fixes?: () => readonly Fix[];
};

/**
 * A rule is data: what it is called, how much it weighs, where it is written, and a pure check. How it reads stands in
 * `messages/`, by its id.
 *
 * @typeParam Subject what it looks at: the facts of any cluster, or one provider's plan
 */
export interface Rule<Subject> {
  readonly id: string;
  readonly severity: Severity;
  readonly source: Source;
  /** Every place where it is written, where that is another one for each site of the system. */
  readonly sources?: readonly Source[];
  /** Whether there is anything to check. Rules of one kind share it. */
  readonly appliesTo?: (subject: Subject) => boolean;
  /** Rules that stand before this one: where one of them has spoken of a place, this one has nothing to add. */
  readonly unless?: readonly string[];
  readonly check: (subject: Subject) => Iterable<Violation>;
}

/**
 * Makes rules whose messages are typed by a catalog: a rule without a wording or without a reason, a variant that it has not, or a parameter
 * that is missing does not compile.
 *
 * @example
 * const rule = rulesOf<typeof en.rules, KkpPlan>();
 * const dnsDomain = rule('kkp/dns-domain', { severity: 'error', source, *check(plan, say) { yield { path, ...say({ given }) }; } });
 */
export const rulesOf =
  <Texts extends RuleTexts, Subject>() =>
  <Id extends RuleId<Texts>>(id: Id, { check, ...rest }: Omit<Rule<Subject>, 'id' | 'check'> & { readonly check: (subject: Subject, say: Say<Texts[Id]['says']>) => Iterable<Violation> }): Rule<Subject> => ({
    id,
    ...rest,
    check: (subject) => check(subject, sayOf<Texts[Id]['says']>()),
  });

/** A finding with the changes that may remove it, which have not been tried yet. */
export interface Candidate {
  readonly finding: Finding;
  /** Other fields that it is about. */
  readonly concerns?: readonly Path[];
  readonly fixes: () => readonly Fix[];
}

const NO_FIXES = () => [];

/** What a rule found, each with the place where it is written for this plan, where that is another than the rule's own. */
export function* withSource(found: Iterable<Violation>, source: Violation['source']): Iterable<Violation> {
  for (const violation of found) yield source && !violation.source ? { ...violation, source } : violation;
}

/** What a rule says of a place, as a finding. */
export function toCandidate<Subject>({ id, severity, source: usual }: Rule<Subject>, { path, variant, params, related, concerns, source = usual, fixes = NO_FIXES }: Violation): Candidate {
  return { finding: { rule: id, ...(variant !== undefined && { variant }), params, severity, path, ...(related && related.length > 0 && { related }), source }, ...(concerns && { concerns }), fixes };
}

/** Places of which rules have spoken, by rule, for those that keep silent then (`unless`). */
export type Spoken = Map<string, Path[]>;

/** Runs rules in order, one place at a time, and tells everything they have to say; none hides another, but where it says so itself. */
export function* applyRules<Subject>(rules: readonly Rule<Subject>[], subject: Subject, spoken: Spoken = new Map()): Generator<Candidate, void> {
  for (const rule of rules) {
    if (rule.appliesTo?.(subject) === false) continue;
    const taken = rule.unless && new Set(rule.unless.flatMap((id) => spoken.get(id) ?? []).map(formatPath));
    const places: Path[] = [];
    spoken.set(rule.id, places);
    for (const violation of rule.check(subject)) {
      if (taken?.has(formatPath(violation.path))) continue;
      places.push(violation.path);
      yield toCandidate(rule, violation);
    }
  }
}

/** {@link applyRules}, all at once. */
export function runRules<Subject>(rules: readonly Rule<Subject>[], subject: Subject): Candidate[] {
  return [...applyRules(rules, subject)];
}

/** Labels of fixes that every provider needs. */
export const label = messagesOf<typeof en.fixes>();

/** A fix that sets a value and says so. */
export const use = (path: Path, value: string | number | boolean): Fix => ({ path, value, label: label('use', { value }) });

/** A fix that removes what a list holds beyond its first entries; the last goes first, so that positions stay true. */
export function keepFirst(path: Path, length: number, most: number, text: Fix['label'] = label('keep-first', { most })): Fix {
  const [first = { path }, ...also] = Array.from({ length: length - most }, (_, index) => ({ path: [...path, length - 1 - index] }));
  return { ...first, label: text, ...(also.length > 0 && { also }) };
}
