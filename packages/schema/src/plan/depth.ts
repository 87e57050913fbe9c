/** The deepest nesting of a plan that is read: what the server takes too. */
export const MOST_DEPTH = 32;

/** Whether a value is nested deeper than any plan; one that holds itself is. */
export function isTooDeep(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth === MOST_DEPTH || Object.values(value).some((each) => isTooDeep(each, depth + 1));
}
