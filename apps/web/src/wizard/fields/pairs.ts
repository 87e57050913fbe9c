import type { Held } from '../../plans/drafts.js';

/** A row of a map of short texts. */
export type Pair = readonly [key: string, value: string];

/** What rows come to: the map for the plan, and what the field holds because no map can. */
export interface ReadPairs {
  /** Undefined when there is nothing in it, so that the field is left out of the plan. */
  readonly map: Readonly<Record<string, string>> | undefined;
  readonly held: Omit<Held, 'path'> | undefined;
}

/**
 * Reads the rows of a map. Of two rows with one key the first is in the map; the second, and a value without a key, stay
 * in the field, which says so. A row that is empty is only about to be filled in.
 */
export function readPairs(rows: readonly Pair[]): ReadPairs {
  const map = new Map<string, string>();
  let problem: Held['problem'];
  let isMap = true;
  for (const [index, [key, value]] of rows.entries()) {
    const isDuplicate = key !== '' && map.has(key);
    if (key !== '' && !isDuplicate) {
      map.set(key, value);
      continue;
    }
    isMap = false;
    if (isDuplicate) problem ??= { kind: 'duplicateKey', values: { row: index + 1, key } };
    else if (value !== '') problem ??= { kind: 'noKey', values: { row: index + 1, value } };
  }
  // Keys that look like numbers are put first by every object: the order of the rows is kept as well.
  const inOrder = Object.keys(Object.fromEntries(map)).every((key, index) => key === rows[index]?.[0]);
  return {
    map: map.size === 0 ? undefined : Object.fromEntries(map),
    held: isMap && inOrder ? undefined : { content: rows, ...(problem && { problem }) },
  };
}
