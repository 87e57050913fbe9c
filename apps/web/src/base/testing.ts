/** Stand-ins for what a browser has, for tests. */

/** A storage that takes everything. */
export function memoryStorage(content: Readonly<Record<string, string>> = {}): Storage {
  const map = new Map(Object.entries(content));
  return {
    get length() {
      return map.size;
    },
    clear: () => map.clear(),
    getItem: (key) => map.get(key) ?? null,
    key: (index) => [...map.keys()][index] ?? null,
    removeItem: (key) => void map.delete(key),
    setItem: (key, text) => void map.set(key, text),
  };
}

/** A storage without room for anything more. */
export function fullStorage(content: Readonly<Record<string, string>>): Storage {
  return {
    ...memoryStorage(content),
    length: Object.keys(content).length,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  };
}

/** What a browser does that forbids storage. */
export function forbiddenStorage(): Storage {
  throw new DOMException('denied', 'SecurityError');
}
