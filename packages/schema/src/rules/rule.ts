import type { Finding, Fix, Path, Severity, Source } from '../findings/finding.js';

/** One place where a rule does not hold. */
export interface Violation {
  readonly path: Path;
  readonly message: string;
  /** Makes the changes that may help, best first. Asked only when somebody wants a way out; each is tried before it is offered. */
  readonly fixes?: () => readonly Fix[];
}

/**
 * A rule is data: what it is called, how much it weighs, where it is written, and a pure check.
 *
 * @typeParam Subject what it looks at: the facts of any cluster, or one provider's plan
 */
export interface Rule<Subject> {
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  readonly source: Source;
  readonly check: (subject: Subject) => Iterable<Violation>;
}

/** A finding with the changes that may remove it, which have not been tried yet. */
export interface Candidate {
  readonly finding: Finding;
  readonly fixes: () => readonly Fix[];
}

const NO_FIXES = () => [];

/** What a rule says of a place, as a finding. */
export function toCandidate<Subject>({ id, severity, source }: Rule<Subject>, { path, message, fixes = NO_FIXES }: Violation): Candidate {
  return { finding: { rule: id, severity, path, message, source }, fixes };
}

/** Runs rules in order, one place at a time, and tells everything they have to say; no rule hides another. */
export function* applyRules<Subject>(rules: readonly Rule<Subject>[], subject: Subject): Generator<Candidate, void> {
  for (const rule of rules) for (const violation of rule.check(subject)) yield toCandidate(rule, violation);
}

/** {@link applyRules}, all at once. */
export function runRules<Subject>(rules: readonly Rule<Subject>[], subject: Subject): Candidate[] {
  return [...applyRules(rules, subject)];
}

/** A fix that sets a value and says so. */
export const use = (path: Path, value: string | number | boolean): Fix => ({ path, value, label: `Use ${String(value)}` });

/** A fix that removes what a list holds beyond its first entries; the last goes first, so that positions stay true. */
export function keepFirst(path: Path, length: number, most: number, label = `Keep the first ${most}`): Fix {
  const [first = { path }, ...also] = Array.from({ length: length - most }, (_, index) => ({ path: [...path, length - 1 - index] }));
  return { ...first, label, ...(also.length > 0 && { also }) };
}
