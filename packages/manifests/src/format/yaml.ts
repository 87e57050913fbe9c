/** A value that JSON, and so YAML, can carry. `undefined` leaves a field out. */
export type Value = string | number | boolean | null | undefined | readonly Value[] | { readonly [key: string]: Value };

/**
 * Text that every YAML parser, 1.1 or 1.2, reads back as the same text without quotes: begins with a letter,
 * a slash or a digit, and holds nothing that could end or begin anything else.
 */
const PLAIN = /^[A-Za-z/](?:[A-Za-z0-9_./+@-]|:(?=[A-Za-z0-9/]))*$/;
/** Plain text that some parser takes for something else: booleans, nulls and bare exponents of YAML 1.1. */
const TAKEN = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf|e[-+]?\d+)$/i;
/** Ranges of IPv4 read as text everywhere, because of their dots and slash. */
const PLAIN_IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?$/;

/** What JSON leaves as it is and YAML does not print: DEL, C1 controls, line separators, byte order mark, lone surrogates. */
 
const UNPRINTABLE = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** A text as a YAML scalar: plain where that is safe beyond doubt, double-quoted otherwise. */
export function yamlScalar(text: string): string {
  if (PLAIN.test(text) ? !TAKEN.test(text) : PLAIN_IPV4.test(text)) return text;
  return JSON.stringify(text).replace(UNPRINTABLE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Names of fields that were printed plain before: the program has some hundreds of them, and looks at each once. */
const plainKeys = new Set<string>();
const MOST_KEYS = 2000;
const LONGEST_KEY = 64;

/** A name of a field; what {@link yamlScalar} makes of it. */
function yamlKey(key: string): string {
  if (plainKeys.has(key)) return key;
  const printed = yamlScalar(key);
  if (printed === key && key.length <= LONGEST_KEY && plainKeys.size < MOST_KEYS) plainKeys.add(key);
  return printed;
}

/** Lines of printable ASCII, none of them of spaces alone, the first one not indented: what a literal block carries unchanged. */
const LITERAL = /^(?! )(?:[\x20-\x7e]*[\x21-\x7e])?(?:\n(?:[\x20-\x7e]*[\x21-\x7e])?)*\n?$/;

/** Whether a text of several lines reads the same as a literal block; at most one newline ends it, because `|` keeps one. */
function isLiteral(text: string): boolean {
  return text.includes('\n') && !text.startsWith('\n') && !text.endsWith('\n\n') && text !== '\n' && LITERAL.test(text);
}

/** A text of several lines as a literal block, for people to read: a configuration inside a ConfigMap. */
function literal(text: string, indent: string): string {
  const isEnded = text.endsWith('\n');
  const lines = (isEnded ? text.slice(0, -1) : text).split('\n');
  return `|${isEnded ? '' : '-'}\n${lines.map((line) => (line === '' ? '' : indent + line)).join('\n')}`;
}

/**
 * Prints a value as one YAML document, two spaces deep, fields in the order in which they are given.
 * It is printed here and not by a library because a page asks for a dozen documents at every look at the
 * review, and a general printer takes ten times as long; a real parser reads every file back in the tests.
 *
 * @param comment lines to put above, without values of a person: it is for words of the program
 */
export function toYaml(value: Value, comment: readonly string[] = []): string {
  const head = comment.map((line) => `# ${line}\n`).join('');
  return isNested(value) ? head + printBlock(value, '') : `${head}${inline(value, '  ')}\n`;
}

/** Prints several documents into one file. */
export function toYamlDocuments(values: readonly Value[], comment: readonly string[] = []): string {
  return values.map((value, index) => toYaml(value, index === 0 ? comment : [])).join('---\n');
}

type Nested = readonly Value[] | { readonly [key: string]: Value };

/**
 * Prints the lines of a list or of an object, each beginning with the indent.
 *
 * @param first what the first line begins with instead: behind a dash, it stands where its indent would be
 */
function printBlock(value: Nested, indent: string, first = indent): string {
  const deeper = `${indent}  `;
  let text = '';
  let start = first;
  if (Array.isArray(value)) {
    for (const item of value as readonly Value[]) {
      text += isNested(item) ? printBlock(item, deeper, `${start}- `) : `${start}- ${inline(item, deeper)}\n`;
      start = indent;
    }
    return text;
  }
  const fields = value as { readonly [key: string]: Value };
  for (const key of Object.keys(fields)) {
    const item = fields[key];
    if (item === undefined) continue;
    text += isNested(item) ? `${start}${yamlKey(key)}:\n${printBlock(item, deeper)}` : `${start}${yamlKey(key)}: ${inline(item, deeper)}\n`;
    start = indent;
  }
  return text;
}

function isNested(value: Value): value is Nested {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.length > 0;
  for (const key of Object.keys(value)) if ((value as { readonly [key: string]: Value })[key] !== undefined) return true;
  return false;
}

/** @param indent of the lines of a literal block */
function inline(value: Value, indent: string): string {
  if (typeof value === 'string') return isLiteral(value) ? literal(value, indent) : yamlScalar(value);
  if (Array.isArray(value)) return '[]';
  if (typeof value === 'object' && value !== null) return '{}';
  return String(value ?? null);
}
