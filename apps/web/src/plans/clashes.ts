import type { Path } from '@dualstack/schema';
import type { Clash } from '../api/client.js';

/** A path as the server writes it, `spec.nodePools[0].name`, taken apart again. */
export function readPath(text: string): Path {
  return [...text.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map(([, key, index]) => (index === undefined ? (key ?? '') : Number(index)));
}

/** How many ranges of a plan are somebody else's too: one may meet several. */
export const countClashing = (clashes: readonly Pick<Clash, 'range' | 'path'>[]): number => new Set(clashes.map(({ range, path }) => `${path} ${range}`)).size;
