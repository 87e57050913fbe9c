import type { Plans, ProviderId } from '@dualstack/schema';
import type { Emitter, EmitContext } from './kit/emitter.js';
import type { Delivery } from './kit/file.js';
import { emitCce } from './providers/cce/emit.js';
import { emitKkp } from './providers/kkp/emit.js';
import { emitKubeadm } from './providers/kubeadm/emit.js';
import { emitStarlingx } from './providers/starlingx/emit.js';

/** The emitter of each provider, by its id: one that is missing does not compile. */
const EMITTERS: { readonly [Id in ProviderId]: Emitter<Plans[Id]> } = { cce: emitCce, kkp: emitKkp, kubeadm: emitKubeadm, starlingx: emitStarlingx };

/** The files of a plan that was read, and what to do with them, by the emitter of its provider. */
export function emit<Id extends ProviderId>({ id, plan }: { readonly id: Id; readonly plan: Plans[Id] }, context: EmitContext): Delivery {
  return EMITTERS[id](plan, context);
}
