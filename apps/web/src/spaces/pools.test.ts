import { cidr, formatCidr } from '@dualstack/schema';
import { describe, expect, it } from 'vitest';
import type { SpaceRange } from '../api/spaces.js';
import { drawn, isSought, poolsOf } from './pools.js';

const range = (text: string, more: Partial<SpaceRange> = {}): SpaceRange => ({ id: text, range: text, family: text.includes(':') ? 'ipv6' : 'ipv4', role: 'pods', name: 'Pods', owner: 'ann', binding: true, inside: false, path: '', ...more });
const plan = { id: 'p', name: 'prod-eu-1', provider: 'kkp', status: 'draft' } as const;

describe('what is drawn', () => {
  it('is by the state of its plan, and what others hold is theirs, whoever names them', () => {
    expect(drawn([range('10.0.0.0/8'), range('10.0.0.0/9', { plan }), range('10.0.0.0/10', { plan: { ...plan, status: 'final' } }), range('10.0.0.0/11', { plan, role: 'reserved' })]).map(({ holding }) => holding)).toEqual(['others', 'draft', 'final', 'others']);
  });

  it('are the pools, private ranges without any, and what is around ranges outside of them', () => {
    const shown = (pools: { cidr: string; roles: [] }[], ...texts: string[]) => poolsOf(pools, drawn(texts.map((each) => range(each)))).map((pool) => `${formatCidr(pool.cidr)}${pool.isOutside ? ' outside' : ''}`);
    expect(shown([])).toEqual(['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fd00::/8']);
    expect(shown([{ cidr: '10.64.0.0/12', roles: [] }], '10.64.0.0/16', '10.1.0.0/16', '11.1.0.0/16', '11.2.0.0/16', '2a05:d014:1::/48')).toEqual(['10.64.0.0/12', '10.0.0.0/8 outside', '11.0.0.0/8 outside', '2a05:d014::/32 outside']);
    expect(shown([{ cidr: '10.64.0.0/12', roles: [] }], '8.0.0.0/6')).toEqual(['10.64.0.0/12']);
    expect(shown([{ cidr: '10.64.0.0/12', roles: [] }], '0.0.0.0/5')).toEqual(['10.64.0.0/12', '0.0.0.0/5 outside']);
  });
});

describe('what is looked for', () => {
  const [one] = drawn([range('10.66.0.0/16', { plan, owner: 'Platform' })]) as [ReturnType<typeof drawn>[number]];
  it.each([
    ['', '', true],
    ['PROD-eu', '', true],
    ['platform', 'pods', true],
    ['platform', 'nodes', false],
    ['10.66', '', true],
    ['10.66.3.9', '', true],
    ['10.67.3.9', '', false],
    ['stage', '', false],
  ])('%s, of role %s: %s', (text, role, found) => {
    const asRange = /^\d+\.\d+\.\d+\.\d+$/.test(text) ? cidr(`${text}/32`) : undefined;
    expect(isSought(one, { text, role }, asRange)).toBe(found);
  });
});
