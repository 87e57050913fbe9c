import { Composer, type Document, isAlias, isMap, isNode, isPair, isScalar, isSeq, Lexer, LineCounter, type Node, Parser } from 'yaml';
import type { Path } from '../../findings/finding.js';
import { isTooDeep, MOST_DEPTH } from '../depth.js';

/** Most parts of a text, such as keys, marks and breaks of lines: more than the largest plan has. The library takes a second for them. */
const MOST_PARTS = 100_000;
/** Most aliases, and most parts that they may stand for together: each is looked for in the whole text. */
const MOST_ALIASES = 100;

/** Why a text is not read, and where. */
export interface TextFault {
  readonly kind: 'broken' | 'repeatedKey' | 'tab' | 'tooDeep' | 'tooMany';
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
}

/** Where something stands in a text. Lines and columns are counted from 1, columns in UTF-16 units; the end is the first place behind it. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A document of a text of YAML or JSON. */
export interface TextDocument {
  readonly value: unknown;
  /** The line at which it begins, counted from 1. */
  readonly line: number;
  /**
   * Where the value of a path stands: the value itself where it is a scalar, the key in front of it where it is an object or a list. Of what is
   * not written the nearest part around it that is.
   */
  readonly placeOf: (path: Path) => TextPlace;
  /** Where the key of a path stands; as `placeOf` where it has none. */
  readonly keyPlaceOf: (path: Path) => TextPlace;
  /** The path of what stands at an offset of the text, as deep as it goes. */
  readonly pathAt: (offset: number) => Path;
}

/** A document as the library has read it, for what changes its text. */
export interface ParsedDocument extends TextDocument {
  readonly parsed: Document.Parsed;
}

/** What a text holds: its documents that are not empty. Or what stands against reading it. */
export type ReadText<Read = TextDocument> = { readonly ok: true; readonly documents: readonly Read[] } | { readonly ok: false; readonly fault: TextFault };

/** A fault while its place is an offset in the text. */
interface Found {
  readonly kind: TextFault['kind'];
  readonly offset: number;
}

/** Offsets of the first character, and of the first behind the last. */
export type Span = readonly [start: number, end: number];

/**
 * Reads YAML, of which JSON is a part, with the place of each value. Within 1 MiB there are texts for which the library takes a quarter of
 * a minute, and others whose nesting uses up the stack, which can end the page: both are left while they are read.
 *
 * @example
 * const read = readText('spec:\n  ipFamily: IPv4\n');
 * if (read.ok) read.documents[0]?.placeOf(['spec', 'ipFamily']); // { line: 2, column: 13, endLine: 2, endColumn: 17 }
 */
export const readText = (text: string): ReadText => parseText(text);

/** {@link readText}, with what the library has read. */
export function parseText(text: string): ReadText<ParsedDocument> {
  const lines = new LineCounter();
  const refused = ({ kind, offset }: Found): ReadText<never> => {
    const { line, col } = lines.linePos(offset);
    return { ok: false, fault: { kind, line, column: col } };
  };
  const parsed = documentsOf(text, lines);
  if (!Array.isArray(parsed)) return refused(parsed);
  const [error] = parsed.flatMap(({ errors }) => errors);
  if (error) return refused({ kind: error.code === 'TAB_AS_INDENT' ? 'tab' : 'broken', offset: error.pos[0] });
  const documents: ParsedDocument[] = [];
  for (const document of parsed) {
    const offset = document.contents?.range[0] ?? 0;
    const fault = faultIn(document);
    if (fault) return refused(fault);
    const value = valueOf(document);
    if (value === undefined) return refused({ kind: 'tooMany', offset });
    if (isTooDeep(value)) return refused({ kind: 'tooDeep', offset });
    if (value !== null) documents.push({ value, line: lines.linePos(offset).line, parsed: document, ...placesOf(document, lines) });
  }
  return { ok: true, documents };
}

/** What a document holds; undefined where its aliases multiply. */
function valueOf(document: Document.Parsed): unknown {
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch {
    return undefined;
  }
}

/** The documents of a text, read as the library's own `parseAllDocuments` does, but no further than the limits. */
function documentsOf(text: string, lines: LineCounter): Document.Parsed[] | Found {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  const tokens = [];
  let parts = 0;
  for (const part of new Lexer().lex(text)) {
    tokens.push(...parser.next(part));
    parts += 1;
    if (parts > MOST_PARTS) return { kind: 'tooMany', offset: parser.offset };
    // Around what is nested lies the document, and within it a scalar.
    if (parser.stack.length > MOST_DEPTH + 2) return { kind: 'tooDeep', offset: parser.offset };
  }
  tokens.push(...parser.end());
  // Repeated keys are looked for below: the library compares each with every other.
  return [...new Composer({ uniqueKeys: false, stringKeys: true, lineCounter: lines }).compose(tokens)];
}

/** What the library would not say, or not in time: a key that is there twice, an alias of nothing, too many aliases. */
function faultIn(document: Document.Parsed): Found | undefined {
  let aliases = 0;
  const look = (node: unknown): Found | undefined => {
    const offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
    if (isAlias(node)) {
      aliases += 1;
      if (aliases > MOST_ALIASES) return { kind: 'tooMany', offset };
      return node.resolve(document) ? undefined : { kind: 'broken', offset };
    }
    const keys = new Set<unknown>();
    for (const item of isMap(node) || isSeq(node) ? node.items : []) {
      if (isPair(item) && isScalar(item.key)) {
        if (keys.has(item.key.value)) return { kind: 'repeatedKey', offset: item.key.range?.[0] ?? 0 };
        keys.add(item.key.value);
      }
      const found = look(isPair(item) ? item.value : item);
      if (found) return found;
    }
    return undefined;
  };
  return look(document.contents);
}

/** A step down a document: the key and the value that stand there, and what holds them. */
export interface Step {
  readonly key: Node | undefined;
  readonly value: Node | null;
}

/** The parts of a document along a path, as far as they are written; an alias ends the walk. */
export function stepsAlong(document: Document.Parsed, path: Path): Step[] {
  const steps: Step[] = [{ key: undefined, value: document.contents }];
  for (const key of path) {
    const { value } = steps[steps.length - 1] as Step;
    const next = childOf(value, key);
    if (!next) break;
    steps.push(next);
  }
  return steps;
}

function childOf(node: Node | null, key: string | number): Step | undefined {
  if (isSeq<Node>(node)) {
    const value = typeof key === 'number' ? node.items[key] : undefined;
    return value && { key: undefined, value };
  }
  if (!isMap<Node, Node>(node)) return undefined;
  const pair = node.items.find((each) => isScalar(each.key) && each.key.value === String(key));
  return pair && { key: pair.key, value: pair.value };
}

/** Where a part of a document begins and ends, without the remarks behind it. */
export const spanOf = (node: Node): Span => [node.range?.[0] ?? 0, node.range?.[1] ?? 0];

function placesOf(document: Document.Parsed, lines: LineCounter): Pick<TextDocument, 'placeOf' | 'keyPlaceOf' | 'pathAt'> {
  const place = ([start, end]: Span): TextPlace => {
    const { line, col } = lines.linePos(start);
    const { line: endLine, col: endColumn } = lines.linePos(Math.max(start, end));
    return { line, column: col, endLine, endColumn };
  };
  const whole = ({ key, value }: Step): Span => {
    if (value && !(isMap(value) || isSeq(value)) && spanOf(value)[1] > spanOf(value)[0]) return spanOf(value);
    if (key) return spanOf(key);
    // An entry of a list, or all of it: its first key will do.
    const first = isMap<Node>(value) ? value.items[0]?.key : isSeq<Node>(value) ? value.items[0] : undefined;
    if (isMap(value) && value.flow) return spanOf(value);
    return first && isScalar(first) ? spanOf(first) : [value?.range?.[0] ?? 0, (value?.range?.[0] ?? 0) + 1];
  };
  const last = (path: Path) => stepsAlong(document, path).at(-1) as Step;
  return {
    placeOf: (path) => place(whole(last(path))),
    keyPlaceOf: (path) => {
      const step = last(path);
      return place(step.key ? spanOf(step.key) : whole(step));
    },
    pathAt: (offset) => {
      const path: (string | number)[] = [];
      const holds = (node: Node | null | undefined) => !!node?.range && node.range[0] <= offset && offset <= node.range[1];
      for (let node: Node | null = document.contents; node; ) {
        if (isSeq<Node>(node)) {
          const index: number = node.items.findIndex(holds);
          if (index < 0) return path;
          path.push(index);
          node = node.items[index] ?? null;
        } else if (isMap<Node, Node>(node)) {
          const pair: { key: Node; value: Node | null } | undefined = node.items.find((each) => holds(each.key) || holds(each.value));
          if (!pair || !isScalar(pair.key)) return path;
          path.push(String(pair.key.value));
          node = holds(pair.value) ? pair.value : null;
        } else return path;
      }
      return path;
    },
  };
}
