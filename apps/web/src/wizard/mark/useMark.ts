import { useState } from 'react';
import type { Answer, Wanted } from '../../plans/sync.js';
import { onServer, useSyncState } from '../../plans/syncing.js';
import type { OpenPlan } from '../openPlan.js';

/** What was asked and not done, with how the server answered, if it did. */
export interface Refusal {
  readonly answer: Answer | 'none';
  readonly wanted: Wanted;
}

/** Makes the plan that is open final, or a draft again, or puts it into another address space. */
export function useMark(plan: OpenPlan | undefined) {
  const state = useSyncState(plan?.id ?? '');
  const [isAsking, setAsking] = useState(false);
  const [refused, setRefused] = useState<Refusal>();
  const mark = async (wanted: Wanted) => {
    if (!plan) return;
    setAsking(true);
    plan.keeper.flush();
    const answer = await onServer().then(({ sync }) => sync.mark(plan.id, wanted), () => undefined);
    setRefused(answer?.kind === 'kept' ? undefined : { answer: answer ?? 'none', wanted });
    setAsking(false);
  };
  return { mark, isAsking, isHeld: isAsking || state?.kind === 'conflict' || state?.kind === 'gone', refused, forget: () => setRefused(undefined) };
}
