import { bare, isAddressLike, isBlank } from './cells.js';
import type { Column } from './columns.js';
import type { Line } from './lines.js';

/**
 * What a cell of a head stands for: the position of a column; positions of several, one for each family, of which what is below goes
 * into its own; `twice` for what an earlier cell stands for; `undefined` where no column is called that.
 */
export type HeadCell = number | readonly number[] | 'twice' | undefined;

/** The first line of a paste where it names columns. */
export interface Head {
  readonly cells: readonly HeadCell[];
  readonly isMarked: boolean;
}

/** Whether a cell of a head leaves it to the family of what is below which column is meant. */
export const isShared = (cell: HeadCell): cell is readonly number[] => typeof cell === 'object';

/**
 * Finds the columns that a word names, by their names first, the best of them before the others, then by what else people call them.
 * A word that two columns are called says nothing, unless they are the same for each family.
 *
 * @returns gives positions of columns
 */
export function nameColumns(columns: readonly Column[]): (word: string) => readonly number[] {
  const known = new Map<string, readonly number[]>();
  const learn = (wordsOf: (column: Column) => readonly (string | undefined)[]) => {
    const here = new Map<string, Set<number>>();
    for (const [index, column] of columns.entries()) {
      for (const word of wordsOf(column)) {
        const key = bare(word ?? '');
        if (key !== '' && !known.has(key)) here.set(key, (here.get(key) ?? new Set()).add(index));
      }
    }
    for (const [key, indices] of here) known.set(key, [...indices]);
  };
  for (const depth of Array.from({ length: Math.max(0, ...columns.map(({ words }) => words.length)) }, (_, index) => index)) learn(({ words }) => [words[depth]]);
  learn(({ heads }) => heads);
  return (word) => {
    const key = bare(word);
    const found = known.get(key) ?? known.get(key.replace(/s$/, '')) ?? [];
    const families = found.flatMap((index) => columns[index]?.family ?? []);
    return found.length < 2 || (families.length === found.length && new Set(families).size === found.length) ? found : [];
  };
}

/**
 * The columns that a line names, where it is a head: none of its cells can be a value, and half of them name a column, or two do, or one
 * does and the lines below have values where it has words.
 *
 * @param below the next lines
 */
export function headOf({ cells, isMarked }: Line, below: readonly Line[], columns: readonly Column[]): Head | undefined {
  const columnsOf = nameColumns(columns);
  const seen = new Set<number>();
  const named = cells.map((cell): HeadCell => {
    const found = columnsOf(cell);
    if (found.length === 0) return undefined;
    const free = found.filter((index) => !seen.has(index));
    for (const index of found) seen.add(index);
    return free.length === 0 ? 'twice' : found.length === 1 ? free[0] : free;
  });
  const isValue = (cell: string) => isAddressLike(cell) || /^\d+$/.test(cell.trim());
  if (seen.size === 0 || cells.some(isValue)) return undefined;
  const count = named.filter((cell) => cell !== undefined).length;
  const filled = cells.filter((cell) => !isBlank(cell));
  const hasValuesBelow = () => isMarked && cells.some((cell, index) => !isBlank(cell) && below.length > 0 && below.every((line) => isValue(line.cells[index] ?? '')));
  return count * 2 >= filled.length || count >= 2 || hasValuesBelow() ? { cells: named, isMarked } : undefined;
}
