import { messagesOf } from '../../../findings/message.js';
import type { Path } from '../../../findings/finding.js';
import type { en as shared } from '../../../messages/en.js';
import { type Rule, rulesOf } from '../../../rules/rule.js';
import type { en } from '../messages/en.js';
import type { StarlingxPlan } from '../plan.js';

export type StarlingxRule = Rule<StarlingxPlan>;

/** Makes a rule about a plan for StarlingX. */
export const rule = rulesOf<typeof en.rules, StarlingxPlan>();
/** Labels of fixes, those of every provider among them. */
export const label = messagesOf<typeof en.fixes & typeof shared.fixes>();

/** A path of the provider's own block. */
export const inStarlingx = (...keys: readonly (string | number)[]): Path => ['spec', 'starlingx', ...keys];

/** Whether the plan makes a new system. */
export const isInstall = ({ spec }: StarlingxPlan): boolean => spec.starlingx.mode === 'install';
/** Whether it makes a new subcloud. */
export const isNewSubcloud = (plan: StarlingxPlan): boolean => isInstall(plan) && plan.spec.starlingx.distributedCloudRole === 'subcloud';
