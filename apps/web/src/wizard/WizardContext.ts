import { buildAddressPlan, type Field, formatPath, type Path, type Provider, type SpokenAddressPlan, type SpokenFinding, type SpokenTopology, type Validation, valueAt, type WayOut } from '@dualstack/schema';
import { createContext, useContext, useDeferredValue, useEffect, useLayoutEffect, useMemo, useSyncExternalStore } from 'react';
import { useSpeaker } from '../i18n/speaker.js';
import type { Cures } from './cures.js';
import type { PlanStore } from './planStore.js';
import { refusalsIn } from './refusals.js';

/** What the shell gives to every step and field; it stays the same as long as the wizard is open. */
export interface Wizard extends Pick<PlanStore, 'setValue' | 'choose' | 'setActive' | 'touch' | 'applyFix' | 'hold'> {
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

/** The plan as its provider knows it; what is missing in it is missing. Draws again at every change. */
export function usePlanOf<Document>({ holds }: { readonly holds: (document: unknown) => document is Document }): Document {
  const plan = usePlan();
  if (!holds(plan)) throw new Error('the plan is one of another provider');
  return plan;
}

/** What is said of a field in its table: limits, whether it is asked for, its step. */
export const useFieldSpec = (path: Path): Field | undefined => useWizard().provider.fieldAt(path);

/** What people call the field of a path, with its family and its entry, in the language of the page. */
export function useFieldName(): (path: Path) => string | undefined {
  const { provider } = useWizard();
  const { fieldOf } = useSpeaker();
  return (path) => fieldOf(provider, path);
}

/** What people call the field of a path where its family and its entry are plain to see. */
export function useLabel(path: Path): string {
  const { provider } = useWizard();
  return useSpeaker().shortFieldOf(provider, path) ?? formatPath(path);
}

/**
 * Why the real system would refuse values of a field, from the rules themselves. It follows the typing, and never holds it up.
 *
 * @param values the values to ask about; none, and nothing is asked
 */
export function useRefusals(path: Path, values: readonly unknown[]): ReadonlyMap<unknown, SpokenFinding> {
  const isAsked = values.length > 0;
  const plan = useDeferredValue(useSelected((store) => (isAsked ? store.plan() : undefined)));
  const { finding } = useSpeaker();
  const key = JSON.stringify([path, values]);
  return useMemo(() => {
    const [place, asked] = JSON.parse(key) as [Path, unknown[]];
    return new Map(typeof plan === 'object' && plan !== null ? [...refusalsIn(plan, place, asked)].map(([value, refusal]) => [value, finding(refusal)] as const) : []);
  }, [plan, key, finding]);
}

/** The findings to show at a field: those on its path, and those below it where the field edits a whole part of the plan. */
export function useFindings(path: Path, { below = false }: { below?: boolean } = {}): readonly SpokenFinding[] {
  const { store } = useWizard();
  const key = JSON.stringify([path, below]);
  // Before anything is painted: until then the shell takes the findings for those of no field, and shows them in its own place.
  useLayoutEffect(() => {
    const [place, isBelow] = JSON.parse(key) as [Path, boolean];
    return store.place(place, isBelow);
  }, [store, key]);
  return useSelected((each) => each.shownAt(path, below));
}

/** The ways out of a finding that is on the page, best first, once they have been tried. */
export function useWaysOut(finding: SpokenFinding): readonly WayOut[] {
  const { cures } = useWizard();
  useEffect(() => cures.want(finding), [cures, finding]);
  return useSyncExternalStore(cures.subscribe, () => cures.waysOf(finding));
}

/** What the plan says of its addresses, where it can be read. It follows the typing, and never holds it up. */
export function useAddressPlan(): SpokenAddressPlan | undefined {
  const { read } = useDeferredValue(useValidation());
  const { addressPlan } = useSpeaker();
  return useMemo(() => read && addressPlan(buildAddressPlan(read.facts())), [read, addressPlan]);
}

/** How traffic flows through the cluster of the plan, where it can be read. */
export function useTopology(): SpokenTopology | undefined {
  const { read } = useValidation();
  const { topology } = useSpeaker();
  return useMemo(() => read && topology(read.topology()), [read, topology]);
}
