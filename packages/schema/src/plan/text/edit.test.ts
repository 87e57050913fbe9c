import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { Change, Path } from '../../findings/finding.js';
import { valueAt, withValueAt } from '../path.js';
import { editText, UneditableText } from './edit.js';
import { readText } from './read.js';

const valueOf = (text: string, index = 0): unknown => {
  const read = readText(text);
  return read.ok ? read.documents[index]?.value : read.fault;
};

const PLAN = `# The plan of our second site.
apiVersion: dualstack.dev/v1
kind: ClusterPlan
spec:
  ipFamily: IPv4+IPv6   # both

  network:
    # from the register
    podCidrs: {ipv4: 172.25.0.0/16, ipv6: "fd01::/48"}
    serviceCidrs:
      ipv4: 10.240.16.0/20 # twenty
      ipv6: 'fd02::/120'
  nodePools:
    - name: a
      taints: [ ]
    # the second
    - name: b
      count: 3
  note: |
    two
    lines
  last:
`;

describe('a change is written into a text, and nothing else is touched', () => {
  const spec = ['spec'] as const;
  const network = [...spec, 'network'] as const;
  it.each<readonly [string, Change, string, string]>([
    ['a scalar with its quotes', { path: [...network, 'serviceCidrs', 'ipv6'], value: 'fd02::/108' }, "      ipv6: 'fd02::/120'", "      ipv6: 'fd02::/108'"],
    ['a scalar in front of a remark', { path: [...network, 'serviceCidrs', 'ipv4'], value: '10.0.0.0/16' }, '10.240.16.0/20 # twenty', '10.0.0.0/16 # twenty'],
    ['a scalar that needs quotes', { path: [...spec, 'ipFamily'], value: 'no' }, 'ipFamily: IPv4+IPv6   # both', 'ipFamily: "no"   # both'],
    ['a scalar within brackets', { path: [...network, 'podCidrs', 'ipv4'], value: '172.26.0.0/16' }, '{ipv4: 172.25.0.0/16,', '{ipv4: 172.26.0.0/16,'],
    ['a number', { path: [...spec, 'nodePools', 1, 'count'], value: 5 }, 'count: 3', 'count: 5'],
    ['lines by one', { path: [...spec, 'note'], value: 'one' }, '  note: |\n    two\n    lines\n', '  note: one\n'],
    ['nothing by a value', { path: [...spec, 'last'], value: 'x' }, '  last:\n', '  last: x\n'],
    ['nothing by lines', { path: [...spec, 'last', 'a', 'b'], value: 1 }, '  last:\n', '  last:\n    a:\n      b: 1\n'],
    ['a new field', { path: [...network, 'proxyMode'], value: 'ipvs' }, "      ipv6: 'fd02::/120'\n", "      ipv6: 'fd02::/120'\n    proxyMode: ipvs\n"],
    ['a new field with fields of its own', { path: [...network, 'nodeCidrMask', 'ipv4'], value: 24 }, "      ipv6: 'fd02::/120'\n", "      ipv6: 'fd02::/120'\n    nodeCidrMask:\n      ipv4: 24\n"],
    ['a new field within brackets', { path: [...network, 'podCidrs', 'other'], value: ['a', 'fd::'] }, '"fd01::/48"}', '"fd01::/48", other: [a, "fd::"]}'],
    ['a new entry', { path: [...spec, 'nodePools', 2], value: { name: 'c', labels: {} } }, '      count: 3\n', '      count: 3\n    - name: c\n      labels: {}\n'],
    ['the first entry within brackets', { path: [...spec, 'nodePools', 0, 'taints', 0], value: 'x' }, '[ ]', '[x]'],
    ['a field away', { path: [...spec, 'nodePools', 1, 'count'] }, '      count: 3\n', ''],
    ['a field with its remark away', { path: [...network, 'serviceCidrs', 'ipv4'] }, '      ipv4: 10.240.16.0/20 # twenty\n', ''],
    ['the first field behind a dash away', { path: [...spec, 'nodePools', 1, 'name'] }, '    - name: b\n      count: 3', '    - count: 3'],
    ['a field within brackets away', { path: [...network, 'podCidrs', 'ipv6'] }, ', ipv6: "fd01::/48"}', '}'],
    ['the first field within brackets away', { path: [...network, 'podCidrs', 'ipv4'] }, '{ipv4: 172.25.0.0/16, ipv6', '{ipv6'],
    ['an entry away', { path: [...spec, 'nodePools', 0] }, '    - name: a\n      taints: [ ]\n', ''],
    ['the last entry away', { path: [...spec, 'nodePools', 1] }, '    - name: b\n      count: 3\n', ''],
    ['an object by another', { path: [...network, 'serviceCidrs'], value: { ipv4: '10.0.0.0/16' } }, ":\n      ipv4: 10.240.16.0/20 # twenty\n      ipv6: 'fd02::/120'\n", ':\n      ipv4: 10.0.0.0/16\n'],
    ['lines away', { path: [...spec, 'note'] }, '  note: |\n    two\n    lines\n', ''],
  ])('%s', (_, change, before, after) => {
    expect(PLAN).toContain(before);
    expect(editText(PLAN, [change])).toBe(PLAN.replace(before, () => after));
  });

  it('several in their order, each with the positions that the one before has left', () => {
    const pools = [...spec, 'nodePools'];
    expect(valueOf(editText(PLAN, [{ path: [...pools, 1] }, { path: [...pools, 0] }, { path: [...pools, 0], value: { name: 'z' } }]))).toEqual(withValueAt(valueOf(PLAN), pools, [{ name: 'z' }]));
  });

  it('nothing, and the text comes back', () => {
    expect(editText(PLAN, [{ path: [...spec, 'ipFamily'], value: 'IPv4+IPv6' }, { path: [...spec, 'nowhere'] }])).toBe(PLAN);
  });

  it('with the ends of lines that it has', () => {
    const windows = PLAN.replaceAll('\n', '\r\n');
    expect(editText(windows, [{ path: [...network, 'nodeCidrMask', 'ipv4'], value: 24 }])).toBe(editText(PLAN, [{ path: [...network, 'nodeCidrMask', 'ipv4'], value: 24 }]).replaceAll('\n', '\r\n'));
  });

  it('in the document that is meant', () => {
    const several = 'a: 1\n---\na: 2 # two\n';
    expect(editText(several, [{ path: ['a'], value: 3 }], 1)).toBe('a: 1\n---\na: 3 # two\n');
  });

  it('in JSON, which stays JSON', () => {
    const json = JSON.stringify({ a: { b: ['x', 1] }, c: null }, null, 2);
    const edited = editText(json, [{ path: ['a', 'b', 2], value: { d: 'e' } }, { path: ['c'], value: 'no' }, { path: ['f'], value: true }, { path: ['a', 'b', 0] }]);
    expect(JSON.parse(edited)).toEqual({ a: { b: [1, { d: 'e' }] }, c: 'no', f: true });
    expect(edited.split('\n').length).toBeGreaterThan(5);
  });

  it('where an alias stands, without what it was made of', () => {
    expect(editText('a: &x {b: 1, c: 2}\nd: *x # as a\n', [{ path: ['d', 'b'], value: 3 }])).toBe('a: &x {b: 1, c: 2}\nd: {b: 3, c: 2} # as a\n');
    expect(() => editText('a: &x {b: 1}\nd: *x\n', [{ path: ['a', 'b'], value: 3 }])).toThrow(UneditableText);
  });
});

const AS_JSON = [(value: unknown) => JSON.stringify(value), (value: unknown) => JSON.stringify(value, null, 2)] as const;

/** Every place of a value that something may be done to. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, each]) => pathsOf(each, [...path, Array.isArray(value) ? Number(key) : key]))];
}

describe('whatever a text holds', () => {
  const key = fc.oneof(fc.constantFrom('name', 'ipv4', 'ipv6', 'no', '1', 'a b', 'x:', '#'), fc.string({ minLength: 1, maxLength: 6 }).filter((each) => each !== '__proto__'));
  const scalar = fc.oneof(fc.constantFrom('fd01::/48', '10.0.0.0/16', 'yes', '12:30', '- a', 'a # b', '', ' x', 'a\nb\n', '{', "it's"), fc.string({ maxLength: 8 }), fc.integer(), fc.boolean());
  const { tree } = fc.letrec<{ tree: unknown; node: unknown }>((tie) => ({
    node: fc.oneof({ depthSize: 'small', maxDepth: 3 }, scalar, fc.array(tie('tree'), { maxLength: 3 }), fc.dictionary(key, tie('tree'), { maxKeys: 4, noNullPrototype: true })),
    tree: tie('node'),
  }));
  const root = fc.dictionary(key, tree, { minKeys: 1, maxKeys: 5, noNullPrototype: true });
  const print = fc.constantFrom<((value: unknown) => string)>(
    (value) => stringify(value),
    (value) => stringify(value, { indent: 4, defaultStringType: 'QUOTE_SINGLE' }),
    (value) => stringify(value, { indentSeq: false }),
    (value) => stringify(value, { collectionStyle: 'flow' }),
    ...AS_JSON,
    (value) => `# first\n\n${stringify(value)}# last\n`,
    (value) => stringify(value).replaceAll('\n', '\r\n'),
  );

  it('it takes any change of it', () => {
    fc.assert(
      fc.property(root, print, fc.nat(), fc.option(tree, { nil: undefined }), fc.boolean(), key, (value, printed, pick, next, isNew, name) => {
        const text = printed(value);
        const read = valueOf(text);
        const paths = pathsOf(read).filter((path) => path.length > 0 || isNew);
        const at = paths[pick % paths.length] ?? [];
        const holder = valueAt(read, at);
        const path = !isNew ? at : Array.isArray(holder) ? [...at, holder.length] : typeof holder === 'object' && holder !== null ? [...at, name] : at;
        if (path.length === 0) return;
        const wanted = withValueAt(read, path, next);
        const edited = editText(text, [{ path, ...(next !== undefined && { value: next }) }]);
        expect(valueOf(edited)).toEqual(wanted);
        if (text.startsWith('# first')) expect(edited.match(/^# (?:first|last)$/gm)).toEqual(['# first', '# last']);
        if (printed === AS_JSON[0] || printed === AS_JSON[1]) expect(JSON.parse(edited)).toEqual(wanted);
      }),
      { numRuns: 600 },
    );
  });

  it('each value has a place in it, and each place its path', () => {
    fc.assert(
      fc.property(root, print, (value, printed) => {
        const text = printed(value);
        const read = readText(text);
        if (!read.ok) throw new Error(JSON.stringify(read));
        const [document] = read.documents;
        const lines = text.split('\n');
        const offsetOf = (line: number, column: number) => lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
        for (const path of pathsOf(document?.value)) {
          const place = document?.placeOf(path);
          if (!place) throw new Error('no place');
          const [start, end] = [offsetOf(place.line, place.column), offsetOf(place.endLine, place.endColumn)];
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(text.length + 1);
          const there = valueAt(document?.value, path);
          if (typeof there === 'number' || typeof there === 'boolean') {
            expect(text.slice(start, end)).toBe(String(there));
            expect(document?.pathAt(start)).toEqual(path);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
