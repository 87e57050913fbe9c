import { formatPath, validatePlan, valueAt } from '@dualstack/schema';
import { examplePlan } from '@dualstack/schema/testing';
import { english, providerOf } from '@dualstack/schema';
import { describe, expect, it, vi } from 'vitest';
import type { Work } from '../plans/drafts.js';
import { createPlanStore } from './planStore.js';

const POOL = ['spec', 'network', 'nodeCidrMask', 'ipv4'];
const PODS = ['spec', 'network', 'podCidrs', 'ipv4'];
const NAME = ['metadata', 'name'];

function open(changes: Record<string, unknown> = {}, work: Partial<Work> = {}) {
  const provider = providerOf('kkp');
  if (!provider) throw new Error('no provider');
  const validate = vi.fn(validatePlan);
  const store = createPlanStore({ plan: examplePlan('kkp-aws-dual', changes), attempted: [], visited: [], parked: {}, ...work }, { provider, validate, speak: english.finding, describe: ({ kind }) => kind });
  return { store, validate };
}
const rules = (findings: readonly { rule: string }[]) => findings.map(({ rule }) => rule);

describe('the plan in the wizard', () => {
  it('is of the version that is written now, in whichever it was kept', () => {
    const older = { apiVersion: 'dualstack.dev/v1alpha1', 'spec.network.podCidrs': '172.25.0.0/16,fd01::/48', 'spec.network.serviceCidrs': '10.240.16.0/20,fd02::/108' };
    const { store } = open(older);
    const today = examplePlan('kkp-aws-dual', { 'spec.network.podCidrs': { ipv4: '172.25.0.0/16', ipv6: 'fd01::/48' }, 'spec.network.serviceCidrs': { ipv4: '10.240.16.0/20', ipv6: 'fd02::/108' } });
    expect(store.plan()).toEqual(today);
    store.replace({ plan: examplePlan('kkp-aws-dual', older), attempted: [], visited: [], parked: {} });
    expect(store.plan()).toEqual(today);
  });

  it('leaves out what a form has emptied, and shares what did not change', () => {
    const { store } = open();
    const before = store.plan();
    store.setValue(NAME, 'other');
    store.setValue(['spec', 'kkp', 'preset'], undefined);
    store.setValue(['spec'], { ...(valueAt(store.plan(), ['spec']) as object), reservedCidrs: undefined });
    expect(valueAt(store.plan(), ['spec', 'network'])).toBe(valueAt(before, ['spec', 'network']));
    expect(Object.hasOwn(valueAt(store.plan(), ['spec']) as object, 'reservedCidrs')).toBe(false);
  });

  it('is checked once for every change, and only when somebody looks', () => {
    const { store, validate } = open();
    store.setValue(NAME, 'a');
    store.setValue(NAME, 'b');
    expect(validate).toHaveBeenCalledTimes(0);
    store.findings();
    store.validation();
    store.touch(NAME);
    store.shownAt(NAME, false);
    store.visit('nodes');
    store.findings();
    expect(validate).toHaveBeenCalledTimes(1);
  });

  it('gives a field the same findings as long as its own do not change', () => {
    const { store } = open({ 'spec.network.podCidrs.ipv4': '172.30.0.5/16' });
    const [own, below, none] = [store.shownAt(PODS, false), store.shownAt(['spec', 'network'], true), store.shownAt(NAME, false)];
    expect([own.length > 0, none.length]).toEqual([true, 0]);
    store.setValue(['metadata', 'description'], 'typed elsewhere');
    expect(store.shownAt(PODS, false)).toBe(own);
    expect(store.shownAt(['spec', 'network'], true)).toBe(below);
    expect(store.shownAt(NAME, false)).toBe(none);
    store.setValue(PODS, '172.30.0.6/16');
    expect(store.shownAt(PODS, false)).not.toBe(own);
  });

  it('counts the errors of a step once, and gives the same counts until one changes', () => {
    const { store } = open({ 'spec.network.podCidrs.ipv4': '172.30.0.5/16' });
    const counts = store.findings().errorCounts;
    expect(counts).toEqual({ network: 1 });
    store.setValue(['metadata', 'description'], 'typed elsewhere');
    expect(store.findings().errorCounts).toBe(counts);
    expect(store.findings().ofStep('network').filter(({ severity }) => severity === 'error')).toHaveLength(1);
  });

  it('shows an error once a person came to its field, or left its step', () => {
    const { store } = open({ 'metadata.name': 'A' });
    store.setActive(NAME);
    expect(store.shownAt(NAME, false)).toEqual([]);
    store.setActive(undefined);
    expect(store.shownAt(NAME, false)).toHaveLength(1);
    store.setValue(NAME, '');
    expect(store.shownAt(NAME, false)).toEqual([]);
    store.touch(NAME);
    expect(store.shownAt(NAME, false).length).toBeGreaterThan(0);
    const { store: other } = open({ 'metadata.name': '' });
    other.attempt('cluster');
    expect(other.shownAt(NAME, false).length).toBeGreaterThan(0);
  });

  it('applies every change of a fix, and counts its fields as come to', () => {
    const { store } = open();
    store.applyFix({ path: NAME, value: 'x', also: [{ path: PODS }] });
    expect([valueAt(store.plan(), NAME), valueAt(store.plan(), PODS)]).toEqual(['x', undefined]);
  });
});

describe('findings that no field shows', () => {
  it('are homeless until their path, or one around it, has a place on the page', () => {
    const { store } = open({ 'metadata.name': 'Not A Name' });
    const homeless = () => store.homelessOf('cluster').map(({ path }) => path.join('.'));
    expect(homeless()).toContain('metadata.name');
    const leave = store.place(NAME, false);
    expect(homeless()).not.toContain('metadata.name');
    leave();
    expect(homeless()).toContain('metadata.name');
    store.place(['metadata'], false);
    expect(homeless()).toContain('metadata.name');
    store.place(['metadata'], true);
    expect(homeless()).not.toContain('metadata.name');
  });

  it('are of their own step alone, and wait until somebody comes to an empty field', () => {
    const { store } = open({ 'metadata.name': '' });
    expect(store.homelessOf('nodes')).toEqual([]);
    expect(store.homelessOf('cluster')).toEqual([]);
    store.attempt('cluster');
    expect(store.homelessOf('cluster').map(({ rule }) => rule)).toContain('kkp/cluster-name');
  });

  it('tell those who look once, however many fields come', async () => {
    const { store } = open();
    let told = 0;
    store.subscribe(() => (told += 1));
    for (let index = 0; index < 20; index += 1) store.place(['spec', 'nodePools', index], false);
    await Promise.resolve();
    expect(told).toBe(1);
  });
});

describe('what a field holds and a plan cannot', () => {
  const problem = { kind: 'wholeNumber', values: { text: '2.5', min: 1, max: 32 } } as const;

  it('is an error at the field, alone there, that keeps the files away', () => {
    const { store } = open();
    expect(store.isValid()).toBe(true);
    store.hold(POOL, 99, { content: '2.5', problem });
    expect([rules(store.shownAt(POOL, false)), store.isValid(), store.heldAt(POOL), store.findings().errorCounts['network']]).toEqual([['page/whole-number'], false, '2.5', 1]);
  });

  it('goes when the plan is changed there, around it or in it', () => {
    for (const [path, value] of [[POOL, 24], [['spec', 'network', 'nodeCidrMask'], { ipv4: 24 }], [[...POOL, 'x'], 1]] as const) {
      const { store } = open();
      store.hold(POOL, 24, { content: '2.5', problem });
      store.setValue(NAME, 'elsewhere');
      expect(store.heldAt(POOL)).toBe('2.5');
      store.setValue(path, value);
      expect([store.heldAt(POOL), store.isValid() || formatPath(path).endsWith('x')]).toEqual([undefined, true]);
    }
  });

  it('comes back with its draft, and is said in the language of the page', () => {
    const { store } = open({}, { held: [{ path: POOL, content: '2.5', problem }] });
    expect([store.heldAt(POOL), store.isValid()]).toEqual(['2.5', false]);
    const before = store.findings();
    store.refresh();
    expect(store.findings()).not.toBe(before);
  });

  it('takes changes back and makes them again: what was typed, what a choice brought, and what a field held', () => {
    const { store } = open();
    const start = store.work().plan;
    store.setActive(NAME);
    store.setValue(NAME, 'p');
    store.setValue(NAME, 'pr');
    store.setActive(undefined);
    store.choose(['spec', 'ipFamily'], 'IPv4');
    store.hold(POOL, 24, { content: '2.5', problem: { kind: 'wholeNumber', values: {} } });
    expect(store.undo()).toEqual([POOL]);
    expect(store.heldAt(POOL)).toBeUndefined();
    expect(store.redo()).toEqual([POOL]);
    expect(store.heldAt(POOL)).toBe('2.5');
    store.undo();
    const [alone, parked] = [store.plan(), store.work().parked];
    store.undo();
    expect([valueAt(store.plan(), ['spec', 'ipFamily']), valueAt(store.plan(), NAME), store.work().parked]).toEqual(['IPv4+IPv6', 'pr', {}]);
    store.undo();
    expect([store.plan(), store.canUndo(), store.undo()]).toEqual([start, false, undefined]);
    store.redo();
    store.redo();
    expect([store.plan(), store.work().parked]).toEqual([alone, parked]);
  });

  it('knows the place of the last change, and forgets it when another version is taken', () => {
    const { store } = open();
    store.setValue(PODS, '172.30.0.5/16');
    store.applyFix({ path: PODS, value: '172.30.0.0/16' });
    expect([store.isLastChange(PODS), store.isLastChange(NAME)]).toEqual([true, false]);
    store.undo();
    expect(valueAt(store.plan(), PODS)).toBe('172.30.0.5/16');
    store.replace(store.work());
    expect([store.canUndo(), store.canRedo()]).toEqual([false, false]);
  });

  it('shows an overlap at either field where the two are on different steps, and counts it on both', () => {
    const NODES = ['spec', 'kkp', 'nodeNetwork', 'ipv4'];
    const { store } = open({ 'spec.kkp.nodeNetwork': { ipv4: '172.25.0.0/20' } });
    const rulesAt = (path: (string | number)[]) => rules(store.shownAt(path, false));
    expect([rulesAt(PODS), rulesAt(NODES)]).toEqual([['kubernetes/node-network-overlap'], ['kubernetes/node-network-overlap']]);
    expect(store.findings().errorCounts).toEqual({ network: 1, settings: 1 });
    // What is counted as a step's own adds up to what the plan has.
    const [network, settings] = [store.shownCounts('network'), store.shownCounts('settings')];
    expect([network.error + settings.error, network.sharedError + settings.sharedError]).toEqual([1, 1]);
    expect(rules(store.findings().all).filter((rule) => rule === 'kubernetes/node-network-overlap')).toHaveLength(1);
  });

  it('shows it once where both are on one step', () => {
    const { store } = open({ 'spec.network.serviceCidrs.ipv6': 'fd01:0:0:1::/112' });
    expect(rules(store.shownAt(['spec', 'network', 'serviceCidrs', 'ipv6'], false))).toContain('kubernetes/pods-services-overlap');
    expect(rules(store.shownAt(['spec', 'network', 'podCidrs', 'ipv6'], false))).not.toContain('kubernetes/pods-services-overlap');
  });
});
