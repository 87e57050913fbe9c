import { buildAddressPlan, MISTAKES, readPlan } from '@dualstack/schema';
import { expect, it } from 'vitest';
import { figureOf } from './figure.js';

const figure = (id: string) => {
  const mistake = MISTAKES.find((each) => each.id === id);
  const read = readPlan(mistake?.plan);
  return mistake && read.ok ? figureOf(buildAddressPlan(read.value.facts()), mistake.path) : undefined;
};

it.each([
  ['k3s-documentation-pair', { kind: 'overlap', isSame: false, outer: { family: 'ipv6', text: '2001:cafe:42::/56' }, inner: { text: '2001:cafe:42:1::/112' } }],
  ['kubernetes-dual-stack-page-overlap', { kind: 'overlap', isSame: false }],
  ['starlingx-guide-one-subnet', { kind: 'overlap', isSame: true, from: 0, share: 1 }],
  ['kubernetes-ec2-tests', { kind: 'overlap', isSame: true }],
  ['cilium-aks-defaults', { kind: 'overlap', isSame: false, from: 0, share: 0.003 }],
  ['kubernetes-1.16-page', { kind: 'unequal', of: 'nodes', rows: [{ count: '256', parts: 32, isShort: false }, { count: '1', parts: 1, isShort: true }] }],
  ['kkp-services-120', { kind: 'unequal', of: 'services', rows: [{ count: '4,094', share: 1 }, { count: '255', share: 0.062, isShort: true }] }],
  ['cce-vpc-network-ipv6', { kind: 'without', family: 'ipv6', ranges: [{ family: 'ipv4', text: '172.16.0.0/16' }] }],
])('the figure of %s is made of its plan', (id, drawn) => {
  expect(figure(id)).toMatchObject(drawn);
});

it('every mistake has a figure', () => {
  expect(MISTAKES.filter(({ id }) => !figure(id)).map(({ id }) => id)).toEqual([]);
});

it('nothing is drawn of what cannot be read', () => {
  expect(figureOf(undefined, ['spec'])).toBeUndefined();
});
