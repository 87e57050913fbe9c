/**
 * How well texts match what somebody types: every word of it has to be somewhere in them.
 *
 * @param query what is typed
 * @param texts the name of a thing first, then further words for it
 * @returns 1 where the name begins with it, less where it stands elsewhere, 0 where a word is missing
 */
export function matchWords(query: string, texts: readonly string[]): number {
  const words = query.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const [name = '', ...others] = texts.map((text) => text.toLowerCase());
  if (words.some((word) => !name.includes(word) && !others.some((text) => text.includes(word)))) return 0;
  const typed = words.join(' ');
  if (name.startsWith(typed) || others.includes(typed)) return 1;
  return words.every((word) => name.includes(word)) ? 0.8 : 0.6;
}
