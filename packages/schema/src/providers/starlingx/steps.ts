import type { StepSpec } from '../../plan/provider.js';
import { releaseOf } from './catalog.js';
import type { StarlingxDocument } from './plan.js';

const isInstall = ({ spec }: StarlingxDocument): boolean => spec.starlingx.mode === 'install';

const takesCalico = (document: StarlingxDocument): boolean => isInstall(document) && releaseOf(document.spec.starlingx.release).hasCalico;

const keepsFamilies = ({ spec }: StarlingxDocument): boolean => spec.starlingx.mode !== 'revert';

/**
 * The pages: the system, all of its platform networks, Calico, and what it reaches outside. A release without
 * variables for Calico is not asked for them. A running system keeps the Calico and the
 * sources of images that it has: of what is outside it is asked for DNS servers alone, on a page that is called so. Whoever takes a family away makes no load balancers.
 */
export const STEPS = ['system', 'networks', { id: 'calico', appliesTo: takesCalico }, { id: 'dns', appliesTo: (document) => !isInstall(document) }, { id: 'services', appliesTo: isInstall }, { id: 'balancers', appliesTo: keepsFamilies }, 'summary'] as const satisfies readonly StepSpec<StarlingxDocument>[];
