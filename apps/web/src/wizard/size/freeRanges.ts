import { applyFix, type Change, differences, findingKey, formatPath, isWithin, type Path, type Provider, validatePlan, type Validation, valueAt } from '@dualstack/schema';
import { suggestRange } from '../../api/suggest.js';
import { changesTo, wantedAt } from './suggestion.js';

/** Ranges of a plan that get other places. */
export interface FreeRanges {
  /** The plan that they are of. */
  readonly plan: unknown;
  readonly changes: readonly Change[];
  readonly moves: readonly { readonly path: Path; readonly from: string; readonly to: string }[];
}

interface Asked {
  readonly plan: unknown;
  readonly validation: Validation;
  readonly provider: Pick<Provider, 'exampleRange' | 'fieldAt'>;
  readonly space: string;
}

/** Those of some places of a plan at which a range is written that could be another one. */
export function movableOf({ validation, plan }: Pick<Asked, 'validation' | 'plan'>, paths: readonly Path[]): readonly Path[] {
  const ranges = validation.read?.facts().read ?? [];
  const isMovable = (path: Path) => ranges.some(({ fact }) => formatPath(fact.path) === formatPath(path) && fact.exists !== true && fact.role !== 'reserved' && valueAt(plan, path) === fact.text);
  return [...new Map(paths.map((path) => [formatPath(path), path])).values()].filter(isMovable);
}

/**
 * A free range for each of some places, with what goes along; a range that the rules refuse there stays.
 *
 * @throws RequestError where there is no room, or no answer
 */
export async function findFree({ plan, validation, provider, space }: Asked, paths: readonly Path[]): Promise<FreeRanges> {
  let [document, checked] = [plan, validation];
  const moves: { path: Path; from: string; to: string }[] = [];
  for (const path of movableOf({ validation, plan }, paths)) {
    const range = checked.read?.facts().read.find(({ fact }) => formatPath(fact.path) === formatPath(path))?.cidr;
    if (!range) continue;
    const wanted = wantedAt({ validation: checked, plan: document, provider, path, family: range.family });
    const { prefix, role, others, now, within } = wanted;
    const to = await suggestRange({ space, family: range.family, prefix, role, avoid: [...others, ...(now === undefined ? [] : [now])].slice(-1000), ...(within !== undefined && { within }) });
    const [first, ...also] = changesTo(to, { validation: checked, plan: document, provider, path, also: wanted.also });
    const next = applyFix(document, { ...first, also });
    const after = validatePlan(next);
    const known = new Set(checked.findings.map(findingKey));
    if (after.findings.some((finding) => finding.severity === 'error' && !known.has(findingKey(finding)) && isWithin(finding.path, path))) continue;
    moves.push({ path, from: now ?? '', to });
    [document, checked] = [next, after];
  }
  return { plan, moves, changes: differences(plan, document).map(({ path, b }) => ({ path, ...(b !== undefined && { value: b }) })) };
}

/** The same as one way out. */
export const fixOf = ({ changes: [first, ...also] }: Pick<FreeRanges, 'changes'>) => first && { ...first, also };
