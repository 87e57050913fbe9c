import type { Change, Fix, Path } from '../findings/finding.js';

type Node = Record<string | number, unknown>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** Whether a value of a document is an object with fields, and no list. */
export const isMap = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A place of a document by the one around it, for walks that go as deep as anybody likes: a path is only written out where it is told. */
export interface Place {
  readonly around: Place | undefined;
  readonly key: string | number;
}

/** The path of a place; the document itself has none. */
export function pathOf(place: Place | undefined): Path {
  const keys: (string | number)[] = [];
  for (let at = place; at; at = at.around) keys.push(at.key);
  return keys.reverse();
}

/** The value at a path, or undefined where the path leads nowhere. What an object inherits is no value of a document. */
export function valueAt(document: unknown, path: Path): unknown {
  return path.reduce<unknown>((node, key) => (isNode(node) && Object.hasOwn(node, key) ? node[key] : undefined), document);
}

/**
 * A copy of a document with one value changed; what lies beside the path is shared with the original.
 * Without a value, the field is removed; where there is none, the document itself comes back. A key is a key, whatever it is called:
 * none changes what an object inherits.
 */
export function withValueAt<Document>(document: Document, path: Path, value: unknown): Document {
  const [key, ...rest] = path;
  if (key === undefined) return value as Document;
  if (value === undefined && !(isNode(document) && Object.hasOwn(document, key))) return document;
  const copy = (Array.isArray(document) ? [...(document as unknown[])] : { ...document }) as Node;
  const before = Object.hasOwn(copy, key) ? copy[key] : undefined;
  const next = rest.length === 0 ? value : withValueAt(before ?? (typeof rest[0] === 'number' ? [] : {}), rest, value);
  if (key === '__proto__' && next !== undefined) Object.defineProperty(copy, key, { value: next, writable: true, enumerable: true, configurable: true });
  else if (next !== undefined) copy[key] = next;
  else if (Array.isArray(copy)) copy.splice(Number(key), 1);
  else delete copy[key];
  return copy as Document;
}

/** The changes of a fix, in the order in which they are made. */
export function changesOf({ path, value, also = [] }: Pick<Fix, 'path' | 'value' | 'also'>): readonly Change[] {
  return [{ path, value }, ...also];
}

/** A copy of a document with a fix applied. */
export function applyFix<Document>(document: Document, fix: Pick<Fix, 'path' | 'value' | 'also'>): Document {
  return changesOf(fix).reduce((changed, { path, value }) => withValueAt(changed, path, value), document);
}
