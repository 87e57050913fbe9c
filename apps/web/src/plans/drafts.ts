import type { Clash } from '../api/client.js';
import type { GuardedStorage } from '../base/storage.js';
import { newId } from '../base/newId.js';

/** What a field holds that a plan cannot: `2.5` where a whole number belongs, a row of labels without a key. */
export interface Held {
  readonly path: readonly (string | number)[];
  /** As the field shows it, JSON. */
  readonly content: unknown;
  /** What is wrong with it, as a key of the texts with its values; absent where it is only unfinished. */
  readonly problem?: { readonly kind: 'wholeNumber' | 'duplicateKey' | 'noKey'; readonly values: Readonly<Record<string, string | number>> };
}

/** What a person works on: a plan as it stands in the forms, and how far they came. */
export interface Work {
  /** The plan, finished or not. */
  readonly plan: unknown;
  /** Steps that a person has left with Next, whose findings are all shown. */
  readonly attempted: readonly string[];
  readonly visited: readonly string[];
  /** Values put aside by a choice that excludes them, by name, to come back when the choice does. */
  readonly parked: Readonly<Record<string, unknown>>;
  readonly held?: readonly Held[];
}

/** A plan under construction, kept in the browser until it is deleted. */
export interface Draft extends Work {
  readonly id: string;
  readonly provider: string;
  /** Milliseconds since 1970. Every write raises it, so that it tells one version of a draft from another. */
  readonly updatedAt: number;
  /** When its plan was changed last, in milliseconds since 1970; absent where that was with the last write. */
  readonly changedAt?: number;
  /** What the server has of it; absent where it has never had it. */
  readonly onServer?: OnServer;
  /** The address space that it is to lie in once the server has it, where that is not the usual one. */
  readonly space?: string;
}

/** What the server has acknowledged of a draft. */
export interface OnServer {
  readonly revision: number;
  /** Says which content it has, see `digestOf`. */
  readonly digest: string;
  readonly space: string;
  readonly status: PlanStatus;
  /** Ranges of others that it meets, as far as the server has told. */
  readonly clashes?: readonly Clash[];
}

/** Whether a plan takes its ranges up, so that nobody else gets them. */
export type PlanStatus = 'draft' | 'final';

/** The address space that plans lie in unless told; the server has it from the beginning. */
export const DEFAULT_SPACE = 'default';

/** The address space that a draft lies in, or will once the server has it. */
export const spaceOf = ({ onServer, space = DEFAULT_SPACE }: Pick<Draft, 'onServer' | 'space'>): string => onServer?.space ?? space;

/** When the plan of a draft was changed last: to look at it, or to go through its steps, changes nothing. */
export const changedAtOf = ({ changedAt, updatedAt }: Pick<Draft, 'changedAt' | 'updatedAt'>): number => changedAt ?? updatedAt;

/** What lies under an id: a draft, or a text that is none. */
export type Stored = { readonly kind: 'draft'; readonly id: string; readonly draft: Draft } | { readonly kind: 'broken'; readonly id: string; readonly text: string };

/** How a write ended. A draft that changed elsewhere, or is gone, is never written over. */
export type Written = { readonly kind: 'written'; readonly updatedAt: number; readonly isLasting: boolean } | { readonly kind: 'changed'; readonly theirs: Draft } | { readonly kind: 'gone' };

const PREFIX = 'dualstack.draft.';

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isWords = (value: unknown): value is string[] => Array.isArray(value) && value.every((each) => typeof each === 'string');

/** The last millisecond that a date can be, before 1970 and after (ECMA-262, Time Values and Time Range). */
const LAST_DATE = 8.64e15;
const isDate = (value: unknown): boolean => typeof value === 'number' && Math.abs(value) <= LAST_DATE;

/** Whether a value has the shape of a draft, as far as the pages rely on it before the forms of its provider do. */
export function isDraft(value: unknown, id: string): value is Draft {
  if (!isRecord(value) || value['id'] !== id || typeof value['provider'] !== 'string' || !isDate(value['updatedAt'])) return false;
  const { provider, plan, attempted, visited, parked, held, onServer, space, changedAt } = value;
  if (!isRecord(plan) || !isRecord(plan['metadata']) || !isRecord(plan['spec'])) return false;
  if (plan['spec']['provider'] !== provider || !isRecord(plan['spec'][provider])) return false;
  if (onServer !== undefined && !(isRecord(onServer) && typeof onServer['revision'] === 'number' && typeof onServer['digest'] === 'string')) return false;
  if ((space !== undefined && typeof space !== 'string') || (changedAt !== undefined && !isDate(changedAt))) return false;
  return isWords(attempted) && isWords(visited) && isRecord(parked) && (held === undefined || (Array.isArray(held) && held.every((each) => isRecord(each) && Array.isArray(each['path']))));
}

function parse(id: string, text: string): Stored {
  try {
    const value: unknown = JSON.parse(text);
    if (isDraft(value, id)) return { kind: 'draft', id, draft: value };
  } catch {
    // Not even JSON: it is shown as it is.
  }
  return { kind: 'broken', id, text };
}

/** The drafts of a browser. */
export type DraftStore = ReturnType<typeof createDraftStore>;

/**
 * Keeps drafts in a storage that other tabs write to as well.
 *
 * @param storage where they are kept
 * @param now the time, in milliseconds since 1970
 */
export function createDraftStore(storage: GuardedStorage, now: () => number = Date.now) {
  const listeners = new Set<() => void>();
  /** Drafts of which something is on the page and not yet written, and who hears of that. */
  const typed = new Set<string>();
  const typingListeners = new Set<() => void>();
  let listing: readonly Stored[] | undefined;
  let saveState: 'idle' | 'saved' | 'failed' = 'idle';
  const changed = () => {
    listing = undefined;
    listeners.forEach((listener) => listener());
  };
  const put = (draft: Draft) => {
    const isLasting = storage.write(PREFIX + draft.id, JSON.stringify(draft));
    saveState = isLasting ? 'saved' : 'failed';
    changed();
    return isLasting;
  };
  const read = (id: string): Stored | undefined => {
    const text = storage.read(PREFIX + id);
    return text === undefined ? undefined : parse(id, text);
  };
  const changedLast = (stored: Stored) => (stored.kind === 'draft' ? changedAtOf(stored.draft) : 0);

  return {
    read,
    /** Every draft, newest first, and then what cannot be read. The same list until something changes. */
    list: (): readonly Stored[] =>
      (listing ??= storage
        .keys()
        .filter((key) => key.startsWith(PREFIX))
        .flatMap((key) => read(key.slice(PREFIX.length)) ?? [])
        .sort((a, b) => changedLast(b) - changedLast(a))),

    /** Starts a draft from a plan. */
    create: (provider: string, { plan, attempted = [], visited = [], parked = {}, held, space }: Pick<Draft, 'plan' | 'space'> & Partial<Work>): Draft => {
      // Nothing else of the work is taken over: one that began as an example has that one's id.
      let id = newId();
      while (read(id)) id = newId();
      const draft: Draft = { id, provider, plan, attempted, visited, parked, ...(held && { held }), ...(space !== undefined && { space }), updatedAt: now() };
      put(draft);
      return draft;
    },

    /**
     * Writes a draft unless another tab did so, or deleted it, since this one was read or written here.
     *
     * @param draft the draft, with the time of the version that it was made from
     */
    write: (draft: Draft): Written => {
      const stored = read(draft.id);
      if (!stored) return { kind: 'gone' };
      if (stored.kind === 'draft' && stored.draft.updatedAt !== draft.updatedAt) return { kind: 'changed', theirs: stored.draft };
      const updatedAt = Math.max(now(), draft.updatedAt + 1);
      // What the server has acknowledged since the draft was read is known to who acknowledged it, and not to who writes.
      const { onServer: _, ...written } = draft;
      const onServer = stored.kind === 'draft' ? stored.draft.onServer : undefined;
      const changedAt = stored.kind === 'draft' && JSON.stringify(stored.draft.plan) === JSON.stringify(draft.plan) ? changedAtOf(stored.draft) : updatedAt;
      return { kind: 'written', updatedAt, isLasting: put({ ...written, ...(onServer && { onServer }), updatedAt, changedAt }) };
    },

    /** Takes notice of what the server has of a draft. The draft is the same version as before. */
    acknowledge: (id: string, onServer: OnServer): void => {
      const stored = read(id);
      if (stored?.kind === 'draft') put({ ...stored.draft, onServer });
    },

    /** Takes notice of what stands in the way of a draft as the server has it: others change that too. */
    standIn: (id: string, clashes: readonly Clash[]): void => {
      const stored = read(id);
      if (stored?.kind !== 'draft' || !stored.draft.onServer) return;
      const { clashes: before = [], ...onServer } = stored.draft.onServer;
      if (JSON.stringify(before) !== JSON.stringify(clashes)) put({ ...stored.draft, onServer: { ...onServer, ...(clashes.length > 0 && { clashes }) } });
    },

    /**
     * Takes over what the server has of a draft, or a plan that this browser has not had. How far a person came stays.
     *
     * @param at when the plan was changed, as the server says it; now where that is no time
     */
    adopt: (id: string, provider: string, plan: unknown, onServer: OnServer, at?: string): void => {
      const stored = read(id);
      const known = stored?.kind === 'draft' ? stored.draft : undefined;
      const { held: _, changedAt: __, ...kept } = known ?? { id, attempted: [], visited: [], parked: {}, updatedAt: 0 };
      const changedAt = Date.parse(at ?? '');
      put({ ...kept, provider, plan, onServer, updatedAt: Math.max(now(), kept.updatedAt + 1), ...(isDate(changedAt) && { changedAt }) });
    },

    remove: (id: string): void => {
      storage.remove(PREFIX + id);
      changed();
    },

    /** Puts back what was removed, as it was. */
    restore: (stored: Stored): void => {
      if (stored.kind === 'draft') put(stored.draft);
      else {
        storage.write(PREFIX + stored.id, stored.text);
        changed();
      }
    },
    /** Takes notice of what another tab did; without a key, anything may have changed. */
    receive: (key: string | null): void => {
      if (key === null || key.startsWith(PREFIX)) changed();
    },

    /** Takes notice that what is on the page is not what is kept. */
    unsaved: (): void => {
      saveState = 'idle';
      changed();
    },

    /** Takes notice that something of a draft is on the page and not yet written, or no longer. */
    typing: (id: string, isTyping: boolean): void => {
      if (typed.has(id) === isTyping) return;
      if (isTyping) typed.add(id);
      else typed.delete(id);
      typingListeners.forEach((listener) => listener());
    },
    isTyping: (id: string): boolean => typed.has(id),
    subscribeTyping: (listener: () => void): (() => void) => {
      typingListeners.add(listener);
      return () => void typingListeners.delete(listener);
    },

    /** Whether the last write reached the browser's storage. */
    saveState: () => saveState,
    /** Whether the browser keeps drafts at all, and whether any is lost when the page is closed. */
    keeps: () => storage.isLasting() && !storage.inMemory().some((key) => key.startsWith(PREFIX)),
    subscribe: (listener: () => void): () => void => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
