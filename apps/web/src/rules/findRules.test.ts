import { expect, it } from 'vitest';
import { findRules } from './findRules.js';

const rule = (id: string, title: string, severity: string, message?: string) => ({ id, title, reason: `Because of ${title}.`, severity, provider: id.split('/')[0] ?? '', source: { title: 'RFC 1' }, ...(message !== undefined && { breaks: { message } }) });
const rules = [rule('kubernetes/host-bits', 'A range is a network', 'error', 'The network is 10.0.0.0/8.'), rule('kkp/release', 'The release is known', 'error'), rule('kubernetes/random', 'Ranges are random', 'info')];

it.each([
  [{}, ['kubernetes/host-bits', 'kkp/release', 'kubernetes/random']],
  [{ query: 'RANGE netw' }, ['kubernetes/host-bits']],
  [{ query: '10.0.0.0/8' }, ['kubernetes/host-bits']],
  [{ query: 'because known' }, ['kkp/release']],
  [{ query: 'kkp' }, ['kkp/release']],
  [{ provider: 'kubernetes', severity: 'info' }, ['kubernetes/random']],
  [{ query: 'nothing' }, []],
])('%j', (filter, found) => {
  expect(findRules(rules, { query: '', provider: '', severity: '', ...filter }).map(({ id }) => id)).toEqual(found);
});
