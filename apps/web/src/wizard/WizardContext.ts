import { buildAddressPlan, type Fix, type Path, type Provider, type SpokenAddressPlan, type SpokenFinding, type Validation, valueAt } from '@dualstack/schema';
import { createContext, useContext, useDeferredValue, useEffect, useMemo, useSyncExternalStore } from 'react';
import { useSpeaker } from '../i18n/speaker.js';
import type { Cures } from './cures.js';
import type { PlanStore } from './planStore.js';

/** What the shell gives to every step and field; it stays the same as long as the wizard is open. */
export interface Wizard extends Pick<PlanStore, 'setValue' | 'choose' | 'setActive' | 'touch' | 'applyFix' | 'park' | 'hold'> {
  readonly provider: Provider;
  readonly store: PlanStore;
  readonly cures: Cures;
}

export const WizardContext = createContext<Wizard | undefined>(undefined);

/** The wizard around a step or a field: what can be done. What the plan says is read by the hooks below. */
export function useWizard(): Wizard {
  const wizard = useContext(WizardContext);
  if (!wizard) throw new Error('no wizard around this');
  return wizard;
}

/**
 * Something of the plan. Whoever uses it is drawn again when it changes, and not when something else does.
 *
 * @param select gives the same object as long as nothing changed in it
 */
export function useSelected<Value>(select: (store: PlanStore) => Value): Value {
  const { store } = useWizard();
  return useSyncExternalStore(store.subscribe, () => select(store));
}

/** The plan as a document: what will be sent. Draws again at every change; a field uses its own value. */
export const usePlan = () => useSelected((store) => store.plan());

/** All that is said of the plan. */
export const useValidation = (): Validation => useSelected((store) => store.validation());

/** What was put aside, by name. */
export const useParked = () => useSelected((store) => store.work().parked);

/** The value of the plan at a path, typed by whoever knows the plan. */
export function usePlanValue<Value>(path: Path): Value | undefined {
  return useSelected((store) => valueAt(store.plan(), path)) as Value | undefined;
}

/** What a field holds beside the plan, because the plan cannot. */
export function useHeld<Content>(path: Path): Content | undefined {
  return useSelected((store) => store.heldAt(path)) as Content | undefined;
}

/** Whether a field can be changed once the cluster exists: never, only by growing, or freely. */
export function usePermanence(path: Path): 'fixed' | 'grows' | undefined {
  const permanence = useWizard().provider.fieldAt(path)?.permanence;
  return permanence === 'free' ? undefined : permanence;
}

/** What people call the field of a path, in the language of the page. */
export function useFieldName(): (path: Path) => string | undefined {
  const { provider } = useWizard();
  const { fieldOf } = useSpeaker();
  return (path) => fieldOf(provider, path);
}

/** The findings to show at a field: those on its path, and those below it where the field edits a whole part of the plan. */
export function useFindings(path: Path, { below = false }: { below?: boolean } = {}): readonly SpokenFinding[] {
  return useSelected((store) => store.shownAt(path, below));
}

/** The way out of a finding that is on the page, once it has been tried. */
export function useFix(finding: SpokenFinding): Fix | undefined {
  const { cures } = useWizard();
  useEffect(() => cures.want(finding), [cures, finding]);
  return useSyncExternalStore(cures.subscribe, () => cures.fixOf(finding));
}

/** What the plan says of its addresses, where it can be read. It follows the typing, and never holds it up. */
export function useAddressPlan(): SpokenAddressPlan | undefined {
  const { read } = useDeferredValue(useValidation());
  const { addressPlan } = useSpeaker();
  return useMemo(() => read && addressPlan(buildAddressPlan(read.facts())), [read, addressPlan]);
}
