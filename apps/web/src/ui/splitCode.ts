/** An address or a range of either family, or the beginning of one of IPv6 (`42:1::`), or a prefix by itself. */
const CODE = /(?<![\w.:])(?:(?:[\da-f]{1,4}:){1,7}:?(?:[\da-f]{1,4}(?::[\da-f]{1,4})*)?(?:\/\d+)?|(?:\d+\.){3}\d+(?:\/\d+)?|\/\d{1,3})(?![\w/])/gi;

/** Parts a sentence into words, and addresses and ranges. */
export function splitCode(text: string): readonly { readonly text: string; readonly isCode: boolean }[] {
  const parts: { text: string; isCode: boolean }[] = [];
  let at = 0;
  for (const { 0: found, index } of text.matchAll(CODE)) {
    if (!found.includes('::') && !found.includes('/') && !found.includes('.')) continue;
    if (index > at) parts.push({ text: text.slice(at, index), isCode: false });
    parts.push({ text: found, isCode: true });
    at = index + found.length;
  }
  if (at < text.length) parts.push({ text: text.slice(at), isCode: false });
  return parts;
}
