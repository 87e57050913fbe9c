import type { Rule } from '../../rules/rule.js';
import type { KubeadmPlan } from './plan.js';
import { CLUSTER_RULES } from './rules/cluster.js';
import { NAT64_RULES } from './rules/nat64.js';
import { ETCD_RULES } from './rules/etcd.js';
import { NETWORK_RULES } from './rules/network.js';
import { NODE_RULES } from './rules/nodes.js';
import { PLUGIN_RULES } from './rules/plugin.js';
import { SETTING_RULES } from './rules/settings.js';

/** Everything that is asked of a cluster of one's own beyond what every cluster asks. */
export const KUBEADM_RULES: readonly Rule<KubeadmPlan>[] = [...CLUSTER_RULES, ...SETTING_RULES, ...ETCD_RULES, ...NODE_RULES, ...NETWORK_RULES, ...NAT64_RULES, ...PLUGIN_RULES];
