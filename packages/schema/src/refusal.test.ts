import { describe, expect, it } from 'vitest';
import { refusalOf } from './refusal.js';
import { examplePlan } from './testing.js';
import { validatePlan } from './validate.js';

const SERVICES = ['spec', 'network', 'serviceCidrs', 'ipv4'];

describe('why a value is refused', () => {
  const plan = examplePlan('kkp-aws-dual');

  it('is the error of the rules at the field, with its source', () => {
    expect(refusalOf(plan, SERVICES, '172.25.0.0/20')).toMatchObject({ rule: 'kubernetes/pods-services-overlap', severity: 'error', path: SERVICES, source: { url: expect.stringMatching(/^https:/) as string } });
  });

  it('is nothing where the value is taken, or only warned of', () => {
    expect(refusalOf(plan, SERVICES, '10.240.32.0/20')).toBeUndefined();
    const warned = '25.0.0.0/20';
    expect(validatePlan(examplePlan('kkp-aws-dual', { 'spec.network.serviceCidrs.ipv4': warned })).findings.some(({ severity, path }) => severity === 'warning' && path.join() === SERVICES.join())).toBe(true);
    expect(refusalOf(plan, SERVICES, warned)).toBeUndefined();
  });

  it('is the error below the field too, and never one beside it', () => {
    expect(refusalOf(plan, ['spec', 'network', 'serviceCidrs'], { ipv4: '172.25.0.0/20', ipv6: 'fd02::/108' })).toMatchObject({ path: SERVICES });
    const broken = examplePlan('kkp-aws-dual', { 'spec.network.serviceCidrs.ipv4': '172.25.0.0/20' });
    expect(refusalOf(broken, ['spec', 'network', 'nodeCidrMask', 'ipv4'], 25)).toBeUndefined();
  });

  it('is no error of another field that is there already, even where it is about this one too', () => {
    const site = ['spec', 'cce', 'site'];
    expect(validatePlan(examplePlan('cce-turbo-dual', { 'spec.cce.flavor': '' })).findings).toContainEqual(expect.objectContaining({ rule: 'cce/flavor', variant: 'missing' }));
    expect(refusalOf(examplePlan('cce-turbo-dual', { 'spec.cce.flavor': '' }), site, 'otc')?.rule).not.toBe('cce/flavor');
    expect(refusalOf(examplePlan('cce-turbo-dual', { 'spec.cce.flavor': 'cce.nothing' }), site, 'otc')?.rule).not.toBe('cce/flavor');
  });

  it('leaves the plan as it was', () => {
    const before = JSON.stringify(plan);
    refusalOf(plan, SERVICES, 'nonsense');
    expect(JSON.stringify(plan)).toBe(before);
  });

  it('says what the shape of a plan refuses', () => {
    expect(refusalOf(plan, ['spec', 'network', 'proxyMode'], 'userspace')).toMatchObject({ rule: 'schema/invalid-value', path: ['spec', 'network', 'proxyMode'] });
  });

  it.each([[undefined], [null], ['text'], [{}], [{ spec: { provider: 'nobody' } }], [{ spec: { provider: 7 } }], [{ spec: { provider: 'toString' } }]])('cannot be told of what is no plan: %j', (document) => {
    expect(refusalOf(document, SERVICES, '10.0.0.0/20')).toBeUndefined();
  });
});
