import { english, type Provider, providerOf } from '@dualstack/schema';
import { describe, expect, it } from 'vitest';
import { columnsOf } from './columns.js';
import { readPaste } from './readPaste.js';
import { createLongest, duplicateOf, firstRefused, freeName, takeNamedRows, takeRows, withFreeName } from './rows.js';

const NODES = ['spec', 'kubeadm', 'nodes'];
const columns = columnsOf(providerOf('kubeadm') as Provider, NODES, [{ key: 'name' }, { key: 'role' }, { key: 'ipv4' }], [english]);
const planOf = (...nodes: unknown[]) => ({ spec: { kubeadm: { nodes } } });
const begin = () => ({ name: 'fresh', role: 'worker' });

describe('rows that are taken', () => {
  const { rows } = readPaste('a control-plane 10.0.0.1\nb 10.0.0.2', columns, 9);

  it('come after those that there are, with what their button begins with', () => {
    expect(takeRows(planOf({ name: 'x' }), NODES, rows, columns, 'add', begin)).toEqual(planOf({ name: 'x' }, { name: 'a', role: 'control-plane', ipv4: '10.0.0.1' }, { name: 'b', role: 'worker', ipv4: '10.0.0.2' }));
  });

  it('take their place', () => {
    expect(takeRows(planOf({ name: 'x' }), NODES, rows, columns, 'replace', begin)).toEqual(planOf({ name: 'a', role: 'control-plane', ipv4: '10.0.0.1' }, { name: 'b', role: 'worker', ipv4: '10.0.0.2' }));
    expect(takeRows({}, NODES, rows.slice(1), columns, 'replace', begin)).toEqual(planOf({ name: 'b', role: 'worker', ipv4: '10.0.0.2' }));
  });

  it('of entries with names change those that they name, and what they say of them', () => {
    const named = [{ ...columns[0], path: [] }, ...columns.slice(1)] as typeof columns;
    const plan = { nets: { oam: { role: 'x', ipv4: '10.0.0.9' }, other: { role: 'y' } } };
    const pasted = [{ line: 1, values: new Map<number, unknown>([[0, 'oam'], [2, '10.0.0.1']]) }];
    expect(takeNamedRows(plan, ['nets'], pasted, named, 'add')).toEqual({ nets: { oam: { role: 'x', ipv4: '10.0.0.1' }, other: { role: 'y' } } });
    expect(takeNamedRows(plan, ['nets'], pasted, named, 'replace')).toEqual({ nets: { oam: { ipv4: '10.0.0.1' }, other: { role: 'y' } } });
  });
});

describe('the first cell that is refused', () => {
  const cells = [0, 1].flatMap((index) => ['name', 'ipv4'].map((key) => [...NODES, index, key]));
  const said = (severity: 'error' | 'warning', ...path: (string | number)[]) => ({ severity, path: [...NODES, ...path] });

  it('is found in the order of the cells, whatever the order of what is said', () => {
    expect(firstRefused(cells, [said('error', 1, 'name'), said('error', 0, 'ipv4'), said('warning', 0, 'name')])).toEqual([...NODES, 0, 'ipv4']);
    expect(firstRefused(cells, [said('error', 1, 'ipv4', 0)])).toEqual([...NODES, 1, 'ipv4']);
  });

  it('is none of those about which there is no error', () => {
    expect(firstRefused(cells, [said('warning', 0, 'name'), said('error', 7, 'name'), said('error')])).toBeUndefined();
  });
});

describe('a duplicate', () => {
  it('has a name of its own and no address of another', () => {
    const entries = [{ name: 'w-1', role: 'worker', ipv4: '10.0.0.1' }, { name: 'w-2' }];
    expect(duplicateOf(entries[0], entries, columns)).toEqual({ name: 'w-3', role: 'worker' });
  });

  it('is no other thing than one that is added: a name that is taken is counted up, one that is free stays', () => {
    expect(withFreeName({ name: 'w-2' }, [{ name: 'w-2' }, { name: 'w-3' }], ['name'])).toEqual({ name: 'w-4' });
    expect(withFreeName({ name: 'w-1' }, [{ name: 'w-2' }], ['name'])).toEqual({ name: 'w-1' });
    expect(withFreeName({ name: '' }, [{ name: '' }], ['name'])).toEqual({ name: '' });
  });

  it.each([['workers', 'workers-2'], ['w-09', 'w-10'], ['w9', 'w10'], ['', '-2'], ['a-999999999999', 'a-9991000000000']])('of %j is called %j', (name, expected) => {
    expect(freeName(name, new Set([name]))).toBe(expected);
  });
});

describe('the longest text of IPv6', () => {
  it('is that of all entries, and looked for once in each list', () => {
    const longestOf = createLongest();
    const entries = [{ name: 'a-name-that-is-long-and-no-address', ipv4: '192.168.10.11', ipv6: '2a05:d014::11' }, null, 'text', { ipv6: 'fdc4:9b1e:22d7:101::1011' }];
    expect(longestOf(entries)).toBe(24);
    entries.pop();
    expect(longestOf(entries)).toBe(24);
    expect(longestOf([...entries])).toBe(13);
  });
});
