import type { Path, SpokenFinding } from '@dualstack/schema';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { AppEnv } from './env.js';
import { type Said, say, titleOf, wordsOf } from './messages/messages.js';
import type { Conflict } from './storage/archive.js';
import type { Clash } from './storage/reserve.js';
import { causeOf, troubleOf } from './storage/trouble.js';

/** What a problem has beside its words. */
export interface ProblemExtra {
  /** Of a plan that is at fault. */
  readonly findings?: readonly SpokenFinding[];
  /** Fields of the body that are at fault, each with what is wrong with it. */
  readonly fields?: readonly { readonly path: Path; readonly message: string }[];
  /** Ranges that somebody else has. */
  readonly clashes?: readonly Clash[];
  /** What an archive and the store have each in its own way. */
  readonly conflicts?: readonly Conflict[];
  /** What somebody else made of it in the meantime. */
  readonly current?: unknown;
  /** Lines of a table that cannot be read. */
  readonly lines?: readonly { readonly line: number; readonly reason: string }[];
  /** Ranges that cannot be had in another place. */
  readonly fixed?: readonly { readonly path: Path; readonly name: string; readonly range: string }[];
  /** What room there is in place of the one that there is not. */
  readonly room?: { readonly count: number; readonly largest?: string };
  /** Figures of which each alone would fit. */
  readonly nearest?: { readonly nodes?: number; readonly podsPerNode?: number; readonly services?: number };
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a problem is called by whoever handles it: each that has something beside its words. */
const TYPES = { fields: 'invalid-fields', fixed: 'fixed-ranges', findings: 'invalid-plan', clashes: 'clash', conflicts: 'conflicts', current: 'stale', lines: 'unread-lines', room: 'no-room', nearest: 'does-not-fit' } as const satisfies Partial<Record<keyof ProblemExtra, string>>;

/**
 * An error that a client is told about, as RFC 9457 lays out. Throw it anywhere in a request: it says what is wrong as a
 * code with its values, and the words are chosen where it is answered.
 */
export class Problem extends Error {
  constructor(
    readonly status: ContentfulStatusCode,
    readonly said: Said,
    readonly extra: ProblemExtra = {},
  ) {
    super(said.code);
  }
}

/** Thrown where a client went away before it was answered: nothing went wrong, and nobody hears the answer. */
export class Abandoned extends Error {
  constructor() {
    super('the request was abandoned');
  }
}

/** What the log says of an abandoned request, as nginx does. It is no registered status, and no client ever sees it. */
const CLIENT_CLOSED_REQUEST = 499;

/** Seconds after which a database may answer again. */
const RETRY_AFTER = '5';

/** Answers with `application/problem+json`, in the language of the request. The request id is in every problem, and in the log beside it. */
export function problemResponse(c: Context<AppEnv>, { status, said, extra }: Pick<Problem, 'status' | 'said' | 'extra'>): Response {
  const language = c.get('language');
  const detail = wordsOf(language, said);
  const { headers, ...more } = extra;
  const kind = (Object.keys(TYPES) as (keyof typeof TYPES)[]).find((key) => more[key] !== undefined);
  const body = {
    type: kind === undefined ? 'about:blank' : `urn:dualstack:problem:${TYPES[kind]}`,
    title: titleOf(language, status) ?? detail,
    status,
    detail,
    instance: new URL(c.req.url).pathname,
    requestId: c.get('requestId'),
    ...more,
  };
  return c.body(JSON.stringify(body), status, { 'Content-Type': 'application/problem+json', 'Content-Language': language, Vary: 'Accept-Language', ...headers });
}

/** Turns whatever was thrown into a problem. What is not known is logged whole and told as a 500 with nothing in it. */
export function handleError(error: Error, c: Context<AppEnv>): Response {
  if (error instanceof Problem) return problemResponse(c, error);
  if (error instanceof Abandoned) return new Response(null, { status: CLIENT_CLOSED_REQUEST });
  if (error instanceof HTTPException) return problemResponse(c, { status: error.status, said: say('refused', { reason: error.message }), extra: {} });
  const trouble = troubleOf(error);
  if (trouble !== undefined) {
    c.get('log').error({ err: causeOf(error) }, trouble === 'full' ? 'the disk of the database is full' : 'the database does not answer');
    return problemResponse(c, { status: 503, said: trouble === 'full' ? say('storageFull') : say('storageDown'), extra: { headers: { 'Retry-After': RETRY_AFTER } } });
  }
  c.get('log').error({ err: causeOf(error) }, 'request failed');
  return problemResponse(c, { status: 500, said: say('internal', { requestId: c.get('requestId') }), extra: {} });
}
