/** The fields in which two differ, as JSON has them. */
export function differing<Value extends object>(a: Value, b: Value): string[] {
  const keyed = b as Record<string, unknown>;
  return Object.entries(a).flatMap(([key, value]) => (canonical(value) === canonical(keyed[key]) ? [] : [key]));
}

/** JSON of a value with its keys in one order: `jsonb` keeps none. */
export const canonical = (value: unknown): string => JSON.stringify(value, (_, each: unknown) => (typeof each === 'object' && each !== null && !Array.isArray(each) ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1))) : each)) ?? '';
