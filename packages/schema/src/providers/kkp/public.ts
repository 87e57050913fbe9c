export * from './catalog.js';
export { credentialSecretName, defaultNetwork, defaultProxyMode } from './defaults.js';
export { newNodePool, offeredProxyModes, preselectedProxyMode } from './new-plan.js';
export type { KkpDocument, KkpNodePool, KkpPlan } from './plan.js';
export { kkpProvider as provider } from './provider.js';
export { guidesOf, SOURCES } from './sources.js';
export { toClusterName } from './rules/identity.js';
