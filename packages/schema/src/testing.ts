/** Helpers of the tests: plans made from examples by changing what a test is about. */
import { applyFix, withValueAt } from './plan/path.js';
import { PROVIDERS } from './registry.js';
import { type Finding, formatPath, type Path } from './rules/finding.js';
import { validatePlan } from './validate.js';

/** A plan of an example with values changed: paths are written with dots, `undefined` removes. */
export function examplePlan(id: string, changes: Record<string, unknown> = {}): unknown {
  const example = PROVIDERS.flatMap(({ examples }) => examples).find((each) => each.id === id);
  if (!example) throw new Error(`no example ${id}`);
  return Object.entries(changes).reduce<unknown>((plan, [path, value]) => withValueAt(plan, toPath(path), value), example.plan);
}

/** `spec.nodePools.0.name` as a path. */
export function toPath(dotted: string): Path {
  return dotted.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key));
}

/** The findings of a plan that are not notes. */
export function problems(plan: unknown): Finding[] {
  return validatePlan(plan).findings.filter(({ severity }) => severity !== 'info');
}

/** The rules that a plan breaks, errors and warnings, without repetition. */
export function broken(plan: unknown): string[] {
  return [...new Set(problems(plan).map(({ rule }) => rule))];
}

/** What is wrong with what is said of a plan: a finding without source or full stop, a fix that does not cure or does harm. */
export function flaws(plan: unknown): string[] {
  const key = ({ rule, path }: Finding) => `${rule} at ${formatPath(path)}`;
  const errorsOf = (findings: readonly Finding[]) => findings.filter(({ severity }) => severity === 'error').map(key);
  const { findings } = validatePlan(plan);
  const before = errorsOf(findings);
  return findings.flatMap((finding) => {
    const { source, message, fix } = finding;
    const after = fix ? validatePlan(applyFix(plan, fix)).findings : [];
    return [
      ...(source?.url.startsWith('https://') ? [] : [`${key(finding)} names no source`]),
      ...(message.endsWith('.') ? [] : [`${key(finding)} does not end: ${message}`]),
      ...(after.some((each) => key(each) === key(finding)) ? [`${key(finding)} stays after "${fix?.label}"`] : []),
      ...errorsOf(after).filter((each) => !before.includes(each)).map((each) => `"${fix?.label}" for ${key(finding)} causes ${each}`),
    ];
  });
}
