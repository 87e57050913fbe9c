export { recordText } from './rules/bootstrap.js';
export { KERNELS, SYSTEM_MODES } from './bootstrap.js';
export * from './catalog.js';
export { familiesFor, newNetwork, newNetworks } from './new-plan.js';
export type { PlatformNetwork, StarlingxDocument, StarlingxPlan } from './plan.js';
export { askedOfOam, familiesOfNetwork, fieldsOf, inNetwork, isSent, isSimplex, type PlatformAddress, platformOf, type PlatformSubnet, subnetOf } from './platform.js';
export { starlingxProvider as provider } from './provider.js';
export { toSystemName } from './rules/system.js';
export { SOURCES } from './sources.js';
