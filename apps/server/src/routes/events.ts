import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { describeCall } from '../call.js';
import type { AppEnv } from '../env.js';
import { say } from '../messages/messages.js';
import { Problem } from '../problem.js';
import { type OpenDatabase, readTopic } from '../storage/database.js';
import { query, text } from './query.js';

/** How the streams of events are bounded. */
export interface EventLimits {
  /** Streams at once. */
  readonly most?: number;
  /** Pause between two signs of life, in milliseconds: proxies cut a connection on which nothing comes. */
  readonly beat?: number;
}

/** Events that wait for one client. One that does not read them in time is told to come again. */
const MOST_WAITING = 1000;

const eventQuery = query({
  plan: text('Only what happens to this plan'),
  space: text('Only what happens to the ranges of this address space'),
});
const described = describeCall(
  { summary: 'What is changed, by whichever instance, as it happens: `{plan, revision}` and `{space}`. Without a parameter, all of it', id: 'events', problems: [400, 503] },
  { 'text/event-stream': { schema: { type: 'string' } } },
);

/**
 * `GET /events`: server-sent events.
 *
 * @param ended aborted when the server begins to stop: every stream ends then, so that none holds it up
 */
export function eventRoutes({ hear }: Pick<OpenDatabase, 'hear'>, ended: AbortSignal, { most = 1000, beat = 20_000 }: EventLimits = {}) {
  let open = 0;
  return new Hono<AppEnv>().get('/events', described, eventQuery, (c) => {
    if (ended.aborted) throw new Problem(503, say('stopping'));
    if (open >= most) throw new Problem(503, say('tooManyStreams', { most }), { headers: { 'Retry-After': '10' } });
    const { plan, space } = c.get('query');
    const isAll = plan === undefined && space === undefined;
    open += 1;
    const response = streamSSE(c, async (stream) => {
      /** What is to be told, by what it is about: of two changes of a plan that wait, the second says it all. */
      const waiting = new Map<string, unknown>();
      let wake: () => void = () => undefined;
      let isOver = false;
      const end = () => {
        isOver = true;
        wake();
      };
      const unhear = hear((topic) => {
        const event = readTopic(topic);
        if (!event || !(isAll || (event.plan === undefined ? event.space === space : event.plan === plan))) return;
        waiting.set(event.plan === undefined ? topic : event.plan, event);
        if (waiting.size > MOST_WAITING) end();
        wake();
      });
      ended.addEventListener('abort', end);
      stream.onAbort(end);
      try {
        // The client learns that it is heard, and how long to wait before it comes again.
        await stream.write('retry: 2000\n: hello\n\n');
        while (!isOver) {
          const [first] = waiting;
          if (first) {
            waiting.delete(first[0]);
            await stream.writeSSE({ data: JSON.stringify(first[1]) });
          } else if (!(await isWoken(beat, (told) => { wake = told; }))) {
            await stream.write(': still here\n\n');
          }
        }
      } finally {
        open -= 1;
        unhear();
        ended.removeEventListener('abort', end);
      }
    });
    // Whatever collects what comes before it sends it on would keep events for itself.
    response.headers.set('X-Accel-Buffering', 'no');
    return response;
  });
}

/** Waits until somebody wakes it, which is true, or for so long, which is not. */
function isWoken(most: number, onWake: (wake: () => void) => void): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), most);
    onWake(() => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}
