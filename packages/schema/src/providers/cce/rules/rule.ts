import type { Path, Source } from '../../../findings/finding.js';
import { messagesOf, type RuleId } from '../../../findings/message.js';
import type { en as shared } from '../../../messages/en.js';
import { type Rule, rulesOf, withSource } from '../../../rules/rule.js';
import { SITES } from '../catalog.js';
import type { en } from '../messages/en.js';
import type { CcePlan } from '../plan.js';
import type { OfSites } from '../sources.js';

export type CceRule = Rule<CcePlan>;

const made = rulesOf<typeof en.rules, CcePlan>();
const isOfSites = (source: Source | OfSites): source is OfSites => Object.hasOwn(source, SITES[0]);
type Given<Id extends RuleId<typeof en.rules>> = Parameters<typeof made<Id>>[1];

/** Makes a rule of CCE. Where both clouds have written it, a plan is told where its own cloud has. */
export function rule<Id extends RuleId<typeof en.rules>>(id: Id, { source, ...rest }: Omit<Given<Id>, 'source'> & { readonly source: Source | OfSites }): CceRule {
  if (!isOfSites(source)) return made(id, { ...rest, source });
  const usual = made(id, { ...rest, source: source.huaweicloud });
  return { ...usual, sources: SITES.map((site) => source[site]), check: (plan) => withSource(usual.check(plan), source[plan.spec.cce.site]) };
}

/** Labels of its fixes: those of CCE, and those that every provider has. */
export const label = messagesOf<typeof en.fixes & typeof shared.fixes>();

/** A path of the provider's own block. */
export const inCce = (...keys: readonly (string | number)[]): Path => ['spec', 'cce', ...keys];

/** Fields whose choice may be what another field stands against. */
export const IP_FAMILY: Path = ['spec', 'ipFamily'];
export const SITE_PATH: Path = inCce('site');
