import { shellQuote } from './shell.js';

/** What is one word of a shell and of a unit file as it stands; behind a flag, an equals sign is part of the value. */
const SAFE = /^[A-Za-z0-9_./:@%+,=-]+$/;

/** A flag of a component: its name without dashes, and its value. */
export type Flag = readonly [name: string, value: string];

/**
 * Prints flags one a line, each a word of a shell once its value is quoted, to be put behind the program or into a unit file.
 *
 * @param comment lines to put above, without values of a person
 */
export function toFlags(flags: readonly Flag[], comment: readonly string[] = []): string {
  return [...comment.map((line) => `# ${line}`), ...flags.map(([name, value]) => `--${name}=${SAFE.test(value) ? value : shellQuote(value)}`), ''].join('\n');
}
