import type { z } from 'zod';
import type { ClusterFacts } from '../facts/facts.js';
import type { Fix } from '../findings/finding.js';
import { KUBERNETES_RULES } from '../rules/kubernetes.js';
import { applyRules, type Candidate, type Rule, type Spoken } from '../rules/rule.js';
import type { Defaulted } from './provider.js';
import { applyFix } from './path.js';

/** How plans of a provider are read and checked, as far as its choices need it. */
export interface Checks<Document, Read, Plan> {
  readonly schema: z.ZodType<Read, Document>;
  readonly withDefaults: (read: Read) => Defaulted<Plan>;
  readonly facts: (plan: Plan) => ClusterFacts;
  readonly rules: readonly Rule<Plan>[];
}

/**
 * Makes what tells the errors of a document, those of every cluster and those of its provider, each with its ways out.
 *
 * @returns gives undefined for a document that does not have the shape of a plan
 */
export function errorsBy<Document, Read, Plan>({ schema, withDefaults, facts, rules }: Checks<Document, Read, Plan>): (document: Document) => readonly Candidate[] | undefined {
  return (document) => {
    const read = schema.safeParse(document);
    if (!read.success) return undefined;
    const { plan } = withDefaults(read.data);
    const spoken: Spoken = new Map();
    return [...applyRules(KUBERNETES_RULES, facts(plan), spoken), ...applyRules(rules, plan, spoken)].filter(({ finding }) => finding.severity === 'error');
  };
}

/**
 * A document with the first way out that leaves fewer errors than there are.
 *
 * @param errors those of the document, in the order in which they are mended
 * @param errorsOf tells those of another document, which are counted in the same way
 * @param mayBe whether a way out may be taken at all
 * @returns undefined where no way out does
 */
export function firstMended<Document>(document: Document, errors: readonly Candidate[], errorsOf: (document: Document) => readonly Candidate[], mayBe: (fix: Fix) => boolean = () => true): Document | undefined {
  for (const { fixes } of errors) {
    for (const fix of fixes()) {
      if (!mayBe(fix)) continue;
      const next = applyFix(document, fix);
      if (errorsOf(next).length < errors.length) return next;
    }
  }
  return undefined;
}
