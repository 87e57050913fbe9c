import { useQuery } from '@tanstack/react-query';
import { fetchPlans } from '../api/plans.js';
import { lasting } from '../base/storage.js';

/** Whether the server had plans when it was asked last: then their place is kept until it has answered. */
const KEY = 'dualstack.plans';

/** Whether plans are to be expected before the server has said so. */
export const expectsPlans = (): boolean => lasting.read(KEY) !== undefined;

/** Whether the server has any plan; not, as long as nobody knows. */
export function useIsAnyPlan(): boolean {
  const { data } = useQuery({
    queryKey: ['plans', 'any'],
    queryFn: async () => {
      const isAny = (await fetchPlans({ limit: 1 })).plans.length > 0;
      if (isAny) lasting.write(KEY, '1');
      else lasting.remove(KEY);
      return isAny;
    },
    staleTime: 0,
  });
  return data ?? false;
}
