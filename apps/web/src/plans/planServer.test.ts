import { describe, expect, it } from 'vitest';
import { RequestError } from '../api/client.js';
import { readAnswer } from './planServer.js';

const answered = (status: number, body?: unknown) => ({ status, json: () => (body === undefined ? Promise.reject(new SyntaxError('no JSON')) : Promise.resolve(body)) });
const plan = { id: 'a', revision: 7 };

describe('an answer of the server', () => {
  it.each([
    [200, plan, { kind: 'kept', plan }],
    [201, plan, { kind: 'kept', plan }],
    [412, { detail: 'stale', current: plan }, { kind: 'stale', theirs: plan }],
    [404, { detail: 'unknown' }, { kind: 'gone' }],
    [409, { detail: 'in the bin' }, { kind: 'gone' }],
    [409, { detail: 'taken', clashes: [] }, { kind: 'refused', reason: 'taken', clashes: [] }],
    [422, { detail: 'wrong', findings: [] }, { kind: 'refused', reason: 'wrong', findings: [] }],
    [413, undefined, { kind: 'refused', reason: 'HTTP 413' }],
  ])('%i is read', async (status, body, expected) => expect(await readAnswer(answered(status, body))).toEqual(expected));
  it.each([500, 502, 503, 429, 408])('%i is asked for again', async (status) => expect(readAnswer(answered(status))).rejects.toBeInstanceOf(RequestError));
});
