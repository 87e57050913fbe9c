import { type Finding, findingKey, type Fix, isWithin, type Path } from '../../findings/finding.js';
import { changesOf, withValueAt } from '../../plan/path.js';
import { networkRanges } from '../../plan/network-facts.js';
import { errorsBy, firstMended } from '../../plan/settle.js';
import { withDefaults } from './defaults.js';
import { facts } from './facts.js';
import { type KkpDocument, kkpSchema } from './plan.js';
import { KKP_RULES } from './rules.js';

/** What a person alone can say: where the cluster goes, what its machines are, whether there is IPv6, which addresses load balancers have and which routers hear of them. */
const ASKING: readonly string[] = ['kkp/datacenter-required', 'kkp/dual-stack-datacenter', 'kkp/machine-field-required', 'kkp/gcp-network', 'kkp/byo-node-addresses', 'kubernetes/load-balancer-pool', 'kubernetes/load-balancer-peer'];

/** Whether an error asks for what a person alone can say; a choice may raise it, and mends it by no guess. Where nodes are put is such a thing. */
export const isAsking = ({ rule, variant }: Pick<Finding, 'rule' | 'variant'>): boolean => ASKING.includes(rule) || (rule === 'kubernetes/reserved-cidr-overlap' && variant === 'nodes');

/** More ways out than any choice needs; each is tried by checking the plan once. */
const MAX_ROUNDS = 12;

/** The errors of a document, with their ways out; undefined where it does not have the shape of a plan. */
const errorsOf = errorsBy({ schema: kkpSchema, withDefaults, facts, rules: KKP_RULES });

/**
 * Takes the ways out of the errors that a choice has brought, the first that does of each. What refuses the choice itself stays,
 * and so does what asks for something ({@link isAsking}).
 *
 * @param before the document before the choice; its errors are not looked at
 * @param after the document with the choice made
 * @param chosen the field that was chosen, which no way out may touch
 */
export function settle(before: KkpDocument, after: KkpDocument, chosen: Path): KkpDocument {
  const known = new Set(errorsOf(before)?.map(({ finding }) => findingKey(finding)));
  const open = (document: KkpDocument) => (errorsOf(document) ?? []).filter(({ finding }) => !known.has(findingKey(finding)) && !isAsking(finding) && !isWithin(finding.path, chosen));
  const mayBe = (fix: Fix) => !changesOf(fix).some(({ path }) => isWithin(path, chosen) || isWithin(chosen, path));
  let document = after;
  let errors = open(document);
  for (let round = 0; round < MAX_ROUNDS && errors.length > 0; round += 1) {
    const better = firstMended(document, errors, open, mayBe) ?? firstMended(spelledOut(document), errors, open, mayBe);
    if (!better) return document;
    document = better;
    errors = open(document);
  }
  return document;
}

/** A document that writes the ranges out that KKP would take by itself, so that one of them can be another. */
function spelledOut(document: KkpDocument): KkpDocument {
  const read = kkpSchema.safeParse(document);
  if (!read.success) return document;
  return networkRanges(withDefaults(read.data).plan.spec.network).reduce((next, { path, text }) => withValueAt(next, path, text), document);
}
