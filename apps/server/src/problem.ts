import type { SpokenFinding } from '@dualstack/schema';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { AppEnv } from './env.js';

/** What a status means, in words, where the code alone would be all a client gets. */
const TITLES: Partial<Record<number, string>> = {
  400: 'Bad request',
  404: 'Not found',
  405: 'Method not allowed',
  413: 'Content too large',
  415: 'Unsupported media type',
  422: 'The plan has errors',
  500: 'Internal server error',
  503: 'Service unavailable',
};

/** An error that a client is told about, as RFC 9457 lays out. Throw it anywhere in a request. */
export class Problem extends Error {
  constructor(
    readonly status: ContentfulStatusCode,
    readonly detail: string,
    readonly extra: { readonly findings?: readonly SpokenFinding[]; readonly headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(detail);
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

/** Answers with `application/problem+json`. The request id is in every problem, and in the log beside it. */
export function problemResponse(c: Context<AppEnv>, { status, detail, extra }: Pick<Problem, 'status' | 'detail' | 'extra'>): Response {
  const body = {
    type: extra.findings ? 'urn:dualstack:problem:invalid-plan' : 'about:blank',
    title: TITLES[status] ?? 'Error',
    status,
    detail,
    instance: new URL(c.req.url).pathname,
    requestId: c.get('requestId'),
    ...(extra.findings && { findings: extra.findings }),
  };
  return c.body(JSON.stringify(body), status, { 'Content-Type': 'application/problem+json', ...extra.headers });
}

/** Turns whatever was thrown into a problem. What is not known is logged whole and told as a 500 with nothing in it. */
export function handleError(error: Error, c: Context<AppEnv>): Response {
  if (error instanceof Problem) return problemResponse(c, error);
  if (error instanceof Abandoned) return new Response(null, { status: CLIENT_CLOSED_REQUEST });
  if (error instanceof HTTPException) return problemResponse(c, { status: error.status, detail: error.message || (TITLES[error.status] ?? 'Error'), extra: {} });
  c.get('log').error({ err: error }, 'request failed');
  return problemResponse(c, { status: 500, detail: `Something went wrong on our side. Quote the request id ${c.get('requestId')} when you report it.`, extra: {} });
}
