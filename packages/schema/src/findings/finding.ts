import type { Message, Params } from './message.js';

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

/** A change of one value of a document as it was written. Without `value`, the field is removed. */
export interface Change {
  readonly path: Path;
  readonly value?: unknown;
}

/** A way out of a finding: one change, and further ones where one does not do. It touches its own paths and nothing else. */
export interface Fix extends Change {
  /** What the button says, for example that it uses fd02::/108. */
  readonly label: Message;
  readonly also?: readonly Change[];
}

/** Something found in a plan, as data: how it reads, and in which language, is for a `Speaker`. */
export interface Finding {
  /** Stable name of the rule, `owner/kebab-case`. */
  readonly rule: string;
  /** Which of the rule's messages, where it has several. */
  readonly variant?: string;
  /** What the message is made of. */
  readonly params: Params;
  readonly severity: Severity;
  readonly path: Path;
  /** Other fields that have as much to do with it, such as the second of two ranges that overlap: it is shown there too. */
  readonly related?: readonly Path[];
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

/** What a finding is told apart by: its rule, and where it is. */
export const findingKey = ({ rule, path }: Pick<Finding, 'rule' | 'path'>): string => `${rule} ${formatPath(path)}`;

/** Whether any finding is an error. */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'error');
}
