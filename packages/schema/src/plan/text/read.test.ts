import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { readText } from './read.js';

/** What was read, without its places. */
const plain = (text: string) => {
  const read = readText(text);
  return read.ok ? { ok: true, documents: read.documents.map(({ value, line }) => ({ value, line })) } : read;
};
const one = (value: unknown, line = 1) => ({ ok: true, documents: [{ value, line }] });

describe('documents', () => {
  it('are read as they are, whatever JSON can hold', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 6 }), { noNullPrototype: true }), (value) => {
        expect(plain(JSON.stringify(value))).toEqual(one(JSON.parse(JSON.stringify(value))));
        expect(plain(stringify(value))).toEqual(one(parse(stringify(value))));
      }),
    );
  });

  it.each([
    ['several', 'a: 1\n---\nb: 2\n', { ok: true, documents: [{ value: { a: 1 }, line: 1 }, { value: { b: 2 }, line: 3 }] }],
    ['empty ones left out', '---\n# nothing\n---\na: 1\n---\n', one({ a: 1 }, 4)],
    ['nothing but a remark', '# a\n', { ok: true, documents: [] }],
    ['aliases', 'a: &a {x: 1}\nb: *a\n', one({ a: { x: 1 }, b: { x: 1 } })],
    ['thirty-two levels', `${'['.repeat(32)}${']'.repeat(32)}`, one(JSON.parse(`${'['.repeat(32)}${']'.repeat(32)}`))],
    ['five hundred nodes', JSON.stringify({ nodes: Array.from({ length: 500 }, (_, at) => ({ name: `worker-${at}`, role: 'worker', ipv4: '10.0.0.1', ipv6: 'fd00::1' })) }, null, 2), { ok: true }],
    ['fifty pools with all the labels and taints that they may have', stringify(Array.from({ length: 50 }, (_, pool) => ({ labels: Object.fromEntries(Array.from({ length: 64 }, (_, at) => [`label-${at}`, `${pool}`])), taints: Array.from({ length: 20 }, () => ({ key: 'a', value: 'b', effect: 'NoExecute' })) }))), { ok: true }],
  ])('%s', (_, text, expected) => {
    expect(plain(text)).toMatchObject(expected);
  });
});

describe('texts that no plan is like are left before they take long', () => {
  const doublings = `a: &a [x,x,x,x,x,x,x,x,x,x]\n${'bcdefghi'.split('').map((key, index) => `${key}: &${key} [${Array(10).fill(`*${'abcdefgh'[index]}`).join(',')}]`).join('\n')}\n`;
  it.each([
    ['brackets', '['.repeat(1_000_000), 'tooDeep', 1],
    ['brackets, closed', `${'['.repeat(33)}${']'.repeat(33)}`, 'tooDeep', 1],
    ['brackets behind others that close nothing', `${']'.repeat(5000)}${'['.repeat(5000)}`, 'tooDeep', 1],
    ['lists in lists', '- '.repeat(500_000), 'tooDeep', 1],
    ['keys that are keys', '? '.repeat(500_000), 'tooDeep', 1],
    ['indentation', Array.from({ length: 1400 }, (_, at) => `${' '.repeat(at)}a:`).join('\n'), 'tooDeep', 34],
    ['a value that holds itself', 'x: 1\na: &a\n  b: *a\n', 'tooDeep', 1],
    ['keys', Array.from({ length: 80_000 }, (_, at) => `k${at}: 1`).join('\n'), 'tooMany', 14_286],
    ['documents', '---\n'.repeat(250_000), 'tooMany', 50_001],
    ['mistakes', '}\n'.repeat(500_000), 'tooMany', 50_001],
    ['aliases', `- &a x\n${'- *a\n'.repeat(101)}`, 'tooMany', 102],
    ['aliases that multiply', doublings, 'tooMany', 1],
    ['an alias of nothing', 'a: 1\nb: *nothing\n', 'broken', 2],
    ['a key that is no text', 'a: 1\n? [b]\n: 2\n', 'broken', 2],
    ['a key twice, within another', 'a:\n  b: 1\n  c: 2\n  b: 3\n', 'repeatedKey', 4],
    ['a tab', 'a:\n\tb: 1\n', 'tab', 2],
  ])('%s', (_, text, kind, line) => {
    expect(readText(text)).toMatchObject({ ok: false, fault: { kind, line } });
  });

  it('and no text is too strange to be answered', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'[]{}-?:*&!|>\'"#%@,\n\t \r\0a1<'), maxLength: 400 }), (text) => {
        expect(readText(text)).toHaveProperty('ok');
      }),
      { numRuns: 2000 },
    );
  });
});
