import type { StepSpec } from '../../plan/provider.js';
import type { StarlingxDocument } from './plan.js';

const isInstall = ({ spec }: StarlingxDocument): boolean => spec.starlingx.mode === 'install';

/**
 * The pages: the system, all of its platform networks, Calico, and what it reaches outside. A running system keeps the Calico and the
 * sources of images that it has: of what is outside it is asked for DNS servers alone, on a page that is called so.
 */
export const STEPS = ['system', 'networks', { id: 'calico', appliesTo: isInstall }, { id: 'dns', appliesTo: (document) => !isInstall(document) }, { id: 'services', appliesTo: isInstall }, 'summary'] as const satisfies readonly StepSpec<StarlingxDocument>[];
