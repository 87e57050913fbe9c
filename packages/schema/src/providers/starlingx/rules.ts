import type { Rule } from '../../rules/rule.js';
import type { StarlingxPlan } from './plan.js';
import { ADDRESS_RULES } from './rules/addresses.js';
import { BOOTSTRAP_RULES } from './rules/bootstrap.js';
import { NETWORK_RULES } from './rules/networks.js';
import { RANGE_RULES } from './rules/ranges.js';
import { SUBCLOUD_RULES } from './rules/subcloud.js';
import { SYSTEM_RULES } from './rules/system.js';

/** Everything that is asked of StarlingX beyond what every cluster asks. */
export const STARLINGX_RULES: readonly Rule<StarlingxPlan>[] = [...SYSTEM_RULES, ...NETWORK_RULES, ...ADDRESS_RULES, ...RANGE_RULES, ...SUBCLOUD_RULES, ...BOOTSTRAP_RULES];
