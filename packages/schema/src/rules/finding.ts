/** How much a finding weighs. `error`: the real system refuses the plan, or the cluster cannot work. */
export const SEVERITIES = ['error', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Where in a plan document something is: keys and list positions from the root. */
export type Path = readonly (string | number)[];

/** Where a rule comes from: the code or the documentation of the system concerned. */
export interface Source {
  readonly title: string;
  readonly url: string;
}

/** A change of one value that removes a finding. Without `value`, the field is removed. */
export interface Fix {
  readonly path: Path;
  readonly value?: unknown;
  /** What the button says, for example `Use fd02::/108`. */
  readonly label: string;
}

/** Something said about a plan. */
export interface Finding {
  /** Stable name of the rule, `owner/kebab-case`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly path: Path;
  /** What is wrong with the person's own value, what the limit is, what would do. */
  readonly message: string;
  readonly fix?: Fix;
  /** Absent only where the shape of the document is at fault (`schema/…`). */
  readonly source?: Source;
}

/** Whether `path` is `prefix` or lies below it. */
export function isWithin(path: Path, prefix: Path): boolean {
  return prefix.length <= path.length && prefix.every((key, index) => key === path[index]);
}

/** A path as people and logs write it: `spec.nodePools[0].name`. */
export function formatPath(path: Path): string {
  return path.reduce<string>((text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? key : `${text}.${key}`), '');
}

/** Whether any finding is an error. */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'error');
}
