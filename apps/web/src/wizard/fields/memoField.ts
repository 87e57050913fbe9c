import { type ComponentType, memo } from 'react';

/** Whether two properties say the same: paths and options are made anew at every drawing, and are compared by what is in them. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
  if (a instanceof RegExp && b instanceof RegExp) return String(a) === String(b);
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  // An element of a page is not looked into; it is new each time.
  if (Object.hasOwn(a, '$$typeof')) return false;
  return keys.length === others.length && keys.every((key) => Object.hasOwn(b, key) && isSame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]));
}

/** A field that is drawn again only when its own value, its own findings or what it is given change. */
export function memoField<Props extends object>(field: ComponentType<Props>): ComponentType<Props> {
  return memo(field, isSame);
}
