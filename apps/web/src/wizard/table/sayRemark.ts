import type { Speaker } from '@dualstack/schema';
import type { TFunction } from 'i18next';
import type { Column } from './columns.js';
import type { Remark } from './readPaste.js';

/** Most words of a line that are told. */
const MOST_WORDS = 8;
/** Most characters of a word, and of a line. */
const MOST_CHARACTERS = 60;

/** A text that is no longer than a person reads. */
export const shortened = (text: string, most = MOST_CHARACTERS): string => (text.length > most ? `${text.slice(0, most)} …` : text);

/**
 * What is to be said of a line of a paste: what of it is left out, why, and what would do.
 *
 * @param columns those that it was read by
 * @param most how many rows the table may have
 */
export function sayRemark({ kind, words, column: at, problem, earlier, count }: Remark, columns: readonly Column[], most: number, t: TFunction, { message }: Speaker): string {
  const column = at === undefined ? undefined : columns[at];
  const join = (texts: readonly string[]) => [...texts.slice(0, MOST_WORDS).map((each) => shortened(each)), ...(texts.length > MOST_WORDS ? ['…'] : [])].join(t('marks.between'));
  return t(`table.remark.${kind}`, {
    column: column?.label ?? '',
    words: join(words),
    columns: columns.map(({ label }) => label).join(t('marks.comma')),
    options: column?.options.map(({ label }) => label).join(t('marks.comma')) ?? '',
    min: column?.min ?? 0,
    max: kind === 'too-long' ? (column?.maxLength ?? 0) : kind === 'too-many' ? (column?.maxEntries ?? 0) : (column?.max ?? Number.MAX_SAFE_INTEGER),
    why: problem ? message({ rule: 'kubernetes/invalid-cidr', variant: problem.code, params: problem.params }) : '',
    earlier: earlier ?? 0,
    count: count ?? 0,
    most,
  });
}
