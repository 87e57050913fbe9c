import { Composer, type Document, isAlias, isMap, isNode, isPair, isScalar, isSeq, Lexer, LineCounter, Parser } from 'yaml';
import { isTooDeep, MOST_DEPTH } from './depth.js';

/** Most parts of a text, such as keys, marks and breaks of lines: more than the largest plan has. The library takes a second for them. */
const MOST_PARTS = 100_000;
/** Most aliases, and most parts that they may stand for together: each is looked for in the whole text. */
const MOST_ALIASES = 100;

/** Why a text is not read, and where. */
export interface YamlFault {
  readonly kind: 'broken' | 'repeatedKey' | 'tab' | 'tooDeep' | 'tooMany';
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
}

/** What a text of YAML or JSON holds: its documents that are not empty, each with the line at which it begins. Or what stands against reading it. */
export type ReadYaml = { readonly ok: true; readonly documents: readonly { readonly value: unknown; readonly line: number }[] } | { readonly ok: false; readonly fault: YamlFault };

/** A fault while its place is an offset in the text. */
interface Found {
  readonly kind: YamlFault['kind'];
  readonly offset: number;
}

/**
 * Reads YAML, of which JSON is a part. Within the limit of a file there are texts for which the library takes a quarter of a minute, and
 * others whose nesting uses up the stack, which can end the page: both are left while they are read.
 */
export function readYaml(text: string): ReadYaml {
  const lines = new LineCounter();
  const refused = ({ kind, offset }: Found): ReadYaml => {
    const { line, col } = lines.linePos(offset);
    return { ok: false, fault: { kind, line, column: col } };
  };
  const parsed = documentsOf(text, lines);
  if (!Array.isArray(parsed)) return refused(parsed);
  const [error] = parsed.flatMap(({ errors }) => errors);
  if (error) return refused({ kind: error.code === 'TAB_AS_INDENT' ? 'tab' : 'broken', offset: error.pos[0] });
  const documents = [];
  for (const document of parsed) {
    const offset = document.contents?.range[0] ?? 0;
    const fault = faultIn(document);
    if (fault) return refused(fault);
    const value = valueOf(document);
    if (value === undefined) return refused({ kind: 'tooMany', offset });
    if (isTooDeep(value)) return refused({ kind: 'tooDeep', offset });
    if (value !== null) documents.push({ value, line: lines.linePos(offset).line });
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
