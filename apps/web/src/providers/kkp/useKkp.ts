import { familiesOf, type Family, kkp } from '@dualstack/schema';
import { usePlanOf } from '../../wizard/WizardContext.js';

/** The plan of a KKP wizard as its form holds it, with what follows from it; anything in it may still be missing. */
export function useKkp() {
  const plan = usePlanOf(kkp.provider);
  const { spec } = plan;
  const release = kkp.releaseOf(spec.kkp.release);
  const families: readonly Family[] = familiesOf(spec.ipFamily);
  return { plan, spec, settings: spec.kkp, release, families, cloud: spec.kkp.cloudProvider };
}
