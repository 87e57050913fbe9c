import { DrizzleQueryError } from 'drizzle-orm/errors';
import { describe, expect, it } from 'vitest';
import { causeOf, codeOfCause, troubleOf } from './trouble.js';

const failed = (message: string, more: object = {}) => new DrizzleQueryError('select secret', ['secret'], Object.assign(new Error(message), more));

describe('what is wrong with a database', () => {
  it.each<[error: unknown, trouble: string | undefined]>([
    [failed('connect ECONNREFUSED', { code: 'ECONNREFUSED' }), 'down'],
    [Object.assign(new AggregateError([], ''), { code: 'ECONNREFUSED' }), 'down'],
    [failed('read ECONNRESET', { code: 'ECONNRESET' }), 'down'],
    [failed('connect ENOENT /run/.s.PGSQL', { code: 'ENOENT', syscall: 'connect' }), 'down'],
    [failed('Connection terminated unexpectedly'), 'down'],
    [failed('timeout exceeded when trying to connect'), 'down'],
    [failed('terminating connection due to administrator command', { code: '57P01' }), 'down'],
    [failed('the database system is starting up', { code: '57P03' }), 'down'],
    [failed('canceling statement due to statement timeout', { code: '57014' }), 'down'],
    [failed('sorry, too many clients already', { code: '53300' }), 'down'],
    [failed('connection_failure', { code: '08006' }), 'down'],
    [failed('cannot execute INSERT in a read-only transaction', { code: '25006' }), 'down'],
    [failed('could not extend file: No space left on device', { code: '53100' }), 'full'],
    [Object.assign(new Error('write'), { code: 'ENOSPC' }), 'full'],
    [failed('duplicate key', { code: '23505' }), undefined],
    [failed('conflicting key value violates exclusion constraint', { code: '23P01' }), undefined],
    [Object.assign(new Error('open'), { code: 'ENOENT', syscall: 'open' }), undefined],
    [new TypeError('x is not a function'), undefined],
    ['text', undefined],
  ])('%s: %s', (error, trouble) => expect(troubleOf(error)).toBe(trouble));

  it('is told without the statement and its values', () => {
    const error = failed('refused', { code: '57P01' });
    expect(String(causeOf(error))).toBe('Error: refused');
    expect(codeOfCause(error)).toBe('57P01');
  });
});
