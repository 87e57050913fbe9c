/** Pause before a stream that the server has ended or refused is asked for again, in milliseconds. */
const AGAIN = 10_000;

interface Hearing {
  /** The plan has this revision now. */
  readonly hear: (revision: number) => void;
  /** Nobody told for a while: what the server has is to be looked at. */
  readonly refresh: () => void;
}

/**
 * Hears of the changes of a plan, as long as the page is seen: a browser has few connections to one server, and pages that nobody
 * looks at would hold them all.
 *
 * @returns what ends it
 */
export function watchPlan(id: string, { hear, refresh }: Hearing): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const close = () => {
    clearTimeout(timer);
    source?.close();
    source = undefined;
  };
  const open = () => {
    close();
    if (document.visibilityState === 'hidden') return;
    const stream = new EventSource(`/api/v1/events?plan=${encodeURIComponent(id)}`);
    source = stream;
    // Between two connections something may have happened.
    stream.addEventListener('open', refresh);
    stream.addEventListener('message', ({ data }) => {
      const revision = readRevision(String(data), id);
      if (revision !== undefined) hear(revision);
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

/** The revision that an event tells of; undefined where it tells of something else. */
export function readRevision(data: string, id: string): number | undefined {
  try {
    const { plan, revision } = JSON.parse(data) as { plan?: unknown; revision?: unknown };
    return plan === id && typeof revision === 'number' ? revision : undefined;
  } catch {
    return undefined;
  }
}
