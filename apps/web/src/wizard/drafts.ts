import { useSyncExternalStore } from 'react';

/** A plan under construction, kept in the browser until it is deleted. */
export interface Draft {
  readonly id: string;
  readonly provider: string;
  /** The plan as it stands in the forms, finished or not. */
  readonly plan: unknown;
  /** Steps that a person has left with Next, whose findings are all shown. */
  readonly attempted: readonly string[];
  readonly visited: readonly string[];
  /** Values put aside by a choice that excludes them, by name, to come back when the choice does. */
  readonly parked: Readonly<Record<string, unknown>>;
  /** Milliseconds since 1970. */
  readonly updatedAt: number;
}

const PREFIX = 'dualstack.draft.';
const listeners = new Set<() => void>();
let saveState: 'idle' | 'saved' | 'failed' = 'idle';

const notify = () => listeners.forEach((listener) => listener());
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
};

/** The draft of an id; undefined when there is none or it cannot be read. */
export function loadDraft(id: string): Draft | undefined {
  const text = localStorage.getItem(PREFIX + id);
  if (text === null) return undefined;
  try {
    return JSON.parse(text) as Draft;
  } catch {
    return undefined;
  }
}

/** Writes a draft. A full or forbidden storage is told in the masthead, and the page goes on. */
export function saveDraft(draft: Draft): void {
  try {
    localStorage.setItem(PREFIX + draft.id, JSON.stringify(draft));
    saveState = 'saved';
  } catch {
    saveState = 'failed';
  }
  notify();
}

export function deleteDraft(id: string): void {
  localStorage.removeItem(PREFIX + id);
  notify();
}

/** Starts a draft from a plan, and gives it an id that nobody guesses. */
export function createDraft(provider: string, plan: unknown, visited: readonly string[] = []): Draft {
  const draft: Draft = { id: crypto.randomUUID().slice(0, 8), provider, plan, attempted: visited, visited, parked: {}, updatedAt: Date.now() };
  saveDraft(draft);
  return draft;
}

let listing: { key: string; drafts: Draft[] } = { key: '', drafts: [] };

function listDrafts(): Draft[] {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  const key = keys.map((each) => `${each}=${localStorage.getItem(each)?.length ?? 0}`).join();
  if (key !== listing.key) {
    const drafts = keys.flatMap((each) => loadDraft(each.slice(PREFIX.length)) ?? []).sort((a, b) => b.updatedAt - a.updatedAt);
    listing = { key, drafts };
  }
  return listing.drafts;
}

/** Every draft, newest first; changes in other tabs show too. */
export const useDrafts = () => useSyncExternalStore(subscribe, listDrafts);

/** Whether the last change of a draft is saved. */
export const useSaveState = () => useSyncExternalStore(subscribe, () => saveState);
