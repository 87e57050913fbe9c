import { useOnServer } from '../../plans/useDrafts.js';
import { useOpenPlan } from '../openPlan.js';

/** The address space that plans lie in unless told. */
const DEFAULT_SPACE = 'default';

/** The address space of the plan that is open. */
export function useSpaceOfPlan(): string {
  const open = useOpenPlan();
  return useOnServer(open?.id ?? '')?.space ?? DEFAULT_SPACE;
}
