import { lasting } from '../base/storage.js';
import { planServer } from './planServer.js';
import { createRemovals } from './removals.js';
import { createSync, onServerOf, type ServerPlan } from './sync.js';
import { drafts } from './useDrafts.js';
import { watchPlan } from './watch.js';

/** Pause after the last change before it is sent, in milliseconds. */
const DELAY = 700;
/** First and longest pause before what had no answer is sent again, in milliseconds. */
const AGAIN = [1000, 15_000] as const;

/** What this page does under each name, where the browser keeps no such line. */
const lines = new Map<string, Promise<unknown>>();

/** Lets one tab after the other do something, where the browser can tell them apart; else this page does one thing after the other. */
function alone<Result>(name: string, run: () => Promise<Result>): Promise<Result> {
  // Only where a page comes over HTTPS or from this machine, whatever the types say.
  const { locks } = navigator as { locks?: LockManager };
  if (locks) return locks.request(name, run);
  const turn = (lines.get(name) ?? Promise.resolve()).then(run);
  lines.set(name, turn.catch(() => undefined));
  return turn;
}

/** Keeps the plans of this browser on the server, for as long as the page is open. */
export function keepOnServer() {
  const refusers = new Set<(theirs: ServerPlan) => void>();
  const sync = createSync({ storage: lasting, drafts, server: planServer, delay: DELAY, again: AGAIN, alone });
  const removals = createRemovals({
    storage: lasting,
    server: planServer,
    again: AGAIN[1],
    alone,
    onKept: (theirs) => {
      drafts.adopt(theirs.id, theirs.provider, theirs.plan, onServerOf(theirs), theirs.updatedAt);
      refusers.forEach((refuser) => refuser(theirs));
    },
  });
  window.addEventListener('online', () => {
    sync.wake();
    removals.start();
  });
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && sync.hurry());
  window.addEventListener('pagehide', sync.hurry);
  sync.start();
  removals.start();
  return {
    sync,
    removals,
    watch: (id: string, space?: string) => watchPlan(id, space, { hear: (revision) => void sync.hear(id, revision), refresh: () => void sync.refresh(id).then(sync.wake) }),
    /** Hears of plans that were not deleted, because somebody had changed them. */
    onRefusedRemoval: (refuser: (theirs: ServerPlan) => void): (() => void) => {
      refusers.add(refuser);
      return () => void refusers.delete(refuser);
    },
  };
}

export type KeptOnServer = ReturnType<typeof keepOnServer>;
