import { formatPath, type Path, type SpokenFinding as Finding } from '@dualstack/schema';

/** The findings of a plan by where they are, made once per validation. */
export interface FindingIndex {
  readonly all: readonly Finding[];
  /** Those on a path. */
  readonly at: (path: Path) => readonly Finding[];
  /** Those on a path or below it. */
  readonly within: (path: Path) => readonly Finding[];
  readonly ofStep: (step: string) => readonly Finding[];
  /** Errors by step. The same object as long as the numbers are the same. */
  readonly errorCounts: Readonly<Record<string, number>>;
  /** Findings by what they say, from which the next index takes those that stayed the same. */
  readonly known: ReadonlyMap<string, Finding>;
}

const NONE: readonly Finding[] = [];

/** All that is said: two findings of the same identity are one. */
const identityOf = ({ rule, path, related, severity, message }: Finding) => JSON.stringify([rule, path, related, severity, message]);

/**
 * Where a finding is shown: at its field, and on each other step at the field there that has as much to do with it. On one step once
 * is enough.
 */
export function placesOf({ path, related = [] }: Pick<Finding, 'path' | 'related'>, stepAt: (path: Path) => string): readonly Path[] {
  const steps = new Set([stepAt(path)]);
  return [path, ...related.filter((each) => !steps.has(stepAt(each)) && steps.add(stepAt(each)))];
}

/** Takes a list that was there before for one that is equal to it, so that who looks at it sees that nothing changed. */
export function stable<Item>(next: readonly Item[], before: readonly Item[] | undefined): readonly Item[] {
  return before && before.length === next.length && next.every((each, index) => each === before[index]) ? before : next;
}

/**
 * Sorts findings by place.
 *
 * @param findings what is said of a plan
 * @param stepAt gives the step on which a path is edited
 * @param before the index of the plan as it was before: findings and lists that did not change are the same objects
 */
export function indexFindings(findings: readonly Finding[], stepAt: (path: Path) => string, before?: FindingIndex): FindingIndex {
  const known = new Map<string, Finding>();
  const at = new Map<string, Finding[]>();
  const within = new Map<string, Finding[]>();
  const ofStep = new Map<string, Finding[]>();
  const errors: Record<string, number> = {};
  const add = (map: Map<string, Finding[]>, key: string, finding: Finding) => {
    const list = map.get(key);
    if (list?.at(-1) === finding) return;
    if (list) list.push(finding);
    else map.set(key, [finding]);
  };
  const all = findings.map((each) => {
    const identity = identityOf(each);
    const finding = before?.known.get(identity) ?? each;
    known.set(identity, finding);
    const steps = new Set<string>();
    for (const path of placesOf(finding, stepAt)) {
      add(at, formatPath(path), finding);
      for (let length = 0; length <= path.length; length += 1) add(within, formatPath(path.slice(0, length)), finding);
      steps.add(stepAt(path));
    }
    for (const step of steps) {
      add(ofStep, step, finding);
      if (finding.severity === 'error') errors[step] = (errors[step] ?? 0) + 1;
    }
    return finding;
  });
  const counts = before?.errorCounts;
  const isSame = counts && JSON.stringify(Object.entries(counts).sort()) === JSON.stringify(Object.entries(errors).sort());
  return {
    all: stable(all, before?.all),
    at: (path) => at.get(formatPath(path)) ?? NONE,
    within: (path) => within.get(formatPath(path)) ?? NONE,
    ofStep: (step) => ofStep.get(step) ?? NONE,
    errorCounts: isSame ? counts : errors,
    known,
  };
}
