import type { PlanOf, Provider } from './plan/provider.js';
import { cceProvider } from './providers/cce/provider.js';
import { kkpProvider } from './providers/kkp/provider.js';
import { kubeadmProvider } from './providers/kubeadm/provider.js';
import { starlingxProvider } from './providers/starlingx/provider.js';

/** Every provider, in the order in which people see them. */
const REGISTRY = [cceProvider, kkpProvider, kubeadmProvider, starlingxProvider] as const;

type Registered = (typeof REGISTRY)[number];
export type ProviderId = Registered['id'];
/** The plan with defaults of each provider, by its id. */
export type Plans = { readonly [Each in Registered as Each['id']]: PlanOf<Each> };

/** Every provider, for whoever needs none of their types. */
export const PROVIDERS: readonly Provider<ProviderId>[] = REGISTRY;

/** A provider as it was defined, if there is one of the id. */
export function registered(id: string): Registered | undefined {
  return REGISTRY.find((provider) => provider.id === id);
}

/** The provider of an id, if there is one. */
export const providerOf = (id: string): Provider<ProviderId> | undefined => registered(id);
