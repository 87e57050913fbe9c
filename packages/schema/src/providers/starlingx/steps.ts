import type { StepSpec } from '../../plan/provider.js';
import type { StarlingxDocument } from './plan.js';

/** The pages: the system, all of its platform networks, Calico, and what it reaches outside. A running system keeps the Calico that it has. */
export const STEPS = ['system', 'networks', { id: 'calico', appliesTo: ({ spec }) => spec.starlingx.mode === 'install' }, 'services', 'summary'] as const satisfies readonly StepSpec<StarlingxDocument>[];
