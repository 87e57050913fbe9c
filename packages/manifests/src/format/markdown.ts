/** Where a value stands in a text of the program: the two need other characters escaped. */
type Place = 'inside a line' | 'at the beginning of a line';

/**
 * Markdown that is safe to print: texts of the program, and values that were escaped where they went in. It is made by
 * {@link md} and by the functions of this file, and by nothing else.
 */
class MarkdownText {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  static textOf(markdown: MarkdownText): string {
    return markdown.#text;
  }
}

export type { MarkdownText as Markdown };

/** What may stand in a sentence: a text or a number, which is escaped, or Markdown, which goes in as it is. */
export type Words = MarkdownText | string | number;

/** Where the values of each template stand; a template is looked at once. */
const places = new WeakMap<TemplateStringsArray, readonly Place[]>();

/**
 * Markdown of a text of the program with values in it. The text is Markdown; a value is words and nothing else, whatever
 * is in it, unless it is Markdown already.
 *
 * @throws Error where a value stands between backquotes: there nothing can be escaped, {@link code} is for that
 * @example md`The node ${name} has ${code(address)}.`
 */
export function md(template: TemplateStringsArray, ...values: readonly Words[]): MarkdownText {
  const place = placesOf(template);
  return new MarkdownText(template.slice(1).reduce((text, after, index) => text + print(values[index] ?? '', place[index]) + after, template[0] ?? ''));
}

function placesOf(template: TemplateStringsArray): readonly Place[] {
  const known = places.get(template);
  if (known) return known;
  const found = template.slice(0, -1).map((_, index): Place => {
    const before = template.slice(0, index + 1);
    if ((before.join('').match(/`/g) ?? []).length % 2 === 1) throw new Error(`a value stands between backquotes: ${template.join('${…}')}`);
    const lines = (index === 0 ? '\n' : '') + (before.at(-1) ?? '');
    return /\n\s*(?:(?:[-+*]|\d+[.)])\s+)?$/.test(lines) ? 'at the beginning of a line' : 'inside a line';
  });
  places.set(template, found);
  return found;
}

function print(value: Words, place: Place = 'inside a line'): string {
  if (value instanceof MarkdownText) return MarkdownText.textOf(value);
  const words = escapeWords(String(value));
  return place === 'at the beginning of a line' ? escapeStart(words) : words;
}

/** Everything inside a line that Markdown or HTML would read is escaped. */
function escapeWords(text: string): string {
  return oneLine(text).replace(/[\\`*_{}[\]<>#|!&~]/g, (character) => (character === '<' ? '&lt;' : character === '>' ? '&gt;' : character === '&' ? '&amp;' : `\\${character}`));
}

/** What would begin a list, a rule, a heading's underline or a block of code at the beginning of a line is escaped. */
function escapeStart(words: string): string {
  return words.trimStart().replace(/^(\d{0,9})([-+=.)])(?=\s|[-=]*$)/, '$1\\$2');
}

/** A value of a plan, or a command, set as code, so that nothing in it is read as markup. */
export function code(text: string): MarkdownText {
  const line = oneLine(text);
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = line === '' || line.startsWith('`') || line.endsWith('`') || (line.startsWith(' ') && line.endsWith(' ')) ? ' ' : '';
  return new MarkdownText(`${fence}${pad}${line}${pad}${fence}`);
}

/** A link of the program's own. */
export function link({ title, url }: { readonly title: string; readonly url: string }): MarkdownText {
  return new MarkdownText(`[${escapeWords(title)}](${encodeURI(url).replace(/[()]/g, (character) => (character === '(' ? '%28' : '%29'))})`);
}

/** Commands to copy, each in a form that a shell reads; the fence is longer than any run of backquotes in them. */
export function shellBlock(commands: readonly string[]): MarkdownText {
  const text = commands.join('\n');
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return new MarkdownText(`${fence}sh\n${text}\n${fence}`);
}

/** A table, a cell to a line. A bar ends a cell even inside code, so bars are escaped here. */
export function table(head: readonly MarkdownText[], rows: readonly (readonly MarkdownText[])[]): MarkdownText {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replace(/\s*\n\s*/g, ' ').replace(/(?<!\\)\|/g, '\\|')).join(' | ')} |`;
  return new MarkdownText([line(head.map((cell) => print(cell))), line(head.map(() => '---')), ...rows.map((cells) => line(cells.map((cell) => print(cell))))].join('\n'));
}

/** A list of what may come in any order; what an item has below its first line is indented with it. */
export function list(items: readonly MarkdownText[]): MarkdownText {
  return lines(items.map((item) => md`- ${indented(item, '  ')}`));
}

/** Numbered steps; what a step has below its first line is indented with it. */
export function steps(items: readonly MarkdownText[], first = 1): MarkdownText {
  return lines(items.map((item, index) => md`${new MarkdownText(String(first + index))}. ${indented(item, '   ')}`));
}

/** Every line but the first one and the empty ones, further to the right. */
function indented(item: MarkdownText, indent: string): MarkdownText {
  return new MarkdownText(print(item).replace(/\n(?=[^\n])/g, `\n${indent}`));
}

/** Parts of one block, each on a line of its own. */
export const lines = (parts: readonly MarkdownText[]): MarkdownText => joined(parts, md`\n`);

/** Blocks, an empty line between each two; empty ones are left out. */
export const blocks = (parts: readonly MarkdownText[]): MarkdownText => joined(parts.filter((part) => !isEmpty(part)), md`\n\n`);

/** A heading of the second level with what is below it. */
export const section = (title: MarkdownText, ...parts: readonly MarkdownText[]): MarkdownText => blocks([md`## ${title}`, ...parts]);

/** Several values with something between each two. */
export function joined(parts: readonly MarkdownText[], between: MarkdownText): MarkdownText {
  return new MarkdownText(parts.map((part) => print(part)).join(print(between)));
}

/** No Markdown: where a sentence or a part is left out. */
export const NOTHING = md``;

export const isEmpty = (part: MarkdownText): boolean => print(part) === '';

/** A file of blocks, as it is written. */
export const toMarkdown = (parts: readonly MarkdownText[]): string => `${print(blocks(parts))}\n`;

function oneLine(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is taken out
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ');
}
