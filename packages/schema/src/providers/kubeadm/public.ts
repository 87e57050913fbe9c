export * from './catalog.js';
export { usesClusterPool } from './defaults.js';
export { cutsNodeRanges, USUAL_RANGES } from './facts.js';
export type { CalicoPool, CalicoSettings, CiliumSettings, FlannelSettings, KubeadmDocument, KubeadmNode, KubeadmPlan } from './plan.js';
export { toClusterName } from './rules/cluster.js';
export { serviceFamilies } from './facts.js';
export { kubeadmProvider as provider } from './provider.js';
export { parseHostPort } from './host-port.js';
export { SOURCES } from './sources.js';
