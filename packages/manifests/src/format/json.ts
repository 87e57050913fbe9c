import type { Value } from './yaml.js';

/** Prints a value as JSON for people: two spaces, a newline at the end. */
export function toJson(value: Value): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Prints a value as JSON for machines, on one line. */
export function toCompactJson(value: Value): string {
  return JSON.stringify(value);
}
