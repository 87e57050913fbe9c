import type { DeliveredFile, GeneratedFile } from '@dualstack/manifests';
import { LRUCache } from 'lru-cache';

/** A part of a file, and what is sent of it: the inside of a JSON string in UTF-8. */
interface Piece {
  readonly text: string;
  readonly bytes: Buffer;
}

/** A file as it was when somebody last asked for one of its path. */
interface Printed {
  readonly content: string;
  readonly pieces: readonly Piece[];
}

/** Bytes of all files that are remembered, and of one. */
const MOST = 2 * 1024 * 1024;
const LARGEST = 64 * 1024;
/** Pieces of a script: what it is, the values of the plan, and the body, in which there is none. */
const PIECES_OF_SCRIPT = 3;

/**
 * Makes a printer of files as a JSON array in UTF-8. Much of what a plan turns into is the same from plan to plan: whole files,
 * and the bodies of scripts. So each file is compared with the last one of its path, and only what differs is printed anew.
 *
 * @returns parts to be put one behind another
 */
export function createFilePrinter(): (files: readonly DeliveredFile[]) => Buffer[] {
  const last = new LRUCache<string, Printed>({ maxSize: MOST, maxEntrySize: LARGEST, sizeCalculation: ({ pieces }) => pieces.reduce((sum, { text, bytes }) => sum + text.length + bytes.length, 1) });
  const printContent = ({ path, mediaType, content }: GeneratedFile): Printed => {
    const before = last.get(path);
    if (before?.content === content) return before;
    const printed = { content, pieces: cut(content, mediaType === 'text/x-shellscript' ? PIECES_OF_SCRIPT : 1).map((text, index) => printPiece(text, before?.pieces[index])) };
    last.set(path, printed);
    return printed;
  };
  return (files) => {
    const parts: Buffer[] = [];
    let between = '[';
    for (const file of files) {
      parts.push(Buffer.from(`${between}{"path":${JSON.stringify(file.path)},"mediaType":${JSON.stringify(file.mediaType)},"content":"`));
      for (const { bytes } of printContent(file).pieces) parts.push(bytes);
      between = `","purpose":${JSON.stringify(file.purpose)},"group":${JSON.stringify(file.group)}${file.way === undefined ? '' : `,"way":${JSON.stringify(file.way)}`}},`;
    }
    parts.push(Buffer.from(files.length === 0 ? '[]' : `${between.slice(0, -1)}]`));
    return parts;
  };
}

const printPiece = (text: string, before: Piece | undefined): Piece => (before?.text === text ? { text, bytes: before.bytes } : { text, bytes: Buffer.from(JSON.stringify(text).slice(1, -1)) });

/** Cuts a text behind its first blank lines. The pieces are parts of this text alone, so that no other is kept in memory by them. */
function cut(content: string, most: number): string[] {
  const pieces: string[] = [];
  let start = 0;
  while (pieces.length < most - 1) {
    const blank = content.indexOf('\n\n', start);
    if (blank < 0) break;
    pieces.push(content.slice(start, blank + 2));
    start = blank + 2;
  }
  return [...pieces, content.slice(start)];
}
