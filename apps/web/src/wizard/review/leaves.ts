import type { Path } from '@dualstack/schema';

/** A value of a plan and where it is. */
export interface Leaf {
  readonly path: Path;
  /** As text: that of the document. */
  readonly value: string;
  /** As it is in the document; of a list of plain values, all of them. */
  readonly raw: unknown;
}

/** Every value of a document that is not empty, in order; a list of plain values is one leaf. */
export function leavesOf(document: unknown, path: Path = []): Leaf[] {
  if (document === undefined || document === null || document === '') return [];
  if (Array.isArray(document)) {
    if (document.length === 0) return [];
    return document.every((each) => typeof each !== 'object') ? [{ path, value: document.join(', '), raw: document }] : document.flatMap((each, index) => leavesOf(each, [...path, index]));
  }
  if (typeof document === 'object') return Object.entries(document).flatMap(([key, each]) => leavesOf(each, [...path, key]));
  return [{ path, value: typeof document === 'string' ? document : JSON.stringify(document), raw: document }];
}
