import type { Finding, Fix, Path, Severity, Source } from './finding.js';

/** One place where a rule does not hold. */
export interface Violation {
  readonly path: Path;
  readonly message: string;
  /** Changes that may help, best first. The one that survives checking becomes the finding's fix. */
  readonly fixes?: readonly Fix[];
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

/** A finding whose fixes have not been tried yet. */
export interface Candidate {
  readonly finding: Finding;
  readonly fixes: readonly Fix[];
}

/** Runs rules in order and collects everything they have to say; no rule hides another. */
export function runRules<Subject>(rules: readonly Rule<Subject>[], subject: Subject): Candidate[] {
  return rules.flatMap((rule) =>
    [...rule.check(subject)].map(({ path, message, fixes = [] }) => ({
      finding: { rule: rule.id, severity: rule.severity, path, message, source: rule.source },
      fixes,
    })),
  );
}

/** A fix that sets a value and says so. */
export const use = (path: Path, value: string | number | boolean): Fix => ({ path, value, label: `Use ${String(value)}` });
