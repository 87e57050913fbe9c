import { gunzipSync, inflateSync } from 'node:zlib';
import { type Finding, formatPath, type Path, PROVIDERS, valueAt, withValueAt } from '@dualstack/schema';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { app, describeApp } from './testing.js';

/** How many times as much is tried as every run of the tests does: `FUZZ=50` looks for what is rare. */
const FACTOR = Number(process.env['FUZZ'] ?? 1);
/** Bounds of one property. Where one fails, fast-check says the seed, the path and the smallest case. */
const bounds = (numRuns: number) => ({ numRuns: numRuns * FACTOR, interruptAfterTimeLimit: 20_000 * FACTOR, markInterruptAsFailure: false });
const TIMEOUT = 100_000 * FACTOR;
/** The most that one answer may cost, in seconds of this process: what else the machine does is not counted. */
const MOST_SECONDS = 1;

const { document, operations: every } = await describeApp();
/** Calls of what is kept, and the others. A stream of events has no end. */
const isOfStore = ({ path }: { readonly path: string }) => /^\/api\/v1\/(?:plans|spaces|cidrs)\b/.test(path);
const operations = every.filter((each) => !isOfStore(each) && !each.path.endsWith('/events'));
const kept = every.filter(isOfStore);
const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema({ $id: 'doc', ...document });
const compiled = new Map<string, ValidateFunction>();

/** The check of an answer, from the OpenAPI document; what has no operation is a problem like any other. */
function checkOf(operation: string, method: string, status: number, type: string): ValidateFunction {
  const own: Path = ['paths', operation, method, 'responses', String(status), 'content', type, 'schema'];
  const isDescribed = valueAt(document, own) !== undefined;
  if (!isDescribed && ![404, 405].includes(status)) throw new Error(`${method} ${operation} answers ${status} ${type}, which is not described`);
  const pointer = (isDescribed ? own : ['components', 'schemas', 'problem']).map((key) => encodeURIComponent(String(key).replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
  const known = compiled.get(pointer) ?? ajv.compile({ $ref: `doc#/${pointer}` });
  compiled.set(pointer, known);
  return known;
}

/** Sends a request and holds its answer against what is true of every answer. */
async function send(operation: string, request: Request): Promise<{ readonly status: number; readonly body: unknown }> {
  const before = process.cpuUsage();
  const response = await app.request(request);
  const bytes = decoded(new Uint8Array(await response.arrayBuffer()), response.headers.get('Content-Encoding'));
  const { user, system } = process.cpuUsage(before);
  const { status } = response;
  expect(status).toBeLessThan(500);
  expect((user + system) / 1e6).toBeLessThan(MOST_SECONDS);
  if (status === 204 || request.method === 'HEAD') {
    expect(bytes.byteLength).toBe(0);
    return { status, body: undefined };
  }
  const type = response.headers.get('Content-Type')?.split(';')[0] ?? 'none';
  const check = checkOf(operation, request.method.toLowerCase(), status, type);
  if (type === 'application/zip' || type === 'text/csv') return { status, body: undefined };
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  expect(text).not.toMatch(/\bat [^"\n]{0,200}\.[cm]?[jt]s:\d+/);
  const body: unknown = JSON.parse(text);
  check(body);
  expect([operation, status, check.errors]).toEqual([operation, status, null]);
  return { status, body };
}

function decoded(bytes: Uint8Array, encoding: string | null): Uint8Array {
  if (encoding === null || bytes.byteLength === 0) return bytes;
  return encoding === 'gzip' ? gunzipSync(bytes) : inflateSync(bytes);
}

/** What the body of a call is, by the OpenAPI document. */
const typeOf = (operation: string): string => Object.keys(valueAt(document, ['paths', operation, 'post', 'requestBody', 'content']) ?? {})[0] ?? 'application/json';
const post = (operation: string, text: string, headers: Record<string, string> = {}) => send(operation, new Request(`http://localhost${operation}`, { method: 'POST', headers: { 'Content-Type': typeOf(operation), ...headers }, body: text }));

/** Where something is in a value: every key of every object and every position of every list. */
function pathsOf(value: unknown, here: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [here];
  return [here, ...Object.entries(value).flatMap(([key, each]) => pathsOf(each, [...here, Array.isArray(value) ? Number(key) : key]))];
}

const examples = PROVIDERS.flatMap((provider) => provider.examples.map(({ plan }) => ({ plan: plan, paths: pathsOf(plan).filter(({ length }) => length > 0) })));

/** Numbers that JSON can write and JavaScript cannot hold: they stand in the text alone. */
const NUMBERS = ['1e400', '-1e400', '-0', '1e-400', '9007199254740993', '0.1e1'];
const NAMES = ['constructor', 'toString', 'hasOwnProperty', 'prototype', 'valueOf', '__defineGetter__', '', ' ', '0', 'length', 'ipv4', 'a.b', 'a/b', '~', '\u202e', '\ud800', 'x'.repeat(5000)];
const TEXTS = [
  ...NAMES, 'NaN', 'null', 'Infinity', '${x}', '%{x}', '$(id)', '`id`', '"', "'", '\\', '\n', '\r\n', '\u0000', '\u001b[31m', '\u009b', '\ufeff', '\udfff\ud800', '😀'.repeat(200), 'e\u0301'.repeat(300), '٣', '１０.0.0.0/8',
  '10.0.0.0/8', '10.0.0.0/08', '010.0.0.0/8', '10.0.0.1/8', '0.0.0.0/0', '::/0', 'fd00::/129', 'fd01::%eth0/64', '::ffff:10.0.0.0/104', '10.0.0.0/-1', '10.0.0.0/1e1', `${':'.repeat(100)}/1`, '1.2.3.4.5/1', 'fd00::1', '0x0a.0.0.0/8', `A${'-'.repeat(4000)}a`,
  'v1.35', '1.35.999999999999999999', '1e3', '-', '../../etc/passwd', 'a'.repeat(100_000), 'AKIA'.padEnd(20, 'A'),
];

const hostile: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: fc.constantFrom<unknown>(...TEXTS), weight: 6 },
  fc.constantFrom<unknown>(null, true, false, 0, -1, 0.5, 1e308, Number.MAX_SAFE_INTEGER, 2 ** 31, [], {}, [[]], [null], [{}], { ipv4: null }, { value: {} }, Array.from({ length: 3000 }, () => 'x'), Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`-${index}`, '']))),
  fc.constantFrom(...NUMBERS).map((literal) => ({ literal })),
  fc.integer({ min: 1, max: 5000 }).map((depth) => ({ depth })),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.ipV4(), fc.ipV6(), fc.tuple(fc.ipV6(), fc.integer({ min: 0, max: 200 })).map(([address, prefix]) => `${address}/${prefix}`),
  fc.jsonValue({ maxDepth: 4 }),
);

/** One change to a plan, at one of the places that it has. */
const change = fc.record({ at: fc.noBias(fc.nat()), value: hostile, name: fc.constantFrom(...NAMES), times: fc.constantFrom(2, 3, 5, 16, 64, 256, 500, 1000), kind: fc.constantFrom('replace', 'replace', 'remove', 'rename', 'lengthen', 'lengthen', 'add', 'copy', 'graft', 'graft', 'graft', 'text', 'text', 'text') });
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

/** Texts that the rules, and not only the shapes, have something to say about. */
const RANGES = ['10.0.0.0/8', '10.0.0.1/8', '172.25.0.0/16', '172.25.0.0/30', '192.168.0.0/17', '0.0.0.0/0', '8.8.0.0/16', '224.0.0.0/4', 'fd00::/8', 'fd01::/48', 'fd02::/108', 'fd02::/64', 'fd01::1/64', '2001:db8::/32', '::/0', 'fe80::/10', '10.0.0.1', 'fd00::1', '1.30', 'v1.16', 'a', 'A0', ''];

function changed(plan: unknown, { at, value, name, times, kind }: Change, paths: readonly Path[]): unknown {
  const path = paths[at % paths.length] as Path;
  const there = valueAt(plan, path);
  const parent = path.slice(0, -1);
  const isNamed = typeof path.at(-1) === 'string' && !Array.isArray(valueAt(plan, parent));
  switch (kind) {
    case 'remove':
      return withValueAt(plan, path, undefined);
    case 'rename':
      return isNamed ? withValueAt(withValueAt(plan, path, undefined), [...parent, name], there) : plan;
    case 'add':
      return isNamed ? withValueAt(plan, [...parent, name], value) : plan;
    case 'copy':
      return withValueAt(plan, path, valueAt(plan, paths[(at * 31) % paths.length] as Path));
    case 'graft':
      return withValueAt(plan, path, valueAt((examples[times % examples.length] as (typeof examples)[number]).plan, path) ?? there);
    case 'text': {
      const texts = paths.filter((each) => typeof valueAt(plan, each) === 'string' && each.length > 2);
      return withValueAt(plan, texts[at % Math.max(texts.length, 1)] ?? path, RANGES[(at + times) % RANGES.length]);
    }
    case 'lengthen': {
      const list = paths.map((each) => valueAt(plan, each)).filter(Array.isArray).at(at % 7) as unknown[] | undefined;
      const where = paths.find((each) => valueAt(plan, each) === list);
      return list && where ? withValueAt(plan, where, Array.from({ length: times }, (_, index) => list[index % Math.max(list.length, 1)] ?? value)) : plan;
    }
    default:
      return withValueAt(plan, path, value);
  }
}

/** The text of a body, with what JSON.stringify cannot write: odd numbers, deep nesting, a key that stands twice. */
function toText(body: unknown, twice: number | undefined): string {
  const text = JSON.stringify(body)
    .replace(/\{"literal":"([^"]+)"\}/g, '$1')
    .replace(/\{"depth":(\d+)\}/g, (_, depth: string) => `${'['.repeat(Number(depth))}${']'.repeat(Number(depth))}`);
  if (twice === undefined) return text;
  const keys = [...text.matchAll(/[{,]("(?:[^"\\]|\\.)*"):/g)];
  const key = keys[twice % keys.length];
  return key ? `${text.slice(0, key.index + 1)}${key[1]}:0,${text.slice(key.index + 1)}` : text;
}

const mutated = fc.record({ example: fc.nat(examples.length - 1), changes: fc.array(change, { minLength: 1, maxLength: 4 }), twice: fc.oneof({ arbitrary: fc.constant(undefined), weight: 20 }, fc.nat()) });

function planOf({ example, changes }: { readonly example: number; readonly changes: readonly Change[] }): unknown {
  const { plan, paths } = examples[example] as (typeof examples)[number];
  return changes.reduce((current, each) => changed(current, each, paths), plan);
}

/** Values in the places of a body, of which some are right. */
const body = fc.oneof(
  fc.record(
    {
      name: fc.oneof(fc.constantFrom('a', 'b'), hostile),
      plan: fc.oneof(mutated.map(planOf), hostile),
      space: fc.oneof(fc.constant('default'), hostile),
      status: fc.oneof(fc.constantFrom('draft', 'final'), hostile),
      description: hostile,
      labels: fc.oneof(fc.dictionary(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })), hostile),
      keep: fc.oneof(fc.boolean(), hostile),
    },
    { requiredKeys: ['name', 'plan'] },
  ),
  fc.record({ name: fc.oneof(fc.constant('a'), hostile), pools: fc.oneof(fc.array(fc.record({ cidr: fc.oneof(fc.constantFrom(...RANGES), hostile), roles: fc.oneof(fc.constantFrom<readonly string[]>([], ['pods']), hostile) })), hostile), internalRanges: fc.oneof(fc.constantFrom('unique', 'reusable'), hostile) }, { requiredKeys: ['name'] }),
  fc.record({ ranges: fc.oneof(fc.array(fc.record({ range: fc.oneof(fc.constantFrom(...RANGES), hostile), name: fc.oneof(fc.constant('a'), hostile), owner: fc.oneof(fc.constant('b'), hostile) })), hostile) }),
  fc.record({ space: fc.oneof(fc.constant('default'), hostile), family: fc.constantFrom('ipv4', 'ipv6', 'x'), prefix: fc.oneof(fc.integer({ min: -1, max: 130 }), hostile), role: fc.constantFrom('pods', 'nodes', 'x'), count: fc.oneof(fc.integer({ min: 0, max: 300 }), hostile), avoid: fc.oneof(fc.array(fc.constantFrom(...RANGES)), hostile) }, { requiredKeys: ['space', 'family', 'prefix', 'role', 'count'] }),
  fc.record({ revision: fc.oneof(fc.integer({ min: -1, max: 5 }), hostile), status: fc.oneof(fc.constantFrom('draft', 'final'), hostile) }),
  hostile,
);

describe('whatever is sent, no answer is an error of ours, breaks the OpenAPI document, or takes more than a second', () => {
  it('a mutated plan, to every call that takes one', async () => {
    await fc.assert(
      fc.asyncProperty(mutated, async (mutation) => {
        const body = { plan: planOf(mutation) };
        const text = toText(body, mutation.twice);
        fc.pre(text.length < 1024 * 1024);
        for (const operation of ['/api/v1/manifests', '/api/v1/manifests.zip', '/api/v1/address-plan']) {
          expect([200, 400, 422]).toContain((await post(operation, text)).status);
        }
        expect([200, 400]).toContain((await post('/api/v1/validate', text)).status);
      }),
      bounds(400),
    );
  }, TIMEOUT);

  it('a finding of a mutated plan, to be mended: it is known, and so is none that the plan does not have', async () => {
    await fc.assert(
      fc.asyncProperty(mutated, fc.nat(), fc.constantFrom(...NAMES), hostile, async (mutation, which, rule, odd) => {
        const plan = planOf(mutation);
        const text = toText({ plan }, undefined);
        fc.pre(text.length < 1024 * 1024);
        const { body, status } = await post('/api/v1/validate', text);
        const findings = status === 200 ? (body as { findings: Finding[] }).findings : [];
        const finding = findings[which % Math.max(findings.length, 1)];
        if (finding) expect([finding.rule, formatPath(finding.path), (await post('/api/v1/fixes', toText({ plan, rule: finding.rule, path: finding.path }, undefined))).status]).toEqual([finding.rule, formatPath(finding.path), 200]);
        expect([400, 404]).toContain((await post('/api/v1/fixes', toText({ plan, rule, path: [rule] }, undefined))).status);
        expect([400, 404]).toContain((await post('/api/v1/fixes', toText({ plan, rule, path: odd }, undefined))).status);
      }),
      bounds(250),
    );
  }, TIMEOUT);

  it('any text for a body', async () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.jsonValue().map((plan) => JSON.stringify({ plan })), hostile.map((plan) => toText({ plan }, undefined)), fc.constantFrom('', '{', '[', '"', 'null', '{"plan":}', '\ufeff{"plan":{}}', '{"plan":{}} x'));
    await fc.assert(
      fc.asyncProperty(text, fc.constantFrom(...operations.filter(({ method }) => method === 'post')), async (body, { path }) => {
        expect([200, 400, 404, 422]).toContain((await post(path, body)).status);
      }),
      bounds(300),
    );
  }, TIMEOUT);

  it('anything to what is kept', async () => {
    const { id } = (await (await app.request('/api/v1/plans', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"name":"a","plan":{}}' })).json()) as { id: string };
    const odd = fc.oneof(fc.constantFrom('', ...NAMES, '1', '*', '"1"', 'W/"1"', 'true', '100', '10.0.0.0/8', 'csv', 'name'), fc.string({ unit: 'binary' }));
    const table = fc.oneof(fc.array(fc.array(fc.oneof(fc.constantFrom('range', 'name', 'prefix', 'status', 'container', 'a', '"', '10.0.0.0/8', '=1+1'), fc.string({ unit: 'binary' })), { maxLength: 5 })).map((rows) => rows.map((row) => row.join(',')).join('\n')), fc.string({ unit: 'binary' }).map((cell) => `range,name\n10.9.0.0/16,${cell}`));
    const names = fc.dictionary(fc.constantFrom('query', 'provider', 'status', 'space', 'deleted', 'sort', 'limit', 'cursor', 'forever', 'format', 'within'), odd);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...kept), fc.oneof(fc.constantFrom(id, 'default'), odd), fc.oneof(fc.constantFrom('1', '2'), odd), names, body, table, fc.boolean(), fc.oneof(fc.constantFrom('"1"', '"2"', '"3"', '*'), fc.webSegment()), fc.webSegment(), async ({ path, method }, one, other, words, given, rows, isTable, match, author) => {
        const url = path.replace('{id}', encodable(one)).replace(/\{(?:revision|rangeId)\}/, encodable(other));
        const query = new URLSearchParams(Object.entries(words).map(([name, value]) => [name, value.replace(/\p{Surrogate}/gu, '\ufffd')])).toString();
        // The language is that of a request and not of these calls.
        const text = isTable ? rows.replace(/\p{Surrogate}/gu, '\ufffd') : toText(given, undefined);
        fc.pre(text.length < 1024 * 1024);
        const takesBody = method === 'post' || method === 'put';
        const request = new Request(`http://localhost${url}?${query}`, { method: method.toUpperCase(), headers: { 'If-Match': match, 'Dualstack-Author': author, ...(takesBody && { 'Content-Type': isTable ? 'text/csv' : 'application/json' }) }, ...(takesBody && { body: text }) });
        // An empty name of a path is that of another call.
        const operation = encodable(one) === '' || encodable(other) === '' || /^\.{1,2}$/.test(one) || /^\.{1,2}$/.test(other) ? '/nowhere' : path;
        if (operation === path) await send(operation, request);
        else expect((await app.request(request)).status).toBeLessThan(500);
      }),
      bounds(400),
    );
  }, TIMEOUT);

  it('any header', async () => {
    const value = fc.oneof(
      fc.constantFrom('', 'gzip', 'br', 'gzip, br;q=0', '*;q=1', 'identity', 'application/json', 'application/json; charset=x', 'application/json;charset', 'application/json"<script>', 'application/a+json;;', 'chunked', '-1', '1e9', '99999999999999999999', 'a'.repeat(8000)),
      fc.string({ unit: fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)) }),
    );
    const headers = fc.dictionary(fc.constantFrom('Content-Type', 'Content-Encoding', 'Content-Length', 'Accept', 'Accept-Encoding', 'Accept-Language', 'X-Request-Id', 'If-None-Match', 'Range', 'Origin', 'X-Forwarded-For'), value);
    await fc.assert(
      fc.asyncProperty(headers, fc.constantFrom(...operations), async (extra, { path, method }) => {
        const url = path.replace('{id}', path.includes('/mistakes/') ? 'k3s-documentation-pair' : 'kkp-aws-dual');
        if (method === 'post') expect([200, 400, 404, 413, 415, 422]).toContain((await post(path, '{"plan":{}}', extra)).status);
        else expect((await send(path, new Request(`http://localhost${url}`, { headers: extra }))).status).toBe(200);
      }),
      bounds(300),
    );
  }, TIMEOUT);

  it('any path and method', async () => {
    const segment = fc.oneof(fc.constantFrom('api', 'v1', 'examples', 'validate', 'rules', '..', '.', '', '%', '%00', '%2e%2e', '%2f', '%c2%9b', '%ff', '%ud800', '*', ':id', ...NAMES.map(encodable)), fc.string({ unit: 'binary' }).map(encodable), fc.webSegment());
    const method = fc.constantFrom('GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'DELETE', 'PATCH', 'PROPFIND', 'get', 'x');
    const prefix = fc.constantFrom('/', '/api/', '/api/v1/', '/api/v1/examples/', '/healthz/');
    await fc.assert(
      fc.asyncProperty(prefix, fc.array(segment, { maxLength: 4 }), fc.option(fc.webQueryParameters()), method, async (start, segments, query, verb) => {
        const url = `http://localhost${start}${segments.join('/')}${query === null ? '' : `?${query}`}`;
        const { pathname } = new URL(url);
        const operation = pathname.replace(/^(\/api\/v1\/examples\/)[^/]+$/, '$1{id}');
        expect([200, 204, 404, 405, 415]).toContain((await send(operation, new Request(url, { method: verb }))).status);
      }),
      bounds(400),
    );
  }, TIMEOUT);
});

/** A text as a segment of a path; what has no form there is left out. */
function encodable(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
}
