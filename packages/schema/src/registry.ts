import type { AnyProvider } from './plan/provider.js';
import { cceProvider } from './providers/cce/provider.js';
import { kkpProvider } from './providers/kkp/provider.js';
import { kubeadmProvider } from './providers/kubeadm/provider.js';
import { starlingxProvider } from './providers/starlingx/provider.js';

/** Every provider, in the order in which people see them. */
export const PROVIDERS: readonly AnyProvider[] = [cceProvider, kkpProvider, kubeadmProvider, starlingxProvider];

/** The provider of an id, if there is one. */
export function providerOf(id: string): AnyProvider | undefined {
  return PROVIDERS.find((provider) => provider.id === id);
}
