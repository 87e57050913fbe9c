import type { SpokenFinding } from '@dualstack/schema';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { AppEnv } from './env.js';
import { type Said, say, titleOf, wordsOf } from './messages/messages.js';

/**
 * An error that a client is told about, as RFC 9457 lays out. Throw it anywhere in a request: it says what is wrong as a
 * code with its values, and the words are chosen where it is answered.
 */
export class Problem extends Error {
  constructor(
    readonly status: ContentfulStatusCode,
    readonly said: Said,
    readonly extra: { readonly findings?: readonly SpokenFinding[]; readonly headers?: Readonly<Record<string, string>> } = {},
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

/** Answers with `application/problem+json`, in the language of the request. The request id is in every problem, and in the log beside it. */
export function problemResponse(c: Context<AppEnv>, { status, said, extra }: Pick<Problem, 'status' | 'said' | 'extra'>): Response {
  const language = c.get('language');
  const detail = wordsOf(language, said);
  const body = {
    type: extra.findings ? 'urn:dualstack:problem:invalid-plan' : 'about:blank',
    title: titleOf(language, status) ?? detail,
    status,
    detail,
    instance: new URL(c.req.url).pathname,
    requestId: c.get('requestId'),
    ...(extra.findings && { findings: extra.findings }),
  };
  return c.body(JSON.stringify(body), status, { 'Content-Type': 'application/problem+json', 'Content-Language': language, Vary: 'Accept-Language', ...extra.headers });
}

/** Turns whatever was thrown into a problem. What is not known is logged whole and told as a 500 with nothing in it. */
export function handleError(error: Error, c: Context<AppEnv>): Response {
  if (error instanceof Problem) return problemResponse(c, error);
  if (error instanceof Abandoned) return new Response(null, { status: CLIENT_CLOSED_REQUEST });
  if (error instanceof HTTPException) return problemResponse(c, { status: error.status, said: say('refused', { reason: error.message }), extra: {} });
  c.get('log').error({ err: error }, 'request failed');
  return problemResponse(c, { status: 500, said: say('internal', { requestId: c.get('requestId') }), extra: {} });
}
