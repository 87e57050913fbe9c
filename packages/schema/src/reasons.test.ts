/**
 * Every rule says why the real system is so, in each language: in two lines, in words of its own. Where a reason comes from is
 * for whoever reads it beside its source.
 */
import { describe, expect, expectTypeOf, it } from 'vitest';
import { type Language, LANGUAGES } from './findings/language.js';
import type { RuleId, Translation } from './findings/message.js';
import { DOCUMENT_RULES } from './plan/document-rules.js';
import { PROVIDERS } from './registry.js';
import { KUBERNETES_RULES } from './rules/kubernetes.js';
import { type Speaker, speakerOf } from './speak.js';
import { examplePlan } from './testing.js';
import type { ProviderCases } from './testing/cases.js';
import { flawsOf } from './testing/words.js';
import { validatePlan } from './validate.js';

const CASES = import.meta.glob<{ CASES: ProviderCases }>('./providers/*/cases.ts', { eager: true });
const RULES = [...DOCUMENT_RULES, ...KUBERNETES_RULES, ...PROVIDERS.flatMap(({ rules }) => rules)].map(({ id }) => id);
const speakers = await Promise.all(LANGUAGES.map(speakerOf));

/** Two lines of the place where a reason opens. */
const MOST: Readonly<Record<Language, number>> = { en: 220, 'zh-CN': 120 };
const SENTENCE_END: Readonly<Record<Language, RegExp>> = { en: /\.(?= [A-Z]|$)/g, 'zh-CN': /。/g };
/** As much of another text in a row is no coincidence. */
const REPEATED: Readonly<Record<Language, number>> = { en: 5, 'zh-CN': 10 };

const eachReason = (flaws: (why: string, speaker: Speaker, rule: string) => readonly string[]) => RULES.flatMap((rule) => speakers.flatMap((speaker) => flaws(speaker.whyOf(rule) ?? '', speaker, rule).map((flaw) => `${rule} (${speaker.language}) ${flaw}`)));

/** A text in the parts that runs are counted in: words, and characters where there are no spaces between words. */
const partsOf = (text: string) => text.toLowerCase().match(/\p{Script=Han}|[^\s\p{P}\p{Script=Han}]+/gu) ?? [];

/** Whether as much as {@link REPEATED} of a text stands in another, part by part. */
function repeats(text: string, other: string, language: Language): boolean {
  const parts = partsOf(text);
  const joined = ` ${partsOf(other).join(' ')} `;
  return parts.some((_, index) => index + REPEATED[language] <= parts.length && joined.includes(` ${parts.slice(index, index + REPEATED[language]).join(' ')} `));
}

describe('the reason of every rule', () => {
  it('is asked for by the compiler, in each language', () => {
    type Texts = { 'a/one': { title: string; why: string; says: () => string }; 'a/two': { title: string; says: () => string } };
    expectTypeOf<RuleId<Texts>>().toEqualTypeOf<'a/one'>();
    expectTypeOf<Translation<Texts>['a/one']>().toHaveProperty('why');
  });

  it('is there, in each language, and whole', () => {
    expect(eachReason((why, { language }) => flawsOf(why, language, true))).toEqual([]);
  });

  it('takes two lines at most, of one or two sentences', () => {
    expect(eachReason((why, { language }) => [...(why.length > MOST[language] ? [`has ${why.length} characters`] : []), ...((why.match(SENTENCE_END[language])?.length ?? 0) > 2 ? ['has more than two sentences'] : [])])).toEqual([]);
  });

  it('says something else than the title and the messages', () => {
    const plans = [...PROVIDERS.flatMap(({ examples }) => examples.map(({ plan }) => plan)), ...Object.values(CASES).flatMap(({ CASES: { cases, notes } }) => [...cases, ...notes].map(([, example, changes]) => examplePlan(example, changes)))];
    const findings = plans.flatMap((plan) => validatePlan(plan).findings);
    const byRule = new Map(RULES.map((rule) => [rule, findings.filter((finding) => finding.rule === rule)]));
    expect(eachReason((why, { language, titleOf, message }, rule) => [titleOf(rule), ...new Set(byRule.get(rule)?.map(message))].filter((text) => repeats(why, text, language)).map((text) => `repeats ${JSON.stringify(text)}`))).toEqual([]);
  });
});
