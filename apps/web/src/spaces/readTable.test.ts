import { describe, expect, it } from 'vitest';
import { readTable } from './readTable.js';

const TABLE = 'range,name\r\n10.0.0.0/12,总部\r\n';
const utf16 = (text: string, isBig: boolean) => Uint8Array.from([...text].flatMap((letter) => (isBig ? [letter.charCodeAt(0) >> 8, letter.charCodeAt(0) & 255] : [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8])));
/** As Excel of a Chinese Windows saves a table: 总 is D7 DC and 部 B2 BF in GBK. */
const GBK = Uint8Array.from([...new TextEncoder().encode('range,name\r\n10.0.0.0/12,'), 0xd7, 0xdc, 0xb2, 0xbf, 0x0d, 0x0a]);

describe('a table of a file', () => {
  it.each<[string, Uint8Array, string]>([
    ['UTF-8', new TextEncoder().encode(TABLE), 'utf-8'],
    ['UTF-8 with its mark', Uint8Array.from([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(TABLE)]), 'utf-8'],
    ['UTF-16 with its mark', Uint8Array.from([0xff, 0xfe, ...utf16(TABLE, false)]), 'utf-16le'],
    ['UTF-16, big end first, with its mark', Uint8Array.from([0xfe, 0xff, ...utf16(TABLE, true)]), 'utf-16be'],
    ['UTF-16 without a mark', utf16(TABLE, false), 'utf-16le'],
    ['UTF-16, big end first, without a mark', utf16(TABLE, true), 'utf-16be'],
    ['GBK', GBK, 'gb18030'],
    ['nothing', new Uint8Array(), 'utf-8'],
  ])('is read as %s', (name, bytes, encoding) => {
    expect(readTable(bytes)).toEqual({ text: name === 'nothing' ? '' : TABLE, encoding });
  });

  it.each<[string, number[]]>([
    ['the file of a spreadsheet', [0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x06, 0x00, 0x08, 0x00, 0x00, 0x00]],
    ['a picture', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d]],
    ['half a letter', [0x61, 0xd7]],
  ])('is not read from %s', (_, bytes) => {
    expect(readTable(Uint8Array.from(bytes))).toBeUndefined();
  });
});
