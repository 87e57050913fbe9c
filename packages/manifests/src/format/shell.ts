/**
 * A text as one word of a POSIX shell, whatever is in it. NUL cannot be part of a word and is left out.
 */
export function shellQuote(text: string): string {
  // eslint-disable-next-line no-control-regex -- NUL is the character to leave out
  const clean = text.replace(/\u0000/g, '');
  return /^[A-Za-z0-9_./:@%+,-]+$/.test(clean) ? clean : `'${clean.replaceAll("'", `'\\''`)}'`;
}

/** A script in three parts: what it is, the values of a plan as variables, and a body that only uses variables. */
export interface ShellScript {
  /** What the script does, in words of the program, a line each. */
  readonly comment: readonly string[];
  /** Values of a plan. This is the only way in which they enter a script. */
  readonly variables: Readonly<Record<string, string>>;
  /** Lists of values, as bash arrays. */
  readonly arrays?: Readonly<Record<string, readonly string[]>>;
  /** The program, without any value of a plan in it. */
  readonly body: string;
}

/** Prints a bash script that stops at the first failure. */
export function toShell({ comment, variables, arrays = {}, body }: ShellScript): string {
  return [
    '#!/usr/bin/env bash',
    ...comment.map((line) => `# ${line}`),
    'set -euo pipefail',
    '',
    ...Object.entries(variables).map(([name, value]) => `${name}=${shellQuote(value)}`),
    ...Object.entries(arrays).map(([name, values]) => `${name}=(${values.map(shellQuote).join(' ')})`),
    ...(Object.keys(variables).length + Object.keys(arrays).length > 0 ? [''] : []),
    body.trim(),
    '',
  ].join('\n');
}
