import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { fetchPlans } from '../api/plans.js';
import type { Narrowing } from './planList.js';

/** Plans of one page of the list. */
const PAGE = 24;
/** The plans of the server, page by page, as far as they were asked for. */
export function usePlanList({ query, status }: Narrowing) {
  return useInfiniteQuery({
    queryKey: ['plans', 'list', query, status],
    queryFn: ({ pageParam }) => fetchPlans({ limit: PAGE, ...(query.trim() !== '' && { query: query.trim() }), ...(status !== 'all' && { status }) }, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchOnWindowFocus: true,
  });
}
