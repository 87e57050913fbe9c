import type { Path } from '@dualstack/schema';
import type { Clash } from '../api/client.js';
import type { GuardedStorage } from '../base/storage.js';
import type { Draft, DraftStore, OnServer, PlanStatus } from './drafts.js';

/** A plan as the server has it. */
export interface ServerPlan extends Pick<OnServer, 'revision' | 'space' | 'status' | 'clashes'> {
  readonly id: string;
  readonly name: string;
  readonly provider: string;
  readonly plan: unknown;
  readonly author: string;
  readonly updatedAt: string;
  /** When it was put into the bin. */
  readonly deletedAt?: string;
}

/** Why the server does not take a plan as it is: it will answer the same again. */
export interface Refusal {
  readonly kind: 'refused';
  /** In words for a person. */
  readonly reason: string;
  /** Ranges that others have, where these stand in the way. */
  readonly clashes?: readonly Clash[];
  /** What is wrong with the plan, where it is. */
  readonly findings?: readonly { readonly path: Path; readonly message: string; readonly severity: string }[];
}

/** How the server answered a write. */
export type Answer =
  | { readonly kind: 'kept'; readonly plan: ServerPlan }
  /** Somebody was faster: this is what the server has. */
  | { readonly kind: 'stale'; readonly theirs: ServerPlan }
  | { readonly kind: 'gone' }
  | Refusal;

/** How the server answered who wanted a plan in the bin. */
export type Removal =
  | { readonly kind: 'removed'; readonly revision: number }
  | { readonly kind: 'stale'; readonly theirs: ServerPlan }
  | { readonly kind: 'gone' };

/** What of a plan is written. */
export interface Written {
  readonly name: string;
  readonly plan: unknown;
  readonly status: PlanStatus;
  /** Whether it goes into the history as a state that somebody saved. */
  readonly keep: boolean;
  /** The address space that it is to lie in; where it lies, unless told. */
  readonly space?: string;
}

/** What a plan is to be on the server beside what is in it. */
export type Wanted = Partial<Pick<Written, 'status' | 'space'>>;

/** The calls of a server that keeps plans. Each rejects where there is no answer, or one that may be another the next time. */
export interface PlanServer {
  /** Writes a plan over the revision that was seen; without one, only where there is none. */
  readonly put: (id: string, revision: number | undefined, content: Written) => Promise<Answer>;
  /** The plan of an id, in the bin or not; undefined where there is none. */
  readonly get: (id: string) => Promise<ServerPlan | undefined>;
  /** Puts a plan into the bin, where it still has the revision that was seen. */
  readonly remove: (id: string, revision: number) => Promise<Removal>;
  /** Takes a plan out of the bin again, or gives it a state of its history. */
  readonly restore: (id: string, revision: number, wanted?: { readonly state?: number; readonly status?: PlanStatus }) => Promise<Answer>;
}

/** How a draft stands to the server. */
export type SyncState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  /** There was no answer; it is tried again. What was typed is in this browser. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'conflict'; readonly theirs: ServerPlan }
  | { readonly kind: 'gone' }
  | Refusal;

/** Where it is remembered what was sent of a draft and not yet answered. */
const SENT = 'dualstack.sent.';

interface SyncOptions {
  /** What outlives the page. */
  readonly storage: GuardedStorage;
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
/** The states from what a person need not know to what they should know first. */
const ORDER: readonly SyncState['kind'][] = ['saved', 'saving', 'waiting', 'gone', 'refused', 'conflict'];

/** The name that a plan is kept by: that of its cluster, as far as it has one. */
export function nameOfPlan(plan: unknown): string {
  const name = (plan as { metadata?: { name?: unknown } } | undefined)?.metadata?.name;
  // Half of a pair, a line break: a plan may have in its name what no list takes.
  const line = typeof name === 'string' ? name.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/gu, ' ').trim() : '';
  return [...line].slice(0, 100).join('') || '—';
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

/** What is remembered of a plan that the server has. */
export const onServerOf = ({ plan, revision, space, status, clashes }: ServerPlan): OnServer => ({ revision, space, status, digest: digestOf(plan), ...(clashes && clashes.length > 0 && { clashes }) });

/** Plans of a browser, kept on a server too. */
export type Sync = ReturnType<typeof createSync>;

/**
 * Keeps the drafts of a browser on a server. What is typed is kept in the browser first, and sent after a pause; where there is
 * no answer it is sent again, later and later, until there is one. Nothing that the server has is written over unseen.
 */
export function createSync({ storage, drafts, server, delay, again: [first, longest], alone }: SyncOptions) {
  const states = new Map<string, SyncState>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const pauses = new Map<string, number>();
  const listeners = new Set<() => void>();
  /** Drafts whose state is to go into the history with the next write. */
  const keeping = new Set<string>();
  /** What the server acknowledged of writes of this page, so that what it tells of them is no news. */
  const seen = new Map<string, number>();
  /** The content that was sent last of a draft and had no answer, on this page or one before: the server may have it all the same. */
  const sentOf = (id: string) => storage.read(SENT + id);
  const answered = (id: string) => storage.remove(SENT + id);

  const become = (id: string, state: SyncState) => {
    if (states.get(id) === state) return;
    states.set(id, state);
    listeners.forEach((listener) => listener());
  };
  /** What a version of a draft says, asked at every change of any draft: a version is known by its time. */
  const digests = new Map<string, { readonly updatedAt: number; readonly digest: string }>();
  const isDirty = ({ id, updatedAt, onServer, plan }: Draft) => {
    const known = digests.get(id);
    const digest = known?.updatedAt === updatedAt ? known.digest : digestOf(plan);
    if (known?.updatedAt !== updatedAt) digests.set(id, { updatedAt, digest });
    return onServer?.digest !== digest;
  };
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
    const sent = sentOf(draft.id);
    answered(draft.id);
    seen.set(draft.id, theirs.revision);
    if (theirs.deletedAt !== undefined) become(draft.id, GONE);
    else if (digestOf(theirs.plan) === digestOf(draft.plan)) {
      drafts.acknowledge(draft.id, onServerOf(theirs));
      become(draft.id, SAVED);
    } else if (sent === digestOf(theirs.plan)) {
      // Only the answer was lost: what was typed since then goes on from there.
      drafts.acknowledge(draft.id, onServerOf(theirs));
      become(draft.id, SAVING);
      schedule(draft.id, delay);
    } else if (!isDirty(draft)) {
      drafts.adopt(draft.id, theirs.provider, theirs.plan, onServerOf(theirs), theirs.updatedAt);
      become(draft.id, SAVED);
    } else become(draft.id, { kind: 'conflict', theirs });
  }

  /** Whether a person has to say first how it goes on. Another tab may have said so. */
  function isHeld(id: string): boolean {
    const state = states.get(id);
    if (state?.kind === 'conflict' && (draftOf(id)?.onServer?.revision ?? 0) >= state.theirs.revision) states.delete(id);
    const kind = states.get(id)?.kind;
    return kind === 'conflict' || kind === 'gone';
  }

  const contentOf = ({ plan, onServer, space: first }: Draft, keep: boolean, { status = onServer?.status ?? 'draft', space = onServer ? undefined : first }: Wanted = {}): Written => ({ name: nameOfPlan(plan), plan, keep, status, ...(space !== undefined && { space }) });

  /** Takes notice of how a draft was answered. */
  function take(draft: Draft, answer: Answer): void {
    const { id } = draft;
    if (answer.kind !== 'stale') answered(id);
    if (answer.kind === 'kept') {
      seen.set(id, answer.plan.revision);
      drafts.acknowledge(id, { ...onServerOf(answer.plan), digest: digestOf(draft.plan) });
      const now = draftOf(id);
      if (now && isDirty(now)) schedule(id, delay);
      else become(id, SAVED);
    } else if (answer.kind === 'stale') meet(draftOf(id) ?? draft, answer.theirs);
    else become(id, answer.kind === 'gone' ? GONE : answer);
  }

  async function push(id: string): Promise<void> {
    timers.delete(id);
    if (isHeld(id)) return;
    await alone(`dualstack.sync.${id}`, async () => {
      const isDue = (draft: Draft | undefined): draft is Draft => {
        if (!draft || isHeld(id)) return false;
        if (isDirty(draft) || keeping.has(id)) return true;
        become(id, SAVED);
        return false;
      };
      let draft = draftOf(id);
      if (!isDue(draft)) return;
      become(id, SAVING);
      let keep = false;
      try {
        if (sentOf(id) !== undefined) {
          const theirs = await server.get(id);
          draft = draftOf(id);
          if (draft && theirs && theirs.revision > (draft.onServer?.revision ?? 0)) meet(draft, theirs);
          draft = draftOf(id);
          if (!isDue(draft)) return;
          clearTimeout(timers.get(id));
          timers.delete(id);
        }
        keep = keeping.delete(id);
        storage.write(SENT + id, digestOf(draft.plan));
        const answer = await server.put(id, draft.onServer?.revision, contentOf(draft, keep));
        pauses.delete(id);
        take(draft, answer);
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
    for (const [id, { kind }] of states) {
      // Another tab has settled it, or sent it; a draft that is gone has no state.
      if (kind === 'conflict' && !isHeld(id)) become(id, SAVED);
      else if (!draftOf(id)) {
        clearTimeout(timers.get(id));
        timers.delete(id);
        states.delete(id);
        answered(id);
      }
    }
    for (const stored of drafts.list()) {
      if (stored.kind !== 'draft' || timers.has(stored.id)) continue;
      const state = states.get(stored.id);
      if (!isDirty(stored.draft)) {
        // What was refused is gone again: what is here is what the server has.
        if (state?.kind === 'refused') become(stored.id, SAVED);
        continue;
      }
      if (isHeld(stored.id) || state === SAVING || state === WAITING) continue;
      become(stored.id, SAVING);
      schedule(stored.id, delay);
    }
  };
  const unsubscribe = drafts.subscribe(look);

  /** Meets what the server has of one draft. Where it does not answer, the next to tell of it does as well. */
  async function meetServer(id: string, dropsBinned = false): Promise<void> {
    try {
      const theirs = await server.get(id);
      await alone(`dualstack.sync.${id}`, () => {
        const now = draftOf(id);
        if (now && !theirs) become(id, GONE);
        else if (now && theirs?.deletedAt !== undefined && dropsBinned && !isDirty(now)) drafts.remove(id);
        else if (now && theirs && (now.onServer?.revision ?? 0) < theirs.revision) meet(now, theirs);
        else if (now?.onServer && theirs?.revision === now.onServer.revision) drafts.standIn(id, theirs.clashes ?? []);
        return Promise.resolve();
      });
    } catch {
      return;
    }
  }

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

    /**
     * Makes a plan final, or a draft again, or puts it into another address space. Where the server does not do so, the plan stays as it
     * is, and nothing else is said of it.
     *
     * @returns how the server answered; undefined where it did not
     */
    mark: (id: string, wanted: Wanted): Promise<Answer | undefined> =>
      alone(`dualstack.sync.${id}`, async () => {
        const draft = draftOf(id);
        if (!draft) return { kind: 'gone' } as const;
        const answer = await server.put(id, draft.onServer?.revision, contentOf(draft, false, wanted)).catch(() => undefined);
        if (answer && answer.kind !== 'refused') take(draft, answer);
        return answer;
      }),

    /**
     * Gives a plan a state of its history again; what was not sent of it is sent before, so that it is in the history too.
     *
     * @returns how the server answered; undefined where it did not
     */
    restore: async (id: string, state: number): Promise<Answer | undefined> => {
      if (!isHeld(id)) {
        clearTimeout(timers.get(id));
        await push(id);
      }
      return alone(`dualstack.sync.${id}`, async () => {
        const draft = draftOf(id);
        const before = draft?.onServer?.revision;
        if (!draft || before === undefined || isHeld(id) || isDirty(draft)) return undefined;
        const answer = await server.restore(id, before, { state }).catch(() => undefined);
        if (answer?.kind === 'kept' || answer?.kind === 'stale') meet(draftOf(id) ?? draft, answer.kind === 'kept' ? answer.plan : answer.theirs);
        return answer;
      });
    },

    /** There is a connection again: what waits is sent at once. */
    wake: (): void => {
      for (const [id, state] of states) if (state === WAITING) schedule(id, 0);
    },
    /** The page may be closed: what would be sent after a pause is sent at once. */
    hurry: (): void => {
      for (const [id, state] of states) if (state === SAVING && timers.has(id)) schedule(id, 0);
    },
    /** How it stands with all of them: what a person should know first. */
    worst: (): SyncState => [...states.values()].sort((a, b) => ORDER.indexOf(b.kind) - ORDER.indexOf(a.kind))[0] ?? SAVED,

    /** The server tells that a plan has another revision: what it is now is taken over, or stands against what was done here. */
    hear: async (id: string, revision: number): Promise<void> => {
      if ((seen.get(id) ?? 0) >= revision) return;
      const draft = draftOf(id);
      if (!draft || (draft.onServer?.revision ?? 0) >= revision) return;
      await meetServer(id);
    },

    /** Looks what the server has of a draft that it has seen, such as after a time in which nobody told. */
    refresh: async (id: string): Promise<void> => {
      if (draftOf(id)?.onServer) await meetServer(id);
    },

    /**
     * Takes notice of a list of what the server has: what is newer there is met, and what somebody else has put into the bin goes
     * out of this browser, unless something in it was not sent.
     *
     * @param isWhole whether the list has all that there is
     */
    compare: async (listed: readonly Pick<ServerPlan, 'id' | 'revision'>[], isWhole: boolean): Promise<void> => {
      const revisions = new Map(listed.map(({ id, revision }) => [id, revision]));
      for (const stored of drafts.list()) {
        if (stored.kind !== 'draft' || !stored.draft.onServer) continue;
        const { id, onServer } = stored.draft;
        const revision = revisions.get(id);
        if (revision !== undefined ? revision <= onServer.revision : !isWhole) continue;
        await meetServer(id, true);
      }
    },

    /** Opens a plan that this browser does not have; false where the server has none either. */
    open: async (id: string): Promise<boolean> => {
      const theirs = await server.get(id);
      if (!theirs || theirs.deletedAt !== undefined) return false;
      drafts.adopt(id, theirs.provider, theirs.plan, onServerOf(theirs), theirs.updatedAt);
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
