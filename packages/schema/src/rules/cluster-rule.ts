import type { ClusterFacts } from '../facts/facts.js';
import type { en } from '../messages/en.js';
import { type Rule, rulesOf } from './rule.js';

/** A rule for every cluster, whatever system makes it. */
export type ClusterRule = Rule<ClusterFacts>;

/** Makes one. */
export const clusterRule = rulesOf<typeof en.rules, ClusterFacts>();
