import { type Finding, searchWays, validatePlan, type WayOut } from '@dualstack/schema';
import { examplePlan } from '@dualstack/schema/testing';
import { describe, expect, it } from 'vitest';
import { createCures } from './cures.js';

/** A plan, a clock and an idle page that a test drives. */
function open(search = searchWays) {
  const listeners = new Set<() => void>();
  const state = { plan: examplePlan('kkp-aws-dual', { 'spec.network.podCidrs.ipv4': '172.30.0.5/16' }), time: 0, tasks: [] as (() => void)[], told: 0 };
  const source = {
    plan: () => state.plan,
    validation: () => validatePlan(state.plan),
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  const schedule = (task: () => void) => {
    state.tasks.push(task);
    return () => void (state.tasks = state.tasks.filter((each) => each !== task));
  };
  const cures = createCures(source, search, schedule, () => (state.time += 1));
  cures.subscribe(() => void (state.told += 1));
  const idle = () => state.tasks.shift()?.();
  const change = (plan: unknown) => {
    state.plan = plan;
    listeners.forEach((listener) => listener());
  };
  const error = () => validatePlan(state.plan).findings.find(({ severity }) => severity === 'error') as Finding;
  return { state, cures, idle, change, error };
}

describe('ways out of what is on the page', () => {
  it('are tried when the page is idle, and told then', () => {
    const { state, cures, idle, error } = open();
    const finding = error();
    cures.want(finding);
    expect([cures.waysOf(finding)[0], state.tasks.length]).toEqual([undefined, 1]);
    for (let slices = 0; slices < 50 && state.tasks.length > 0; slices += 1) idle();
    expect([cures.waysOf(finding)[0]?.value, state.told]).toEqual(['172.30.0.0/16', 1]);
  });

  it('are not tried for what is no longer looked at', () => {
    const { cures, idle, error } = open(function* () {
      throw new Error('tried');
      yield;
    });
    cures.want(error())();
    expect(() => idle()).not.toThrow();
  });

  it('take turns with the page', () => {
    let tries = 0;
    const { state, cures, idle, error } = open(function* (): Generator<void, readonly WayOut[]> {
      for (; tries < 100; tries += 1) yield;
      return [{ label: { code: 'x' }, path: [], note: { also: [], removes: 0, warnings: [] } }];
    });
    const finding = error();
    cures.want(finding);
    idle();
    expect([tries > 0 && tries < 10, state.tasks.length, cures.waysOf(finding)]).toEqual([true, 1, []]);
  });

  it('of a note decide nothing about what an error offers, whichever is asked for first', () => {
    const { state, cures, idle, change } = open();
    change(examplePlan('kkp-aws-dual', { 'spec.network.serviceCidrs.ipv6': 'fd01:0:0:1::/112' }));
    const { findings } = validatePlan(state.plan);
    const [overlap, note] = ['kubernetes/pods-services-overlap', 'kubernetes/ula-not-random'].map((id) => findings.find(({ rule }) => rule === id) as Finding);
    if (!overlap || !note) throw new Error('no such findings');
    cures.want(note);
    while (state.tasks.length > 0) idle();
    cures.want(overlap);
    while (state.tasks.length > 0) idle();
    expect([cures.waysOf(overlap)[0]?.value, cures.waysOf(note)[0]?.path]).toEqual(['fd02::/112', ['spec', 'network', 'podCidrs', 'ipv6']]);
  });

  it('are dropped when the plan changes, and tried anew for what is still there', () => {
    const { state, cures, idle, change, error } = open();
    const finding = error();
    cures.want(finding);
    while (state.tasks.length > 0) idle();
    change(examplePlan('kkp-aws-dual', { 'spec.network.podCidrs.ipv4': '172.31.0.5/16' }));
    expect([cures.waysOf(finding)[0], state.tasks.length]).toEqual([undefined, 1]);
    while (state.tasks.length > 0) idle();
    expect(cures.waysOf(finding)[0]?.value).toBe('172.31.0.0/16');
  });
});
