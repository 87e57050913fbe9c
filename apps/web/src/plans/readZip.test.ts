import { deflateSync, strFromU8, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readZip } from './readZip.js';

const MOST = 1024 * 1024;
const read = (zip: Uint8Array) => readZip(zip, (name) => name.endsWith('plan'), MOST);
/** What was read, where it was. */
function filesOf(zip: Uint8Array) {
  const files = read(zip);
  if (typeof files === 'string') throw new Error(files);
  return files;
}

/** A ZIP of one file that says of it what is wanted, by its local header alone, which is what is read. */
function zipOf({ content, told, method = 8 }: { content: Uint8Array; told: number; method?: number }): Uint8Array {
  const header = new DataView(new ArrayBuffer(34));
  header.setUint32(0, 0x04034b50, true);
  header.setUint16(8, method, true);
  header.setUint32(18, content.length, true);
  header.setUint32(22, told, true);
  header.setUint16(26, 4, true);
  [...strToU8('plan')].forEach((letter, at) => header.setUint8(30 + at, letter));
  return Uint8Array.from([...new Uint8Array(header.buffer), ...content, ...zipSync({})]);
}

describe('a ZIP', () => {
  it('gives the files that are wanted, wherever they lie, folded or not', () => {
    const files = filesOf(zipSync({ 'a/plan': strToU8('one'), other: strToU8('x'), '../../plan': [strToU8('two'), { level: 0 }] }));
    expect(files.map(({ name, bytes }) => [name, strFromU8(bytes)])).toEqual([['a/plan', 'one'], ['../../plan', 'two']]);
    expect(filesOf(zipSync({}))).toEqual([]);
  });

  const bomb = () => deflateSync(new Uint8Array(64 * MOST), { level: 9 });
  it.each([
    ['more than it says', zipOf({ content: deflateSync(strToU8('a: 1\nb: 2\n')), told: 5 }), 'broken'],
    ['less than it says', zipOf({ content: deflateSync(strToU8('a: 1\n')), told: 10 }), 'broken'],
    ['what is folded in an unknown way', zipOf({ content: strToU8('a: 1\n'), told: 5, method: 99 }), 'broken'],
    ['what cannot be unfolded', zipOf({ content: strToU8('not folded at all'), told: 5 }), 'broken'],
    ['far more than the limit', zipOf({ content: bomb(), told: 64 * MOST }), 'large'],
    ['far more than the limit, and denies it', zipOf({ content: bomb(), told: 100 }), 'large'],
    ['more than the limit in all', zipSync({ plan: new Uint8Array(MOST), 'b/plan': new Uint8Array(1) }), 'large'],
    ['no end', zipSync({ plan: strToU8('a: 1\n') }).slice(0, -22), 'broken'],
    ['nothing', new Uint8Array(), 'broken'],
  ])('that holds %s is refused', (_, zip, problem) => {
    expect(read(zip)).toBe(problem);
  });
});
