import type { AddressProblem } from '@dualstack/schema';
import { type CellProblem, isAddressLike, isBlank, isMeantFor, readCell } from './cells.js';
import type { Column } from './columns.js';
import { type Head, headOf, isShared } from './heads.js';
import { type Line, readLine, splitByBlanks } from './lines.js';

/** Most characters that are read: what the server takes as a plan. */
export const MAX_PASTE = 1024 * 1024;
/** Most things that are said of a paste; nobody reads more, and what is beyond is counted. */
const MAX_REMARKS = 500;
/** Words of a line that are looked at one by one. */
const MAX_WORDS = 100;
/** What stands between words where a cell has several. */
const BETWEEN_WORDS = /[\s,;|]+/;
/** The address of a network card, which looks like one of IPv6. */
const HARDWARE = /^(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}$/i;
/** Lines by which it is told whether cells stand in the order of the columns. */
const SAMPLE = 50;

/** Something in a paste that is not in the rows that were read from it, that is in two of them, or that is to be mended. */
export interface Remark {
  /** Number of the line, from 1. */
  readonly line: number;
  /** The line as it was pasted. */
  readonly text: string;
  /**
   * Why a cell cannot be read; `kept`: it cannot, and is taken as it is; `rest`: an earlier part of the cell decides; `leftover`: no
   * column takes it; `second`: its column has a value already; `mend`: taken as it is, with a way out; `unnamed`:
   * the row has no name; `stranger`: it names no entry that there is; `same`: an earlier line has it too; `head`: no column is called
   * that; `head-twice`: an earlier cell of the head is called that too; `limit`: the list is full; `size`: the text is cut off.
   */
  readonly kind: CellProblem['kind'] | 'kept' | 'rest' | 'leftover' | 'second' | 'mend' | 'unnamed' | 'stranger' | 'same' | 'head' | 'head-twice' | 'limit' | 'size';
  readonly words: readonly string[];
  /** Position of the column that it is about. */
  readonly column?: number;
  readonly problem?: AddressProblem;
  /** The earlier line with the same value. */
  readonly earlier?: number;
  /** How many lines are left out. */
  readonly count?: number;
}

/** A row that was read. */
export interface PastedRow {
  readonly line: number;
  /** Values by the positions of their columns. */
  readonly values: ReadonlyMap<number, unknown>;
}

/** A paste as far as it was understood, and everything in it that was not. */
export interface Paste {
  readonly rows: readonly PastedRow[];
  readonly remarks: readonly Remark[];
  /** How many remarks there would be beyond those. */
  readonly unsaid: number;
}

/**
 * Reads rows out of a spreadsheet, a CSV file, an inventory or what a command printed: cells with tabs, semicolons, bars, commas or
 * blanks between them. A head says which column is which; without one cells stand in the order of the columns, or else go where they
 * can be meant: an address into the column of its family, a word of a choice into that choice, the rest in order. Every word is in a row
 * or in a remark.
 *
 * @param columns what a row may have; the first is what it is called
 * @param room how many rows may be added
 */
export function readPaste(pasted: string, columns: readonly Column[], room: number): Paste {
  const reader = createReader(columns);
  const text = pasted.length > MAX_PASTE ? pasted.slice(0, Math.max(pasted.lastIndexOf('\n', MAX_PASTE), 0) || MAX_PASTE) : pasted;
  const all = text.split(/\r\n|\r|\n/);
  const lines = all.flatMap((each, index) => readLine(each, index + 1) ?? []);
  const [first] = lines;
  const head = first && headOf(first, lines.slice(1, SAMPLE), columns);
  const body = head ? lines.slice(1) : lines;
  const isInOrder = !head && standsInOrder(body.slice(0, SAMPLE), columns);
  for (const [index, line] of body.entries()) {
    if (reader.rows.length >= room) {
      reader.say({ kind: 'limit', line: line.number, text: line.text, words: [], count: body.length - index });
      break;
    }
    if (head) reader.readByHead(line, head);
    else if (isInOrder) reader.readInOrder(line);
    else reader.readWords(line);
  }
  if (first && head) reader.noteHead(first, head);
  if (text.length < pasted.length) reader.say({ kind: 'size', line: all.length + 1, text: '', words: [] });
  return { rows: reader.rows, remarks: reader.remarks, unsaid: reader.unsaid() };
}

/**
 * Whether cells stand in the order of the columns: all of a line's where blanks are between them, half of them where marks are, and
 * none for which another column waits.
 */
function standsInOrder(lines: readonly Line[], columns: readonly Column[]): boolean {
  const fits = (column: Column | undefined, cell: string | undefined) => column !== undefined && cell !== undefined && !isBlank(cell) && !(column.shape.kind === 'text' && isAddressLike(cell)) && readCell(column, cell).ok;
  const fitting = lines.filter(({ cells, isMarked }) => {
    if (cells.slice(columns.length).some((cell) => !isBlank(cell))) return false;
    const filled = cells.flatMap((cell, index) => (isBlank(cell) ? [] : [{ cell, index, isFit: fits(columns[index], cell) }]));
    const isElsewhere = filled.some(({ cell, isFit }) => !isFit && columns.some((column, index) => isMeantFor(column, cell) && !fits(column, cells[index])));
    const count = filled.filter(({ isFit }) => isFit).length;
    return filled.length > 0 && !isElsewhere && (isMarked ? count * 2 >= filled.length : count === filled.length);
  });
  return lines.length > 0 && fitting.length * 2 > lines.length;
}

/** Reads rows one by one, and keeps what is to be said of them. */
function createReader(columns: readonly Column[]) {
  const rows: PastedRow[] = [];
  const remarks: Remark[] = [];
  let unsaid = 0;
  /** Names and addresses by the lines that have them. */
  const seen = new Map<string, number>();
  /** Cells of the head that name no column, and below which something was taken. */
  const taken = new Set<number>();
  const isAddress = ({ shape: { kind } }: Column) => kind === 'address' || kind === 'range';
  const isKeyed = columns[0]?.path.length === 0;

  const say = (remark: Remark): void => {
    if (remarks.length < MAX_REMARKS) remarks.push(remark);
    else unsaid += 1;
  };

  /** A row under construction. */
  const begin = ({ number: line, text }: Line) => {
    const values = new Map<number, unknown>();
    const left: string[] = [];
    let isNameTold = false;
    const note = (remark: Omit<Remark, 'line' | 'text'>) => {
      isNameTold ||= remark.column === 0;
      say({ line, text, ...remark });
    };
    const spellings: { readonly key: string; readonly column: number; readonly word: string }[] = [];
    /** What is placed last: it takes the place of no address that can be read. */
    const misread: string[] = [];
    const put = (index: number, cell: string): void => {
      const column = columns[index];
      if (!column || isBlank(cell)) return;
      const word = cell.trim();
      const read = values.has(index) ? undefined : readCell(column, word);
      if (!read) return note({ kind: 'second', words: [word], column: index });
      if (!read.ok) {
        if (read.kept !== undefined) values.set(index, read.kept);
        return note({ ...read.why, ...(read.kept !== undefined && read.why.kind === 'unreadable' && { kind: 'kept' }), words: [word], column: index });
      }
      values.set(index, read.value);
      if (read.rest && read.rest.length > 0) note({ kind: 'rest', words: read.rest, column: index });
      if (read.mend) note({ kind: 'mend', words: [word], column: index, problem: read.mend });
      const key = read.spelling ?? (index === 0 ? `name ${String(read.value)}` : undefined);
      if (key !== undefined) spellings.push({ key, column: index, word: read.spelling ?? word });
    };
    return {
      has: (column: number) => values.has(column),
      leave: (...cells: readonly string[]): void => {
        for (const cell of cells) if (!isBlank(cell)) left.push(cell.trim());
      },
      put,
      /** Puts addresses into the columns of their families. */
      share: (indices: readonly number[], cell: string): void => {
        for (const word of cell.split(BETWEEN_WORDS).filter((each) => !isBlank(each) && each !== '/')) {
          const meant = indices.filter((index) => columns[index] && isMeantFor(columns[index], word));
          const index = meant.find((each) => !values.has(each)) ?? meant[0];
          if (index !== undefined) put(index, word);
          else if (isAddressLike(word)) misread.push(word);
          else left.push(word);
        }
      },
      /** What can only be meant as an address and is none. */
      misread: (word: string): void => void misread.push(word),
      end: (): void => {
        for (const word of misread) {
          const reads = columns.flatMap((column, index) => (isAddress(column) ? [{ index, column, read: readCell(column, word) }] : []));
          const wrong = reads.flatMap(({ index, column, read }) => (!read.ok && read.why.kind === 'unreadable' ? [{ index, family: column.family, problem: read.why.problem }] : []));
          const family = word.includes(':') ? 'ipv6' : 'ipv4';
          const free = HARDWARE.test(word) || word === ':' ? undefined : wrong.find((each) => each.family === family && !values.has(each.index));
          const [best] = wrong;
          if (free) put(free.index, word);
          else if (best && wrong.length === reads.length) note({ kind: 'unreadable', words: [word], column: best.index, problem: best.problem });
          else left.push(word);
        }
        if (left.length > 0) note({ kind: 'leftover', words: left });
        if (values.size === 0) return;
        if (!values.has(0) && !isNameTold) note({ kind: isKeyed ? 'stranger' : 'unnamed', words: [], column: 0 });
        if (isKeyed && !values.has(0)) return;
        for (const { key, column, word } of spellings) {
          const earlier = seen.get(key);
          if (earlier === undefined) seen.set(key, line);
          else if (earlier !== line) note({ kind: 'same', words: [word], column, earlier });
        }
        rows.push({ line, values });
      },
    };
  };

  return {
    rows,
    remarks,
    unsaid: () => unsaid,
    say,
    /** Says what of a head is the name of no column, once it is known below which of them something was taken all the same. */
    noteHead: ({ number: line, text, cells }: Line, { cells: head }: Head): void => {
      for (const [kind, is] of [['head-twice', 'twice'], ['head', undefined]] as const) {
        const words = cells.filter((cell, index) => head[index] === is && !isBlank(cell) && !taken.has(index));
        if (words.length > 0) remarks.unshift({ kind, line, text, words });
      }
    },

    /** Cells below the head that names their columns; an address or a choice under a name that no column has goes where alone it can be meant. */
    readByHead: (line: Line, { cells: head, isMarked }: Head): void => {
      const row = begin(line);
      // Below blanks there are blanks: a mark stands within a cell, as in `Ready,SchedulingDisabled`.
      const own = isMarked || !line.isMarked ? line.cells : splitByBlanks(line.text);
      const cells = isMarked || own.length === head.length ? own : line.text.trim().split(/\s+/);
      for (const [index, cell] of cells.entries()) {
        const column = head[index];
        if (typeof column === 'number') row.put(column, cell);
        else if (isShared(column)) row.share(column, cell);
        else if (index >= head.length) row.leave(cell);
      }
      const claimed = new Set(head.flatMap((each) => (typeof each === 'string' || each === undefined ? [] : each)));
      for (const [index, cell] of cells.slice(0, head.length).entries()) {
        if (head[index] !== undefined || isBlank(cell)) continue;
        const column = columns.findIndex((each, position) => ['address', 'choice'].includes(each.shape.kind) && !claimed.has(position) && !row.has(position) && isMeantFor(each, cell));
        if (column === -1) continue;
        row.put(column, cell);
        taken.add(index);
      }
      row.end();
    },

    readInOrder: (line: Line): void => {
      const row = begin(line);
      for (const [index, cell] of line.cells.slice(0, columns.length).entries()) row.put(index, cell);
      row.leave(...line.cells.slice(columns.length));
      row.end();
    },

    /** Cells in any order: each goes where alone it can be meant, and what is left into the other columns in their order. */
    readWords: (line: Line): void => {
      const row = begin(line);
      const isOwn = (cell: string) => columns.some((column) => isMeantFor(column, cell));
      const words = line.cells.slice(0, MAX_WORDS).flatMap((cell) => (isOwn(cell) ? [cell] : cell.split(BETWEEN_WORDS))).filter((word) => !isBlank(word));
      const rest: string[] = [];
      for (const word of words.slice(0, MAX_WORDS)) {
        const meant = columns.flatMap((column, index) => (isMeantFor(column, word) ? [index] : []));
        const [full] = meant;
        const free = meant.find((index) => !row.has(index));
        if (free !== undefined) row.put(free, word);
        else if (full !== undefined && columns[full]?.shape.kind !== 'choice') row.put(full, word);
        else if (full !== undefined) row.leave(word);
        else if (columns.some(isAddress) && isAddressLike(word)) row.misread(word);
        else rest.push(word);
      }
      let from = 0;
      for (const word of rest) {
        const next = columns.findIndex((column, index) => index >= from && !row.has(index) && ['text', 'number', 'flag'].includes(column.shape.kind) && readCell(column, word).ok);
        if (next === -1) row.leave(word);
        else row.put(next, word);
        from = next === -1 ? from : next + 1;
      }
      row.leave(...words.slice(MAX_WORDS), ...line.cells.slice(MAX_WORDS));
      row.end();
    },
  };
}
