import { findingKey, isWithin, type Path } from '../../findings/finding.js';
import { applyFix, valueAt } from '../../plan/path.js';
import { KUBERNETES_RULES } from '../../rules/kubernetes.js';
import { applyRules, type Candidate, type Spoken } from '../../rules/rule.js';
import { withDefaults } from './defaults.js';
import { facts } from './facts.js';
import { type StarlingxDocument, starlingxSchema } from './plan.js';
import { STARLINGX_RULES } from './rules.js';

/** The errors of a document; none where it has not the shape of a plan. */
function errorsOf(document: StarlingxDocument): Candidate[] {
  const read = starlingxSchema.safeParse(document);
  if (!read.success) return [];
  const { plan } = withDefaults(read.data);
  const spoken: Spoken = new Map();
  return [...applyRules(KUBERNETES_RULES, facts(plan), spoken), ...applyRules(STARLINGX_RULES, plan, spoken)].filter(({ finding }) => finding.severity === 'error');
}

/** Whether a person has yet to fill something in: nobody else can. */
const isOpen = (document: StarlingxDocument, path: Path): boolean => {
  const value = valueAt(document, path);
  return value === undefined || value === '';
};

/** The most fixes that are applied after one choice; each removes an error, and a system has eight networks in two families. */
const MOST = 24;

/**
 * A document in which nothing that is written is wrong because of a choice: each error that came with it is mended by the first
 * way out that its rule offers, and that does. What a person has yet to say is left open, and a choice that is refused stays
 * as it is, for the rule to say so.
 *
 * @param after the document with the choice made
 * @param before the document without it
 * @param chosen the field of the choice
 */
export function mend(after: StarlingxDocument, before: StarlingxDocument, chosen: Path): StarlingxDocument {
  const known = new Set(errorsOf(before).map(({ finding }) => findingKey(finding)));
  const broken = (document: StarlingxDocument) => errorsOf(document).filter(({ finding }) => !known.has(findingKey(finding)) && !isOpen(document, finding.path));
  let document = after;
  let errors = broken(document);
  if (errors.some(({ finding }) => isWithin(finding.path, chosen) && chosen.at(-1) !== 'admin')) return after;
  for (let tried = 0; errors.length > 0 && tried < MOST; tried += 1) {
    const better = errors
      .flatMap(({ fixes }) => fixes())
      .map((fix) => applyFix(document, fix))
      .map((each) => ({ document: each, errors: broken(each) }))
      .find((each) => each.errors.length < errors.length);
    if (!better) break;
    ({ document, errors } = better);
  }
  return document;
}
