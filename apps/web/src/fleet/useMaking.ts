import { useEffect, useRef, useState } from 'react';
import { type FleetAsked, lastWritten, madeSince, makeFleet } from '../api/fleet.js';
import { RequestError } from '../api/client.js';
import { nameOfPlan } from '../plans/draftPlan.js';
import { isNumbered } from './readNames.js';
import type { MadeFleet } from './work.js';

/** Why no fleet is there: it was refused, or cancelled, or nobody answered. Where it cannot be told whether it was made, the reason of that. */
export type Outcome = { readonly kind: 'refused'; readonly error: RequestError } | { readonly kind: 'cancelled' | 'unheard'; readonly unknown?: Error };

/** A fleet that is being made, or was not. */
export interface Making {
  /** How many are being made now. */
  readonly count: number | undefined;
  /** Whether it is being found out if anything was made. */
  readonly isAsking: boolean;
  readonly notMade: Outcome | undefined;
  readonly make: (asked: FleetAsked) => void;
  readonly cancel: () => void;
  readonly forget: () => void;
}

/** How long the server may take to notice that nobody waits any more, in milliseconds. */
const NOTICE = 400;

/**
 * Makes fleets, one at a time. Whoever cancels, or hears no answer, is told nothing but what the server has: plans that were made in
 * the last moment are made.
 */
export function useMaking(onMade: (made: MadeFleet) => void): Making {
  const [count, setCount] = useState<number>();
  const [isAsking, setAsking] = useState(false);
  const [notMade, setNotMade] = useState<Outcome>();
  const control = useRef<AbortController>(undefined);
  useEffect(() => () => control.current?.abort(), []);

  const run = async (asked: FleetAsked, signal: AbortSignal) => {
    const before = await lastWritten();
    try {
      if (!signal.aborted) onMade(await makeFleet(asked, signal));
      else setNotMade({ kind: 'cancelled' });
    } catch (error) {
      if (error instanceof RequestError && error.status < 500) throw error;
      // An answer that does not come says nothing of what was done.
      setAsking(true);
      await new Promise((resolve) => setTimeout(resolve, NOTICE));
      const model = nameOfPlan(asked.plan);
      const names = asked.names && new Set(asked.names);
      const kind = signal.aborted ? 'cancelled' : 'unheard';
      const plans = await madeSince(before, asked, (name) => names?.has(name) ?? isNumbered(model, name)).catch((reason: unknown) => reason as Error);
      if (plans instanceof Error) setNotMade({ kind, unknown: plans });
      else if (plans) onMade({ plans: [...plans], same: [], remark: signal.aborted ? 'tooLate' : 'tooLateUnheard' });
      else if (error instanceof RequestError) throw error;
      else setNotMade({ kind });
    }
  };
  const make = async (asked: FleetAsked) => {
    control.current = new AbortController();
    setCount(asked.count);
    setNotMade(undefined);
    try {
      await run(asked, control.current.signal);
    } catch (error) {
      setNotMade(error instanceof RequestError ? { kind: 'refused', error } : { kind: 'unheard' });
    }
    setCount(undefined);
    setAsking(false);
  };
  return { count, isAsking, notMade, make: (asked) => void make(asked), cancel: () => control.current?.abort(), forget: () => setNotMade(undefined) };
}
