/** A value of a plan inside a sentence: set as code, so that nothing in it is read as markup. */
export function code(text: string): string {
  const line = oneLine(text);
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = line === '' || line.startsWith('`') || line.endsWith('`') || (line.startsWith(' ') && line.endsWith(' ')) ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** Words that may repeat values of a plan: everything that markdown or HTML would read is escaped. */
export function words(text: string): string {
  return oneLine(text).replace(/[\\`*_{}[\]<>#|!&~]/g, (character) => (character === '<' ? '&lt;' : character === '>' ? '&gt;' : character === '&' ? '&amp;' : `\\${character}`));
}

/** A link of the program's own. */
export function link(title: string, url: string): string {
  return `[${words(title)}](${encodeURI(url).replace(/[()]/g, (character) => (character === '(' ? '%28' : '%29'))})`;
}

/** Commands to copy, each in a form that a shell reads; the fence is longer than any run of backquotes in them. */
export function shellBlock(commands: readonly string[]): string {
  const text = commands.join('\n');
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}sh\n${text}\n${fence}`;
}

/** A table; cells are markdown already. A bar ends a cell even inside code, so bars are escaped here. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replace(/(?<!\\)\|/g, '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function oneLine(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is taken out
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ');
}
