import { findingKey, isWithin, type Path } from '../../findings/finding.js';
import { valueAt } from '../../plan/path.js';
import { errorsBy, firstMended } from '../../plan/settle.js';
import { withDefaults } from './defaults.js';
import { facts } from './facts.js';
import { type StarlingxDocument, starlingxSchema } from './plan.js';
import { STARLINGX_RULES } from './rules.js';

/** The errors of a document; undefined where it does not have the shape of a plan. */
const errorsOf = errorsBy({ schema: starlingxSchema, withDefaults, facts, rules: STARLINGX_RULES });

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
  const known = new Set(errorsOf(before)?.map(({ finding }) => findingKey(finding)));
  const broken = (document: StarlingxDocument) => (errorsOf(document) ?? []).filter(({ finding }) => !known.has(findingKey(finding)) && !isOpen(document, finding.path));
  let document = after;
  let errors = broken(document);
  if (errors.some(({ finding }) => isWithin(finding.path, chosen) && chosen.at(-1) !== 'admin')) return after;
  for (let tried = 0; errors.length > 0 && tried < MOST; tried += 1) {
    const better = firstMended(document, errors, broken);
    if (!better) break;
    document = better;
    errors = broken(document);
  }
  return document;
}
