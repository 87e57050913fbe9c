/** Tells rows apart as long as they are there. */
export interface RowKeys {
  /** A key for each of the entries; the same list as long as the keys are the same. */
  readonly of: (entries: readonly unknown[]) => readonly number[];
  /** Says that the entries that come next are others, be they as many as before. */
  readonly renew: () => void;
}

const isObject = (entry: unknown): entry is object => typeof entry === 'object' && entry !== null;

/**
 * Keys for the entries of a list, which have none in the plan. An entry is known again as the object that it was, wherever it went to,
 * also when a change is taken back; one that was edited is a new object at the place of the old one.
 */
export function createRowKeys(): RowKeys {
  const known = new WeakMap<object, number>();
  let next = 0;
  let last: { readonly entries: readonly unknown[]; readonly keys: readonly number[] } = { entries: [], keys: [] };
  return {
    of: (entries) => {
      if (entries === last.entries) return last.keys;
      const used = new Set<number>();
      const take = (key: number | undefined): key is number => key !== undefined && !used.has(key) && used.add(key).size > 0;
      const found = entries.map((entry) => {
        const key = isObject(entry) ? known.get(entry) : undefined;
        return take(key) ? key : undefined;
      });
      const isEdited = entries.length === last.entries.length;
      const keys = found.map((key, index) => {
        if (key !== undefined) return key;
        const before = isEdited ? last.keys[index] : undefined;
        if (take(before)) return before;
        next += 1;
        return next;
      });
      for (const [index, entry] of entries.entries()) if (isObject(entry) && !known.has(entry)) known.set(entry, keys[index] ?? 0);
      const isSame = keys.length === last.keys.length && keys.every((key, index) => key === last.keys[index]);
      last = { entries, keys: isSame ? last.keys : keys };
      return last.keys;
    },
    renew: () => {
      last = { entries: [], keys: [] };
    },
  };
}
