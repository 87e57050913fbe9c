import { type GuardedStorage, lasting, ofTab } from './storage.js';

/** A part of the pages whose code could not be fetched. */
export class MissingCode extends Error {
  constructor(part: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : `the code of ${part} cannot be fetched`, { cause });
  }
}

/** The page, as far as fetching code needs it. */
export interface Page {
  /** Remembers, over a reload, which parts it was for. */
  readonly storage: GuardedStorage;
  readonly reload: () => void;
  readonly isOnline: () => boolean;
  /** Whether a reload loses nothing. */
  readonly isSafe: () => boolean;
}

const KEY = 'dualstack.reloaded-for';

/**
 * A loader of code. Files have a hash in their names, so that a new release takes the old ones away under a page that
 * is still open: what cannot be fetched is answered with one reload of the page, never with two for the same part.
 */
export function createCodeLoader({ storage, reload, isOnline, isSafe }: Page) {
  const triedFor = () => (storage.read(KEY) ?? '').split(' ').filter((each) => each !== '');
  const remember = (parts: readonly string[]) => (parts.length === 0 ? storage.remove(KEY) : storage.write(KEY, parts.join(' ')));

  /**
   * Fetches code.
   *
   * @param part what it is, a word without spaces
   * @param load the import
   * @throws MissingCode when it cannot be fetched and a reload would not help, or would lose something
   */
  return async function fetchCode<Module>(part: string, load: () => Promise<Module>): Promise<Module> {
    try {
      const module = await load();
      const tried = triedFor();
      if (tried.includes(part)) remember(tried.filter((each) => each !== part));
      return module;
    } catch (error) {
      const tried = triedFor();
      if (!storage.isLasting() || tried.includes(part) || !isOnline() || !isSafe()) throw new MissingCode(part, error);
      remember([...tried, part]);
      reload();
      // The page goes away; nothing may be drawn in between.
      return new Promise<never>(() => undefined);
    }
  };
}

/** Fetches code for this page. */
export const fetchCode = createCodeLoader({
  storage: ofTab,
  reload: () => window.location.reload(),
  isOnline: () => navigator.onLine,
  isSafe: () => lasting.inMemory().length === 0,
});
