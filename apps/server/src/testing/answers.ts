/** Holds answers against what the OpenAPI document says of their calls. */
import { valueAt } from '@dualstack/schema';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import { describeApp } from '../testing.js';

/** Gives a function that holds an answer against the document, and reads it. */
export async function answerCheck() {
  const { document } = await describeApp();
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'doc', ...document });
  const checks = new Map<string, ValidateFunction>();

  function checkOf(path: string, method: string, status: number, type: string): ValidateFunction {
    const place = ['paths', path, method, 'responses', String(status), 'content', type, 'schema'];
    expect([place, valueAt(document, place) === undefined]).toEqual([place, false]);
    const pointer = place.map((key) => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
    const check = checks.get(pointer) ?? ajv.compile({ $ref: `doc#/${pointer}` });
    checks.set(pointer, check);
    return check;
  }

  return async (path: string, method: string, response: Response, status: number): Promise<unknown> => {
    const text = await response.text();
    expect([path, method, response.status, response.status === status ? '' : text]).toEqual([path, method, status, '']);
    const type = response.headers.get('content-type')?.split(';')[0] ?? '';
    const check = checkOf(path, method, status, type);
    if (type === 'text/csv') return text;
    const body: unknown = JSON.parse(text);
    check(body);
    expect([path, check.errors]).toEqual([path, null]);
    return body;
  };
}

/** What was read of JSON: tests look into it as they like. */
type Read = ReturnType<typeof JSON.parse>;

/** A call of the API whose answer is held against the document. */
export type Call = (method: string, path: string, options?: { readonly body?: unknown; readonly headers?: Record<string, string>; readonly status?: number; readonly params?: Record<string, string>; readonly query?: Record<string, string> }) => Promise<{ readonly body: Read; readonly headers: Headers }>;

/** Gives a function that calls an app: the path is as the document has it, without what all begin with. */
export async function caller(app: () => { readonly request: (url: string, init?: RequestInit) => Response | Promise<Response> }): Promise<Call> {
  const check = await answerCheck();
  return async (method, path, { body, headers = {}, status = 200, params = {}, query = {} } = {}) => {
    const url = Object.entries(params).reduce((text, [name, value]) => text.replace(`{${name}}`, encodeURIComponent(value)), `/api/v1${path}`);
    const words = new URLSearchParams(query).toString();
    const response = await app().request(words === '' ? url : `${url}?${words}`, {
      method,
      headers: { ...(body !== undefined && { 'Content-Type': typeof body === 'string' ? 'text/csv' : 'application/json' }), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { body: await check(`/api/v1${path}`, method.toLowerCase(), response, status), headers: response.headers };
  };
}
