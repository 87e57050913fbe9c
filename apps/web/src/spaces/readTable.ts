/** A table as text, and in which encoding it was written, as WHATWG calls it. */
export interface ReadTable {
  readonly text: string;
  readonly encoding: string;
}

const UTF_8 = 'utf-8';
const MARKS: readonly (readonly [string, readonly number[]])[] = [
  [UTF_8, [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];
/** What spreadsheets write beside Unicode: as Chinese Windows does. */
const OTHERS = [UTF_8, 'gb18030'];
/** Bytes that tell whether a text has two for each letter. */
const LOOKED_AT = 512;

/**
 * Reads the bytes of a table as text: by its byte order mark, else as UTF-8, else as GB 18030. Spreadsheets write all of these.
 *
 * @returns nothing where it is no text, such as the file of a spreadsheet itself
 */
export function readTable(bytes: Uint8Array): ReadTable | undefined {
  const [marked] = MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte)) ?? [];
  for (const encoding of marked === undefined ? (wideEncoding(bytes) ?? OTHERS) : [marked]) {
    const text = decode(bytes, encoding);
    // No table has a character 0; the file of a spreadsheet has many.
    if (text !== undefined && !text.includes('\0')) return { text, encoding };
  }
  return undefined;
}

/** UTF-16 without a mark, by the zeros of what is ASCII in it. */
function wideEncoding(bytes: Uint8Array): readonly string[] | undefined {
  const start = bytes.subarray(0, LOOKED_AT);
  const zeros = [0, 1].map((parity) => start.filter((byte, index) => byte === 0 && index % 2 === parity).length);
  const [even = 0, odd = 0] = zeros;
  if (even === 0 && odd > start.length / 8) return ['utf-16le'];
  if (odd === 0 && even > start.length / 8) return ['utf-16be'];
  return undefined;
}

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
