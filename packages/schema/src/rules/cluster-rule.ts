import type { ClusterFacts } from '../facts/facts.js';
import type { en } from '../messages/en.js';
import { type Rule, rulesOf, type Violation } from './rule.js';

/** A rule for every cluster, whatever system makes it. */
export type ClusterRule = Rule<ClusterFacts>;

const shared = rulesOf<typeof en.rules, ClusterFacts>();

/** What a rule found, each with the place where the system of the plan says it, where that is another than the rule's own. */
function* withSources(found: Iterable<Violation>, source: Violation['source']): Iterable<Violation> {
  for (const violation of found) yield source && !violation.source ? { ...violation, source } : violation;
}

/** Makes one. Where it is written may be another place for each system ({@link ClusterFacts.sources}). */
export const clusterRule: typeof shared = (id, rule) => {
  const made = shared(id, rule);
  return { ...made, check: (facts) => withSources(made.check(facts), facts.sources?.[id]) };
};
