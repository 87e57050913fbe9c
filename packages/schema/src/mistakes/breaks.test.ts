import { expect, it } from 'vitest';
import { DOCUMENT_RULES } from '../plan/document-rules.js';
import { PROVIDERS } from '../registry.js';
import { KUBERNETES_RULES } from '../rules/kubernetes.js';
import { examplePlan, toPath } from '../testing.js';
import type { Case, ProviderCases } from '../testing/cases.js';
import { validatePlan } from '../validate.js';
import { type Breaking, BREAKS, brokenPlan } from './breaks.js';

const modules = await Promise.all(Object.values(import.meta.glob<{ CASES: ProviderCases }>('../providers/*/cases.ts')).map((load) => load()));
/** For rules for every cluster that no case of a provider breaks: their own tests have no plans. */
const EXTRA: readonly (readonly [rule: string, example: string, path: string, value: unknown])[] = [
  ['kubernetes/invalid-cidr', 'kkp-aws-dual', 'spec.network.podCidrs.ipv4', '172.25.0.300/16'],
  ['kubernetes/wrong-family', 'kkp-aws-dual', 'spec.network.podCidrs.ipv4', 'fd03::/48'],
  ['kubernetes/service-cidr-too-small', 'kubeadm-calico-dual', 'spec.network.serviceCidrs.ipv6', 'fd00:10:96::/126'],
  ['kubernetes/node-range-empty', 'kubeadm-flannel-dual', 'spec.network.nodeCidrMask.ipv4', 32],
  ['kubernetes/proxy-mode-dual-stack', 'kubeadm-flags-1.16-dual', 'spec.network.proxyMode', 'iptables'],
  ['kubernetes/ipvs-deprecated', 'kubeadm-calico-dual', 'spec.network.proxyMode', 'ipvs'],
  ['kubernetes/taint-syntax', 'kkp-aws-dual', 'spec.nodePools.0.taints', [{ key: 'bad key', value: '', effect: 'NoSchedule' }]],
  ['kubernetes/site-local', 'kubeadm-calico-dual', 'spec.network.podCidrs.ipv6', 'fec0::/48'],
  ['kubernetes/few-pods-per-node', 'kubeadm-flannel-dual', 'spec.network.nodeCidrMask.ipv4', 28],
  ['kubernetes/few-nodes', 'kubeadm-flannel-dual', 'spec.network.podCidrs.ipv4', '10.244.0.0/22'],
];
const cases: readonly Case[] = [...modules.flatMap(({ CASES }) => [...CASES.cases, ...CASES.notes]), ...EXTRA.map(([rule, example, path, value]): Case => [rule, example, { [path]: value }, [[rule, undefined, path]]])];
const RULES = [...DOCUMENT_RULES, ...KUBERNETES_RULES, ...PROVIDERS.flatMap(({ rules }) => rules)].map(({ id }) => id);

/** Longest JSON of what is changed: more is no example. */
const LONGEST = 400;
const lengthOf = ([, , changes]: Case) => JSON.stringify(changes, (_, value: unknown) => (value === undefined ? null : value)).length;

/** The case of a rule that says the most with the least: alone, then with few changes, then short. */
function shortest(rule: string): Breaking | undefined {
  const order = (each: Case) => [each[3].length, Object.keys(each[2]).length, lengthOf(each)];
  const [best] = cases
    .filter((each) => lengthOf(each) <= LONGEST && each[3].some(([id]) => id === rule))
    .sort((a, b) => order(a).reduce((found, value, index) => found || value - (order(b)[index] ?? 0), 0));
  if (!best) return undefined;
  const [, example, changes] = best;
  const finding = validatePlan(examplePlan(example, changes)).findings.find((each) => each.rule === rule);
  if (!finding) return undefined;
  const { variant, params, path } = finding;
  return { example, changes: Object.entries(changes).map(([dotted, value]) => ({ path: toPath(dotted), ...(value !== undefined && { value }) })), finding: { rule, ...(variant !== undefined && { variant }), params, path } };
}

it('what breaks each rule is the shortest of its cases; after a change of either: vitest -u', async () => {
  const found = Object.fromEntries(RULES.flatMap((rule) => shortest(rule) ?? []).map((each) => [each.finding.rule, each]));
  const lines = Object.entries(found).map(([rule, each]) => `  ${JSON.stringify(rule)}: ${JSON.stringify(each)}`);
  await expect(`{\n${lines.join(',\n')}\n}\n`).toMatchFileSnapshot('./breaks.json');
});

it('what breaks a rule does', () => {
  for (const [rule, breaking] of Object.entries(BREAKS)) {
    const plan = brokenPlan(examplePlan(breaking.example), breaking);
    expect([rule, validatePlan(plan).findings.some((each) => each.rule === rule)]).toEqual([rule, true]);
  }
});
