import { useState } from 'react';
import type { Fleet } from '../api/fleet.js';

/** What is typed, as it is typed. */
export interface FleetForm {
  readonly by: 'count' | 'names';
  readonly count: string;
  readonly names: string;
  /** Undefined until somebody chooses one: then that of the plan. */
  readonly space: string | undefined;
  readonly status: 'draft' | 'final';
}

/** A fleet that was made, with what has to be said of how. */
export interface MadeFleet extends Fleet {
  readonly remark?: 'tooLate' | 'tooLateUnheard';
}

/** What somebody is at with one plan. */
export interface Work {
  readonly form: FleetForm;
  readonly made?: MadeFleet;
}

const EMPTY: Work = { form: { by: 'count', count: '12', names: '', space: undefined, status: 'draft' } };

/** What somebody is at, by the plan: whoever follows a link to one of the plans and comes back finds it as it was. */
const works = new Map<string, Work>();

/** What somebody is at with a plan, kept as long as the page is not loaded anew. */
export function useWork(id: string): readonly [Work, (work: Work) => void] {
  const [work, setWork] = useState(() => works.get(id) ?? EMPTY);
  return [
    work,
    (next) => {
      works.set(id, next);
      setWork(next);
    },
  ];
}
