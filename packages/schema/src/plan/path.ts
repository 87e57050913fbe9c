import type { Fix, Path } from '../rules/finding.js';

type Node = Record<string | number, unknown>;

/** The value at a path, or undefined where the path leads nowhere. */
export function valueAt(document: unknown, path: Path): unknown {
  return path.reduce<unknown>((node, key) => (typeof node === 'object' && node !== null ? (node as Node)[key] : undefined), document);
}

/**
 * A copy of a document with one value changed; what lies beside the path is shared with the original.
 * Without a value, the field is removed.
 */
export function withValueAt<Document>(document: Document, path: Path, value: unknown): Document {
  const [key, ...rest] = path;
  if (key === undefined) return value as Document;
  const copy = (Array.isArray(document) ? [...document] : { ...document }) as Node;
  const next = rest.length === 0 ? value : withValueAt(copy[key] ?? (typeof rest[0] === 'number' ? [] : {}), rest, value);
  if (next === undefined) {
    if (Array.isArray(copy)) copy.splice(Number(key), 1);
    else delete copy[key];
  } else {
    copy[key] = next;
  }
  return copy as Document;
}

/** A copy of a document with a fix applied. */
export function applyFix<Document>(document: Document, fix: Fix): Document {
  return withValueAt(document, fix.path, fix.value);
}
