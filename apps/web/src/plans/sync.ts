import type { Draft, DraftStore, OnServer } from './drafts.js';

/** A plan as the server has it. */
export interface ServerPlan extends Pick<OnServer, 'revision' | 'space' | 'status'> {
  readonly id: string;
  readonly name: string;
  readonly provider: string;
  readonly plan: unknown;
  readonly author: string;
  readonly updatedAt: string;
}

/** How the server answered a write. */
export type Answer =
  | { readonly kind: 'kept'; readonly plan: ServerPlan }
  /** Somebody was faster: this is what the server has. */
  | { readonly kind: 'stale'; readonly theirs: ServerPlan }
  | { readonly kind: 'gone' }
  /** It will answer the same again: what is wrong is the plan. */
  | { readonly kind: 'refused'; readonly reason: string };

/** The calls of a server that keeps plans. Each rejects where there is no answer, or one that may be another the next time. */
export interface PlanServer {
  /** Writes a plan over the revision that was seen; without one, only where there is none. */
  readonly put: (id: string, revision: number | undefined, content: { readonly name: string; readonly plan: unknown; readonly keep: boolean }) => Promise<Answer>;
  /** The plan of an id; undefined where there is none, or it is in the bin. */
  readonly get: (id: string) => Promise<ServerPlan | undefined>;
}

/** How a draft stands to the server. */
export type SyncState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  /** There was no answer; it is tried again. What was typed is in this browser. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'conflict'; readonly theirs: ServerPlan }
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused'; readonly reason: string };

interface SyncOptions {
  readonly drafts: DraftStore;
  readonly server: PlanServer;
  /** Pause after the last change before it is sent, in milliseconds. */
  readonly delay: number;
  /** First and longest pause before what had no answer is sent again, in milliseconds. */
  readonly again: readonly [first: number, longest: number];
  /** Runs something while no other tab of this browser does anything of that name. */
  readonly alone: <Result>(name: string, run: () => Promise<Result>) => Promise<Result>;
}

const SAVED: SyncState = { kind: 'saved' };
const SAVING: SyncState = { kind: 'saving' };
const WAITING: SyncState = { kind: 'waiting' };
const GONE: SyncState = { kind: 'gone' };

/** The name that a plan is kept by: that of its cluster, as far as it has one. */
export function nameOfPlan(plan: unknown): string {
  const name = (plan as { metadata?: { name?: unknown } } | undefined)?.metadata?.name;
  return typeof name === 'string' && name.trim() !== '' ? name.slice(0, 200) : '—';
}

/** Tells one content from another: FNV-1a over the text, in two halves of 32 bits, with its length. */
export function digestOf(plan: unknown): string {
  const text = JSON.stringify(plan) ?? '';
  let [low, high] = [0x811c9dc5, 0x01000193];
  for (let index = 0; index < text.length; index += 1) {
    low = Math.imul(low ^ text.charCodeAt(index), 0x01000193);
    high = Math.imul(high ^ text.charCodeAt(text.length - 1 - index), 0x01000193);
  }
  return `${text.length.toString(36)}.${(low >>> 0).toString(36)}.${(high >>> 0).toString(36)}`;
}

const isDirty = ({ onServer, plan }: Draft) => onServer?.digest !== digestOf(plan);

/** Plans of a browser, kept on a server too. */
export type Sync = ReturnType<typeof createSync>;

/**
 * Keeps the drafts of a browser on a server. What is typed is kept in the browser first, and sent after a pause; where there is
 * no answer it is sent again, later and later, until there is one. Nothing that the server has is written over unseen.
 */
export function createSync({ drafts, server, delay, again: [first, longest], alone }: SyncOptions) {
  const states = new Map<string, SyncState>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const pauses = new Map<string, number>();
  const listeners = new Set<() => void>();
  /** Drafts whose state is to go into the history with the next write. */
  const keeping = new Set<string>();
  /** What the server acknowledged of writes of this page, so that what it tells of them is no news. */
  const seen = new Map<string, number>();

  const become = (id: string, state: SyncState) => {
    if (states.get(id) === state) return;
    states.set(id, state);
    listeners.forEach((listener) => listener());
  };
  const onServerOf = ({ plan, revision, space, status }: ServerPlan): OnServer => ({ revision, space, status, digest: digestOf(plan) });
  const draftOf = (id: string) => {
    const stored = drafts.read(id);
    return stored?.kind === 'draft' ? stored.draft : undefined;
  };
  const schedule = (id: string, pause: number) => {
    clearTimeout(timers.get(id));
    timers.set(id, setTimeout(() => void push(id), pause));
  };

  /** What the server has is the same as what is here, follows it, or stands against it. */
  function meet(draft: Draft, theirs: ServerPlan): void {
    seen.set(draft.id, theirs.revision);
    if (digestOf(theirs.plan) === digestOf(draft.plan)) {
      drafts.acknowledge(draft.id, onServerOf(theirs));
      become(draft.id, SAVED);
    } else if (!isDirty(draft)) {
      drafts.adopt(draft.id, theirs.provider, theirs.plan, onServerOf(theirs));
      become(draft.id, SAVED);
    } else become(draft.id, { kind: 'conflict', theirs });
  }

  async function push(id: string): Promise<void> {
    timers.delete(id);
    const state = states.get(id)?.kind;
    if (state === 'conflict' || state === 'gone') return;
    await alone(`dualstack.sync.${id}`, async () => {
      const draft = draftOf(id);
      if (!draft || (!isDirty(draft) && !keeping.has(id))) {
        if (draft) become(id, SAVED);
        return;
      }
      become(id, SAVING);
      const keep = keeping.delete(id);
      try {
        const answer = await server.put(id, draft.onServer?.revision, { name: nameOfPlan(draft.plan), plan: draft.plan, keep });
        pauses.delete(id);
        if (answer.kind === 'kept') {
          seen.set(id, answer.plan.revision);
          drafts.acknowledge(id, { ...onServerOf(answer.plan), digest: digestOf(draft.plan) });
          const now = draftOf(id);
          if (now && isDirty(now)) schedule(id, delay);
          else become(id, SAVED);
        } else if (answer.kind === 'stale') meet(draftOf(id) ?? draft, answer.theirs);
        else become(id, answer.kind === 'gone' ? GONE : answer);
      } catch {
        if (keep) keeping.add(id);
        const pause = Math.min((pauses.get(id) ?? first / 2) * 2, longest);
        pauses.set(id, pause);
        become(id, WAITING);
        schedule(id, pause);
      }
    });
  }

  const look = () => {
    for (const stored of drafts.list()) {
      if (stored.kind !== 'draft' || timers.has(stored.id) || !isDirty(stored.draft)) continue;
      const state = states.get(stored.id);
      if (state?.kind === 'conflict' || state?.kind === 'gone' || state === SAVING || state === WAITING) continue;
      become(stored.id, SAVING);
      schedule(stored.id, delay);
    }
  };
  const unsubscribe = drafts.subscribe(look);

  return {
    /** Sends what the server does not have, from now on. */
    start: look,
    stop: (): void => {
      unsubscribe();
      timers.forEach((timer) => clearTimeout(timer));
      timers.clear();
    },
    stateOf: (id: string): SyncState => states.get(id) ?? SAVED,
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },

    /** Sends a draft now, as a state that goes into the history. */
    save: (id: string): Promise<void> => {
      keeping.add(id);
      clearTimeout(timers.get(id));
      return push(id);
    },

    /** There is a connection again: what waits is sent at once. */
    wake: (): void => {
      for (const [id, state] of states) if (state === WAITING) schedule(id, 0);
    },

    /** The server tells that a plan has another revision: what it is now is taken over, or stands against what was done here. */
    hear: async (id: string, revision: number): Promise<void> => {
      if ((seen.get(id) ?? 0) >= revision) return;
      const draft = draftOf(id);
      if (!draft || (draft.onServer?.revision ?? 0) >= revision) return;
      const theirs = await server.get(id);
      await alone(`dualstack.sync.${id}`, () => {
        const now = draftOf(id);
        if (now && !theirs) become(id, GONE);
        else if (now && theirs && (now.onServer?.revision ?? 0) < theirs.revision) meet(now, theirs);
        return Promise.resolve();
      });
    },

    /** Opens a plan that this browser does not have; false where the server has none either. */
    open: async (id: string): Promise<boolean> => {
      const theirs = await server.get(id);
      if (!theirs) return false;
      drafts.adopt(id, theirs.provider, theirs.plan, onServerOf(theirs));
      become(id, SAVED);
      return true;
    },

    /**
     * Ends a conflict: the plan that a person has put together is written over what the server has.
     *
     * @param plan what is to be kept: theirs, or one that was put together out of both
     */
    settle: (id: string, plan: unknown): void => {
      const state = states.get(id);
      if (state?.kind !== 'conflict') return;
      const { theirs } = state;
      states.delete(id);
      drafts.adopt(id, theirs.provider, plan, onServerOf(theirs));
      become(id, digestOf(plan) === digestOf(theirs.plan) ? SAVED : SAVING);
      schedule(id, 0);
    },
  };
}
