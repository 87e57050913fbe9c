import { english, LANGUAGES, type Speaker, speakerOf } from '@dualstack/schema';
import { fetchCode } from '../../base/code.js';

let all: Promise<readonly Speaker[]> | undefined;

/** Who says what the domain has to say, in every language: a head may be in another than the page. One that cannot be fetched is left out. */
export function everySpeaker(): Promise<readonly Speaker[]> {
  all ??= Promise.all(
    LANGUAGES.map((language) =>
      fetchCode(`words/${language}`, () => speakerOf(language)).catch(() => {
        all = undefined;
        return english;
      }),
    ),
  );
  return all;
}
