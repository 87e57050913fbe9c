import { MOST_MIB } from '../api/archive.js';

/** What is wrong with a file before any of it is sent. */
export type FileProblem = 'empty' | 'tooLarge' | 'notZip' | 'unread';

/** How a ZIP begins that has something in it: the header of its first entry (PKWARE APPNOTE, 4.3.7). */
const ZIP_BEGIN = [0x50, 0x4b, 0x03, 0x04];
const MIB = 1024 * 1024;

/** Looks whether a file may be an archive; only the server knows whether it is one. */
export async function fileProblem(file: Blob): Promise<FileProblem | undefined> {
  if (file.size === 0) return 'empty';
  if (file.size > MOST_MIB * MIB) return 'tooLarge';
  try {
    const begin = new Uint8Array(await file.slice(0, ZIP_BEGIN.length).arrayBuffer());
    return ZIP_BEGIN.every((byte, index) => begin[index] === byte) ? undefined : 'notZip';
  } catch {
    return 'unread';
  }
}

/** The size of a file as people read it. */
export function sizeOf(bytes: number, language: string): string {
  const [value, unit] = bytes < 1000 ? [bytes, 'byte'] : bytes < MIB ? [bytes / 1000, 'kilobyte'] : [bytes / 1e6, 'megabyte'];
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
}
