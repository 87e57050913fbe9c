import { startTransition, useEffect, useState } from 'react';
import { fetchCode } from '../base/code.js';
import type * as LiveModule from './live.js';

/** The domain as the first page has it. */
export type Live = typeof LiveModule;

let live: Live | undefined;
let loading: Promise<void> | undefined;
const listeners = new Set<() => void>();

/** Loads the domain with its words, once; what cannot be fetched is tried again when somebody asks the next time. */
export function loadLive(): Promise<void> {
  loading ??= fetchCode('live', () => import('./live.js'))
    .then(async (module) => {
      await module.loadSpeaker();
      live = module;
      listeners.forEach((listener) => listener());
    })
    .catch(() => {
      loading = undefined;
    });
  return loading;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

const whenIdle = (task: () => void): (() => void) => {
  // Not every browser has it, whatever its types say.
  if (!Object.hasOwn(window, 'requestIdleCallback')) {
    const timer = setTimeout(task, 300);
    return () => clearTimeout(timer);
  }
  const handle = window.requestIdleCallback(task, { timeout: 2000 });
  return () => window.cancelIdleCallback(handle);
};

/** The domain, once it is there: it is fetched when the page has nothing else to do. */
export function useLive(): Live | undefined {
  const [known, setKnown] = useState(live);
  useEffect(() => {
    // What comes with it is drawn in slices: whoever types meanwhile is answered.
    const unsubscribe = subscribe(() => startTransition(() => setKnown(live)));
    const cancel = whenIdle(() => void loadLive().then(() => startTransition(() => setKnown(live))));
    return () => {
      cancel();
      unsubscribe();
    };
  }, []);
  return known;
}
