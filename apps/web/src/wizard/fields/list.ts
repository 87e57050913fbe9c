/**
 * Adds what was typed or pasted to a list of short texts.
 *
 * @returns the list, and what was in it already and was not added again
 */
export function addToList(items: readonly string[], text: string, separators: RegExp): { readonly items: readonly string[]; readonly repeated: readonly string[] } {
  const next = [...items];
  const repeated = new Set<string>();
  for (const each of text.split(separators).map((word) => word.trim())) {
    if (each === '') continue;
    if (next.includes(each)) repeated.add(each);
    else next.push(each);
  }
  return { items: next, repeated: [...repeated] };
}
