/**
 * What the page keeps in the browser. Every read and write goes through here, because a browser may forbid storage
 * (the very property throws a SecurityError), or have no room left. What it does not take is kept in memory
 * until the page is closed, so that everything goes on.
 */
export interface GuardedStorage {
  /** The text under a key; undefined when there is none. */
  readonly read: (key: string) => string | undefined;
  /** Keeps a text, and says whether it outlives the page. */
  readonly write: (key: string, text: string) => boolean;
  readonly remove: (key: string) => void;
  readonly keys: () => string[];
  /** Whether the browser keeps anything at all. */
  readonly isLasting: () => boolean;
  /** Keys of what is lost when the page is closed. */
  readonly inMemory: () => string[];
}

const PROBE = 'dualstack.probe';

/**
 * Guards a storage.
 *
 * @param find gives the storage, or throws where the browser forbids it; asked again every time
 */
export function guardStorage(find: () => Storage): GuardedStorage {
  const memory = new Map<string, string>();
  let lasting: boolean | undefined;
  const attempt = <Value>(action: (storage: Storage) => Value, otherwise: Value): Value => {
    try {
      return action(find());
    } catch {
      return otherwise;
    }
  };
  return {
    read: (key) => memory.get(key) ?? attempt((storage) => storage.getItem(key), null) ?? undefined,
    write: (key, text) => {
      const isKept = attempt((storage) => {
        storage.setItem(key, text);
        return true;
      }, false);
      if (isKept) memory.delete(key);
      else memory.set(key, text);
      return isKept;
    },
    remove: (key) => {
      memory.delete(key);
      attempt((storage) => storage.removeItem(key), undefined);
    },
    keys: () => [...new Set([...attempt((storage) => Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? ''), []), ...memory.keys()])],
    isLasting: () =>
      (lasting ??= attempt((storage) => {
        storage.setItem(PROBE, PROBE);
        storage.removeItem(PROBE);
        return true;
      }, false)),
    inMemory: () => [...memory.keys()],
  };
}

/** What outlives the page: drafts, language, theme. */
export const lasting = guardStorage(() => window.localStorage);

/** What lives as long as the tab. */
export const ofTab = guardStorage(() => window.sessionStorage);
