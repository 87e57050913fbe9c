import type { Language, SpokenFinding } from '@dualstack/schema';
import { blocks, code, link, list, type Markdown, md, NOTHING, section, table } from '../format/markdown.js';
import { KIT_TEXTS, type KitTexts } from './messages/texts.js';

/** Where a table has nothing to say. */
export const DASH = md`–`;

/** A value of a plan in a table. */
export const cell = (text: string | undefined): Markdown => (text === undefined ? DASH : code(text));

/** How a guide begins: the name of the cluster, what its plan says of it, and a table of what it is. */
export function heading({ setting, value }: KitTexts, name: string, description: string | undefined, rows: readonly (readonly [what: Markdown, value: Markdown])[]): Markdown {
  return blocks([md`# ${name}`, md`${description ?? ''}`, table([setting, value], rows)]);
}

/**
 * The section of a README that repeats what is to be known of a plan: warnings and notes, each with its source.
 * This is the one place where a guide prints what a rule says; the findings come in the language of the guide.
 */
export function limitations(findings: readonly SpokenFinding[], language: Language): Markdown {
  const texts = KIT_TEXTS[language];
  if (findings.length === 0) return section(texts.limitations, texts.noLimitations);
  return section(texts.limitations, list(findings.map(({ severity, message, source }) => md`${severity === 'warning' ? texts.warning : NOTHING}${md`${message}`}${source ? md`${texts.openSource}${link(source)}${texts.closeSource}` : NOTHING}`)));
}
