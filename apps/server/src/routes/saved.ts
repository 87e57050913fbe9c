import type { Context } from 'hono';
import type { DescribeRouteOptions } from 'hono-openapi';
import { isLine } from '../contract-store.js';
import { type Said, say } from '../messages/messages.js';
import { Problem } from '../problem.js';

/*
 * What calls have in common that write something that is kept: by whom, and over which state.
 */

/** A request, whatever else is known of it. */
type Asked = Pick<Context, 'req'>;
type Parameters = NonNullable<DescribeRouteOptions['parameters']>;

const author = { name: 'Dualstack-Author', in: 'header', required: false, schema: { type: 'string' }, description: 'Who writes, in percent-encoded UTF-8; `anonymous` unless told' } as const;
const match = { name: 'If-Match', in: 'header', required: true, schema: { type: 'string' }, description: 'The ETag of the state that was seen: nothing is written over another one' } as const;

const noMatch = { name: 'If-None-Match', in: 'header', required: false, schema: { type: 'string', pattern: '^\\*$' }, description: '`*` makes it, where there is none of this id yet, in place of `If-Match`. Who got no answer may ask again' } as const;

/** The headers of a call that makes something, of one that changes it, and of one that removes it. */
export const MAKES: Parameters = [author];
export const CHANGES: Parameters = [author, match];
export const REMOVES: Parameters = [match];
export const MAKES_OR_CHANGES: Parameters = [author, { ...match, required: false }, noMatch];

/** Characters of the name of an author. */
const MOST_AUTHOR = 100;

/**
 * Who writes, as they say it.
 *
 * @throws Problem 400 where that is no name
 */
export function authorOf(c: Asked): string {
  const header = c.req.header(author.name);
  if (header === undefined) return 'anonymous';
  const name = decoded(header)?.trim();
  if (name === undefined || name.length > MOST_AUTHOR || !isLine(name)) throw new Problem(400, say('badAuthor'));
  return name;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** The ETag of a state. */
export const tagOf = ({ revision }: { readonly revision: number }) => ({ ETag: `"${revision}"`, 'Cache-Control': 'no-cache' });

/**
 * The revision that somebody has seen who wants to change something. A tag that was made weak on its way, as by whatever compresses the
 * answer, names it as well.
 *
 * @throws Problem 428 where none is named: nobody writes over what they have not seen
 */
export function seenRevision(c: Asked): number {
  const [, revision] = /^(?:W\/)?"(\d{1,9})"$/.exec(c.req.header(match.name)?.trim() ?? '') ?? [];
  if (revision === undefined) throw new Problem(428, say('matchNeeded'));
  return Number(revision);
}

/** Whether somebody wants to make something under an id of their own, and to write over nothing that is there. */
export const isToBeMade = (c: Asked): boolean => c.req.header('If-Match') === undefined && c.req.header('If-None-Match')?.trim() === '*';

/** The problem of somebody who was not the first to change something; it has what the first made of it. */
export function stale(current: { readonly revision: number }): Problem {
  return new Problem(412, say('stale', { revision: current.revision }), { current, headers: tagOf(current) });
}

/**
 * An id out of an address.
 *
 * @throws Problem 404 where nothing could have it
 */
export function idOf(text: string, unknown: (id: string) => Said): string {
  if (!/^[\w-]{1,64}$/.test(text)) throw new Problem(404, unknown(text));
  return text;
}
