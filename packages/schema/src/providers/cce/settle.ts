import { findingKey, isWithin, type Path } from '../../findings/finding.js';
import { applyFix, changesOf } from '../../plan/path.js';
import { errorsBy } from '../../plan/settle.js';
import type { Candidate } from '../../rules/rule.js';
import { withDefaults } from './defaults.js';
import { facts } from './facts.js';
import { type CceDocument, cceSchema } from './plan.js';
import { CCE_RULES } from './rules.js';

/** More ways out than any choice needs; each is tried by checking the plan once. */
const MAX_ROUNDS = 12;

/** The errors of a document, with their ways out; undefined where it does not have the shape of a plan. */
const errorsOf = errorsBy({ schema: cceSchema, withDefaults, facts, rules: CCE_RULES });

/** The errors that a document has and another has not; undefined where either does not have the shape of a plan. */
export function newErrors(before: CceDocument, after: CceDocument): readonly Candidate[] | undefined {
  const known = new Set(errorsOf(before)?.map(({ finding }) => findingKey(finding)));
  return errorsOf(after)?.filter(({ finding }) => !known.has(findingKey(finding)));
}

/**
 * Takes the ways out of the errors that a choice has brought to other fields, the first that does of each. What refuses the
 * choice itself stays, for `refusalOf` to tell.
 *
 * @param before the document before the choice; its errors are not looked at
 * @param after the document with the choice made
 * @param chosen the fields that were chosen, which no way out may touch
 */
export function settle(before: CceDocument, after: CceDocument, chosen: readonly Path[]): CceDocument {
  const isChosen = (path: Path) => chosen.some((each) => isWithin(path, each));
  const open = (document: CceDocument) => (newErrors(before, document) ?? []).filter(({ finding, concerns = [] }) => ![finding.path, ...concerns].some(isChosen));
  /** Errors that were mended; one that comes back is not mended again, so that no two of them take turns. */
  const mended = new Set<string>();
  let document = after;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const better = open(document)
      .flatMap(({ finding, fixes }) => fixes().map((fix) => ({ key: findingKey(finding), fix })))
      .filter(({ fix }) => !changesOf(fix).some(({ path }) => isChosen(path)))
      .map(({ key, fix }) => ({ key, next: applyFix(document, fix) }))
      .find(({ key, next }) => !open(next).some(({ finding }) => [key, ...mended].includes(findingKey(finding))));
    if (!better) return document;
    mended.add(better.key);
    document = better.next;
  }
  return document;
}
