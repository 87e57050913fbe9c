import { useEffect, useSyncExternalStore } from 'react';
import { fetchCode } from '../base/code.js';
import type { KeptOnServer } from './keepOnServer.js';
import type { SyncState } from './sync.js';

/*
 * What keeps the plans of this browser on the server, as the first page has it: the code comes behind the page, and until it is there
 * nothing is said of it.
 */

let kept: KeptOnServer | undefined;
let loading: Promise<KeptOnServer> | undefined;
const listeners = new Set<() => void>();
const tell = () => listeners.forEach((listener) => listener());
/** Counts what was told, so that whoever looks sees that something is another. */
let version = 0;

/** What keeps plans on the server, once it is there; it begins to do so with the first who asks. */
export function onServer(): Promise<KeptOnServer> {
  loading ??= fetchCode('sync', () => import('./keepOnServer.js')).then(
    ({ keepOnServer }) => {
      kept = keepOnServer();
      const changed = () => {
        version += 1;
        tell();
      };
      kept.sync.subscribe(changed);
      kept.removals.subscribe(changed);
      changed();
      return kept;
    },
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}

/** Does something with it, where it can be had: what cannot be fetched now is asked for by whoever comes next. */
export const withServer = (task: (there: KeptOnServer) => unknown): void => void onServer().then(task, () => undefined);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

const NONE: readonly string[] = [];

/** How a plan of this browser stands to the server, or all of them together; undefined as long as nobody knows. */
export const useSyncState = (id?: string): SyncState | undefined => useSyncExternalStore(subscribe, () => (kept ? (id === undefined ? kept.sync.worst() : kept.sync.stateOf(id)) : undefined));

/** Plans that were deleted here, of which the server has yet to hear. */
export const useRemoved = (): readonly string[] => useSyncExternalStore(subscribe, () => kept?.removals.pending() ?? NONE);

/** Counts up whenever something of any plan is another on the server, as far as this page has done it. */
export const useSyncVersion = (): number => useSyncExternalStore(subscribe, () => version);

/** Begins once the page is drawn. */
export function useKeepOnServer(): void {
  useEffect(() => {
    const timer = setTimeout(() => withServer(() => undefined), 0);
    return () => clearTimeout(timer);
  }, []);
}

/** Hears of what others do to a plan, and beside it in its space where that is told, as long as it is open. */
export function useWatch(id: string | undefined, space?: string): void {
  useEffect(() => {
    if (id === undefined) return undefined;
    let stop: (() => void) | undefined;
    let isHere = true;
    withServer(({ watch }) => {
      if (isHere) stop = watch(id, space);
    });
    return () => {
      isHere = false;
      stop?.();
    };
  }, [id, space]);
}
