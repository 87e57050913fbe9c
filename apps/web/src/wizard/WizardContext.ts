import { buildAddressPlan, type AddressPlan, type AnyProvider, type Finding, type Fix, isWithin, type Path, permanenceOf, type Validation, valueAt } from '@dualstack/schema';
import { createContext, useContext } from 'react';

/** What the shell gives to every step and field. */
export interface WizardState {
  readonly provider: AnyProvider;
  /** The plan as a document: what will be sent. */
  readonly plan: unknown;
  readonly validation: Validation;
  readonly addressPlan: AddressPlan | undefined;
  /** Whether a finding is to be shown yet: an error in a field that nobody has come to is not. */
  readonly isShown: (finding: Finding) => boolean;
  /** Marks the field that is being typed in; undefined when it is left. */
  readonly setActive: (path: Path | undefined) => void;
  readonly touch: (path: Path) => void;
  readonly setValue: (path: Path, value: unknown) => void;
  readonly applyFix: (fix: Fix) => void;
  /** Puts a value aside under a name, and gives back what was put aside there before. */
  readonly park: (name: string, value: unknown) => void;
  readonly parked: Readonly<Record<string, unknown>>;
}

export const WizardContext = createContext<WizardState | undefined>(undefined);

/** The wizard around a step or a field. */
export function useWizard(): WizardState {
  const state = useContext(WizardContext);
  if (!state) throw new Error('no wizard around this');
  return state;
}

/** The value of the plan at a path, typed by whoever knows the plan. */
export function usePlanValue<Value>(path: Path): Value | undefined {
  return valueAt(useWizard().plan, path) as Value | undefined;
}

/** Whether a field can be changed once the cluster exists: never, only by growing, or freely. */
export function usePermanence(path: Path): 'fixed' | 'grows' | undefined {
  const { permanence } = useWizard().provider;
  return permanence && permanenceOf(permanence, path);
}

/** The findings to show at a field: those on its path, and those below it where the field edits a whole part of the plan. */
export function useFindings(path: Path, options: { below?: boolean } = {}): readonly Finding[] {
  const { validation, isShown } = useWizard();
  return validation.findings.filter((finding) => (options.below ? isWithin(finding.path, path) : finding.path.length === path.length && isWithin(finding.path, path)) && isShown(finding));
}

/** What a plan that can be read says of its addresses. */
export function addressPlanOf({ read }: Validation): AddressPlan | undefined {
  return read && buildAddressPlan(read.provider.facts(read.plan));
}
