import { PROVIDERS } from '@dualstack/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFault, MAX_DEPTH } from './json.js';
import { wordsOf } from './messages/messages.js';

describe('what is not read although it may be JSON', () => {
  const nested = (depth: number, open: string, close: string) => `${open.repeat(depth)}${close.repeat(depth)}`;
  const cases: [what: string, text: string, fault: RegExp | undefined][] = [
    ['the deepest array that is read', nested(MAX_DEPTH, '[', ']'), undefined],
    ['one level more', nested(MAX_DEPTH + 1, '[', ']'), /more than 32 levels/],
    ['objects one level more', `${'{"a":'.repeat(MAX_DEPTH + 1)}1${'}'.repeat(MAX_DEPTH + 1)}`, /more than 32 levels/],
    ['a level that never closes', '['.repeat(1_000_000), /more than 32 levels/],
    ['brackets in a text', JSON.stringify({ a: '['.repeat(100) }), undefined],
    ['brackets after an escaped quote', `{"a":"\\"${'['.repeat(100)}"}`, undefined],
    ['a text that ends in a backslash', `{"a":"\\\\","b":${nested(MAX_DEPTH, '[', ']')}}`, /more than 32 levels/],
    ['siblings, which are no nesting', `[${'[],'.repeat(1000)}[]]`, undefined],
    ['a key that stands twice', '{"plan":{"metadata":{"name":"a","name":"b"}}}', /The key "name" stands twice in "plan.metadata"/],
    ['a key that stands twice, spelt otherwise', '{"a":1,"\\u0061":2}', /The key "a" stands twice in "the body"/],
    ['a key in two objects', '[{"a":1},{"a":2},{"b":{"a":3}}]', undefined],
    ['a value like a key', '{"a":"b","b":"a","c":["a","a"]}', undefined],
    ['__proto__', '{"plan":{"metadata":{"labels":{"__proto__":"x"}}}}', /"__proto__" cannot be a key, and "plan.metadata.labels" has it/],
    ['__proto__ spelt otherwise', '{"\\u005f_proto__":1}', /"__proto__" cannot be a key/],
    ['__proto__ as a value', '{"a":"__proto__"}', undefined],
    ['names that only look dangerous', '{"constructor":1,"toString":2,"hasOwnProperty":3,"prototype":4}', undefined],
    ['no JSON', '{"a', undefined],
    ['no JSON, of closing brackets', ']]}}', undefined],
  ];
  it.each(cases)('%s', (_, text, fault) => {
    const found = findFault(text);
    if (fault === undefined) expect(found).toBeUndefined();
    else expect(found && wordsOf('en', found)).toMatch(fault);
  });

  it('never a text that JSON.stringify wrote of a value of moderate depth, however it is indented', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 20 }), fc.integer({ min: 0, max: 4 }), (text, indent) => {
        const again = JSON.stringify(JSON.parse(text), null, indent);
        fc.pre(!again.includes('"__proto__":'));
        expect(findFault(again)).toBeUndefined();
      }),
    );
    for (const example of PROVIDERS.flatMap(({ examples }) => examples)) expect(findFault(JSON.stringify({ plan: example.plan }))).toBeUndefined();
  });

  it('costs a pass over the text and no more, whatever the text', () => {
    const texts = ['"'.repeat(1_000_000), '\\'.repeat(1_000_000), '"\\'.repeat(500_000), `{"${'\\'.repeat(999_990)}"`, `{${Array.from({ length: 100_000 }, (_, n) => `"${n}":0`).join(',')}}`];
    const before = process.cpuUsage();
    for (const text of texts) findFault(text);
    const { user, system } = process.cpuUsage(before);
    // A quadratic pass would take minutes.
    expect((user + system) / 1e6).toBeLessThan(20);
  });
});
