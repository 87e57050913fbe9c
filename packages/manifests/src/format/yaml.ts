/** A value that JSON, and so YAML, can carry. `undefined` leaves a field out. */
export type Value = string | number | boolean | null | undefined | readonly Value[] | { readonly [key: string]: Value };

/**
 * Text that every YAML parser, 1.1 or 1.2, reads back as the same text without quotes: begins with a letter,
 * a slash or a digit, and holds nothing that could end or begin anything else.
 */
const PLAIN = /^[A-Za-z/](?:[A-Za-z0-9_./+@-]|:(?=[A-Za-z0-9/]))*$/;
/** Plain text that some parser takes for something else: booleans and nulls of YAML 1.1. */
const TAKEN = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$/i;
/** Ranges of IPv4 read as text everywhere, because of their dots and slash. */
const PLAIN_IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?$/;

/** What JSON leaves as it is and YAML does not print: DEL, C1 controls, line separators, byte order mark, lone surrogates. */
// eslint-disable-next-line no-control-regex -- these are the characters to escape
const UNPRINTABLE = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** A text as a YAML scalar: plain where that is safe beyond doubt, double-quoted otherwise. */
export function yamlScalar(text: string): string {
  if ((PLAIN.test(text) && !TAKEN.test(text)) || PLAIN_IPV4.test(text)) return text;
  return JSON.stringify(text).replace(UNPRINTABLE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * Prints a value as one YAML document, two spaces deep, fields in the order in which they are given.
 * It is printed here and not by a library because a page asks for a dozen documents at every look at the
 * review, and a general printer takes ten times as long; a real parser reads every file back in the tests.
 *
 * @param comment lines to put above, without values of a person: it is for words of the program
 */
export function toYaml(value: Value, comment: readonly string[] = []): string {
  const lines = comment.map((line) => `# ${line}`);
  printBlock(value, '', lines);
  return `${lines.join('\n')}\n`;
}

/** Prints several documents into one file. */
export function toYamlDocuments(values: readonly Value[], comment: readonly string[] = []): string {
  return values.map((value, index) => toYaml(value, index === 0 ? comment : [])).join('---\n');
}

function printBlock(value: Value, indent: string, lines: string[]): void {
  if (!isNested(value)) {
    lines.push(`${indent}${inline(value)}`);
  } else if (Array.isArray(value)) {
    for (const item of value as readonly Value[]) printItem(`${indent}-`, item, `${indent}  `, lines);
  } else {
    for (const [key, item] of Object.entries(value)) {
      if (item !== undefined) printItem(`${indent}${yamlScalar(key)}:`, item, `${indent}  `, lines);
    }
  }
}

function printItem(head: string, item: Value, indent: string, lines: string[]): void {
  if (!isNested(item)) {
    lines.push(`${head} ${inline(item)}`);
    return;
  }
  if (!head.endsWith('-')) {
    lines.push(head);
    printBlock(item, indent, lines);
    return;
  }
  const start = lines.length;
  printBlock(item, indent, lines);
  lines[start] = `${head} ${(lines[start] ?? '').slice(indent.length)}`;
}

function isNested(value: Value): value is readonly Value[] | { readonly [key: string]: Value } {
  return typeof value === 'object' && value !== null && (Array.isArray(value) ? value.length > 0 : Object.values(value).some((item) => item !== undefined));
}

function inline(value: Value): string {
  if (typeof value === 'string') return yamlScalar(value);
  if (Array.isArray(value)) return '[]';
  if (typeof value === 'object' && value !== null) return '{}';
  return String(value ?? null);
}
