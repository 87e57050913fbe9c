export * from './catalog.js';
export { usesClusterPool } from './defaults.js';
export { cutsNodeRanges, USUAL_RANGES } from './facts.js';
export { newCni, newNetwork } from './new-plan.js';
export { type NodeList, type NodeListRemark, readNodeList } from './node-list.js';
export type { CalicoPool, CalicoSettings, CiliumSettings, FlannelSettings, KubeadmDocument, KubeadmNode, KubeadmPlan } from './plan.js';
export { toClusterName } from './rules/cluster.js';
export { parseHostPort } from './host-port.js';
export { SOURCES } from './sources.js';
