/** A line of a paste with something in it. */
export interface Line {
  /** Its number, from 1. */
  readonly number: number;
  readonly text: string;
  readonly cells: readonly string[];
  /** Whether something other than blanks stands between its cells, so that an empty one can be told. */
  readonly isMarked: boolean;
}

/** What a line under the head of a table is made of, in Markdown or as `psql` draws it. */
const RULE = /^[\s|+:=-]*$/;
/** A cell of colons alone is no rule: `::` is an address. */
const COLONS = /(?:^|[\s|]):+(?:[\s|]|$)/;

/** Marks that stand between cells, the most telling first. */
const MARKS = ['\t', ';', '|', ','] as const;

/** A line as cells; undefined for one that says nothing: empty, a comment, a rule. */
export function readLine(text: string, number: number): Line | undefined {
  if ((RULE.test(text) && !COLONS.test(text)) || /^\s*#/.test(text)) return undefined;
  const mark = MARKS.find((each) => text.includes(each));
  if (mark !== undefined) return { number, text, cells: splitBy(mark === '|' ? text.trim().replace(/^\||\|$/g, '') : text, mark), isMarked: true };
  return { number, text, cells: splitByBlanks(text), isMarked: false };
}

/** Cells between blanks. Columns of a listing are two of them apart; then a name of two words is one cell. */
export function splitByBlanks(text: string): readonly string[] {
  const trimmed = text.trim();
  return trimmed.split(/\s{2,}/.test(trimmed) ? /\s{2,}/ : /\s+/);
}

/** Cells between marks; what stands in quotes is one cell, as CSV has it, and quotes in it are doubled. */
function splitBy(text: string, mark: string): readonly string[] {
  const cells: string[] = [];
  let from = 0;
  while (from <= text.length) {
    const quoted = /^\s*"/.exec(text.slice(from, from + 8)) ? readQuoted(text, text.indexOf('"', from), mark) : undefined;
    if (quoted) {
      cells.push(quoted.cell);
      from = quoted.next;
    } else {
      const end = text.indexOf(mark, from);
      cells.push(text.slice(from, end === -1 ? text.length : end).trim());
      from = end === -1 ? text.length + 1 : end + 1;
    }
  }
  return cells;
}

/** A cell in quotes and where the next one begins; undefined where the quotes do not end before a mark, and mean nothing. */
function readQuoted(text: string, open: number, mark: string): { readonly cell: string; readonly next: number } | undefined {
  let close = text.indexOf('"', open + 1);
  while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  if (close === -1) return undefined;
  const end = text.indexOf(mark, close + 1);
  const rest = text.slice(close + 1, end === -1 ? text.length : end);
  return rest.trim() === '' ? { cell: text.slice(open + 1, close).replaceAll('""', '"').trim(), next: end === -1 ? text.length + 1 : end + 1 } : undefined;
}
