import { Unzip, UnzipInflate } from 'fflate';
import { joined } from '../base/bytes.js';

/** How much is unfolded at once: a thousand times as much may come out of it. */
const AT_ONCE = 4096;
/** What a ZIP ends with, before at most 64 KiB of remarks (APPNOTE 4.3.16). */
const END = [0x50, 0x4b, 5, 6];

/** A file out of a ZIP. */
export interface Unzipped {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Files out of a ZIP. It is unfolded as it is read, and no further than the limit, whatever the ZIP says of itself.
 *
 * @param isWanted by its name, with the folders that it lies in
 * @param most what the files may be in all, in bytes
 */
export function readZip(zip: Uint8Array, isWanted: (name: string) => boolean, most: number): readonly Unzipped[] | 'broken' | 'large' {
  if (!zip.some((_, at) => END.every((byte, index) => zip[at + index] === byte))) return 'broken';
  const found: { readonly name: string; readonly told: number | undefined; readonly chunks: Uint8Array[]; isWhole: boolean }[] = [];
  let size = 0;
  let isBroken = false;
  const unzip = new Unzip((file) => {
    if (!isWanted(file.name)) return;
    const kept = { name: file.name, told: file.originalSize, chunks: [] as Uint8Array[], isWhole: false };
    found.push(kept);
    file.ondata = (error, chunk, isLast) => {
      isBroken ||= error !== null;
      if (error) return;
      size += chunk.length;
      if (size <= most) kept.chunks.push(chunk);
      kept.isWhole ||= isLast;
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < zip.length && size <= most && !isBroken; at += AT_ONCE) unzip.push(zip.subarray(at, at + AT_ONCE), at + AT_ONCE >= zip.length);
  } catch {
    return 'broken';
  }
  if (size > most) return 'large';
  const files = found.map(({ name, chunks }) => ({ name, bytes: joined(chunks) }));
  return isBroken || found.some(({ isWhole, told }, index) => !isWhole || (told ?? files[index]?.bytes.length) !== files[index]?.bytes.length) ? 'broken' : files;
}
