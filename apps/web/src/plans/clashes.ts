import type { Path } from '@dualstack/schema';

/** A path as the server writes it, `spec.nodePools[0].name`, taken apart again. */
export function readPath(text: string): Path {
  return [...text.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map(([, key, index]) => (index === undefined ? (key ?? '') : Number(index)));
}
