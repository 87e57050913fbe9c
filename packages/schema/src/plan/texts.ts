import { Written } from '../address/text.js';
import type { Place } from './path.js';

/**
 * Every text of a document or of a plan with its place, keys of maps among them, and addresses and ranges as they are written. Without
 * recursion, because documents come from anywhere.
 */
export function* textsOf(document: unknown): Generator<{ readonly place: Place | undefined; readonly text: string }, void> {
  const open: { readonly place: Place | undefined; readonly node: unknown }[] = [{ place: undefined, node: document }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { place, node } = next;
    if (typeof node === 'string') yield { place, text: node };
    else if (node instanceof Written) yield { place, text: node.text };
    else if (Array.isArray(node)) for (let index = node.length - 1; index >= 0; index -= 1) open.push({ place: { around: place, key: index }, node: node[index] as unknown });
    else if (typeof node === 'object' && node !== null) {
      for (const [key, value] of Object.entries(node).reverse()) {
        const inside: Place = { around: place, key };
        yield { place: inside, text: key };
        open.push({ place: inside, node: value });
      }
    }
  }
}
