export { type DeliveredFile, FILE_GROUPS, type FileGroup, type GeneratedFile, type NextStep } from './kit/file.js';
export { type Rendering, renderManifests, toZip } from './manifests.js';
