import { ACCESS_RULES } from './rules/access.js';
import { ADDON_RULES } from './rules/addons.js';
import { BASIC_RULES } from './rules/basic.js';
import { DATAPLANE_RULES } from './rules/dataplane.js';
import { ID_RULES } from './rules/ids.js';
import { MASTER_RULES } from './rules/masters.js';
import { NETWORK_RULES } from './rules/network.js';
import { NODE_RULES } from './rules/nodes.js';
import { POOL_ADVANCED_RULES } from './rules/pool-advanced.js';
import { POOL_DISK_RULES } from './rules/pool-disks.js';
import { POOL_SUBNET_RULES } from './rules/pool-subnets.js';
import { RANGE_RULES } from './rules/ranges.js';
import type { CceRule } from './rules/rule.js';
import { SECURITY_GROUP_RULES } from './rules/security-groups.js';
import { SUBNET_RULES } from './rules/subnets.js';
import { TERRAFORM_RULES } from './rules/terraform.js';

/** Everything that CCE asks for beyond what holds for every cluster, in the order of its pages. */
export const CCE_RULES: readonly CceRule[] = [...BASIC_RULES, ...SUBNET_RULES, ...NETWORK_RULES, ...DATAPLANE_RULES, ...RANGE_RULES, ...ADDON_RULES, ...NODE_RULES, ...POOL_SUBNET_RULES, ...SECURITY_GROUP_RULES, ...POOL_ADVANCED_RULES, ...POOL_DISK_RULES, ...MASTER_RULES, ...ACCESS_RULES, ...ID_RULES, ...TERRAFORM_RULES];
