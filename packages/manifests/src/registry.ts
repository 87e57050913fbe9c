import type { Emitter } from './emitter.js';
import { emitCce } from './providers/cce/emit.js';
import { emitKkp } from './providers/kkp/emit.js';
import { emitKubeadm } from './providers/kubeadm/emit.js';
import { emitStarlingx } from './providers/starlingx/emit.js';

/** The emitter of each provider, by its id. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each emitter is called with the plan that its own provider read
export const EMITTERS: Readonly<Record<string, Emitter<any>>> = { cce: emitCce, kkp: emitKkp, kubeadm: emitKubeadm, starlingx: emitStarlingx };
