import { parse, stringify } from 'yaml';

/** How a text of YAML writes a value: in lines of its own, within brackets, or as JSON, whose texts all have quotes. */
export type Style = 'block' | 'flow' | 'json';

/** Marks around a text. */
export type Quotes = '"' | "'" | '';

/** Versions of YAML whose readers have to take a plain text for the same: to those of 1.1, `no` and `12:30` are none. */
const VERSIONS = ['1.1', '1.2'] as const;

/** Whether a text means itself without quotes, wherever it stands. */
function isPlain(text: string): boolean {
  if (!/^[\w./-][\w./:@+-]*$/.test(text) || text.endsWith(':')) return false;
  return VERSIONS.every((version) => parse(text, { version }) === text);
}

/** A scalar of a plan in one line. */
export function writeScalar(value: string | number | boolean | null, style: Style, quotes: Quotes = ''): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  if (style === 'json' || quotes === '"') return JSON.stringify(value);
  if (quotes === "'" && /^[\u0020-\u007e\u00a1-\uffff]*$/.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return isPlain(value) ? value : JSON.stringify(value);
}

/** A value within brackets, in one line. */
export function writeFlow(value: unknown, style: Style): string {
  if (Array.isArray(value)) return `[${value.map((each) => writeFlow(each, style)).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, each]) => `${writeScalar(key, style)}: ${writeFlow(each, style)}`);
    return `{${entries.join(', ')}}`;
  }
  return writeScalar(value as string | number | boolean | null, style);
}

/**
 * A value behind its key, or behind the dash of a list: in the same line where it is a scalar or holds nothing, else in lines below.
 *
 * @param indent spaces in front of each line below
 * @param newline how lines of the text end
 */
export function writeBelow(value: unknown, indent: number, newline: string): string {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return ` ${writeFlow(value, 'block')}`;
  return `${newline}${writeLines(value, indent, newline)}`;
}

/** A value that is no scalar in lines of its own, the last without its end. */
export function writeLines(value: unknown, indent: number, newline: string): string {
  return stringify(value, { version: '1.1', lineWidth: 0 }).trimEnd().split('\n').map((line) => (line === '' ? line : `${' '.repeat(indent)}${line}`)).join(newline);
}
