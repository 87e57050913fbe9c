/** Texts longer than this are read anew: a plan has none, and a memory of them would be large. */
const LONGEST = 128;
/** Texts of one generation. The largest plan has some 2,000 addresses; two generations of results take a few megabytes at most. */
const GENERATION = 4096;

/**
 * A reader that pays for each text once: a page checks the same addresses at every key press, and a way out checks
 * all but one of them again. What was not asked for during a whole generation is forgotten.
 *
 * @param read a pure function of a text
 */
export function remember<Result>(read: (text: string) => Result): (text: string) => Result {
  let young = new Map<string, Result>();
  let old = new Map<string, Result>();
  return (text) => {
    const fresh = young.get(text);
    if (fresh !== undefined) return fresh;
    if (text.length > LONGEST) return read(text);
    const result = old.get(text) ?? read(text);
    if (young.size >= GENERATION) [old, young] = [young, new Map<string, Result>()];
    young.set(text, result);
    return result;
  };
}
