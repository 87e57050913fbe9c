import { familiesOf, type Family } from '@dualstack/schema';
import * as kkp from '@dualstack/schema/providers/kkp';
import { usePlanOf } from '../../wizard/WizardContext.js';

/** The plan of a KKP wizard as its form holds it, with what follows from it; anything in it may still be missing. */
export function useKkp() {
  const plan = usePlanOf(kkp.provider);
  const { spec } = plan;
  const release = kkp.releaseOf(spec.kkp.release);
  const families: readonly Family[] = familiesOf(spec.ipFamily);
  return { plan, spec, settings: spec.kkp, release, families, cloud: spec.kkp.cloudProvider };
}
