import { DrizzleQueryError } from 'drizzle-orm/errors';

/** Why a database does not do what it is asked: it does not answer, or it has no room left. */
export type Trouble = 'down' | 'full';

/** Codes of Node for a peer that cannot be reached, or is not there any more. */
const UNREACHABLE = new Set(['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN', 'ENOENT', 'EIO']);
/**
 * SQLSTATEs of a server that cannot do its work for now (PostgreSQL, appendix A): classes of connections (08), of resources (53), of the
 * system (58) and of operators who step in (57), a cancelled statement among them; and of a server that others may only read for now.
 */
const UNABLE = /^(?:08|53|57|58)[0-9A-Z]{3}$|^25006$/;
/** SQLSTATE of a disk that is full, and the code of Node for one. */
const FULL = new Set(['53100', 'ENOSPC', 'EDQUOT']);
/** What the drivers say, without a code, of a connection that is gone or cannot be had. */
const GONE = /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Cannot use a pool after calling end|Query read timeout|PGlite is (?:closed|closing))/;

/** What a driver said, without what drizzle wraps around it: the statement, and every value in it. */
export function causeOf(error: unknown): unknown {
  let cause = error;
  for (let depth = 0; depth < 5 && cause instanceof DrizzleQueryError && cause.cause !== undefined; depth += 1) cause = cause.cause;
  return cause;
}

const stateOf = (error: unknown): string | undefined => (error instanceof Error && Object.hasOwn(error, 'code') ? String((error as Error & { code: unknown }).code) : undefined);

/** The SQLSTATE with which a database refused a statement, or the code of Node with which it could not be reached. */
export const codeOfCause = (error: unknown): string | undefined => stateOf(causeOf(error));

/** What is wrong with the database, where that is why something failed; undefined for any other failure. */
export function troubleOf(error: unknown): Trouble | undefined {
  const cause = causeOf(error);
  if (!(cause instanceof Error)) return undefined;
  const code = stateOf(cause);
  if (code !== undefined && FULL.has(code)) return 'full';
  if (/No space left on device/.test(cause.message)) return 'full';
  if (GONE.test(cause.message)) return 'down';
  if (code === undefined) return undefined;
  // A file that is not there is no matter of the database, unless its socket is meant.
  if (code === 'ENOENT') return (cause as NodeJS.ErrnoException).syscall === 'connect' ? 'down' : undefined;
  return UNREACHABLE.has(code) || UNABLE.test(code) ? 'down' : undefined;
}
