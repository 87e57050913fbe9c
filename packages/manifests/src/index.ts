export type { GeneratedFile } from './file.js';
export { type Rendering, renderManifests, toZip } from './manifests.js';
