import type { Finding } from '../findings/finding.js';
import { type Place, pathOf } from './path.js';
import { schemaFinding, shorten } from './issues.js';

/** More fields, or more entries of a list, than anything in a plan has; the largest list of a plan takes 500. */
const MOST_ENTRIES = 1000;
/** Places that are told; where one is so large, the others hardly matter. */
const MOST_TOLD = 10;

/**
 * Places of a document that hold more than any plan does, or a key that is none. They are looked for before the shape of the
 * document is: to look at each of a hundred thousand entries is what takes long, and `__proto__` in a map would be dropped there
 * without a word.
 */
export function unfit(document: unknown): Finding[] {
  const findings: Finding[] = [];
  const open: { readonly place: Place | undefined; readonly node: unknown }[] = [{ place: undefined, node: document }];
  for (let next = open.pop(); next && findings.length < MOST_TOLD; next = open.pop()) {
    const { place, node } = next;
    if (typeof node !== 'object' || node === null) continue;
    const entries: [string | number, unknown][] = Array.isArray(node) ? [...node.entries()] : Object.entries(node);
    if (entries.length > MOST_ENTRIES) {
      findings.push(schemaFinding('schema/too-many-entries', pathOf(place), (say) => say('anywhere', { entries: entries.length, most: MOST_ENTRIES })));
      continue;
    }
    for (const [key, value] of entries) {
      const inside: Place = { around: place, key };
      if (key === '__proto__') findings.push(schemaFinding('schema/unrecognized-keys', pathOf(inside), (say) => say({ field: shorten(key) })));
      else if (typeof value === 'object') open.push({ place: inside, node: value });
    }
  }
  return findings;
}
