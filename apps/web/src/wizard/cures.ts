import { type Finding, findingKey, type Validation, type WayOut } from '@dualstack/schema';

/** How long a slice of trying may take before the page gets its turn, in milliseconds. */
const SLICE = 4;

/** Runs a task when the page has nothing else to do; what comes back calls it off. */
export type Schedule = (task: () => void) => () => void;

/** Safari has no idle callbacks; there a task waits until what is under way is done. */
export const whenIdle: Schedule = (task) => {
  if (typeof window.requestIdleCallback === 'function') {
    const handle = window.requestIdleCallback(task, { timeout: 500 });
    return () => window.cancelIdleCallback(handle);
  }
  const timer = window.setTimeout(task, 20);
  return () => window.clearTimeout(timer);
};

interface Source {
  readonly plan: () => unknown;
  readonly validation: () => Validation;
  readonly subscribe: (listener: () => void) => () => void;
}

/** A finding, as far as it is told apart by. */
type Wanted = Pick<Finding, 'rule' | 'path' | 'severity'>;

type Search = (document: unknown, validation: Validation, finding: Wanted) => Generator<void, readonly WayOut[]>;

const NO_WAYS: readonly WayOut[] = [];

/** The ways out of the findings that are on the page. */
export type Cures = ReturnType<typeof createCures>;

/**
 * Tries the ways out of findings that somebody looks at, a few milliseconds at a time and never while a key is pressed.
 * When the plan changes, all that was found is dropped, and what is still looked at is tried anew.
 *
 * @param source the plan, and what is said of it
 * @param search tries the ways out of a finding one by one
 * @param schedule decides when
 * @param now the time, in milliseconds
 */
export function createCures(source: Source, search: Search, schedule: Schedule, now: () => number = () => performance.now()) {
  const wanted = new Map<string, { readonly finding: Wanted; count: number }>();
  let found = new Map<string, readonly WayOut[]>();
  let plan = source.plan();
  let under: { readonly key: string; readonly steps: Generator<void, readonly WayOut[]> } | undefined;
  let callOff: (() => void) | undefined;
  const listeners = new Set<() => void>();
  const tell = () => listeners.forEach((listener) => listener());

  const renew = () => {
    if (plan === source.plan()) return;
    plan = source.plan();
    under = undefined;
    found = new Map();
  };
  const nextKey = () => [...wanted.keys()].find((key) => !found.has(key));
  const plannedWork = () => {
    if (!callOff && nextKey() !== undefined) callOff = schedule(work);
  };
  const work = () => {
    callOff = undefined;
    renew();
    const end = now() + SLICE;
    let isNews = false;
    do {
      const key = under?.key ?? nextKey();
      const want = key === undefined ? undefined : wanted.get(key);
      if (key === undefined || !want) {
        under = undefined;
        if (key === undefined) break;
        continue;
      }
      under ??= { key, steps: search(plan, source.validation(), want.finding) };
      const step = under.steps.next();
      if (!step.done) continue;
      found.set(key, step.value);
      isNews ||= step.value.length > 0;
      under = undefined;
    } while (now() < end);
    if (isNews) tell();
    plannedWork();
  };
  source.subscribe(() => {
    if (plan === source.plan()) return;
    renew();
    callOff?.();
    callOff = undefined;
    plannedWork();
  });

  return {
    /** Says that a finding is on the page; what comes back says that it no longer is. */
    want: (finding: Wanted): () => void => {
      const key = findingKey(finding);
      const entry = wanted.get(key) ?? { finding, count: 0 };
      entry.count += 1;
      wanted.set(key, entry);
      plannedWork();
      return () => {
        entry.count -= 1;
        if (entry.count === 0) wanted.delete(key);
      };
    },
    /** The ways out of a finding, best first; none until they were tried, and where there is none. The same list as long as the plan is the same. */
    waysOf: (finding: Wanted): readonly WayOut[] => (plan === source.plan() ? found.get(findingKey(finding)) : undefined) ?? NO_WAYS,
    subscribe: (listener: () => void): () => void => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
