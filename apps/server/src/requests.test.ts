import { examplePlan } from '@dualstack/schema/testing';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { createApp, MAX_BODY } from './app.js';
import { planRequest } from './contract.js';
import type { AppEnv } from './env.js';
import { detectLanguage } from './language.js';
import { say } from './messages/messages.js';
import { handleError } from './problem.js';
import { jsonBody } from './routes/body.js';
import { app, json, lazyStore, lines, log, post } from './testing.js';

describe('what is wrong with a request', () => {
  const plan = JSON.stringify({ plan: {} });
  const cases: [what: string, request: () => Response | Promise<Response>, status: number, detail: RegExp][] = [
    ['not JSON', () => post('/validate', '{"plan":'), 400, /The body is not JSON/],
    ['an array', () => post('/validate', []), 400, /one field "plan"/],
    ['no plan', () => post('/validate', {}), 400, /one field "plan"/],
    ['another field', () => post('/validate', { plan: {}, x: 1 }), 400, /one field "plan"/],
    ['a form', () => post('/validate', plan, { 'Content-Type': 'text/plain' }), 415, /must be application\/json, and it is "text\/plain"/],
    ['something like JSON', () => post('/validate', plan, { 'Content-Type': 'application/jsonp' }), 415, /application\/json/],
    ['too much', () => post('/validate', JSON.stringify({ plan: 'x'.repeat(MAX_BODY) })), 413, /larger than 1048576 bytes/],
    ['a form of a browser', () => post('/validate', plan, { 'Content-Type': 'multipart/form-data; boundary=x' }), 415, /application\/json/],
    ['no type at all', () => app.request('/api/v1/validate', { method: 'POST', body: new TextEncoder().encode(plan) }), 415, /it is of no type/],
    ['a patch', () => post('/validate', plan, { 'Content-Type': 'application/json-patch' }), 415, /it is "application\/json-patch"/],
    ['a type that is none', () => post('/validate', plan, { 'Content-Type': 'application/json"<script>' }), 415, /application\/json/],
    ['a type with a tail', () => post('/validate', plan, { 'Content-Type': 'application/json, text/plain' }), 415, /application\/json/],
    ['a suffix without a name', () => post('/validate', plan, { 'Content-Type': 'application/+json' }), 415, /application\/json/],
    ['another charset', () => post('/validate', plan, { 'Content-Type': 'application/json; charset=utf-16' }), 415, /must be UTF-8, and it is "utf-16"/],
    ['a compressed body', () => post('/validate', plan, { 'Content-Encoding': 'gzip' }), 415, /must not be compressed, and its Content-Encoding is "gzip"/],
    ['a body compressed otherwise', () => post('/fixes', plan, { 'Content-Encoding': 'br' }), 415, /"br"/],
    ['bytes that are no UTF-8', () => app.request('/api/v1/validate', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: new Uint8Array([0x7b, 0xff, 0x7d]) }), 400, /not UTF-8/],
    ['nesting', () => post('/validate', `{"plan":${'['.repeat(100_000)}${']'.repeat(100_000)}}`), 400, /nested more than 32 levels deep/],
    ['nesting of objects, to be rendered', () => post('/manifests', `{"plan":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`), 400, /nested more than 32 levels deep/],
    ['a label that would be dropped', () => post('/validate', '{"plan":{"metadata":{"labels":{"__proto__":"x"}}}}'), 400, /"__proto__" cannot be a key, and "plan.metadata.labels" has it/],
    ['a key that stands twice', () => post('/validate', '{"plan":{},"plan":{}}'), 400, /The key "plan" stands twice in "the body"/],
    ['a finding that the plan does not have', () => post('/fixes', { plan: {}, rule: 'kkp/nope', path: ['spec', 0] }), 404, /no finding "kkp\/nope" at "spec\[0\]"/],
    ['a finding without a path', () => post('/fixes', { plan: {}, rule: 'kkp/nope' }), 400, /the fields "plan", "rule" and "path"/],
    ['an unknown path, whatever is sent to it', () => app.request('/api/v1/nope', { method: 'POST', body: 'x' }), 404, /nothing at/],
    ['an unknown mistake', () => app.request('/api/v1/mistakes/nope'), 404, /no mistake "nope"/],
    ['an unknown example', () => app.request('/api/v1/examples/nope'), 404, /no example "nope"/],
    ['an unknown path', () => app.request('/api/v1/nope'), 404, /nothing at \/api\/v1\/nope/],
    ['a method that is not there', () => app.request('/api/v1/validate'), 405, /does not take GET; it takes POST/],
    ['a method that is not there, the other way', () => post('/rules', {}), 405, /does not take POST; it takes GET/],
  ];
  it.each(cases)('%s', async (_, request, status, detail) => {
    const response = await request();
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const body = await json(response);
    expect(body).toMatchObject({ status, instance: expect.stringContaining('/api/v1/') as unknown, requestId: response.headers.get('x-request-id') });
    expect(body['detail']).toMatch(detail);
  });

  it.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON;charset="UTF-8"', 'application/vnd.dualstack.v1+json', 'application/json;'])('takes a body of type %s', async (type) => {
    expect((await post('/validate', { plan: {} }, { 'Content-Type': type })).status).toBe(200);
  });

  it('demands JSON of every route that takes a body, whatever its method', async () => {
    const taking = app.routes.filter(({ method }) => !['ALL', 'GET', 'HEAD', 'OPTIONS', 'DELETE'].includes(method));
    const routes = new Set(taking.map(({ method, path }) => `${method} ${path.replace(/:\w+/g, 'x')}`));
    expect(routes.size).toBe(16);
    for (const route of routes) {
      const [method, path] = route.split(' ') as [string, string];
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
        expect([route, type, (await app.request(path, { method, headers: { 'Content-Type': type, 'If-Match': '"1"' }, body: plan })).status]).toEqual([route, type, 415]);
      }
    }
  });

  it.each(['PUT', 'PATCH', 'DELETE'])('demands JSON of a %s as of a POST', async (method) => {
    const other = new Hono<AppEnv>().onError(handleError);
    other.use(detectLanguage).on(method, '/', jsonBody(planRequest, say('notPlanBody')), (c) => c.json(c.get('body').read()));
    const send = (type: string) => other.request('/', { method, headers: { 'Content-Type': type }, body: plan });
    expect((await send('text/plain')).status).toBe(415);
    expect((await send('application/json')).status).toBe(200);
  });

  it('takes a body as deep as a plan may be', async () => {
    expect((await post('/validate', `{"plan":${'['.repeat(31)}${']'.repeat(31)}}`)).status).toBe(200);
  });

  it('says what the body may be encoded with', async () => {
    expect((await post('/validate', plan, { 'Content-Encoding': 'gzip' })).headers.get('accept-encoding')).toBe('identity');
  });

  it('says which methods there are', async () => {
    expect((await app.request('/api/v1/validate')).headers.get('allow')).toBe('POST');
    expect((await post('/rules', {})).headers.get('allow')).toBe('GET, HEAD');
  });

  it.each([['/api/v1/validate', 'POST, OPTIONS'], ['/api/v1/examples/kkp-aws-dual', 'GET, HEAD, OPTIONS'], ['/healthz', 'GET, HEAD, OPTIONS']])('OPTIONS %s says which methods there are', async (url, allow) => {
    const response = await app.request(url, { method: 'OPTIONS' });
    expect([response.status, response.headers.get('allow'), await response.text()]).toEqual([204, allow, '']);
  });

  it('OPTIONS and HEAD of what is not there are 404, and HEAD of a call that takes POST is 405', async () => {
    const status = async (method: string, url: string) => (await app.request(url, { method })).status;
    expect(await status('OPTIONS', '/api/v1/nope')).toBe(404);
    expect(await status('HEAD', '/api/v1/nope')).toBe(404);
    expect(await status('HEAD', '/api/v1/validate')).toBe(405);
  });

  it('answers HEAD as GET, without the body', async () => {
    const response = await app.request('/api/v1/rules', { method: 'HEAD' });
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([200, 'application/json', '']);
  });

  it('never tells what broke inside, and logs it under the id that it tells', async () => {
    const broken = createApp({ log, store: lazyStore(), isReady: () => { throw new Error('the secret reason'); } });
    const response = await broken.request('/readyz');
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(text).not.toMatch(/secret reason|at .*\.ts/);
    const { requestId } = JSON.parse(text) as { requestId: string };
    expect(lines.find((line) => line['requestId'] === requestId && line['level'] === 50)).toMatchObject({ err: { message: 'the secret reason' } });
  });

  it('takes an IPv6 range where a way out is looked for among IPv4 pools, without a 500', async () => {
    for (const plan of [
      examplePlan('cce-standard-tunnel-dual', { 'spec.cce.vpc.cidr': 'fd00::/8', 'spec.network.serviceCidrs.ipv4': 'fd02::/108' }),
      examplePlan('cce-turbo-dual', { 'spec.cce.vpc.cidr': 'fc00::/7', 'spec.network.serviceCidrs.ipv6': 'fc10::/112' }),
    ]) expect((await post('/validate', { plan })).status).toBe(200);
  });

  it('refuses what names a finding by things that are no text and no list, without a 500', async () => {
    const odd = { length: { toString: 1, valueOf: 1 } };
    for (const named of [{ rule: odd, path: [] }, { rule: 'x/y', path: odd }, { rule: 'x'.repeat(129), path: [] }, { rule: 'x/y', path: Array(65).fill('x') }]) expect((await post('/fixes', { plan: {}, ...named })).status).toBe(400);
  });

  it('takes hostile values of every plan field without a 500', async () => {
    for (const value of [null, { length: { toString: 1, valueOf: 1 } }, 0, -1, 1e308, '', '\u0000', '${x}', [], [[]], {}, { __proto__: null }, true, 'x'.repeat(5000)]) {
      for (const where of ['spec', 'spec.kkp', 'spec.network', 'spec.network.podCidrs', 'spec.network.podCidrs.ipv4', 'spec.nodePools', 'spec.nodePools.0', 'metadata', 'metadata.labels', 'metadata.name', 'spec.kkp.bringyourown', 'spec.reservedCidrs']) {
        expect((await post('/validate', { plan: examplePlan('kkp-aws-dual', { [where]: value }) })).status).toBe(200);
        expect([200, 422]).toContain((await post('/manifests', { plan: examplePlan('kkp-aws-dual', { [where]: value }) })).status);
      }
    }
  });
});
