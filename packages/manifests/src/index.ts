export type { GeneratedFile } from './kit/file.js';
export { type Rendering, renderManifests, toZip } from './manifests.js';
