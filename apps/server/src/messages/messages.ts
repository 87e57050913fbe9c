import type { Language } from '@dualstack/schema';
import { en } from './en.js';
import { zhCN } from './zh-CN.js';

/** What is said in each language: what English says, with the same parameters. */
export type Messages = typeof en;

type Details = Messages['details'];
export type Code = keyof Details;
type Params = { [Each in Code]: Parameters<Details[Each]> };

/** Something that is to be said, without its words: those are chosen when it is answered. */
export type Said = { [Each in Code]: { readonly code: Each; readonly params: Params[Each] } }[Code];

/** Says something: its code, and the values that its sentence is made of. */
export function say<Which extends Code>(code: Which, ...params: Params[Which]): { readonly code: Which; readonly params: Params[Which] } {
  return { code, params };
}

export const MESSAGES: Readonly<Record<Language, Messages>> = { en, 'zh-CN': zhCN };

/** The sentence for what was said. */
export function wordsOf<Which extends Code>(language: Language, { code, params }: { readonly code: Which; readonly params: Params[Which] }): string {
  const details: { readonly [Each in Code]: (...params: Params[Each]) => string } = MESSAGES[language].details;
  return details[code](...params);
}

/** What a status means, in words; nothing where it is one that no answer of ours has. */
export function titleOf(language: Language, status: number): string | undefined {
  const titles: Partial<Record<number, string>> = MESSAGES[language].titles;
  return titles[status];
}
