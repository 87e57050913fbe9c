import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serve } from '@hono/node-server';
import { DOCUMENT_RULES, formatPath, KUBERNETES_RULES, PROVIDERS } from '@dualstack/schema';
import { examplePlan } from '@dualstack/schema/testing';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp, MAX_BODY } from './app.js';
import { createLog } from './log.js';
import { openApiDocument, OPERATIONS } from './routes/openapi.js';

/** A log that can be read. */
function memoryLog() {
  const lines: Record<string, unknown>[] = [];
  return { lines, log: createLog('info', (line) => lines.push(JSON.parse(line) as Record<string, unknown>)) };
}

const { lines, log } = memoryLog();
const app = createApp({ log });
const post = (url: string, body: unknown, headers: Record<string, string> = {}) => app.request(`/api/v1${url}`, { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) });
const json = async (response: Response) => (await response.json()) as Record<string, unknown>;

describe('the catalog', () => {
  it('lists providers with their steps and catalog', async () => {
    const { providers } = await json(await app.request('/api/v1/providers'));
    expect((providers as { id: string; steps: { id: string }[] }[]).map(({ id, steps }) => [id, steps.map((step) => step.id)])).toEqual([
      ['cce', ['basic', 'vpc', 'network', 'advanced', 'nodes', 'access', 'summary']],
      ['kkp', ['provider', 'cluster', 'network', 'settings', 'nodes', 'summary']],
      ['kubeadm', ['cluster', 'nodes', 'network', 'plugin', 'summary']],
      ['starlingx', ['system', 'networks', 'cluster', 'services', 'summary']],
    ]);
  });

  it('lists examples, and gives each whole', async () => {
    const { examples } = await json(await app.request('/api/v1/examples'));
    const ids = (examples as { id: string }[]).map(({ id }) => id);
    expect(ids).toEqual(['cce-standard-tunnel-dual', 'cce-standard-vpc-ipv4', 'cce-turbo-dual', 'cce-turbo-ipv4', 'otc-turbo-dual', 'otc-standard-tunnel-dual', 'otc-standard-vpc-ipv4', 'kkp-aws-dual', 'kkp-azure-dual', 'kkp-bringyourown-dual', 'kkp-digitalocean-dual', 'kkp-equinix-dual', 'kkp-gcp-dual', 'kkp-hetzner-dual', 'kkp-openstack-dual', 'kkp-vsphere-dual', 'kkp-aws-ipv4', 'kubeadm-calico-dual', 'kubeadm-calico-dual-ipv6-primary', 'kubeadm-calico-ipv6', 'kubeadm-calico-manifest-dual', 'kubeadm-cilium-dual', 'kubeadm-flannel-dual', 'kubeadm-canal-dual', 'kubeadm-flags-1.16-dual', 'starlingx-aio-sx-dual-ipv6-primary', 'starlingx-aio-dx-dual', 'starlingx-standard-ipv4', 'starlingx-standard-ipv6', 'starlingx-subcloud-dual', 'starlingx-convert-aio-dx', 'starlingx-revert-standard']);
    for (const id of ids) {
      const example = await json(await app.request(`/api/v1/examples/${id}`));
      expect(await json(await post('/validate', { plan: example['plan'] }))).toMatchObject({ valid: true });
    }
  });

  it('lists every rule with its source', async () => {
    const { rules } = await json(await app.request('/api/v1/rules'));
    const list = rules as { id: string; source: { url: string } }[];
    expect(list.length).toBe(DOCUMENT_RULES.length + KUBERNETES_RULES.length + PROVIDERS.reduce((sum, provider) => sum + provider.rules.length, 0));
    expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
    for (const { id, source } of list) {
      expect(id).toMatch(/^[a-z]+\/[a-z0-9-]+$/);
      expect(source.url).toMatch(/^https:\/\//);
    }
  });
});

describe('plans', () => {
  it('are validated, with their defaults', async () => {
    const answer = await json(await post('/validate', { plan: examplePlan('kkp-aws-dual', { 'spec.network.serviceCidrs.ipv6': 'fd02::/64' }) }));
    expect(answer).toMatchObject({ valid: false, plan: { spec: { kkp: { dnsDomain: 'cluster.local' } } }, findings: [{ rule: 'kubernetes/service-cidr-too-large', fix: { value: 'fd02::/108' } }, {}, {}] });
    expect((answer['filled'] as { path: string[] }[]).map(({ path: where }) => formatPath(where))).toContain('spec.kkp.dnsDomain');
  });

  it('that are no plans come back with what is wrong with them', async () => {
    expect(await json(await post('/validate', { plan: { hello: 'world' } }))).toMatchObject({ valid: false, plan: { hello: 'world' }, findings: [{ rule: 'schema/invalid-value', path: ['apiVersion'] }, { path: ['kind'] }, { path: ['metadata'] }, { path: ['spec'] }] });
  });

  it('are rendered to files', async () => {
    const answer = await json(await post('/manifests', { plan: examplePlan('kkp-aws-dual') }));
    expect((answer['files'] as { path: string }[]).map((file) => file.path)).toEqual(['README.md', 'cluster.yaml', 'clustertemplate.yaml', 'create-cluster.json', 'create-cluster.sh', 'credentials.sh', 'machinedeployment.yaml', 'verify/workload.yaml', 'verify/verify.sh', 'plan.yaml']);
    expect(answer).toMatchObject({ addressPlan: { capacity: { nodes: '256', podsPerNode: '110', services: '4094' }, runsOutFirst: { family: 'ipv4', role: 'pods' } } });
  });

  it('are rendered to the same files in a ZIP', async () => {
    const response = await post('/manifests.zip', { plan: examplePlan('kkp-aws-dual') });
    expect(response.headers.get('content-type')).toBe('application/zip');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="prod-eu-1.zip"');
    const entries = unzipSync(new Uint8Array(await response.arrayBuffer()));
    const { files } = await json(await post('/manifests', { plan: examplePlan('kkp-aws-dual') }));
    expect(Object.entries(entries).map(([name, content]) => [name, strFromU8(content)])).toEqual((files as { path: string; content: string }[]).map((file) => [`prod-eu-1/${file.path}`, file.content]));
  });

  it('with errors are not rendered', async () => {
    for (const url of ['/manifests', '/manifests.zip']) {
      const response = await post(url, { plan: examplePlan('kkp-aws-dual', { 'metadata.name': '' }) });
      expect(response.status).toBe(422);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(await json(response)).toMatchObject({ type: 'urn:dualstack:problem:invalid-plan', status: 422, detail: 'The plan has 1 error; findings says where, why and what would do.', findings: [{ rule: 'kkp/cluster-name' }, {}, {}] });
    }
  });

  it('have an address plan even with errors, and overlaps in it', async () => {
    const answer = await json(await post('/address-plan', { plan: examplePlan('kkp-aws-dual', { 'spec.network.serviceCidrs.ipv6': 'fd01:0:0:1::/112' }) }));
    expect(answer).toMatchObject({ families: [{ overlaps: [] }, { overlaps: [{ a: 'spec.network.podCidrs.ipv6', b: 'spec.network.serviceCidrs.ipv6', shared: 'fd01:0:0:1::/112' }] }] });
  });
});

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

  it('says which methods there are', async () => {
    expect((await app.request('/api/v1/validate')).headers.get('allow')).toBe('POST');
  });

  it('never tells what broke inside, and logs it under the id that it tells', async () => {
    const broken = createApp({ log, isReady: () => { throw new Error('the secret reason'); } });
    const response = await broken.request('/readyz');
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(text).not.toMatch(/secret reason|at .*\.ts/);
    const { requestId } = JSON.parse(text) as { requestId: string };
    expect(lines.find((line) => line['requestId'] === requestId && line['level'] === 50)).toMatchObject({ err: { message: 'the secret reason' } });
  });

  it('takes hostile values of every plan field without a 500', async () => {
    for (const value of [null, 0, -1, 1e308, '', '\u0000', '${x}', [], [[]], {}, { __proto__: null }, true, 'x'.repeat(5000)]) {
      for (const where of ['spec', 'spec.kkp', 'spec.network', 'spec.network.podCidrs', 'spec.network.podCidrs.ipv4', 'spec.nodePools', 'spec.nodePools.0', 'metadata', 'metadata.labels', 'metadata.name', 'spec.kkp.bringyourown', 'spec.reservedCidrs']) {
        expect((await post('/validate', { plan: examplePlan('kkp-aws-dual', { [where]: value }) })).status).toBe(200);
        expect([200, 422]).toContain((await post('/manifests', { plan: examplePlan('kkp-aws-dual', { [where]: value }) })).status);
      }
    }
  });
});

describe('every answer', () => {
  it('has an id, which is in the log line of the request', async () => {
    const response = await app.request('/healthz', { headers: { 'X-Request-Id': 'from-the-client-1' } });
    expect(response.headers.get('x-request-id')).toBe('from-the-client-1');
    expect(lines.find((line) => line['requestId'] === 'from-the-client-1')).toMatchObject({ method: 'GET', path: '/healthz', status: 200, msg: 'request' });
  });

  it('has secure headers', async () => {
    const { headers } = await app.request('/api/v1/rules');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('is compressed when the client takes it', async () => {
    expect((await app.request('/api/v1/rules', { headers: { 'Accept-Encoding': 'gzip' } })).headers.get('content-encoding')).toBe('gzip');
    expect((await app.request('/api/v1/rules')).headers.get('content-encoding')).toBeNull();
  });
});

describe('the OpenAPI document', () => {
  const document = openApiDocument() as { components: { schemas: Record<string, unknown> }; paths: Record<string, Record<string, unknown>> };

  it('describes every route of the app, and nothing else', () => {
    const described = OPERATIONS.map(({ method, path: where }) => `${method.toUpperCase()} ${where}`).sort();
    const routes = app.routes.filter(({ method, path: where }) => method !== 'ALL' && !where.endsWith('*')).map(({ method, path: where }) => `${method} ${where.replace(/:(\w+)/g, '{$1}')}`);
    expect([...new Set(routes)].sort()).toEqual(described);
  });

  it('has schemas that the answers keep to', async () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema({ $id: 'doc', ...document });
    const holds = async (name: string, response: Response) => {
      const validate = ajv.compile({ $ref: `doc#/components/schemas/${name}` });
      validate(await response.json());
      expect([name, validate.errors]).toEqual([name, null]);
    };
    const plan = examplePlan('kkp-bringyourown-dual');
    await holds('providers', await app.request('/api/v1/providers'));
    await holds('examples', await app.request('/api/v1/examples'));
    await holds('example', await app.request('/api/v1/examples/kkp-gcp-dual'));
    await holds('rules', await app.request('/api/v1/rules'));
    await holds('validation', await post('/validate', { plan }));
    await holds('manifests', await post('/manifests', { plan }));
    await holds('addressPlan', await post('/address-plan', { plan }));
    await holds('problem', await post('/manifests', { plan: {} }));
    await holds('health', await app.request('/healthz'));
    for (const example of PROVIDERS.flatMap(({ examples }) => examples)) {
      const validate = ajv.compile({ $ref: 'doc#/components/schemas/plan' });
      validate(example.plan);
      expect([example.id, validate.errors]).toEqual([example.id, null]);
    }
  });

  it('is served', async () => {
    expect(await json(await app.request('/api/v1/openapi.json'))).toMatchObject({ openapi: '3.1.0', info: { title: 'Dualstack Wizard' } });
  });
});

describe('the pages', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'dualstack-web-'));
  mkdirSync(path.join(root, 'assets'));
  writeFileSync(path.join(root, 'index.html'), '<script nonce="__CSP_NONCE__" src="/assets/a-1.js"></script>');
  writeFileSync(path.join(root, 'assets/a-1.js'), 'export {}');
  const pages = createApp({ log, webRoot: root });

  it('are served for every address that is theirs, with a nonce that is new each time', async () => {
    const nonces = await Promise.all(['/', '/plans/x/edit/network'].map(async (url) => {
      const response = await pages.request(url);
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-/);
      expect(policy).not.toContain('unsafe');
      expect(response.headers.get('cache-control')).toBe('no-cache');
      const nonce = /nonce="([^"]+)"/.exec(await response.text())?.[1] ?? '';
      expect(policy).toContain(`'nonce-${nonce}'`);
      return nonce;
    }));
    expect(new Set(nonces).size).toBe(2);
  });

  it('keep files with a hash in their name for ever', async () => {
    expect((await pages.request('/assets/a-1.js')).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await pages.request('/assets/missing.js')).status).toBe(404);
  });

  it('leave the API alone', async () => {
    expect((await pages.request('/api/v1/nope')).headers.get('content-type')).toBe('application/problem+json');
    expect((await pages.request('/api/nope')).status).toBe(404);
    expect((await pages.request('/api/v1/validate')).status).toBe(405);
  });

  it('do not leave their folder', async () => {
    for (const url of ['/assets/../index.html', '/assets/%2e%2e/%2e%2e/etc/passwd', '/assets/..%2f..%2fetc%2fpasswd']) {
      expect(await (await pages.request(url)).text()).not.toContain('root:');
    }
  });
});

describe('over a real socket', () => {
  let server: ReturnType<typeof serve>;
  let origin = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => {
      server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
        origin = `http://127.0.0.1:${port}`;
        resolve();
      });
    });
  });
  afterAll(() => new Promise<void>((resolve) => { server.close(() => resolve()); }));

  it('answers', async () => {
    const response = await fetch(`${origin}/api/v1/manifests`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ plan: examplePlan('kkp-vsphere-dual') }) });
    expect(response.status).toBe(200);
  });

  it('refuses a body that is too large, even when it does not say its length', async () => {
    const body = new ReadableStream({ start(controller) { for (let i = 0; i < 20; i += 1) controller.enqueue(new TextEncoder().encode('x'.repeat(100_000))); controller.close(); } });
    const response = await fetch(`${origin}/api/v1/validate`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body, duplex: 'half' } as RequestInit);
    expect(response.status).toBe(413);
  });

  it('survives a client that talks nonsense', async () => {
    await new Promise<void>((resolve) => {
      const { port } = new URL(origin);
      const socket = connect(Number(port), '127.0.0.1', () => { socket.write('NONSENSE\r\n\r\n'); });
      socket.on('close', () => resolve());
      socket.on('error', () => resolve());
      socket.resume();
    });
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
  });
});
