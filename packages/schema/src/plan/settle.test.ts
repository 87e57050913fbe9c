import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ClusterFacts } from '../facts/facts.js';
import { readPlan } from '../validate.js';
import { examplePlan } from '../testing.js';
import type { Candidate, Rule } from '../rules/rule.js';
import { errorsBy, firstMended } from './settle.js';

/** The facts of a cluster in which ipvs is deprecated, a warning of the rules for every cluster, and Pods meet Services, an error. */
function brokenFacts(): ClusterFacts {
  const reading = readPlan(examplePlan('kkp-aws-dual', { 'spec.network.serviceCidrs.ipv4': '172.25.0.0/20' }));
  if (!reading.ok) throw new Error('no plan');
  return reading.value.facts();
}

const own = (id: string, severity: Rule<unknown>['severity'], unless?: readonly string[]): Rule<unknown> => ({
  id,
  severity,
  source: { title: 'x', url: 'https://example.org' },
  ...(unless && { unless }),
  check: () => [{ path: ['spec', 'network', 'serviceCidrs', 'ipv4'], params: {} }],
});

describe('the errors of a document', () => {
  const errors = errorsBy<{ name: string }, { name: string }, unknown>({
    schema: z.strictObject({ name: z.string() }),
    withDefaults: (read) => ({ plan: read, filled: [] }),
    facts: brokenFacts,
    rules: [own('x/error', 'error'), own('x/warning', 'warning'), own('x/silent', 'error', ['kubernetes/pods-services-overlap'])],
  });

  it('are those of every cluster and of its provider, without what a rule leaves to one of them', () => {
    expect(errors({ name: 'a' })?.map(({ finding }) => finding.rule)).toEqual(['kubernetes/pods-services-overlap', 'x/error']);
  });

  it('cannot be told of what does not have the shape of a plan', () => {
    expect(errors({} as { name: string })).toBeUndefined();
  });
});

describe('the first way out that leaves fewer errors', () => {
  const fix = (value: number) => ({ path: ['n'], value, label: { code: 'use' } });
  const candidates = (count: number): readonly Candidate[] => Array.from({ length: count }, () => ({ finding: { rule: 'x/y', params: {}, severity: 'error', path: ['n'] }, fixes: () => [fix(5), fix(1), fix(0)] }));
  const errorsOf = ({ n }: { n: number }) => candidates(n);

  it('is taken, and not the best', () => {
    expect(firstMended({ n: 3 }, errorsOf({ n: 3 }), errorsOf)).toEqual({ n: 1 });
  });

  it('is passed over where it may not be taken, and there may be none', () => {
    expect(firstMended({ n: 3 }, errorsOf({ n: 3 }), errorsOf, ({ value }) => value !== 1)).toEqual({ n: 0 });
    expect(firstMended({ n: 3 }, errorsOf({ n: 3 }), errorsOf, () => false)).toBeUndefined();
  });
});
