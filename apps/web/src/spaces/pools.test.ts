import { cidr, formatCidr } from '@dualstack/schema';
import { describe, expect, it } from 'vitest';
import type { SpaceRange } from '../api/spaces.js';
import { drawn, isSought, knownOf, placesOf, poolAround, poolsOf, rangeIn, rootOf } from './pools.js';

const range = (text: string, more: Partial<SpaceRange> = {}): SpaceRange => ({ id: text, range: text, family: text.includes(':') ? 'ipv6' : 'ipv4', role: 'pods', name: 'Pods', owner: 'ann', binding: true, inside: false, path: '', since: '', ...more });
const plan = { id: 'p', name: 'prod-eu-1', provider: 'kkp', status: 'draft' } as const;

describe('what is drawn', () => {
  it('is by the state of its plan, and what others hold is theirs, whoever names them', () => {
    expect(drawn([range('10.0.0.0/8'), range('10.0.0.0/9', { plan }), range('10.0.0.0/10', { plan: { ...plan, status: 'final' } }), range('10.0.0.0/11', { plan, role: 'reserved' })]).map(({ holding }) => holding)).toEqual(['others', 'draft', 'final', 'others']);
  });

  it('is what it keeps others out of: what may repeat is not final to others, and a network of plans is nobody\'s', () => {
    const final = { ...plan, status: 'final' } as const;
    expect(drawn([range('10.0.0.0/8', { plan: final, inside: true, binding: false }), range('10.0.0.0/9', { plan: final, role: 'vpc', binding: false }), range('10.0.0.0/10', { plan, role: 'vpc', binding: false }), range('10.0.0.0/11', { role: 'vpc' })]).map(({ holding }) => holding)).toEqual(['inside', 'network', 'network', 'others']);
  });

  it('has one part for pools of one range, and for what lies outside in one another', () => {
    const both = poolsOf([{ cidr: '10.0.0.0/8', roles: ['pods'] }, { cidr: '10.0.0.0/8', roles: ['nodes'] }, { cidr: '10.0.0.0/9', roles: [] }], []);
    expect(both.map(({ cidr: each, roles }) => `${formatCidr(each)} ${roles.join()}`)).toEqual(['10.0.0.0/8 pods,nodes', '10.0.0.0/9 ']);
    expect(poolsOf([{ cidr: '10.0.0.0/8', roles: [] }], drawn([range('fc00::/16'), range('fc00::/64')])).map((each) => formatCidr(each.cidr))).toEqual(['10.0.0.0/8', 'fc00::/16']);
    expect(formatCidr(poolAround(both, cidr('10.1.0.0/16'))?.cidr ?? cidr('::/0'))).toBe('10.0.0.0/9');
    expect(poolAround(both, cidr('11.0.0.0/8'))).toBeUndefined();
  });

  it('is the part that is asked for, else the first pool with anything in it', () => {
    const [pools, ranges] = [poolsOf([], []), drawn([range('172.16.0.0/16')])];
    const shown = (view: string) => {
      const { root, unread } = rootOf(view, pools, ranges);
      return [formatCidr(root), unread];
    };
    expect([shown(''), shown('in=10.1.0.0%2F16'), shown('in=10.1.0.1%2F16'), shown('in=nonsense')]).toEqual([['172.16.0.0/12', undefined], ['10.1.0.0/16', undefined], ['172.16.0.0/12', '10.1.0.1/16'], ['172.16.0.0/12', 'nonsense']]);
  });

  it.each([
    ['10.0.0.0/8', '10.0.0.0/8'],
    [' 10.66.3.9 ', '10.66.3.9/32'],
    ['10.66.3.9/16', '10.66.0.0/16'],
    ['fd00::1', 'fd00::1/128'],
    ['10.66', undefined],
  ])('reads %s as %s', (text, expected) => {
    const read = rangeIn(text);
    expect(read && formatCidr(read)).toBe(expected);
  });
});

describe('what is known', () => {
  const some = { whole: false, ranges: [range('10.0.0.0/16'), range('10.4.0.0/16')] };
  const until = (known: ReturnType<typeof knownOf>, text: string) => {
    const part = cidr(text);
    const last = known.until(part);
    return last >= part.last ? 'all' : last < part.first ? 'nothing' : last - part.first + 1n;
  };
  it('is all of what is whole, and what is before the last that was read', () => {
    expect(['10.0.0.0/8', 'fd00::/8'].map((each) => until(knownOf({ ...some, whole: true }), each))).toEqual(['all', 'all']);
    expect(['9.0.0.0/8', '10.0.0.0/14', '10.0.0.0/8', '10.4.0.0/16', '10.5.0.0/16', 'fd00::/8'].map((each) => until(knownOf(some), each))).toEqual(['all', 'all', 4n << 16n, 'nothing', 'nothing', 'nothing']);
    expect(until(knownOf({ whole: false, ranges: [range('fd00::/64')] }), '10.0.0.0/8')).toBe('all');
  });

  it('is more with what was read of a part', () => {
    const known = knownOf(some, { cidr: cidr('10.4.0.0/14'), held: { whole: true, ranges: [range('10.4.0.0/16'), range('10.5.0.0/16')] } });
    expect(known.ranges.map(({ id }) => id)).toEqual(['10.0.0.0/16', '10.4.0.0/16', '10.5.0.0/16']);
    expect(['10.4.0.0/14', '10.6.0.0/16', '10.8.0.0/16'].map((each) => until(known, each))).toEqual(['all', 'all', 'nothing']);
  });
});

describe('what has a map of its own', () => {
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

it('counts what is found once, in the smallest pool around it, and nothing that is shown', () => {
  const pools = poolsOf([{ cidr: '10.0.0.0/8', roles: [] }, { cidr: '10.64.0.0/16', roles: ['nodes'] }, { cidr: '172.16.0.0/12', roles: [] }], []);
  const found = drawn([range('10.64.0.0/24'), range('10.64.1.0/24'), range('10.1.0.0/24'), range('172.16.0.0/24'), range('10.0.0.0/7')]);
  const places = (shown: string) => placesOf(found, pools, cidr(shown)).map(({ pool, count }) => [formatCidr(pool), count]);
  expect(places('172.16.0.0/12')).toEqual([['10.0.0.0/8', 2], ['10.64.0.0/16', 2]]);
  expect(places('10.0.0.0/8')).toEqual([['172.16.0.0/12', 1]]);
  expect(places('10.64.0.0/16')).toEqual([['10.0.0.0/8', 2], ['172.16.0.0/12', 1]]);
});
