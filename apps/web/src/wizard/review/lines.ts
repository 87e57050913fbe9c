import { formatPath, parseAddress, parseCidr, type Path } from '@dualstack/schema';
import type { RenderedFile } from '../../api/client.js';
import type { Leaf } from './leaves.js';

/** Lines of a file that hold a value, counted from 1. */
export interface FileLines {
  readonly file: string;
  readonly lines: readonly number[];
}

/** A value of the plan and where the files hold it. */
export interface Trace {
  /** The path of its field, as text: what tells it apart. */
  readonly id: string;
  readonly path: Path;
  readonly value: string;
  readonly files: readonly FileLines[];
}

/** Where the values of a plan stand in its files. */
export interface Traces {
  readonly all: readonly Trace[];
  readonly of: (id: string) => Trace | undefined;
  /** The values that a line of a file holds. */
  readonly at: (file: string, line: number) => readonly Trace[];
}

/** Fewest letters of a name that is looked for; shorter ones are parts of other words. */
const SHORTEST_NAME = 5;
const isName = ({ path }: Leaf) => path.at(-1) === 'name' || path.at(-1) === 'humanReadableName';

/** Letters of which addresses, ranges and names are made: a value beside one of them is a part of another value. */
const PART = /[A-Za-z0-9._:/-]/;

/** Whether a value is one that nothing else in a file is likely to be: an address, a range, or a name that is long enough. */
function isUnmistakable(leaf: Leaf): boolean {
  const { value } = leaf;
  if (parseCidr(value).ok) return !/^(?:0\.0\.0\.0|::)\/0$/.test(value);
  if (parseAddress(value).ok) return true;
  return isName(leaf) && value.length >= SHORTEST_NAME && /^[A-Za-z0-9][A-Za-z0-9 ._-]*$/.test(value);
}

/** Whether a text holds a value as a whole, and not as a part of a longer one. A full stop or a colon that ends a sentence is no part of it. */
export function holdsWhole(text: string, value: string): boolean {
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
    const before = text[at - 1] ?? '';
    const after = text.slice(at + value.length);
    if (!PART.test(before) && !/^(?:[A-Za-z0-9_/-]|[.:](?=[A-Za-z0-9:]))/.test(after)) return true;
  }
  return false;
}

/**
 * Finds the values of a plan in its files. Only what cannot be mistaken is looked for, and a value that two fields have is left
 * out: nobody could say which of them a line comes from.
 *
 * @param files the rendered files
 * @param leaves the values of the document, each with its path
 */
export function traceValues(files: readonly Pick<RenderedFile, 'path' | 'content'>[], leaves: readonly Leaf[]): Traces {
  const times = new Map<string, number>();
  for (const { value } of leaves) times.set(value, (times.get(value) ?? 0) + 1);
  const wanted = leaves.filter((leaf) => times.get(leaf.value) === 1 && isUnmistakable(leaf));
  const texts = files.map(({ path, content }) => ({ file: path, content, lines: content.split('\n') }));
  const all = wanted.flatMap(({ path, value }): Trace[] => {
    const found = texts.flatMap(({ file, content, lines }) => {
      if (!content.includes(value)) return [];
      const numbers = lines.flatMap((line, index) => (holdsWhole(line, value) ? [index + 1] : []));
      return numbers.length === 0 ? [] : [{ file, lines: numbers }];
    });
    return found.length === 0 ? [] : [{ id: formatPath(path), path, value, files: found }];
  });
  const byId = new Map(all.map((trace) => [trace.id, trace]));
  const byLine = new Map<string, Trace[]>();
  for (const trace of all) for (const { file, lines } of trace.files) for (const line of lines) byLine.set(`${file}:${line}`, [...(byLine.get(`${file}:${line}`) ?? []), trace]);
  return { all, of: (id) => byId.get(id), at: (file, line) => byLine.get(`${file}:${line}`) ?? [] };
}
