import { formatPath } from '@dualstack/schema';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { type HandlerUniqueProperty, resolver, uniqueSymbol } from 'hono-openapi';
import { safeParse } from 'fast-content-type-parse';
import type { z } from 'zod';
import type { AppEnv } from '../env.js';
import { findFault } from '../json.js';
import { type Said, say } from '../messages/messages.js';
import { Abandoned, Problem } from '../problem.js';

/** The largest body that is read, in bytes: 1 MiB, as the contract says. */
export const MAX_BODY = 1024 * 1024;

/** Statuses of the problems of every call that takes a body on which there is work to do. */
export const BODY_PROBLEMS = [400, 413, 415, 503] as const;

/** What is said of a body that is not what a call takes; it may name the field. */
export type Refusal = Said | ((where: string) => Said);

/** The body of a request. */
export interface Body<Value> {
  /** The body as it came: equal texts are equal bodies. */
  readonly text: string;
  /** Reads it; throws a 400 when it is not what the call takes. */
  readonly read: () => Value;
}

/**
 * Puts the body of a request into the context. Its type, encoding and size are looked at first; it is read as JSON only
 * when somebody asks for what is in it: a validator that reads it at once would do so for answers that are remembered,
 * and before the work on a plan has its turn. To the OpenAPI document it is a validator all the same.
 *
 * @param shape what the body must be
 * @param refusal the same for a person
 * @throws Problem 413, 415; 400 for a text that is not UTF-8
 * @throws Abandoned where the client went away before the end of the body
 */
export function jsonBody<Shape extends z.ZodType>(shape: Shape, refusal: Refusal) {
  const middleware = createMiddleware<AppEnv & { Variables: { body: Body<z.output<Shape>> } }, string, { in: { json: z.input<Shape> }; out: { json: z.input<Shape> } }>(async (c, next) => {
    requireJson(c);
    const text = await readText(c);
    c.set('body', { text, read: () => parse(text, shape, refusal) });
    await next();
  });
  const described: HandlerUniqueProperty = { target: 'json', ...resolver(shape) };
  return Object.assign(middleware, { [uniqueSymbol]: described });
}

const JSON_TYPE = /^application\/(?:json|.+\+json)$/;

/** Exactly `application/json` or `application/…+json`, in UTF-8, not compressed. */
function requireJson(c: Pick<Context<AppEnv>, 'req'>): void {
  requireType(c, (type) => JSON_TYPE.test(type), ['application/json']);
}

/** Whether the body is `text/csv`, and not JSON; in UTF-8, not compressed. */
export function isCsv(c: Pick<Context<AppEnv>, 'req'>): boolean {
  return requireType(c, (type) => type === 'text/csv' || JSON_TYPE.test(type), ['application/json', 'text/csv']) === 'text/csv';
}

function requireType({ req }: Pick<Context<AppEnv>, 'req'>, isTaken: (type: string) => boolean, known: readonly string[]): string {
  const header = req.header('Content-Type');
  const { type, parameters } = safeParse(header ?? '');
  if (!isTaken(type)) throw new Problem(415, header === undefined ? say('noMediaType', { known }) : say('wrongMediaType', { type: header, known }));
  const charset = parameters['charset'];
  if (charset !== undefined && !/^(?:utf-?8|us-ascii)$/i.test(charset)) throw new Problem(415, say('wrongCharset', { charset }));
  const encoding = req.header('Content-Encoding');
  if (encoding !== undefined && !/^(?:identity)?$/i.test(encoding)) {
    throw new Problem(415, say('compressed', { encoding }), { headers: { 'Accept-Encoding': 'identity' } });
  }
  return type;
}

/** Refuses all but `application/zip`. */
export function requireZip(c: Pick<Context<AppEnv>, 'req'>): void {
  requireType(c, (type) => type === 'application/zip', ['application/zip']);
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Reads a body of text. */
export async function readText<Env extends AppEnv>(c: Context<Env, string>): Promise<string> {
  const bytes = await readBytes(c);
  try {
    return decoder.decode(bytes);
  } catch {
    throw new Problem(400, say('notUtf8'));
  }
}

/** Refuses large bodies: by the length that the request gives, and only where it gives none by counting, which costs half of the throughput. */
export async function readBytes<Env extends AppEnv>(c: Context<Env, string>, most = MAX_BODY): Promise<ArrayBuffer> {
  const tooLarge = (): never => {
    throw new Problem(413, say('tooLarge', { most }));
  };
  const length = c.req.header('Content-Length');
  const isLengthKnown = length !== undefined && c.req.header('Transfer-Encoding') === undefined;
  if (isLengthKnown && Number(length) > most) tooLarge();
  let bytes = new ArrayBuffer(0);
  const read = async () => {
    bytes = await c.req.arrayBuffer();
  };
  try {
    await (isLengthKnown ? read() : bodyLimit({ maxSize: most, onError: tooLarge })(c, read));
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Abandoned();
  }
  return bytes;
}

/**
 * Reads a text as JSON of a shape.
 *
 * @throws Problem 400 where it is none
 */
export function parse<Shape extends z.ZodType>(text: string, shape: Shape, refusal: Refusal): z.output<Shape> {
  const fault = findFault(text);
  if (fault !== undefined) throw new Problem(400, fault);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Problem(400, say('notJson', { reason: String(error instanceof Error ? error.message : error).slice(0, 200) }));
  }
  const parsed = shape.safeParse(value);
  if (!parsed.success) throw new Problem(400, typeof refusal === 'function' ? refusal(whereOf(parsed.error)) : refusal);
  return parsed.data;
}

/** The field that the first issue is about. */
function whereOf({ issues: [issue] }: z.ZodError): string {
  if (!issue) return '';
  return formatPath([...issue.path, ...(issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])].map((key) => (typeof key === 'symbol' ? String(key) : key)));
}
