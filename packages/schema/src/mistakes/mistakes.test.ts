import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../findings/language.js';
import { providerOf } from '../registry.js';
import { speakerOf } from '../speak.js';
import { placesOf } from '../testing.js';
import { validatePlan } from '../validate.js';
import { en } from '../messages/en.js';
import { MISTAKES, mistakeOf } from './mistakes.js';

describe('published mistakes', () => {
  it('are those of the contract, and more', () => {
    expect(MISTAKES.map(({ id }) => id)).toEqual(expect.arrayContaining(['kubernetes-1.16-page', 'kubernetes-dual-stack-page-overlap', 'k3s-documentation-pair', 'kkp-services-120', 'starlingx-guide-one-subnet', 'cce-vpc-network-ipv6']));
    expect(new Set(MISTAKES.map(({ id }) => id)).size).toBe(MISTAKES.length);
    expect(mistakeOf('nope')).toBeUndefined();
  });

  it.each(MISTAKES)('$id is refused with the rule that it expects, at its place', ({ plan, provider, expects, path }) => {
    expect(placesOf(plan).filter(([rule]) => rule === expects).map(([, , place]) => place)).toContain(path.join('.'));
    expect(validatePlan(plan).findings.filter(({ rule }) => rule.startsWith('schema/'))).toEqual([]);
    expect(providerOf(provider)?.holds(plan)).toBe(true);
    expect(providerOf(provider)?.fieldAt(path)?.step).toBeTruthy();
  });

  it.each([
    ['k3s-documentation-pair', [['kubernetes/pods-services-overlap', 'kubeadm', 'spec.network.serviceCidrs.ipv6']]],
    ['kubernetes-1.16-page', [['kubeadm/node-ranges', 'one-mask', 'spec.network.podCidrs.ipv6']]],
    ['kkp-services-120', []],
    ['cce-vpc-network-ipv6', [['cce/ipv6-network-model', undefined, 'spec.cce.networkModel']]],
  ] as const)('%s has no other error', (id, places) => {
    expect(placesOf(mistakeOf(id)?.plan, ['error'])).toEqual(places);
  });

  it('say where they stood', () => {
    expect(MISTAKES.filter(({ source }) => !source.url.startsWith('https://') || source.title === '').map(({ id }) => id)).toEqual([]);
  });

  it.each(LANGUAGES)('have a title, a place and a story, and no story is without one: %s', async (language) => {
    const speaker = await speakerOf(language);
    expect(MISTAKES.filter(({ id }) => Object.values(speaker.mistake(id)).some((text) => text === '')).map(({ id }) => id)).toEqual([]);
    expect(Object.keys(en.mistakes).sort()).toEqual(MISTAKES.map(({ id }) => id).sort());
    expect(speaker.mistake('nope')).toEqual({ where: '', title: 'nope', story: '' });
  });
});
