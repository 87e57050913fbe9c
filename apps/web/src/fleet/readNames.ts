/** A name with the line that it stands in, counted from 1. */
export interface NamedLine {
  readonly line: number;
  readonly name: string;
}

/** What a list of names says. */
export interface ReadNames {
  /** Every line that has something in it, with what stands in its first column; that may be nothing. */
  readonly lines: readonly NamedLine[];
  /** The first line, where it says what the columns are. */
  readonly head?: NamedLine;
}

/** What is wrong with a line, and why nothing is sent. */
export type NameProblem =
  | { readonly kind: 'empty'; readonly line: number }
  | { readonly kind: 'twice'; readonly line: number; readonly name: string; readonly first: number }
  | { readonly kind: 'refused'; readonly line: number; readonly name: string; readonly reason: string }
  | { readonly kind: 'many'; readonly line: number; readonly count: number };

/** What tables call the column of names. */
const HEADS = /^(?:(?:cluster|plan|site)?[ _-]?names?|clusters?|plans?|sites?|名称|(?:集群|规划|站点)(?:名称|名)?)$/iu;
const QUOTED = / *"((?:[^"]|"")*)"/y;
const BETWEEN = new Set([',', ';', '\t']);

/**
 * Reads names out of a list, one a line, or out of the first column of a table with values between commas, semicolons or tabs. A first
 * line that names the columns is no name. Values may stand in quotation marks, and then have line breaks in them (RFC 4180).
 */
export function readNames(text: string): ReadNames {
  const rows = rowsOf(text.replace(/^\uFEFF/, ''));
  const [first, ...others] = rows;
  return first && others.length > 0 && HEADS.test(first.name) ? { lines: others, head: first } : { lines: rows };
}

/** Rows with something in them, by their first column. */
function rowsOf(text: string): NamedLine[] {
  const rows: NamedLine[] = [];
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const row = rowAt(text, at);
    const name = row.cells[0] ?? '';
    if (row.cells.some((cell) => cell !== '')) rows.push({ line, name });
    line += row.breaks;
    at = row.end;
  }
  return rows;
}

/** The cells of the row that begins at a place, where the next one begins, and how many lines are between. */
function rowAt(text: string, start: number): { readonly cells: readonly string[]; readonly end: number; readonly breaks: number } {
  const cells: string[] = [];
  let breaks = 0;
  for (let at = start; ; ) {
    const quoted = quotedAt(text, at);
    let cell = '';
    if (quoted) {
      cell = quoted.value;
      breaks += countBreaks(text.slice(at, quoted.end));
      at = quoted.end;
    }
    const rest = at;
    while (at < text.length && !BETWEEN.has(text[at] ?? '') && text[at] !== '\n' && text[at] !== '\r') at += 1;
    cells.push((cell + text.slice(rest, at)).trim());
    if (BETWEEN.has(text[at] ?? '')) at += 1;
    else {
      const end = at + (text.startsWith('\r\n', at) ? 2 : 1);
      return { cells, end, breaks: breaks + 1 };
    }
  }
}

/** The value in quotation marks at a place; none where no mark opens there, or where it is not closed. */
function quotedAt(text: string, start: number): { readonly value: string; readonly end: number } | undefined {
  QUOTED.lastIndex = start;
  const match = QUOTED.exec(text);
  return match ? { value: (match[1] ?? '').replaceAll('""', '"'), end: QUOTED.lastIndex } : undefined;
}

const countBreaks = (text: string): number => text.match(/\r\n|\r|\n/g)?.length ?? 0;

/**
 * What is wrong with names, line by line.
 *
 * @param most how many there may be
 * @param refusal why the system of the plan takes no cluster of a name; undefined where it does
 */
export function problemsOf(lines: readonly NamedLine[], most: number, refusal: (name: string) => string | undefined): readonly NameProblem[] {
  const firsts = new Map<string, number>();
  const problems: NameProblem[] = [];
  for (const [index, { line, name }] of lines.entries()) {
    if (index === most) {
      problems.push({ kind: 'many', line, count: lines.length });
      break;
    }
    const first = firsts.get(name);
    if (name === '') problems.push({ kind: 'empty', line });
    else if (first !== undefined) problems.push({ kind: 'twice', line, name, first });
    else {
      firsts.set(name, line);
      const reason = refusal(name);
      if (reason !== undefined) problems.push({ kind: 'refused', line, name, reason });
    }
  }
  return problems;
}

/**
 * Why a name is refused, in words. Each name costs a check of the whole plan, and all are asked for at every key press, so the answers are kept.
 *
 * @param find what the system has against a name
 * @param word says it
 */
export function refusalsOf<Finding>(find: (name: string) => Finding | undefined, word: (finding: Finding) => string): (name: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (name) => {
    if (!known.has(name)) {
      const finding = find(name);
      known.set(name, finding && word(finding));
    }
    return known.get(name);
  };
}

/** The first names that a count gives a fleet: like that of the plan, with a number behind. */
export function numbered(model: string, count: number): string[] {
  const base = baseOf(model);
  return Array.from({ length: count + 1 }, (_, index) => `${base}-${index + 1}`)
    .filter((name) => name !== model)
    .slice(0, count);
}

/** Whether a name is one of those that a count gives. */
export const isNumbered = (model: string, name: string): boolean => name.startsWith(`${baseOf(model)}-`) && /^\d+$/.test(name.slice(baseOf(model).length + 1));

const baseOf = (model: string): string => (model === '' ? 'cluster' : model.replace(/-\d+$/, ''));
