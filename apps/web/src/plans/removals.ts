import type { GuardedStorage } from '../base/storage.js';
import { digestOf, type PlanServer, type ServerPlan } from './sync.js';

const PREFIX = 'dualstack.removed.';

/** A plan that a person has deleted, and that the server has yet to put into its bin. */
interface Wish {
  /** The revision that was seen; absent where the server may never have had it. */
  readonly revision?: number;
  /** What was deleted, so that a state that was only on its way to the server goes with it. */
  readonly digest?: string;
}

interface RemovalOptions {
  readonly storage: GuardedStorage;
  readonly server: PlanServer;
  /** Pause before what had no answer is asked again, in milliseconds. */
  readonly again: number;
  readonly alone: <Result>(name: string, run: () => Promise<Result>) => Promise<Result>;
  /** Called where somebody has changed the plan in the meantime: it is not deleted. */
  readonly onKept: (theirs: ServerPlan) => void;
}

/** Plans on their way into the bin of the server. */
export type Removals = ReturnType<typeof createRemovals>;

/** Puts plans into the bin of the server: what had no answer is remembered over pages, and asked again until there is one. */
export function createRemovals({ storage, server, again, alone, onKept }: RemovalOptions) {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  /** Revisions of plans that this page has put into the bin. */
  const binned = new Map<string, number>();
  const listeners = new Set<() => void>();
  let pending: readonly string[] | undefined;
  const changed = () => {
    pending = undefined;
    listeners.forEach((listener) => listener());
  };
  const forget = (id: string) => {
    storage.remove(PREFIX + id);
    changed();
  };
  const wishOf = (id: string): Wish | undefined => {
    const text = storage.read(PREFIX + id);
    if (text === undefined) return undefined;
    try {
      return JSON.parse(text) as Wish;
    } catch {
      return {};
    }
  };

  async function push(id: string): Promise<void> {
    timers.delete(id);
    const wish = wishOf(id);
    if (!wish) return;
    try {
      const there = wish.revision === undefined ? await server.get(id) : undefined;
      const revision = wish.revision ?? (there?.deletedAt === undefined ? there?.revision : undefined);
      if (revision === undefined) return forget(id);
      let answer = await server.remove(id, revision);
      // What this browser was sending when the plan was deleted is no change of somebody else's.
      if (answer.kind === 'stale' && digestOf(answer.theirs.plan) === wish.digest) answer = await server.remove(id, answer.theirs.revision);
      if (answer.kind === 'removed') binned.set(id, answer.revision);
      forget(id);
      if (answer.kind === 'stale') onKept(answer.theirs);
    } catch {
      timers.set(id, setTimeout(() => void run(id), again));
    }
  }
  const run = (id: string) => alone(`dualstack.sync.${id}`, () => push(id));

  const ids = () => storage.keys().flatMap((key) => (key.startsWith(PREFIX) ? [key.slice(PREFIX.length)] : []));
  const start = () => {
    for (const id of ids()) {
      clearTimeout(timers.get(id));
      void run(id);
    }
  };

  return {
    /** Sends what is left from earlier pages, and what waits. */
    start,
    stop: () => timers.forEach((timer) => clearTimeout(timer)),
    /** Plans that a person has deleted and the server still has, as far as is known. */
    pending: (): readonly string[] => (pending ??= ids()),
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** Deletes a plan. */
    remove: (id: string, wish: Wish): Promise<void> => {
      storage.write(PREFIX + id, JSON.stringify(wish));
      changed();
      return run(id);
    },
    /**
     * Takes a deletion back.
     *
     * @returns what the server has now; undefined where it was not asked, because it had not heard of the deletion, or does not answer
     */
    undo: (id: string): Promise<ServerPlan | undefined> =>
      alone(`dualstack.sync.${id}`, async () => {
        clearTimeout(timers.get(id));
        if (wishOf(id)) {
          forget(id);
          return undefined;
        }
        const revision = binned.get(id);
        if (revision === undefined) return undefined;
        const answer = await server.restore(id, revision).catch(() => undefined);
        changed();
        return answer?.kind === 'kept' ? answer.plan : answer?.kind === 'stale' ? answer.theirs : undefined;
      }),
  };
}
