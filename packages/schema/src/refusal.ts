import { type Finding, findingKey, isWithin, type Path } from './findings/finding.js';
import { valueAt } from './plan/path.js';
import { upgradePlan } from './plan/upgrade.js';
import { providerOf } from './registry.js';
import { validatePlan } from './validate.js';

/**
 * Why the real system would refuse a value, from the rules themselves: the plan with the value chosen is checked, and the
 * first error at the field, below it, or at another one that is as much about it, is the reason. An error of another field that
 * was there before is no reason: it is not this value that brings it.
 *
 * @param document the plan as it is written
 * @param path the field
 * @param value what would be chosen
 * @returns undefined where nothing refuses it, or where that cannot be told because the plan does not have the shape of one
 */
export function refusalOf(document: unknown, path: Path, value: unknown): Finding | undefined {
  const current = upgradePlan(document);
  const id = valueAt(current, ['spec', 'provider']);
  const provider = typeof id === 'string' ? providerOf(id) : undefined;
  if (!provider) return undefined;
  const { read, findings, candidates } = validatePlan(provider.choose(current, path, value).document);
  const found = read ? candidates : findings.map((finding) => ({ finding, concerns: [] }));
  const errors = found.filter(({ finding }) => finding.severity === 'error');
  const own = errors.find(({ finding }) => isWithin(finding.path, path));
  if (own) return own.finding;
  const concerned = errors.filter(({ concerns = [] }) => concerns.some((each) => isWithin(each, path)));
  if (concerned.length === 0) return undefined;
  const before = new Set(validatePlan(current).findings.map(findingKey));
  return concerned.find(({ finding }) => !before.has(findingKey(finding)))?.finding;
}
