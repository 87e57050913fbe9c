import { setImmediate } from 'node:timers/promises';
import { applyFix, DOCUMENT_RULES, type Finding, type Fix, formatPath, KUBERNETES_RULES, MAX_TRIALS, MISTAKES, PROVIDERS } from '@dualstack/schema';
import { examplePlan } from '@dualstack/schema/testing';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { createApp } from './app.js';
import { app, json, lazyStore, lines, log, manyFindings, post } from './testing.js';

describe('the catalog', () => {
  it('lists providers with their steps and catalog', async () => {
    const { providers, rules } = await json(await app.request('/api/v1/providers'));
    expect(rules).toBe(((await json(await app.request('/api/v1/rules')))['rules'] as unknown[]).length);
    expect((providers as { id: string; steps: { id: string }[] }[]).map(({ id, steps }) => [id, steps.map((step) => step.id)])).toEqual(PROVIDERS.map(({ id, steps }) => [id, steps]));
    expect(providers).toHaveLength(PROVIDERS.length);
    expect((providers as { id: string }[]).map(({ id }) => id)).toEqual(expect.arrayContaining(['cce', 'kkp', 'kubeadm', 'starlingx']));
  });

  it('lists examples, and gives each whole', async () => {
    const { examples } = await json(await app.request('/api/v1/examples'));
    const ids = (examples as { id: string }[]).map(({ id }) => id);
    expect(ids).toEqual(PROVIDERS.flatMap(({ examples: own }) => own.map(({ id }) => id)));
    /** Those of the contract, whatever else there is. */
    expect(ids).toEqual(expect.arrayContaining(['cce-standard-tunnel-dual', 'cce-standard-vpc-ipv4', 'cce-turbo-dual', 'cce-turbo-ipv4', 'otc-turbo-dual', 'otc-standard-tunnel-dual', 'otc-standard-vpc-ipv4', 'kkp-aws-dual', 'kkp-azure-dual', 'kkp-bringyourown-dual', 'kkp-digitalocean-dual', 'kkp-equinix-dual', 'kkp-gcp-dual', 'kkp-hetzner-dual', 'kkp-openstack-dual', 'kkp-vsphere-dual', 'kkp-aws-ipv4', 'kubeadm-calico-dual', 'kubeadm-calico-dual-ipv6-primary', 'kubeadm-calico-ipv6', 'kubeadm-calico-manifest-dual', 'kubeadm-cilium-dual', 'kubeadm-flannel-dual', 'kubeadm-canal-dual', 'kubeadm-flags-1.16-dual', 'starlingx-aio-sx-dual-ipv6-primary', 'starlingx-aio-dx-dual', 'starlingx-standard-ipv4', 'starlingx-standard-ipv6', 'starlingx-subcloud-dual', 'starlingx-convert-aio-dx', 'starlingx-revert-standard']));
    for (const id of ids) {
      const example = await json(await app.request(`/api/v1/examples/${id}`));
      expect(await json(await post('/validate', { plan: example['plan'] }))).toMatchObject({ valid: true });
    }
  });

  it('lists mistakes, and gives each whole: what is refused is what it expects', async () => {
    const { mistakes } = await json(await app.request('/api/v1/mistakes'));
    expect((mistakes as { id: string }[]).map(({ id }) => id)).toEqual(MISTAKES.map(({ id }) => id));
    for (const { id, ...listed } of mistakes as { id: string; source: { url: string } }[]) {
      expect(listed.source.url).toMatch(/^https:\/\//);
      const { plan, ...mistake } = await json(await app.request(`/api/v1/mistakes/${id}`));
      expect(mistake).toEqual({ id, ...listed });
      const { findings } = await json(await post('/validate', { plan }));
      expect((findings as { rule: string; path: unknown }[]).map(({ rule, path }) => ({ rule, path }))).toContainEqual({ rule: mistake['expects'], path: mistake['path'] });
    }
  });

  it('says what breaks a rule', async () => {
    const { rules } = await json(await app.request('/api/v1/rules'));
    const found = (rules as { id: string; breaks?: object }[]).find(({ id }) => id === 'kubernetes/pods-services-overlap');
    expect(found?.breaks).toMatchObject({ title: expect.any(String) as string, message: expect.stringMatching(/\.$/) as string });
  });

  it('lists every rule with its source', async () => {
    const { rules } = await json(await app.request('/api/v1/rules'));
    const list = rules as { id: string; source: { url: string } }[];
    expect(list.length).toBe(DOCUMENT_RULES.length + KUBERNETES_RULES.length + PROVIDERS.reduce((sum, provider) => sum + provider.rules.length, 0));
    expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
    for (const { id, source } of list) {
      expect(id).toMatch(/^[a-z0-9]+\/[a-z0-9-]+$/);
      expect(source.url).toMatch(/^https:\/\//);
    }
  });
});

describe('plans', () => {
  it('of an older version are validated, and come back as the document that a fix applies to', async () => {
    const written = examplePlan('kkp-aws-dual', { 'spec.network.serviceCidrs': { ipv4: '172.25.0.0/20', ipv6: 'fd02::/108' } });
    const older = examplePlan('kkp-aws-dual', { apiVersion: 'dualstack.dev/v1alpha1', 'spec.network.podCidrs': '172.25.0.0/16,fd01::/48', 'spec.network.serviceCidrs': '172.25.0.0/20,fd02::/108' });
    const { document, findings } = await json(await post('/validate', { plan: older }));
    expect(document).toEqual(written);
    const { fix } = (findings as { rule: string; fix: Fix }[]).find(({ rule }) => rule === 'kubernetes/pods-services-overlap') as { fix: Fix };
    expect(await json(await post('/validate', { plan: applyFix(document, fix) }))).toMatchObject({ valid: true });
    expect(await json(await post('/validate', { plan: written }))).not.toHaveProperty('document');
  });

  it('are validated, with their defaults', async () => {
    const answer = await json(await post('/validate', { plan: examplePlan('kkp-aws-dual', { 'spec.network.serviceCidrs.ipv6': 'fd02::/48' }) }));
    expect(answer).toMatchObject({ valid: false, plan: { spec: { kkp: { dnsDomain: 'cluster.local' } } }, findings: [{ rule: 'kubernetes/service-cidr-too-large', fix: { value: 'fd02::/108' } }, { rule: 'kubernetes/ula-not-random' }, {}, {}, {}] });
    expect((answer['filled'] as { path: string[] }[]).map(({ path: where }) => formatPath(where))).toContain('spec.kkp.dnsDomain');
  });

  it('that are no plans come back with what is wrong with them', async () => {
    expect(await json(await post('/validate', { plan: { hello: 'world' } }))).toMatchObject({ valid: false, plan: { hello: 'world' }, findings: [{ rule: 'schema/invalid-value', path: ['apiVersion'] }, { path: ['kind'] }, { path: ['metadata'] }, { path: ['spec'] }] });
  });

  it('are told with the best fix of each finding, and how many fixes were tried', async () => {
    const { findings, fixes } = await json(await post('/validate', { plan: manyFindings }));
    expect(fixes).toEqual({ tried: MAX_TRIALS, most: MAX_TRIALS, notTried: expect.any(Number) as unknown });
    expect((fixes as { notTried: number }).notTried).toBeGreaterThan(0);
    expect((findings as Finding[]).filter(({ fix }) => fix)).toHaveLength(MAX_TRIALS);
  });

  it('have every way out of one finding told, each of which removes it', async () => {
    const plan = examplePlan('kkp-aws-dual', { 'spec.network.serviceCidrs.ipv4': '172.25.0.0/20' });
    const { rule, path: where } = { rule: 'kubernetes/pods-services-overlap', path: ['spec', 'network', 'serviceCidrs', 'ipv4'] };
    const { fixes } = (await json(await post('/fixes', { plan, rule, path: where }))) as { fixes: (Fix & { note: string })[] };
    expect(fixes.length).toBeGreaterThan(1);
    for (const fix of fixes) {
      const { findings } = await json(await post('/validate', { plan: applyFix(plan, fix) }));
      expect((findings as Finding[]).filter((each) => each.rule === rule)).toEqual([]);
      expect(fix.note).not.toBe('');
    }
  });

  it('have no fixes told for what their shape is at fault', async () => {
    expect(await json(await post('/fixes', { plan: { ...(examplePlan('kkp-aws-dual') as object), extra: 1 }, rule: 'schema/unrecognized-keys', path: ['extra'] }))).toEqual({ fixes: [] });
  });

  it('with a thousand findings do not keep others waiting', async () => {
    let isDone = false;
    const long = post('/validate', { plan: manyFindings }).finally(() => { isDone = true; });
    let others = 0;
    for (; !isDone; others += 1) {
      expect((await app.request('/healthz')).status).toBe(200);
      await setImmediate();
    }
    expect((await long).status).toBe(200);
    expect(others).toBeGreaterThan(3);
  });

  it('beyond what waits are sent away with 503, and later taken', async () => {
    const small = createApp({ log, store: lazyStore(), limits: { atOnce: 1, waiting: 1 } });
    const send = () => post('/validate', { plan: manyFindings }, {}, small);
    const answers = await Promise.all(Array.from({ length: 6 }, send));
    const refused = answers.filter(({ status }) => status === 503);
    expect(refused.length).toBeGreaterThan(0);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(6 - refused.length);
    for (const response of refused) {
      expect(response.headers.get('retry-after')).toBe('1');
      expect(await json(response)).toMatchObject({ status: 503, title: 'Service unavailable' });
    }
    expect((await send()).status).toBe(200);
  });

  it('are rendered to files, without a fix in any finding', async () => {
    const answer = await json(await post('/manifests', { plan: examplePlan('kkp-aws-dual') }));
    expect((answer['files'] as { path: string }[]).map((file) => file.path)).toEqual(['README.md', 'credentials.sh', 'create-cluster.sh', 'create-cluster.json', 'cluster.yaml', 'clustertemplate.yaml', 'assign-ssh-keys.sh', 'machinedeployment.yaml', 'verify/workload.yaml', 'verify/verify.sh', 'plan.yaml']);
    const { findings } = await json(await post('/manifests', { plan: examplePlan('kkp-aws-dual', { 'spec.network.serviceCidrs.ipv6': 'fd02::/64' }) }));
    expect((findings as Finding[]).map(({ fix }) => fix)).toEqual((findings as Finding[]).map(() => undefined));
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
      expect(await json(response)).toMatchObject({ type: 'urn:dualstack:problem:invalid-plan', status: 422, detail: 'The plan has 1 error; findings says where, why and what would do.', findings: [{ rule: 'kkp/cluster-name' }, {}, {}, {}, {}] });
    }
  });

  it('have an address plan even with errors, and overlaps in it', async () => {
    const answer = await json(await post('/address-plan', { plan: examplePlan('kkp-aws-dual', { 'spec.network.serviceCidrs.ipv6': 'fd01:0:0:1::/112' }) }));
    expect(answer).toMatchObject({ families: [{ overlaps: [] }, { overlaps: [{ a: 'spec.network.podCidrs.ipv6', b: 'spec.network.serviceCidrs.ipv6', shared: 'fd01:0:0:1::/112' }] }] });
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
    // It speaks HTTP only: whoever puts TLS in front decides, and for its own name alone.
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  it('is compressed when the client takes it', async () => {
    expect((await app.request('/api/v1/rules', { headers: { 'Accept-Encoding': 'gzip' } })).headers.get('content-encoding')).toBe('gzip');
    expect((await app.request('/api/v1/rules')).headers.get('content-encoding')).toBeNull();
  });
});
