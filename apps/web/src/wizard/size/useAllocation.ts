import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type Allocation, allocatePlan, type AllocationAsked } from '../../api/suggest.js';

/** Pause after the last key before it is asked, in milliseconds. */
const PAUSE = 300;

/** A plan that is sized while somebody types what it must carry. */
export interface Sizing {
  /** The answer that counts, or the one before while another one is under way. */
  readonly shown: Allocation | undefined;
  readonly error: Error | undefined;
  /** Whether something else is asked by now than what is shown. */
  readonly isBehind: boolean;
  readonly isAsked: boolean;
  readonly retry: () => void;
}

/**
 * Asks for a plan out of the free room of a space, once nothing was typed for a moment.
 *
 * @param asked undefined where a figure is none
 */
export function useAllocation(space: string, asked: AllocationAsked | undefined): Sizing {
  const text = asked && JSON.stringify(asked);
  const settled = useSettled(text);
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['allocate', space, settled],
    queryFn: ({ signal }) => allocatePlan(space, JSON.parse(settled ?? '') as AllocationAsked, signal),
    enabled: settled !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 0,
    gcTime: 0,
  });
  return {
    shown: text === undefined || error ? undefined : data,
    error: text === undefined || isFetching ? undefined : (error ?? undefined),
    isBehind: isFetching || text !== settled,
    isAsked: text !== undefined,
    retry: () => void refetch(),
  };
}

/** A text once it has not changed for a while; the first that there is at once. */
function useSettled(text: string | undefined): string | undefined {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), settled === undefined ? 0 : PAUSE);
    return () => clearTimeout(timer);
  }, [text, settled]);
  return settled;
}
