import { type Cidr, parseCidr, RANGE_ROLES, type Speaker } from '@dualstack/schema';
import papaparse from 'papaparse';
import { isLine, MOST_NAME, MOST_RANGES } from './contract-store.js';
import { reasonOf } from './domain.js';
import { type Said, say, wordsOf } from './messages/messages.js';
import { Problem } from './problem.js';
import type { HeldRange, OthersRange } from './storage/spaces.js';

/** Ranges out of a table, and lines of it that are none that anybody has. */
export interface ReadRanges {
  readonly ranges: readonly OthersRange[];
  readonly left: readonly { readonly line: number; readonly range: string; readonly status: string }[];
}

/** Most lines of which is told that they cannot be read. */
const MOST_LINES = 20;
/** Columns by their names in lower case: our own, and those that NetBox exports of its prefixes. */
const OWN = ['range', 'name', 'owner', 'role'] as const;
const NETBOX_RANGE = 'prefix';
/** A status of NetBox: a container holds prefixes, and is not handed out by itself. */
const CONTAINER = 'container';

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
  readonly isBroken: boolean;
}

/**
 * Reads ranges that others hold out of a table with comma-separated values: with our own columns, or as NetBox exports prefixes.
 *
 * @param owner who holds those of which the table does not say it
 * @throws Problem 400 where there are lines that cannot be read; it says which, and why
 */
export function readRangesCsv(text: string, owner: string, speaker: Speaker): ReadRanges {
  const [head, ...rows] = rowsOf(text);
  const columns = (head?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const isNetbox = columns.includes(NETBOX_RANGE);
  if (!isNetbox && !(columns.includes('range') && columns.includes('name') && columns.every((column) => (OWN as readonly string[]).includes(column)))) {
    throw new Problem(400, say('unknownHead', { head: (head?.cells ?? []).join(',') }));
  }
  if (rows.length === 0) throw new Problem(400, say('noLines'));
  if (rows.length > MOST_RANGES) throw new Problem(400, say('tooManyLines', { most: MOST_RANGES }));
  const ranges: OthersRange[] = [];
  const left: ReadRanges['left'][number][] = [];
  const unread: { line: number; reason: string }[] = [];
  for (const { line, cells, isBroken } of rows) {
    const cellOf = (column: string) => shown(cells[columns.indexOf(column)]?.trim() ?? '');
    const refuse = (said: Said) => void unread.push({ line, reason: wordsOf(speaker.language, said) });
    if (isBroken) refuse(say('lineQuotes'));
    else if (cells.length !== columns.length) refuse(say('lineCells', { cells: cells.length, columns: columns.length }));
    else if (isNetbox && cellOf('status').toLowerCase() === CONTAINER) left.push({ line, range: cellOf(NETBOX_RANGE), status: cellOf('status') });
    else {
      const parsed = parseCidr(cellOf(isNetbox ? NETBOX_RANGE : 'range'));
      if (parsed.ok) addRange(isNetbox ? netboxRange(parsed.value, cellOf, owner) : { range: parsed.value, name: cellOf('name'), owner: cellOf('owner') || owner, role: cellOf('role') || 'reserved' }, refuse);
      else unread.push({ line, reason: reasonOf(parsed.problem, speaker) });
    }
  }
  const [first] = unread;
  if (first) throw new Problem(400, say('unreadLines', { lines: unread.length, ...first }), { lines: unread.slice(0, MOST_LINES) });
  return { ranges, left };

  function addRange(range: Omit<OthersRange, 'role'> & { readonly role: string }, refuse: (said: Said) => void): void {
    const role = RANGE_ROLES.find((each) => each === range.role);
    const isName = (value: string) => value.length <= MOST_NAME && isLine(value);
    if (!isName(range.name)) refuse(say('lineName', { most: MOST_NAME }));
    else if (!isName(range.owner)) refuse(say('lineOwner', { most: MOST_NAME }));
    else if (role === undefined) refuse(say('lineRole', { role: range.role, known: RANGE_ROLES }));
    else ranges.push({ ...range, role });
  }
}

/** A prefix of NetBox as a range: its roles are anybody's own words, so that one of ours is taken, and another one is its name where it has no description. */
function netboxRange(range: Cidr, cellOf: (column: string) => string, owner: string): OthersRange {
  const role = cellOf('role').toLowerCase();
  return { range, name: (cellOf('description') || cellOf('role') || cellOf(NETBOX_RANGE)).slice(0, MOST_NAME), owner: cellOf('tenant') || owner, role: RANGE_ROLES.find((each) => each === role) ?? 'reserved' };
}

/** The rows of a table that have anything in them, with the line on which each begins. */
function rowsOf(text: string): Row[] {
  const rows: Row[] = [];
  let [line, read] = [1, 0];
  const whole = text.replace(/^\uFEFF/, '');
  papaparse.parse<string[]>(whole, {
    step({ data, errors, meta: { cursor } }) {
      if (data.some((cell) => cell.trim() !== '')) rows.push({ line, cells: data, isBroken: errors.some(({ type }) => type === 'Quotes') });
      for (; read < cursor; read += 1) if (whole.charCodeAt(read) === 0x0a || (whole.charCodeAt(read) === 0x0d && whole.charCodeAt(read + 1) !== 0x0a)) line += 1;
    },
  });
  return rows;
}

/** A cell without the mark that keeps a spreadsheet from taking it for a formula. */
const shown = (cell: string) => cell.replace(/^'(?=[=+\-@])/, '');

/** Ranges as a table with our own columns, which {@link readRangesCsv} takes. */
export const printRangesCsv = (ranges: readonly HeldRange[]): string => print(OWN, ranges.map(({ range, name, plan, owner, role }) => [range, plan?.name ?? name, owner, role]));

/** Ranges as NetBox takes prefixes in: those of drafts are designated for use, as NetBox calls it, and the others in use. */
export const printNetboxCsv = (ranges: readonly HeldRange[]): string =>
  print(['prefix', 'status', 'tenant', 'role', 'description'], ranges.map(({ range, name, plan, owner, role }) => [range, plan?.status === 'draft' ? 'reserved' : 'active', owner, role, plan?.name ?? name]));

const print = (fields: readonly string[], data: readonly (readonly string[])[]): string => `${papaparse.unparse({ fields: [...fields], data: data.map((row) => [...row]) }, { escapeFormulae: /^[=+\-@]/, newline: '\n' })}\n`;
