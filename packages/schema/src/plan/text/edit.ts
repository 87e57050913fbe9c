import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Change, Path } from '../../findings/finding.js';
import { isSame } from '../diff.js';
import { isJson } from '../json.js';
import { withValueAt } from '../path.js';
import { type ParsedDocument, parseText, type Span, spanOf, type Step, stepsAlong } from './read.js';
import { type Quotes, type Style, writeBelow, writeFlow, writeLines, writeScalar } from './write.js';

/** A part of a text, and what takes its place. */
interface Splice {
  readonly span: Span;
  readonly by: string;
}

/** The text that changes cannot be written into, with the change that was in the way. */
export class UneditableText extends Error {
  constructor(readonly change: Change) {
    super(`the text cannot take a change at ${JSON.stringify(change.path)}`);
  }
}

/**
 * Writes changes into a text of YAML or JSON, one after the other. Everything else stays as it is: remarks, order, quotes, blank lines,
 * fields that nobody knows. A value that an alias stands for is written out first, so that what the alias was made of does not change.
 *
 * @param text what {@link readText} reads
 * @param changes as fixes have them: a path with its new value, or without one to be removed
 * @param index which of its documents is meant
 * @returns the text whose value is that of the document with the changes made
 * @throws UneditableText when a text cannot be changed in place, for example since another part of it is an alias of what changes
 */
export function editText(text: string, changes: readonly Change[], index = 0): string {
  return changes.reduce((edited, change) => editOnce(edited, change, index), text);
}

function editOnce(text: string, change: Change, index: number): string {
  const document = documentIn(text, index);
  if (!document) throw new UneditableText(change);
  const wanted = withValueAt(document.value, change.path, change.value);
  if (isSame(wanted, document.value)) return text;
  const splice = spliceFor(text, document, change);
  const edited = splice && text.slice(0, splice.span[0]) + splice.by + text.slice(splice.span[1]);
  // Whatever was thought of above, the result is held to what it has to be.
  if (edited === undefined || !isSame(documentIn(edited, index)?.value, wanted)) throw new UneditableText(change);
  return edited;
}

function documentIn(text: string, index: number): ParsedDocument | undefined {
  const read = parseText(text);
  return read.ok ? read.documents[index] : undefined;
}

/** What has to be cut out of a text, and put in, to make a change. */
function spliceFor(text: string, { parsed }: ParsedDocument, { path, value }: Change): Splice | undefined {
  const steps = stepsAlong(parsed, path);
  const depth = steps.length - 1;
  const at = steps[depth] as Step;
  const rest = path.slice(depth);
  const place = new Site(text, steps, path);
  if (isAlias(at.value)) {
    const resolved: unknown = at.value.toJS(parsed);
    const next = rest.length === 0 && value === undefined ? undefined : withValueAt(resolved, rest, value);
    return next === undefined ? place.remove(depth) : { span: spanOf(at.value), by: writeFlow(next, place.styleAt(depth) === 'json' ? 'json' : 'flow') };
  }
  if (value === undefined) return rest.length === 0 ? place.remove(depth) : undefined;
  if (rest.length === 0) return place.replace(depth, value);
  // What is between the part that is written and the value that is not is made with it.
  const made = withValueAt<unknown>(undefined, rest.slice(1), value);
  const isThere = isMap(at.value) || isSeq(at.value);
  if (!isThere) return place.replace(depth, withValueAt<unknown>(typeof rest[0] === 'number' ? [] : {}, rest, value));
  return place.add(depth, rest[0] as string | number, made);
}

/** What is around a value in its text. */
class Site {
  private readonly newline: string;
  private readonly isJson: boolean;
  constructor(
    private readonly text: string,
    private readonly steps: readonly Step[],
    private readonly path: Path,
  ) {
    this.newline = text.includes('\r\n') ? '\r\n' : '\n';
    this.isJson = isJson(text);
  }

  private nodeAt(depth: number): Node | null | undefined {
    return this.steps[depth]?.value;
  }

  private columnOf(offset: number): number {
    return offset - (this.text.lastIndexOf('\n', offset - 1) + 1);
  }

  /** How what is within a part is written. */
  styleAt(depth: number): Style {
    if (this.isJson) return 'json';
    return this.steps.slice(0, depth).some(({ value }) => (isMap(value) || isSeq(value)) && value.flow) ? 'flow' : 'block';
  }

  /** Another value in the place of one that is there. */
  replace(depth: number, value: unknown): Splice | undefined {
    const { key, value: node } = this.steps[depth] as Step;
    const style = this.styleAt(depth);
    const isScalarValue = typeof value !== 'object' || value === null;
    if (isScalar(node) && isScalarValue && spanOf(node)[1] > spanOf(node)[0]) {
      const [start] = spanOf(node);
      const first = this.text[start];
      const quotes: Quotes = first === '"' || first === "'" ? first : '';
      return { span: [start, this.endOf(node)], by: writeScalar(value as string | number | boolean | null, style, quotes) };
    }
    if (depth === 0) return { span: node ? [this.propsBefore(spanOf(node)[0]), this.endOf(node)] : [this.text.length, this.text.length], by: style === 'json' ? writeFlow(value, style) : writeLines(value, 0, this.newline) };
    const isFlow = style !== 'block' || ((isMap(node) || isSeq(node)) && node.flow === true && spanOf(node)[1] > spanOf(node)[0]);
    if (isFlow) {
      if (node && spanOf(node)[1] > spanOf(node)[0]) return { span: spanOf(node), by: writeFlow(value, style === 'block' ? 'flow' : style) };
      const end = key && this.afterColon(key);
      return end === undefined ? undefined : { span: [end, end], by: ` ${writeFlow(value, style === 'block' ? 'flow' : style)}` };
    }
    // From behind the colon of its key, or the dash of its entry, to the end of what stands there.
    const begin = key ? this.afterColon(key) : this.afterDash(depth);
    if (begin === undefined) return undefined;
    const end = node && spanOf(node)[1] > spanOf(node)[0] ? this.endOf(node) : begin;
    const isEntry = !key;
    const indent = (key ? this.columnOf(spanOf(key)[0]) : this.columnOf(begin - 1)) + 2;
    const by = isEntry && !isScalarValue && Object.keys(value).length > 0 ? ` ${writeLines(value, indent, this.newline).trimStart()}` : writeBelow(value, indent, this.newline);
    return { span: [begin, end], by };
  }

  /** A new entry of an object or a list that is there. */
  add(depth: number, key: string | number, value: unknown): Splice | undefined {
    const node = this.nodeAt(depth) as YAMLMap<Node, Node | null> | YAMLSeq<Node>;
    if (isSeq(node) && key !== node.items.length) return undefined;
    const style = this.styleAt(depth + 1);
    const last = node.items.at(-1);
    if (node.flow || style !== 'block') {
      const inner = style === 'block' ? 'flow' : style;
      const entry = isSeq(node) ? writeFlow(value, inner) : `${writeScalar(String(key), inner)}: ${writeFlow(value, inner)}`;
      const [start, end] = spanOf(node);
      if (!last) return { span: [start + 1, end - 1], by: entry };
      const after = this.entryEnd(last);
      const isSpread = /\n/.test(this.text.slice(start, this.entryStart(node.items[0] as Pair<Node, Node | null> | Node)));
      const indent = isSpread ? `${this.newline}${' '.repeat(this.columnOf(this.entryStart(last)))}` : ' ';
      return { span: [after, after], by: `,${indent}${entry}` };
    }
    if (!last) return undefined;
    const column = isSeq(node) ? this.columnOf(this.dashBefore(this.entryStart(last)) ?? 0) : this.columnOf(this.entryStart(last));
    const entry = isSeq(node)
      ? `-${typeof value === 'object' && value !== null && Object.keys(value).length > 0 ? ` ${writeLines(value, column + 2, this.newline).trimStart()}` : writeBelow(value, column + 2, this.newline)}`
      : `${writeScalar(String(key), 'block')}:${writeBelow(value, column + 2, this.newline)}`;
    const at = this.lineEnd(this.entryEnd(last));
    const isClosed = at > 0 && this.text[at - 1] === '\n';
    return { span: [at, at], by: isClosed ? `${' '.repeat(column)}${entry}${this.newline}` : `${this.newline}${' '.repeat(column)}${entry}` };
  }

  /** Takes an entry out of what holds it. */
  remove(depth: number): Splice | undefined {
    const around = this.nodeAt(depth - 1);
    if (depth === 0 || !(isMap<Node, Node | null>(around) || isSeq<Node>(around))) return undefined;
    const key = this.path[depth - 1];
    const index = isSeq<Node>(around) ? Number(key) : around.items.findIndex((each) => isScalar(each.key) && each.key.value === String(key));
    const entries: readonly (Pair<Node, Node | null> | Node)[] = around.items;
    const entry = entries[index];
    if (!entry) return undefined;
    // Nothing is left of what held it but that it is there.
    if (entries.length === 1) return this.replace(depth - 1, isSeq(around) ? [] : {});
    const next = entries[index + 1];
    const start = this.entryStart(entry);
    if (around.flow) {
      if (next) return { span: [start, this.entryStart(next)], by: '' };
      const before = entries[index - 1];
      return before && { span: [this.entryEnd(before), this.entryEnd(entry)], by: '' };
    }
    const from = isSeq(around) ? (this.dashBefore(start) ?? start) : start;
    const lineStart = this.text.lastIndexOf('\n', from - 1) + 1;
    // The first key behind a dash leaves the dash to the next one.
    if (this.text.slice(lineStart, from).trim() !== '') return next && { span: [from, isSeq(around) ? (this.dashBefore(this.entryStart(next)) ?? 0) : this.entryStart(next)], by: '' };
    const end = this.lineEnd(this.entryEnd(entry));
    return { span: [lineStart, this.text[end] === '\n' ? end + 1 : end], by: '' };
  }

  private entryStart(entry: Pair<Node, Node | null> | Node): number {
    return Object.hasOwn(entry, 'key') ? this.propsBefore(spanOf((entry as Pair<Node, Node | null>).key)[0]) : this.propsBefore(spanOf(entry as Node)[0]);
  }

  private entryEnd(entry: Pair<Node, Node | null> | Node): number {
    if (!Object.hasOwn(entry, 'key')) return this.endOf(entry as Node);
    const { key, value } = entry as Pair<Node, Node | null>;
    const [start, end] = value ? spanOf(value) : [0, 0];
    return value && end > start ? this.endOf(value) : (this.afterColon(key) ?? spanOf(key)[1]);
  }

  /** The end of a value without the blank lines and remarks that the library counts to it. */
  private endOf(node: Node): number {
    if (isScalar(node) || isAlias(node)) {
      const [start, end] = spanOf(node);
      // To a text in lines of its own the library counts the end of the last one.
      return /^[|>]/.test(this.text.slice(start, start + 1)) ? end - (/\r?\n$/.exec(this.text.slice(start, end))?.[0].length ?? 0) : end;
    }
    if ((isMap(node) || isSeq(node)) && node.flow) return spanOf(node)[1];
    const last = isMap<Node, Node | null>(node) || isSeq<Node>(node) ? (node.items.at(-1)) : undefined;
    return last ? this.entryEnd(last) : spanOf(node)[1];
  }

  /** Where the properties of a value begin (`&name`, `!!tag`), which the library does not count to it. */
  private propsBefore(offset: number): number {
    const match = /(?:[&!][^\s,[\]{}]+[ \t]+)+$/.exec(this.text.slice(this.text.lastIndexOf('\n', offset - 1) + 1, offset));
    return match ? offset - match[0].length : offset;
  }

  private dashBefore(offset: number): number | undefined {
    const dash = this.text.lastIndexOf('-', offset - 1);
    return dash >= 0 && this.text.slice(dash + 1, offset).trim() === '' ? dash : undefined;
  }

  private afterColon(key: Node): number | undefined {
    const end = spanOf(key)[1];
    const match = /^[ \t]*:/.exec(this.text.slice(end, end + 200));
    return match ? end + match[0].length : undefined;
  }

  /** Behind the dash of the entry at a depth. */
  private afterDash(depth: number): number | undefined {
    const node = this.nodeAt(depth);
    const dash = node && this.dashBefore(this.propsBefore(spanOf(node)[0]));
    return dash === undefined || dash === null ? undefined : dash + 1;
  }

  /** The end of the line at which a value ends, behind the remark in it. */
  private lineEnd(offset: number): number {
    if (offset > 0 && this.text[offset - 1] === '\n') return offset;
    const end = this.text.indexOf('\n', offset);
    if (end < 0) return this.text.length;
    return this.text[end - 1] === '\r' ? end - 1 : end;
  }
}
