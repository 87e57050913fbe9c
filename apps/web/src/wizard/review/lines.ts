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

/** What cannot follow a value that is whole: more of it, or a full stop or a colon that does not end a sentence. */
const MORE = /^(?:[A-Za-z0-9_/-]|[.:](?=[A-Za-z0-9:]))/;

/** Whether a text holds a value as a whole, and not as a part of a longer one. A full stop or a colon that ends a sentence is no part of it. */
export function holdsWhole(text: string, value: string): boolean {
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
    if (!PART.test(text[at - 1] ?? '') && !MORE.test(text.slice(at + value.length))) return true;
  }
  return false;
}

/** Runs of letters of which addresses, ranges and names are made. */
const RUNS = /[A-Za-z0-9._:/-]+/g;
/** Values with anything else in them, which are in no run as a whole. */
const isRun = (value: string) => /^[A-Za-z0-9._:/-]+$/.test(value);

/** Those of some values without anything but letters of a run that a line {@link holdsWhole}: each run is looked up, however many values there are. */
function* wholeIn(line: string, values: ReadonlyMap<string, unknown>): Generator<string> {
  for (const [run] of line.matchAll(RUNS)) {
    if (values.has(run)) yield run;
    for (let at = 1; at < run.length; at += 1) {
      const isEnd = (run[at] === '.' || run[at] === ':') && !MORE.test(run.slice(at));
      if (isEnd && values.has(run.slice(0, at))) yield run.slice(0, at);
    }
  }
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
  const wanted = new Map(leaves.flatMap((leaf) => (times.get(leaf.value) === 1 && isUnmistakable(leaf) ? [[leaf.value, leaf]] : [])));
  const spaced = [...wanted.keys()].filter((value) => !isRun(value));
  const found = new Map<string, { file: string; lines: number[] }[]>();
  for (const { path: file, content } of files) {
    const asked = spaced.filter((value) => content.includes(value));
    for (const [index, line] of content.split('\n').entries()) {
      for (const value of new Set([...wholeIn(line, wanted), ...asked.filter((each) => holdsWhole(line, each))])) {
        const known = found.get(value) ?? [];
        const last = known.at(-1);
        if (last?.file === file) last.lines.push(index + 1);
        else known.push({ file, lines: [index + 1] });
        found.set(value, known);
      }
    }
  }
  const all = [...wanted].flatMap(([value, { path }]): Trace[] => {
    const held = found.get(value);
    return held ? [{ id: formatPath(path), path, value, files: held }] : [];
  });
  const byId = new Map(all.map((trace) => [trace.id, trace]));
  const byLine = new Map<string, Trace[]>();
  for (const trace of all) {
    for (const { file, lines } of trace.files) {
      for (const line of lines) {
        const others = byLine.get(`${file}:${line}`);
        if (others) others.push(trace);
        else byLine.set(`${file}:${line}`, [trace]);
      }
    }
  }
  return { all, of: (id) => byId.get(id), at: (file, line) => byLine.get(`${file}:${line}`) ?? [] };
}
