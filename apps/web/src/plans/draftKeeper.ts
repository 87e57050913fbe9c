import type { Draft, DraftStore, Work } from './drafts.js';

/** How a draft that is open stands to the one that is kept. */
export type Standing = { readonly kind: 'kept' } | { readonly kind: 'changed'; readonly theirs: Draft } | { readonly kind: 'gone' };

const KEPT: Standing = { kind: 'kept' };

/** What makes two versions of a draft different plans; how far a person came does not. */
const contentOf = ({ plan, parked, held }: Work) => JSON.stringify([plan, parked, held ?? []]);
const isSame = (a: Work, b: Work) => contentOf(a) === contentOf(b);

interface KeeperOptions {
  /** Pause after the last change before it is written, in milliseconds. */
  readonly delay: number;
  /** Shows what another tab wrote where nothing was changed here. */
  readonly follow: (draft: Draft) => void;
}

/** Keeps one draft that is open. */
export type DraftKeeper = ReturnType<typeof keepDraft>;

/**
 * Keeps a draft that is open in this tab: writes what was changed here and nothing else, follows other tabs while nothing
 * was, and says so where both changed it or it was deleted.
 */
export function keepDraft(store: DraftStore, draft: Draft, { delay, follow }: KeeperOptions) {
  /** The version that was last read or written here. */
  let base = draft;
  let work: Work = draft;
  let standing: Standing = KEPT;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isWriting = false;
  const listeners = new Set<() => void>();

  const become = (next: Standing) => {
    if (next === standing) return;
    const wasKept = standing.kind === 'kept';
    standing = next;
    if (wasKept) store.unsaved();
    listeners.forEach((listener) => listener());
  };
  const isTouched = () => work.plan !== base.plan || work.parked !== base.parked || work.held !== base.held;
  const isDirty = () => isTouched() || work.attempted !== base.attempted || work.visited !== base.visited;
  const adopt = (theirs: Draft) => {
    base = theirs;
    work = theirs;
    follow(theirs);
    become(KEPT);
  };
  /** What another tab wrote is followed, goes along with what was done here, or stands against it. */
  const meet = (theirs: Draft) => {
    if (!isTouched()) adopt(theirs);
    else if (isSame(theirs, base)) base = { ...theirs, plan: base.plan, parked: base.parked, ...(base.held && { held: base.held }) };
    else become({ kind: 'changed', theirs });
  };

  const flush = () => {
    clearTimeout(timer);
    store.typing(draft.id, false);
    if (!isDirty() || standing.kind !== 'kept') return;
    const attempt = { ...base, ...work, id: draft.id, provider: draft.provider, updatedAt: base.updatedAt };
    isWriting = true;
    const written = store.write(attempt);
    isWriting = false;
    if (written.kind === 'written') base = { ...attempt, updatedAt: written.updatedAt };
    else if (written.kind === 'gone') become({ kind: 'gone' });
    else {
      meet(written.theirs);
      if (standing.kind === 'kept' && isDirty()) flush();
    }
  };
  const unsubscribe = store.subscribe(() => {
    if (isWriting) return;
    const stored = store.read(draft.id);
    if (!stored) become({ kind: 'gone' });
    else if (stored.kind === 'draft' && stored.draft.updatedAt !== base.updatedAt) {
      if (standing.kind === 'changed') become({ kind: 'changed', theirs: stored.draft });
      else meet(stored.draft);
    }
  });

  return {
    /** Takes notice of what the person did; it is written after a pause. */
    change: (next: Work): void => {
      work = next;
      clearTimeout(timer);
      store.typing(draft.id, isTouched());
      if (isDirty()) timer = setTimeout(flush, delay);
    },
    /** Writes what was changed, now. */
    flush,
    standing: () => standing,
    /** Whether closing the page would lose something. */
    isUnkept: () => (standing.kind !== 'kept' && isTouched()) || !store.keeps(),
    /** Gives up what was done here for what another tab wrote. */
    takeTheirs: (): void => {
      if (standing.kind === 'changed') adopt(standing.theirs);
    },
    /**
     * Goes on with a plan that was put together out of what was done here and what another tab wrote.
     *
     * @param plan as it is to be kept
     */
    settle: (plan: unknown): void => {
      if (standing.kind !== 'changed') return;
      const { theirs } = standing;
      adopt(theirs);
      if (isSame({ ...theirs, plan }, theirs)) return;
      const { held: _, ...rest } = theirs;
      work = { ...rest, plan };
      follow({ ...rest, plan });
      flush();
    },
    /** Makes a new draft of what is shown here, and leaves the other as it is. */
    keepAsCopy: (): Draft => {
      const { plan, attempted, visited, parked, held } = work;
      const copy = store.create(draft.provider, { plan, attempted, visited, parked, ...(held && { held }) });
      base = { ...base, ...work };
      return copy;
    },
    subscribe: (listener: () => void): () => void => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** Writes what is left, and looks no more at other tabs. */
    stop: (): void => {
      flush();
      unsubscribe();
      clearTimeout(timer);
    },
  };
}
