import { formatPath, isWithin, type Path } from '@dualstack/schema';

/** A change of the plan, as it can be taken back. */
export interface Step<State> {
  readonly before: State;
  readonly after: State;
  /** What was changed; the first is where a person looks. */
  readonly paths: readonly Path[];
}

interface HistoryOptions {
  /** How many steps are kept; the oldest goes first. */
  readonly limit: number;
  /** Pause in typing after which a new step begins, in milliseconds. */
  readonly pause: number;
  /** The time, in milliseconds. */
  readonly now: () => number;
}

/** What was done to a plan, to be taken back and done again. */
export type History<State> = ReturnType<typeof createHistory<State>>;

/**
 * The changes of a plan, without React and without knowing what a plan is. Keys typed in one field, one after the other, are one
 * step; a new change forgets what was taken back.
 */
export function createHistory<State>({ limit, pause, now }: HistoryOptions) {
  let past: readonly Step<State>[] = [];
  let future: readonly Step<State>[] = [];
  let last: { readonly key: string; readonly at: number } | undefined;

  return {
    /**
     * Keeps a change.
     *
     * @param isTyped whether it is typing, of which a run in one field is one step
     */
    record: (before: State, after: State, paths: readonly Path[], isTyped: boolean): void => {
      const key = paths.map(formatPath).join(' ');
      const at = now();
      const step = past.at(-1);
      const isRun = isTyped && step !== undefined && last?.key === key && at - last.at <= pause;
      past = isRun ? [...past.slice(0, -1), { ...step, after }] : [...past.slice(-(limit - 1)), { before, after, paths }];
      future = [];
      last = isTyped ? { key, at } : undefined;
    },
    /** Takes the last change back. */
    undo: (): Step<State> | undefined => {
      const step = past.at(-1);
      if (!step) return undefined;
      past = past.slice(0, -1);
      future = [step, ...future];
      last = undefined;
      return step;
    },
    /** Makes the change again that was taken back last. */
    redo: (): Step<State> | undefined => {
      const [step] = future;
      if (!step) return undefined;
      future = future.slice(1);
      past = [...past, step];
      last = undefined;
      return step;
    },
    canUndo: (): boolean => past.length > 0,
    canRedo: (): boolean => future.length > 0,
    /** Whether the last change was one of a path, so that it can be taken back from there. */
    isLast: (path: Path): boolean => past.at(-1)?.paths.some((each) => isWithin(each, path) || isWithin(path, each)) ?? false,
    /** Ends a run of typing: what is typed next is a step of its own. */
    rest: (): void => {
      last = undefined;
    },
    clear: (): void => {
      [past, future, last] = [[], [], undefined];
    },
  };
}
