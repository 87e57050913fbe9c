import { type Family, familiesOf } from '@dualstack/schema';
import * as starlingx from '@dualstack/schema/providers/starlingx';
import { usePlanOf, useValidation } from '../../wizard/WizardContext.js';

/** The plan of a StarlingX wizard as its form holds it: anything in it may still be missing. */
export function useStarlingx() {
  const plan = usePlanOf(starlingx.provider);
  const { read } = useValidation();
  const { spec } = plan;
  const families: readonly Family[] = familiesOf(spec.ipFamily);
  /** The plan with its defaults, where it could be read: what is derived is derived from it. */
  const complete = read?.id === 'starlingx' ? read.plan : undefined;
  return { plan, spec, settings: spec.starlingx, families, complete };
}
