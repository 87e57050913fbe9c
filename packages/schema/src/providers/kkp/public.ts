export * from './catalog.js';
export { credentialSecretName, defaultNetwork, defaultProxyMode } from './defaults.js';
export { newNodePool, preselectedProxyMode } from './new-plan.js';
export type { KkpDocument, KkpNodePool, KkpPlan } from './plan.js';
export { kkpProvider as provider } from './provider.js';
export { SOURCES } from './sources.js';
export { toClusterName } from './rules/identity.js';
