import type { ClusterFacts } from '../facts/facts.js';
import type { en } from '../messages/en.js';
import { type Rule, rulesOf, withSource } from './rule.js';

/** A rule for every cluster, whatever system makes it. */
export type ClusterRule = Rule<ClusterFacts>;

const shared = rulesOf<typeof en.rules, ClusterFacts>();

/** Makes one. Where it is written may be another place for each system ({@link ClusterFacts.sources}). */
export const clusterRule: typeof shared = (id, rule) => {
  const made = shared(id, rule);
  return { ...made, check: (facts) => withSource(made.check(facts), facts.sources?.[id]) };
};
