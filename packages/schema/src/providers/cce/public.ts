export * from './catalog.js';
export { mostNodes, nodesByContainerNetwork, plannedNodes, podsByReservedRange, podsBySubnets } from './capacity.js';
export { defaultGateway, defaultProxyMode } from './defaults.js';
export { isTurbo, speaksIpv6, terraformFillsBandwidth } from './facts.js';
export { newNetwork, newNodePool, newPodSubnet } from './new-plan.js';
export type { CceDocument, CceNodePool, CcePlan, CceSubnet } from './plan.js';
export { toClusterName } from './rules/basic.js';
export { beyondTerraform, type BeyondTerraform } from './rules/terraform.js';
export { SOURCES } from './sources.js';
