import { LANGUAGES } from '@dualstack/schema';
import { describe, expect, it } from 'vitest';
import { type Code, MESSAGES, say, titleOf, wordsOf } from './messages.js';

/** Parameters that are lists. */
const LISTS = new Set(['known', 'allowed', 'pools', 'ids', 'names', 'ranges']);

/** What a sentence reads of its parameters. */
function parametersOf(details: Readonly<Record<string, (params: never) => string>>, code: string): string[] {
  const read = new Set<string>();
  const value = new Proxy<Record<string, unknown>>({}, {
    get(_, name) {
      read.add(String(name));
      return LISTS.has(String(name)) ? ['a', 'b'] : 'value';
    },
  });
  details[code]?.(value as never);
  return [...read].sort();
}

const codes = Object.keys(MESSAGES.en.details) as Code[];

describe('what the server says', () => {
  it('is said in every language, by the same codes and statuses', () => {
    for (const language of LANGUAGES) {
      expect(Object.keys(MESSAGES[language].details).sort()).toEqual([...codes].sort());
      expect(Object.keys(MESSAGES[language].titles)).toEqual(Object.keys(MESSAGES.en.titles));
    }
  });

  it.each(codes)('%s uses the same values in every language, in a sentence of its own', (code) => {
    const read = LANGUAGES.map((language) => parametersOf(MESSAGES[language].details, code));
    for (const each of read) expect(each).toEqual(read[0]);
  });

  it('is whole in Chinese: each sentence is one, and none is left in English', () => {
    for (const code of codes) {
      const sentence = (MESSAGES['zh-CN'].details as Record<string, (params: unknown) => string>)[code]?.(new Proxy({}, { get: (_, name) => (LISTS.has(String(name)) ? ['en'] : 'x') }));
      expect(sentence).toMatch(/\p{Script=Han}.*。$/u);
    }
    for (const title of Object.values(MESSAGES['zh-CN'].titles)) expect(title).toMatch(/^\p{Script=Han}+$/u);
  });

  it('quotes what somebody sent, with nothing unseen in it', () => {
    for (const language of LANGUAGES) expect(wordsOf(language, say('unknownExample', { id: 'a\u202eb\n' }))).toContain('"a\\u202eb\\n"');
  });

  it('counts', () => {
    expect(wordsOf('en', say('invalidPlan', { errors: 1 }))).toMatch(/has 1 error;/);
    expect(wordsOf('en', say('invalidPlan', { errors: 2 }))).toMatch(/has 2 errors;/);
    expect(wordsOf('zh-CN', say('invalidPlan', { errors: 2 }))).toBe('该规划有 2 个错误，其位置、原因和修改建议见 findings。');
  });

  it('has a title for every status that a problem has, and none for another', () => {
    expect(titleOf('en', 404)).toBe('Not found');
    expect(titleOf('zh-CN', 404)).toBe('未找到');
    expect(titleOf('en', 418)).toBeUndefined();
  });
});
