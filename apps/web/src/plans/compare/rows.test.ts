import { english, PROVIDERS, providerOf, withValueAt } from '@dualstack/schema';
import { describe, expect, it } from 'vitest';
import { diffGroups, textOfValue } from './rows.js';

const provider = providerOf('kkp');
const plan = provider?.examples[0]?.plan;

describe('two plans', () => {
  it('that are the same have no fields', () => expect(diffGroups(plan, plan, provider, english)).toEqual([]));
  it('are told by step, each field by its name', () => {
    const other = withValueAt(withValueAt(plan, ['metadata', 'name'], 'other'), ['spec', 'network', 'podCidrs', 'ipv4'], '10.0.0.0/16');
    const groups = diffGroups(plan, other, provider, english);
    expect(groups.map(({ title, rows }) => [title, rows.map(({ label, b }) => [label, b])])).toMatchInlineSnapshot(`
      [
        [
          "Cluster",
          [
            [
              "Name",
              "other",
            ],
          ],
        ],
        [
          "Cluster network",
          [
            [
              "Pods CIDR (IPv4)",
              "10.0.0.0/16",
            ],
          ],
        ],
      ]
    `);
  });
  it('of a provider that is not known are told by path', () => expect(diffGroups({ a: { b: 1 } }, { a: { b: 2 } }, undefined, english)).toEqual([{ title: '', rows: [{ path: ['a', 'b'], key: 'a.b', label: 'a.b', a: 1, b: 2 }] }]));
  it('lose no field: what belongs to no step is told too', () => {
    for (const each of PROVIDERS) {
      const [example] = each.examples;
      const other = withValueAt(withValueAt(example?.plan, ['spec', 'unheardOf'], 1), ['metadata', 'name'], 'other');
      expect(diffGroups(example?.plan, other, each, english).flatMap(({ rows }) => rows.map(({ key }) => key)).sort(), each.id).toEqual(['metadata.name', 'spec.unheardOf']);
    }
  });
});

it.each([[undefined, ''], [null, ''], ['a', 'a'], [3, '3'], [true, 'true'], [['a', 'b'], 'a, b'], [[{ a: 1 }], '[ { "a": 1 } ]']])('%j as a text', (value, text) => expect(textOfValue(value, ', ')).toBe(text));
