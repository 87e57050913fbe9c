import type { Rule } from '../../rules/rule.js';
import type { KkpPlan } from './plan.js';
import { APPLICATION_RULES } from './rules/applications.js';
import { CLOUD_RULES } from './rules/clouds.js';
import { FEATURE_RULES } from './rules/features.js';
import { IDENTITY_RULES } from './rules/identity.js';
import { LIMITATION_RULES } from './rules/limitations.js';
import { MACHINE_RULES } from './rules/machines.js';
import { NETWORK_RULES } from './rules/network.js';
import { NODE_RULES } from './rules/nodes.js';
import { STATIC_NETWORK_RULES } from './rules/static-network.js';

/** Everything that KKP asks of a plan beyond what every cluster asks. */
export const KKP_RULES: readonly Rule<KkpPlan>[] = [...IDENTITY_RULES, ...NETWORK_RULES, ...CLOUD_RULES, ...NODE_RULES, ...MACHINE_RULES, ...STATIC_NETWORK_RULES, ...APPLICATION_RULES, ...FEATURE_RULES, ...LIMITATION_RULES];
