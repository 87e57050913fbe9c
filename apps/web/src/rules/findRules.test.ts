import { expect, it } from 'vitest';
import { findRules, readView, writeView } from './findRules.js';

const rule = (id: string, title: string, severity: string, source: string, message?: string) => ({
  id,
  title,
  reason: `Because of ${title}.`,
  severity,
  provider: id.split('/')[0] ?? '',
  source: { title: source, url: `https://example.org/${id}` },
  ...(message !== undefined && { breaks: { message } }),
});
const rules = [
  rule('kubernetes/host-bits', 'A range is a network', 'error', 'Kubernetes documentation: known ranges', 'The network is 10.0.0.0/8.'),
  rule('kkp/release', 'The release is known', 'error', 'kubermatic/dashboard#7025: releases'),
  rule('kubernetes/random', 'Ranges are random', 'info', 'RFC 4193 section 3.2.2: the global ID'),
  rule('kkp/documented', 'No range of the documentation', 'info', 'KKP documentation'),
];

it.each([
  [{}, ['kubernetes/host-bits', 'kkp/release', 'kubernetes/random', 'kkp/documented']],
  [{ query: 'RANGE netw' }, ['kubernetes/host-bits']],
  [{ query: '10.0.0.0/8' }, ['kubernetes/host-bits']],
  [{ query: 'because known' }, ['kkp/release']],
  [{ query: 'kkp' }, ['kkp/release', 'kkp/documented']],
  [{ provider: 'kubernetes', severity: 'info' }, ['kubernetes/random']],
  [{ query: 'nothing' }, []],
  // What a source is called says nothing of the rule; its number and its address do.
  [{ query: 'documentation' }, ['kkp/documented']],
  [{ query: 'dashboard' }, []],
  [{ query: '#7025' }, ['kkp/release']],
  [{ query: '7025' }, ['kkp/release']],
  [{ query: 'kubermatic/dashboard#7025' }, ['kkp/release']],
  [{ query: 'RFC 4193' }, ['kubernetes/random']],
  [{ query: '4193' }, ['kubernetes/random']],
  [{ query: 'https://example.org/kkp/release' }, ['kkp/release']],
  [{ query: '702' }, []],
])('%j', (filter, found) => {
  expect(findRules(rules, { query: '', provider: '', severity: '', ...filter }).map(({ id }) => id)).toEqual(found);
});

it('finds what is called so before what only mentions it', () => {
  const mentions = { ...rule('kkp/mentions', 'Something else', 'error', 'X'), reason: 'It is random.' };
  expect(findRules([mentions, ...rules], { query: 'random', provider: '', severity: '' }).map(({ id }) => id)).toEqual(['kubernetes/random', 'kkp/mentions']);
});

it('keeps what is shown in the address', () => {
  const view = { query: 'a b&c=/108', provider: 'kkp', severity: 'error', open: ['kkp', 'cce'] };
  expect(readView(writeView(view))).toEqual(view);
  expect(writeView(readView(''))).toBe('');
});
