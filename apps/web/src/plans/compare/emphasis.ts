/** A piece of a text, and whether the other text has it too. */
export interface Piece {
  readonly text: string;
  readonly isSame: boolean;
}

/** An address or a range: digits with dots or colons among them. */
const ADDRESS = /^(?=.*[.:])[0-9a-f.:]+(?:\/\d+)?$/i;

/**
 * What of an address another one has not: from the first group on in which they differ. Of any other text all of it differs.
 *
 * @returns the pieces of `text`
 */
export function emphasise(text: string, other: string): readonly Piece[] {
  if (text === other) return [{ text, isSame: true }];
  if (!ADDRESS.test(text) || !ADDRESS.test(other)) return [{ text, isSame: false }];
  let same = 0;
  while (same < text.length && text[same] === other[same]) same += 1;
  // A group is read as a whole: 10.66 and 10.64 share the 10 and not the 6.
  const cut = Math.max(text.lastIndexOf('.', same - 1), text.lastIndexOf(':', same - 1), text.slice(0, same).lastIndexOf('/')) + 1;
  return cut === 0 ? [{ text, isSame: false }] : [{ text: text.slice(0, cut), isSame: true }, { text: text.slice(cut), isSame: false }].filter((piece) => piece.text !== '');
}
