import { describe, expect, it } from 'vitest';
import { cureOf, curePlan, curing, MAX_TRIALS, waysOut } from './cures.js';
import { applyFix, changesOf, valueAt } from './plan/path.js';
import { findingKey } from './findings/finding.js';
import { english, type SpokenFix } from './speak.js';
import { examplePlan } from './testing.js';
import { validatePlan } from './validate.js';

const cured = (plan: unknown) => {
  const outcome = curePlan(plan, validatePlan(plan));
  return { ...outcome, findings: outcome.findings.map(english.finding) };
};
const fixOf = (plan: unknown, rule: string): SpokenFix | undefined => cured(plan).findings.find((finding) => finding.rule === rule)?.fix;
const drain = <Result>(steps: Generator<void, Result>): Result => {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
};

describe('a fix', () => {
  it('that gives a family up removes what was written of it, and writes no default', () => {
    const plan = examplePlan('kkp-openstack-dual', { 'spec.kkp.datacenter.ipv6Enabled': false, 'spec.network.proxyMode': undefined });
    const fix = fixOf(plan, 'kkp/dual-stack-datacenter');
    expect(fix).toMatchObject({ label: 'Use IPv4 only', path: ['spec', 'ipFamily'], value: 'IPv4' });
    const after = applyFix(plan, fix as SpokenFix);
    expect(validatePlan(after).valid).toBe(true);
    expect(valueAt(after, ['spec', 'network', 'proxyMode'])).toBeUndefined();
    expect(valueAt(after, ['spec', 'kkp', 'exposeStrategy'])).toEqual(valueAt(plan, ['spec', 'kkp', 'exposeStrategy']));
    for (const { path, value } of fix?.also ?? []) {
      expect(value).toBeUndefined();
      expect(valueAt(plan, path)).toBeDefined();
    }
  });

  it('that switches the network model of CCE leaves every other choice as it was', () => {
    const plan = examplePlan('cce-standard-vpc-ipv4', { 'spec.ipFamily': 'IPv4+IPv6', 'spec.cce.nodeSubnet.ipv6Enabled': true, 'spec.network.proxyMode': 'ipvs' });
    const fix = fixOf(plan, 'cce/ipv6-network-model') as SpokenFix;
    const { networkModel: _, fixPoolMask: __, ...rest } = valueAt(plan, ['spec', 'cce']) as Record<string, unknown>;
    const { networkModel, ...after } = valueAt(applyFix(plan, fix), ['spec', 'cce']) as Record<string, unknown>;
    expect(networkModel).toBe('overlay_l2');
    expect(after).toEqual(rest);
  });

  it('of a field serves every finding there: two of them never contradict one another', () => {
    const plan = examplePlan('kkp-aws-dual', { 'spec.network.serviceCidrs.ipv6': 'fd01::/63' });
    const there = cured(plan).findings.filter(({ path, severity }) => severity !== 'info' && path.join('.') === 'spec.network.serviceCidrs.ipv6');
    expect(there.length).toBeGreaterThan(1);
    expect(new Set(there.map(({ fix }) => fix?.label)).size).toBe(1);
    expect(validatePlan(applyFix(plan, there[0]?.fix as SpokenFix)).valid).toBe(true);
  });

  it('is offered once for a field: no other finding sets it to something else, and a mere statement offers nothing', () => {
    for (const plan of [examplePlan('cce-turbo-dual', { 'spec.ipFamily': 'IPv6' }), examplePlan('starlingx-subcloud-dual', { 'spec.starlingx.networks.management.subnets.ipv6': 'fd00::/8' }), examplePlan('starlingx-aio-dx-dual', { 'spec.starlingx.networks.multicast.subnets.ipv4': '10.0.0.0/8' })]) {
      const values = new Map<string, Set<string>>();
      for (const { fix } of curePlan(plan, validatePlan(plan), Infinity).findings) {
        for (const { path, value } of fix ? changesOf(fix) : []) values.set(path.join('.'), (values.get(path.join('.')) ?? new Set()).add(JSON.stringify(value)));
      }
      expect(values.size).toBeGreaterThan(0);
      for (const [path, each] of values) expect([path, [...each]]).toEqual([path, [[...each][0]]]);
    }
  });

  it('may remove an entry of a list although later entries are wrong too', () => {
    const plan = examplePlan('cce-turbo-dual', { 'spec.cce.nodeSubnet.dnsServers': ['nonsense', 'fd00::1'] });
    expect(cured(plan).findings.filter(({ rule }) => rule === 'cce/subnet-servers').map(({ fix }) => fix?.label)).toEqual(['Remove nonsense', 'Remove fd00::1']);
  });
});

describe('trying ways out', () => {
  const windows = (count: number) =>
    examplePlan('kubeadm-flannel-dual', { 'spec.kubeadm.nodes': [...(valueAt(examplePlan('kubeadm-flannel-dual'), ['spec', 'kubeadm', 'nodes']) as unknown[]), ...Array.from({ length: count }, (_, index) => ({ name: `w${index}`, role: 'worker', os: 'windows', ipv4: `192.168.${100 + (index >> 7)}.${(index & 127) + 1}`, ipv6: `2a05:d014:937:4500::${(index + 4096).toString(16)}` }))] });

  it('is not part of checking a plan', () => {
    const { findings } = validatePlan(windows(3));
    expect(findings.length).toBeGreaterThan(2);
    expect(findings.every(({ fix }) => fix === undefined)).toBe(true);
  });

  it(`ends after ${MAX_TRIALS} tries, and says for how many findings none was tried`, () => {
    const plan = windows(200);
    const { findings, tried, notTried } = cured(plan);
    expect(tried).toBe(MAX_TRIALS);
    const windowsWith = (isFixed: boolean) => findings.filter(({ rule, fix }) => rule === 'kubeadm/windows-plugin' && (fix !== undefined) === isFixed).length;
    expect(windowsWith(true)).toBe(MAX_TRIALS);
    expect(notTried).toBeGreaterThanOrEqual(windowsWith(false));
  });

  it('serves what weighs more first, in whatever order it is asked: a note takes no way out from an error', () => {
    const plan = examplePlan('kkp-aws-dual', { 'spec.network.serviceCidrs.ipv6': 'fd01:0:0:1::/112' });
    const validation = validatePlan(plan);
    for (const finding of [...validation.findings].reverse()) cureOf(plan, validation, finding);
    const values = Object.fromEntries(validation.findings.map((finding) => [finding.rule, cureOf(plan, validation, finding)?.value]));
    expect(values['kubernetes/pods-services-overlap']).toBe('fd02::/112');
    const noIpv6 = examplePlan('kkp-openstack-dual', { 'spec.kkp.datacenter.ipv6Enabled': false });
    expect(cured(noIpv6).findings.filter(({ fix }) => fix?.label === 'Use IPv4 only').map(({ rule }) => rule)).toEqual(['kkp/dual-stack-datacenter']);
  });

  it('goes one try at a time, so that it can stop between two', () => {
    const plan = windows(5);
    const steps = curing(plan, validatePlan(plan));
    expect(steps.next().done).toBe(false);
    expect(steps.next().done).toBe(false);
  });

  it('of one finding finds the same as of all', () => {
    const plan = windows(2);
    const validation = validatePlan(plan);
    const all = new Map(curePlan(plan, validatePlan(plan)).findings.map((finding) => [findingKey(finding), finding.fix]));
    /** What is drawn at random differs each time. */
    for (const finding of validation.findings.filter(({ rule }) => rule !== 'kubernetes/ula-not-random')) expect(cureOf(plan, validation, finding)).toEqual(all.get(findingKey(finding)));
  });
});

describe('every way out of a finding', () => {
  const plan = examplePlan('kkp-aws-dual', { 'spec.network.serviceCidrs.ipv4': '172.25.0.0/20' });

  it('is tried, and comes with a word on what else moves', () => {
    const ways = drain(waysOut(plan, validatePlan(plan), { rule: 'kubernetes/pods-services-overlap', path: ['spec', 'network', 'serviceCidrs', 'ipv4'] }));
    expect(ways?.length).toBeGreaterThan(1);
    for (const way of ways ?? []) {
      expect(way.note).not.toBe('');
      expect(validatePlan(applyFix(plan, way)).valid).toBe(true);
    }
  });

  it('is undefined where there is no such finding', () => {
    expect(drain(waysOut(plan, validatePlan(plan), { rule: 'kubernetes/host-bits', path: ['spec'] }))).toBeUndefined();
  });
});
