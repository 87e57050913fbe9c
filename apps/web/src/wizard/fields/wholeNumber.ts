/** What a text is as a whole number: one, none because nothing is there, or none at all. */
export type WholeNumber = { readonly ok: true; readonly value: number | undefined } | { readonly ok: false };

/** Reads a whole number in decimal digits, with a sign or without. `2.5`, `1e3` and `-` are none. */
export function readWholeNumber(text: string): WholeNumber {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: true, value: undefined };
  const value = Number(trimmed);
  return /^[+-]?\d+$/.test(trimmed) && Number.isSafeInteger(value) ? { ok: true, value } : { ok: false };
}
