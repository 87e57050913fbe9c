/** A value that HCL can carry. `undefined` leaves an argument out. */
export type HclValue = string | number | boolean | undefined | Expression | readonly HclValue[] | { readonly [key: string]: HclValue };

/** An expression of the program's own: a reference or a call. Values of a plan never enter one but as quoted arguments. */
class Expression {
  /** @param print the text of the expression, given the indent of the line that it stands in */
  constructor(readonly print: (indent: string) => string) {}
}

/** A block with its labels, its arguments, and the blocks inside it, printed in this order. */
export interface HclBlock {
  readonly type: string;
  readonly labels?: readonly string[];
  readonly body: { readonly [argument: string]: HclValue };
  readonly blocks?: readonly HclBlock[];
  /** Lines above the block, words of the program. */
  readonly comment?: readonly string[];
}

/** A reference to something that the program itself has named, such as `huaweicloud_vpc.main.id`. */
export function reference(path: string): HclValue {
  return new Expression(() => path);
}

/** A call of a Terraform function, such as `join(",", [a, b])`. */
export function call(name: string, ...parameters: readonly HclValue[]): HclValue {
  return new Expression((indent) => `${name}(${parameters.map((each) => printValue(each, indent)).join(', ')})`);
}

/** The element of a map or list that a plan names: `var.node_counts["workers"]`. */
export function element(of: string, key: HclValue): HclValue {
  return new Expression((indent) => `${of}[${printValue(key, indent)}]`);
}

/** Text in which nothing needs to be escaped: printable ASCII without quotes, backslashes, and what begins a template. */
const PLAIN = /^[ !#&-Z[\]^-z|}~]*$/;

/**
 * A text as an HCL string: quotes, backslashes and control characters are escaped, and so are the two sequences
 * that begin a template, so that nothing in it is ever evaluated.
 *
 * @see https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#template-expressions
 */
function hclString(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`;
  const escaped = text
    .replace(/[\\"]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replace(/([$%])\{/g, '$1$1{')
    // eslint-disable-next-line no-control-regex -- control characters are what is escaped
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `"${escaped.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')}"`;
}

/** Prints blocks as one file, laid out as `terraform fmt` lays it out. */
export function toHcl(blocks: readonly HclBlock[], comment: readonly string[] = []): string {
  const head = comment.map((line) => `# ${line}\n`).join('');
  return `${head}${head === '' ? '' : '\n'}${blocks.map((block) => printBlock(block, '')).join('\n')}`;
}

/** Prints arguments alone, as in a `.tfvars` file. */
export function toArguments(body: HclBlock['body'], comment: readonly string[] = []): string {
  return `${comment.map((line) => `# ${line}\n`).join('')}${printArguments(body, '')}`;
}

function printBlock({ type, labels = [], body, blocks = [], comment = [] }: HclBlock, indent: string): string {
  const deeper = `${indent}  `;
  const parts = [printArguments(body, deeper), ...blocks.map((block) => printBlock(block, deeper))].filter((part) => part !== '');
  return [...comment.map((line) => `${indent}# ${line}\n`), `${indent}${[type, ...labels.map(hclString)].join(' ')} {\n`, parts.join('\n'), `${indent}}\n`].join('');
}

/** Arguments a line each; `=` stands in one column for each run of arguments that take one line. */
function printArguments(body: HclBlock['body'], indent: string): string {
  const printed = Object.entries(body).flatMap(([name, value]) => (value === undefined ? [] : [{ name: argumentName(name), text: printValue(value, indent) }]));
  let width = 0;
  return printed
    .map(({ name, text }, index) => {
      const isAlone = text.includes('\n');
      if (isAlone) return `${indent}${name} = ${text}\n`;
      const before = printed[index - 1];
      if (!before || before.text.includes('\n')) width = runWidth(printed.slice(index));
      return `${indent}${name.padEnd(width)} = ${text}\n`;
    })
    .join('');
}

/** The longest name before the next argument that takes several lines. */
function runWidth(printed: readonly { readonly name: string; readonly text: string }[]): number {
  const end = printed.findIndex(({ text }) => text.includes('\n'));
  return Math.max(...printed.slice(0, end < 0 ? undefined : end).map(({ name }) => name.length));
}

/** A name that HCL takes without quotes; a key of a map that is none is quoted. */
function argumentName(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_-]*$/.test(name) ? name : hclString(name);
}

function printValue(value: HclValue, indent: string): string {
  if (value instanceof Expression) return value.print(indent);
  if (typeof value === 'string') return hclString(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value === undefined) return 'null';
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    const [only, ...others] = value as readonly HclValue[];
    if (others.length === 0) return value.length === 0 ? '[]' : `[${printValue(only, indent)}]`;
    const items = (value as readonly HclValue[]).map((item) => printValue(item, deeper));
    const line = `[${items.join(', ')}]`;
    return line.length <= 80 && !line.includes('\n') ? line : `[\n${items.map((item) => `${deeper}${item},\n`).join('')}${indent}]`;
  }
  const inside = printArguments(value as HclBlock['body'], deeper);
  return inside === '' ? '{}' : `{\n${inside}${indent}}`;
}
