import type { Path } from '../../../findings/finding.js';
import { messagesOf } from '../../../findings/message.js';
import type { en as shared } from '../../../messages/en.js';
import { type Rule, rulesOf } from '../../../rules/rule.js';
import type { en } from '../messages/en.js';
import type { CcePlan } from '../plan.js';

export type CceRule = Rule<CcePlan>;

/** Makes a rule of CCE. */
export const rule = rulesOf<typeof en.rules, CcePlan>();

/** Labels of its fixes: those of CCE, and those that every provider has. */
export const label = messagesOf<typeof en.fixes & typeof shared.fixes>();

/** A path of the provider's own block. */
export const inCce = (...keys: readonly (string | number)[]): Path => ['spec', 'cce', ...keys];

/** Fields whose choice may be what another field stands against. */
export const IP_FAMILY: Path = ['spec', 'ipFamily'];
export const SITE_PATH: Path = inCce('site');
