import { describe, expect, it } from 'vitest';
import { applyFix } from '../plan/path.js';
import { type Finding, formatPath } from '../findings/finding.js';
import { PROVIDERS } from '../registry.js';
import { english } from '../speak.js';
import { examplePlan } from '../testing.js';
import { check, checkRule, readPlan } from '../validate.js';
import { KUBERNETES_RULES } from './kubernetes.js';
import { keepFirst, label, type Rule, runRules, use } from './rule.js';

const SOURCE = { title: 'A source', url: 'https://example.com' };
interface Subject {
  readonly isOn: boolean;
  readonly places: readonly string[];
}
const rule = (id: string, rest: Partial<Rule<Subject>> = {}): Rule<Subject> => ({ id, severity: 'error', source: SOURCE, *check({ places }) { for (const place of places) yield { path: ['spec', place], params: { place } }; }, ...rest });
const told = (rules: readonly Rule<Subject>[], subject: Partial<Subject> = {}) => runRules(rules, { isOn: true, places: ['a', 'b'], ...subject }).map(({ finding }) => `${finding.rule} ${formatPath(finding.path)}`);
const only = (...places: string[]): Partial<Rule<Subject>> => ({ *check() { for (const place of places) yield { path: ['spec', place], params: {} }; } });

describe('rules in order', () => {
  it('tell all that they have to say; none hides another', () => {
    expect(told([rule('one'), rule('two')])).toEqual(['one spec.a', 'one spec.b', 'two spec.a', 'two spec.b']);
  });

  it('that do not apply are not asked', () => {
    const never: Rule<Subject>['check'] = () => {
      throw new Error('asked');
    };
    expect(told([rule('one', { appliesTo: ({ isOn }) => isOn, check: never }), rule('two')], { isOn: false })).toEqual(['two spec.a', 'two spec.b']);
    expect(told([rule('one', { appliesTo: ({ isOn }) => isOn })])).toEqual(['one spec.a', 'one spec.b']);
  });

  it('keep silent of a place where a rule before them has spoken, and of no other', () => {
    expect(told([rule('one', only('a')), rule('two', { unless: ['one'] })])).toEqual(['one spec.a', 'two spec.b']);
    expect(told([rule('one', only('a')), rule('two', only('b')), rule('three', { unless: ['one', 'two'] })])).toEqual(['one spec.a', 'two spec.b']);
  });

  it('keep silent for no rule that kept silent itself, or does not apply', () => {
    expect(told([rule('one', only('a')), rule('two', { unless: ['one'], ...only('a') }), rule('three', { unless: ['two'], ...only('a') })])).toEqual(['one spec.a', 'three spec.a']);
    expect(told([rule('one', { appliesTo: () => false }), rule('two', { unless: ['one'], ...only('a') })])).toEqual(['two spec.a']);
  });

  it('below a place, or around it, are not at it', () => {
    const below: Partial<Rule<Subject>> = { *check() { yield { path: ['spec'], params: {} }; yield { path: ['spec', 'a', 'deeper'], params: {} }; } };
    expect(told([rule('one', below), rule('two', { unless: ['one'], ...only('a') })])).toEqual(['one spec', 'one spec.a.deeper', 'two spec.a']);
  });

  it('name as reasons to keep silent only rules that stand before them', () => {
    for (const rules of [KUBERNETES_RULES, ...PROVIDERS.map((provider) => [...KUBERNETES_RULES, ...provider.rules])]) {
      const ids = rules.map(({ id }) => id);
      for (const { id, unless = [] } of rules) for (const other of unless) expect([id, other, ids.slice(0, ids.indexOf(id)).includes(other)]).toEqual([id, other, true]);
    }
  });

  it('make findings with their severity, their source, and the variant where they have one', () => {
    const [plain, variant] = runRules([rule('one', { severity: 'info', *check() { yield { path: [], params: { a: 1 } }; yield { path: [], variant: 'other', params: {} }; } })], { isOn: true, places: [] });
    expect(plain?.finding).toEqual({ rule: 'one', params: { a: 1 }, severity: 'info', path: [], source: SOURCE });
    expect(variant?.finding).toEqual({ rule: 'one', variant: 'other', params: {}, severity: 'info', path: [], source: SOURCE });
    expect(plain?.fixes()).toEqual([]);
  });
});

describe('a rule that is asked alone', () => {
  const asked = (id: string, plan: unknown) => {
    const reading = readPlan(plan);
    if (!reading.ok) throw new Error(JSON.stringify(reading.findings));
    const at = (finding: Finding) => `${finding.rule} ${formatPath(finding.path)}`;
    return { alone: [...checkRule(id, plan, reading.value)].map(({ finding }) => at(finding)), all: [...check(plan, reading.value)].map(({ finding }) => at(finding)).filter((each) => each.startsWith(`${id} `)) };
  };
  const old = (kubernetesVersion: string) => examplePlan('kubeadm-flags-1.16-dual', { 'spec.kubernetesVersion': kubernetesVersion });

  it('keeps silent where those that it heeds have spoken', () => {
    expect(asked('kubernetes/dual-stack-alpha', old('1.15.0'))).toEqual({ alone: [], all: [] });
    expect(asked('kubernetes/dual-stack-alpha', old('1.16.3'))).toEqual({ alone: ['kubernetes/dual-stack-alpha spec.kubernetesVersion'], all: ['kubernetes/dual-stack-alpha spec.kubernetesVersion'] });
  });

  it('says what it says among all, and is nothing where there is no such rule', () => {
    const plan = examplePlan('kkp-aws-dual', { 'spec.network.serviceCidrs.ipv4': '172.25.0.0/20', 'metadata.description': `AKIA${'ABCDEFGHIJKLMNOP'}` });
    for (const id of ['kubernetes/pods-services-overlap', 'plan/secret']) {
      const { alone, all } = asked(id, plan);
      expect(alone).toHaveLength(1);
      expect(alone).toEqual(all);
    }
    expect(asked('kubernetes/no-such-rule', plan).alone).toEqual([]);
  });
});

describe('fixes that every provider needs', () => {
  it('say the value that they set', () => {
    expect(english.label(use(['a'], 7))).toBe('Use 7');
    expect(use(['a'], 'x')).toEqual({ path: ['a'], value: 'x', label: { code: 'use', params: { value: 'x' } } });
  });

  it('keep the first entries of a list, whatever its length', () => {
    const document = { list: ['a', 'b', 'c', 'd'] };
    expect(applyFix(document, keepFirst(['list'], 4, 2))).toEqual({ list: ['a', 'b'] });
    expect(applyFix(document, keepFirst(['list'], 4, 3))).toEqual({ list: ['a', 'b', 'c'] });
    expect(english.label(keepFirst(['list'], 4, 2))).toBe('Keep the first 2');
    expect(english.label(keepFirst(['list'], 4, 2, label('remove-this')))).toBe('Remove this one');
  });
});
