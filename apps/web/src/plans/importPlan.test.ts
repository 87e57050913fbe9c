import { PROVIDERS } from '@dualstack/schema';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { importPlan, looksLikePlan, MOST_BYTES } from './importPlan.js';

const [{ examples, id: provider } = { examples: [], id: '' }] = PROVIDERS;
const plan = examples[0]?.plan;

describe('a plan is read', () => {
  it.each([
    ['YAML', 'plan.yaml', stringify(plan)],
    ['JSON', 'plan.json', JSON.stringify(plan, null, 2)],
    ['JSON with tabs', 'plan.json', JSON.stringify(plan, null, '\t')],
  ])('out of %s', async (_, file, text) => {
    expect(await importPlan(file, strToU8(text))).toEqual({ ok: true, provider, plan });
  });

  it('out of a ZIP, wherever it lies in it', async () => {
    expect(await importPlan('x.zip', zipSync({ 'x/README.md': strToU8('#'), 'x/plan.yaml': strToU8(stringify(plan)), 'x/verify/plan.yaml': strToU8('a: b') }))).toMatchObject({ ok: true, provider });
  });

  it('out of the folder of a ZIP that macOS made, and not out of what it added', async () => {
    expect(await importPlan('x.zip', zipSync({ '__MACOSX/plan.yaml': strToU8('x'), 'a/b/plan.yaml': strToU8(stringify(plan)) }))).toMatchObject({ ok: true, provider });
  });

  it('is known by its head', () => {
    expect([looksLikePlan(stringify(plan)), looksLikePlan(JSON.stringify(plan)), looksLikePlan('kind: Cluster'), looksLikePlan('fd00::/64')]).toEqual([true, true, false, false]);
  });
});

describe('what is no plan is refused, and said', () => {
  it.each([
    ['nothing', ' \n', { kind: 'empty' }],
    ['broken YAML', 'a: b\nc: [1\nd: e\n', { kind: 'broken', line: 3 }],
    ['a key twice', 'a: 1\nb: 2\na: 3\n', { kind: 'repeatedKey', line: 3, column: 1, text: 'a: 3' }],
    ['a tab', 'a:\n\tb: 1\n', { kind: 'tab', line: 2 }],
    ['another document', 'kind: Cluster\n', { kind: 'notPlan' }],
    ['a list', '- 1\n', { kind: 'notPlan' }],
    ['a provider that nobody knows', stringify({ apiVersion: 'dualstack.dev/v1', kind: 'ClusterPlan', metadata: { name: 'x' }, spec: { provider: 'k3s', k3s: {} } }), { kind: 'noProvider', provider: 'k3s' }],
    ['another plan behind it', `${stringify(plan)}---\n${stringify(plan)}`, { kind: 'several', line: stringify(plan).split('\n').length + 1, text: 'apiVersion: dualstack.dev/v1' }],
    ['a configuration of kubeadm', 'apiVersion: kubeadm.k8s.io/v1beta3\nkind: InitConfiguration\n---\napiVersion: kubeadm.k8s.io/v1beta3\nkind: ClusterConfiguration\n', { kind: 'ofKubeadm', object: 'InitConfiguration' }],
    ['a cluster of KKP', 'apiVersion: kubermatic.k8c.io/v1\nkind: Cluster\nmetadata: {}\nspec: {}\n', { kind: 'ofKkp', object: 'Cluster' }],
    ['a policy of KKP', 'apiVersion: apps.kubermatic.k8c.io/v1\nkind: ApplicationInstallation\n', { kind: 'ofKkp', object: 'ApplicationInstallation' }],
    ['a request of CCE', '{"kind": "NodePool", "apiVersion": "v3"}', { kind: 'ofCce', object: 'NodePool' }],
    ['an object of Kubernetes', 'apiVersion: operator.tigera.io/v1\nkind: Installation\n', { kind: 'ofKubernetes', object: 'Installation', apiVersion: 'operator.tigera.io/v1' }],
    ['a head without a body', 'apiVersion: dualstack.dev/v1\nkind: ClusterPlan\n', { kind: 'notPlan' }],
  ])('%s', async (_, text, problem) => {
    expect(await importPlan('plan.yaml', strToU8(text))).toMatchObject({ ok: false, problem: { ...problem, file: 'plan.yaml' } });
  });

  it.each([
    ['a file over the limit', new Uint8Array(MOST_BYTES + 1), 'tooLarge'],
    ['a file that is no text', new Uint8Array([0xff, 0xfe, 0x00]), 'notText'],
    ['a ZIP without a plan', zipSync({ 'a.txt': strToU8('x') }), 'noPlanInZip'],
    ['a ZIP that is cut off', zipSync({ 'x/plan.yaml': strToU8(stringify(plan)) }).slice(0, 60), 'notZip'],
    ['a ZIP that lost its end', zipSync({ 'x/plan.yaml': strToU8(stringify(plan)) }).slice(0, -22), 'notZip'],
    ['a plan in a ZIP over the limit', zipSync({ 'x/plan.yaml': new Uint8Array(MOST_BYTES + 1) }), 'tooLarge'],
  ])('%s', async (_, bytes, kind) => {
    expect(await importPlan('x', bytes)).toMatchObject({ ok: false, problem: { kind } });
  });

  it('by its name: what calls itself a ZIP and is none', async () => {
    expect(await importPlan('made.zip', strToU8('cut off'))).toMatchObject({ ok: false, problem: { kind: 'notZip' } });
  });
});
