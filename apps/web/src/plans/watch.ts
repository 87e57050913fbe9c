/** Pause before a stream that the server has ended or refused is asked for again, in milliseconds. */
const AGAIN = 10_000;
/** Pause after the ranges of a space have changed before anybody asks what that means for a plan, in milliseconds: of many changes in a row the last counts. */
const SETTLES = 1000;

interface Hearing {
  /** The plan has this revision now. */
  readonly hear: (revision: number) => void;
  /** Nobody told for a while, or ranges of its space are others: what the server has is to be looked at. */
  readonly refresh: () => void;
}

/**
 * Hears of the changes of a plan, and of the ranges beside it in its space, as long as the page is seen: a browser has few connections to one server, and pages that nobody
 * looks at would hold them all.
 *
 * @returns what ends it
 */
export function watchPlan(id: string, space: string | undefined, { hear, refresh }: Hearing): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let settling: ReturnType<typeof setTimeout> | undefined;
  const close = () => {
    clearTimeout(timer);
    clearTimeout(settling);
    source?.close();
    source = undefined;
  };
  const open = () => {
    close();
    if (document.visibilityState === 'hidden') return;
    const stream = new EventSource(`/api/v1/events?${new URLSearchParams({ plan: id, ...(space !== undefined && { space }) }).toString()}`);
    source = stream;
    // Between two connections something may have happened.
    stream.addEventListener('open', refresh);
    stream.addEventListener('message', ({ data }) => {
      const revision = readRevision(String(data), id);
      if (revision !== undefined) hear(revision);
      else if (space !== undefined && tellsOfSpace(String(data), space)) {
        clearTimeout(settling);
        settling = setTimeout(refresh, SETTLES);
      }
    });
    // The browser connects again by itself, but where it was refused.
    stream.addEventListener('error', () => {
      if (stream.readyState === EventSource.CLOSED && source === stream) timer = setTimeout(open, AGAIN);
    });
  };
  open();
  document.addEventListener('visibilitychange', open);
  window.addEventListener('online', open);
  return () => {
    close();
    document.removeEventListener('visibilitychange', open);
    window.removeEventListener('online', open);
  };
}

interface Told {
  readonly plan?: unknown;
  readonly revision?: unknown;
  readonly space?: unknown;
}

function readEvent(data: string): Told {
  try {
    return (JSON.parse(data) as Told | null) ?? {};
  } catch {
    return {};
  }
}

/** The revision that an event tells of; undefined where it tells of something else. */
export function readRevision(data: string, id: string): number | undefined {
  const { plan, revision } = readEvent(data);
  return plan === id && typeof revision === 'number' ? revision : undefined;
}

/** Whether an event tells that the ranges of a space are others. */
export function tellsOfSpace(data: string, id: string): boolean {
  const { plan, space } = readEvent(data);
  return plan === undefined && space === id;
}
