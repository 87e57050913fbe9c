import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { curePlan, waysOut } from '../cures.js';
import { formatPath } from '../findings/finding.js';
import { PROVIDERS } from '../registry.js';
import { refusalOf } from '../refusal.js';
import { english } from '../speak.js';
import { examplePlan, toPath } from '../testing.js';
import { readPlan, validatePlan } from '../validate.js';
import { applyFix, valueAt, withValueAt } from './path.js';
import { READ_VERSIONS, upgradePlan } from './upgrade.js';

/** Plans as the first version wrote them, beside what the same is today. */
const STORED = [
  {
    now: 'kkp-aws-dual',
    podCidrs: '172.25.0.0/16,fd01::/48',
    serviceCidrs: '10.240.16.0/20,fd02::/108',
  },
  {
    now: 'kubeadm-calico-dual-ipv6-primary',
    podCidrs: 'fd6e:9671:5f6c::/48, 10.244.0.0/16',
    serviceCidrs: 'fd6e:9671:5f6d::/112,10.96.0.0/16',
  },
] as const;

const V1ALPHA1 = 'dualstack.dev/v1alpha1';
const changed = (plan: unknown, changes: Record<string, unknown>) => Object.entries(changes).reduce((document, [path, value]) => withValueAt(document, toPath(path), value), plan);
const stored = ({ now, podCidrs, serviceCidrs }: (typeof STORED)[number], changes: Record<string, unknown> = {}) => changed(examplePlan(now), { apiVersion: V1ALPHA1, 'spec.network.podCidrs': podCidrs, 'spec.network.serviceCidrs': serviceCidrs, ...changes });
const today = ({ now, podCidrs, serviceCidrs }: (typeof STORED)[number]) => {
  const of = (text: string) => Object.fromEntries(text.split(',').map((range) => [range.includes(':') ? 'ipv6' : 'ipv4', range.trim()]));
  return changed(examplePlan(now), { 'spec.network.podCidrs': of(podCidrs), 'spec.network.serviceCidrs': of(serviceCidrs) });
};
const [KKP] = STORED;

describe('a plan that an older version wrote', () => {
  it.each(STORED)('is the same plan as in its form of today ($now)', (each) => {
    const reading = readPlan(stored(each));
    const other = readPlan(today(each));
    if (!reading.ok || !other.ok) throw new Error(JSON.stringify([reading, other]));
    expect(reading.value.plan).toEqual(other.value.plan);
    expect(reading.value.filled).toEqual(other.value.filled);
    expect(reading.document).toEqual(today(each));
    expect(validatePlan(stored(each)).findings).toEqual(validatePlan(today(each)).findings);
  });

  it('is told of with the paths of the document that is handed out, and a fix applies to that', () => {
    const plan = stored(KKP, { 'spec.network.serviceCidrs': '172.25.0.0/20,fd02::/108' });
    const validation = validatePlan(plan);
    const found = curePlan(plan, validation).findings.find(({ rule }) => rule === 'kubernetes/pods-services-overlap');
    expect(found?.path).toEqual(['spec', 'network', 'serviceCidrs', 'ipv4']);
    expect(found?.fix).toMatchObject({ path: ['spec', 'network', 'serviceCidrs', 'ipv4'], value: '10.240.16.0/20' });
    const mended = found?.fix && applyFix(validation.document, found.fix);
    expect(mended).toEqual(today(KKP));
    expect(validatePlan(mended).valid).toBe(true);
  });

  it('has every way out of a finding, each for the document that is handed out', () => {
    const plan = stored(KKP, { 'spec.network.serviceCidrs': '172.25.0.0/20,fd02::/108' });
    const validation = validatePlan(plan);
    const steps = waysOut(plan, validation, { rule: 'kubernetes/pods-services-overlap', path: ['spec', 'network', 'serviceCidrs', 'ipv4'] });
    let step = steps.next();
    while (!step.done) step = steps.next();
    expect(step.value?.length).toBeGreaterThan(1);
    for (const way of step.value ?? []) expect(validatePlan(applyFix(validation.document, way)).valid).toBe(true);
  });

  it('refuses what its form of today refuses', () => {
    const path = ['spec', 'network', 'serviceCidrs', 'ipv4'];
    expect(refusalOf(stored(KKP), path, '172.25.0.0/20')).toEqual(refusalOf(today(KKP), path, '172.25.0.0/20'));
    expect(refusalOf(stored(KKP), path, '172.25.0.0/20')?.rule).toBe('kubernetes/pods-services-overlap');
  });

  it('keeps what nobody knows, which is named at its place', () => {
    const { findings } = validatePlan(stored(KKP, { 'spec.network.colour': 'red', 'metadata.colour': 'blue' }));
    expect(findings.map(({ rule, path }) => [rule, formatPath(path)])).toEqual(expect.arrayContaining([['schema/unrecognized-keys', 'spec.network.colour'], ['schema/unrecognized-keys', 'metadata.colour']]));
    expect(findings.length).toBe(2);
  });

  it.each<[what: string, written: unknown, now: unknown]>([
    ['one range', '172.25.0.0/16', { ipv4: '172.25.0.0/16' }],
    ['IPv6 alone', ' fd01::/48 ', { ipv6: 'fd01::/48' }],
    ['none', '', {}],
    ['what is no range', 'not a range', { ipv4: 'not a range' }],
    ['two of one family', '10.0.0.0/16,10.1.0.0/16', { ipv4: '10.0.0.0/16', ipv6: '10.1.0.0/16' }],
    ['two of IPv6', 'fd01::/48,fd02::/48', { ipv4: 'fd02::/48', ipv6: 'fd01::/48' }],
    ['one too many', '10.0.0.0/16,fd01::/48,10.1.0.0/16', { ipv4: '10.0.0.0/16,10.1.0.0/16', ipv6: 'fd01::/48' }],
    ['what is one per family already', { ipv4: '10.0.0.0/16' }, { ipv4: '10.0.0.0/16' }],
    ['a number', 7, 7],
    ['a list', ['10.0.0.0/16'], ['10.0.0.0/16']],
    ['nothing', null, null],
  ])('loses nothing of its ranges: %s', (_, written, now) => {
    expect(valueAt(upgradePlan(stored(KKP, { 'spec.network.podCidrs': written })), ['spec', 'network', 'podCidrs'])).toEqual(now);
  });

  it('is not changed itself', () => {
    const plan = stored(KKP);
    const before = JSON.stringify(plan);
    readPlan(plan);
    expect(JSON.stringify(plan)).toBe(before);
  });

  it.each<[unknown]>([[{ apiVersion: V1ALPHA1 }], [{ apiVersion: V1ALPHA1, spec: 'text' }], [{ apiVersion: V1ALPHA1, spec: null }], [{ apiVersion: V1ALPHA1, spec: { network: [] } }], [{ apiVersion: V1ALPHA1, spec: { network: { podCidrs: null } } }]])('that is hardly one is refused, and nothing throws: %j', (document) => {
    expect(validatePlan(document).valid).toBe(false);
  });
});

describe('versions of the document', () => {
  it('one of today is untouched: it is the same object', () => {
    for (const { plan } of PROVIDERS.flatMap(({ examples }) => examples)) {
      expect(upgradePlan(plan)).toBe(plan);
      expect(validatePlan(plan).document).toBe(plan);
    }
    for (const other of [undefined, null, 'text', 7, [], {}, { apiVersion: 7 }, { apiVersion: 'toString' }]) expect(upgradePlan(other)).toBe(other);
  });

  it('one that nobody knows is refused before anything else, and those that are known are named', () => {
    const { findings, document } = validatePlan({ apiVersion: 'dualstack.dev/v2', kind: 'Something', colour: 'red' });
    expect(findings).toEqual([{ rule: 'schema/invalid-value', variant: 'unknown', params: { given: '"dualstack.dev/v2"', values: ['dualstack.dev/v1', V1ALPHA1] }, severity: 'error', path: ['apiVersion'] }]);
    expect(findings.map(english.message)).toEqual([`"dualstack.dev/v2" is not known here; it is one of dualstack.dev/v1, ${V1ALPHA1}.`]);
    expect(document).toMatchObject({ colour: 'red' });
  });

  it.each([[{ kind: 'ClusterPlan' }], [{ apiVersion: 1, kind: 'ClusterPlan' }], [{ apiVersion: ['dualstack.dev/v1'] }]])('one that is missing, or no text, is a finding at its place: %j', (document) => {
    expect(validatePlan(document).findings.map(({ path }) => formatPath(path))).toContain('apiVersion');
  });

  it('the JSON Schema is of the version that is written alone', () => {
    for (const { schema } of PROVIDERS) {
      const text = JSON.stringify(z.toJSONSchema(schema, { io: 'input' }));
      expect(text).toContain('"dualstack.dev/v1"');
      for (const older of READ_VERSIONS.slice(1)) expect(text).not.toContain(older);
    }
  });
});
