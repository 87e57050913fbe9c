import { z } from 'zod';
import type { Path } from '../findings/finding.js';
import type { en } from '../messages/en.js';
import { mostEntries } from './lengths.js';

/** What columns of tables have in them, as far as people have other names for it. */
export type Heads = keyof typeof en.heads;

/** What is said of a field once, for the schema, the forms, the steps, labels and the error summary. */
export interface FieldSpec {
  /** The step that edits it, and everything below it that names no other. */
  readonly step?: string;
  /** Whether the real system asks for it, so that a form marks it. */
  readonly required?: boolean;
  /** What the real system never changes once the cluster exists (`fixed`), or only lets grow; what lies below it likewise. */
  readonly permanence?: 'fixed' | 'grows' | 'free';
  /** Whether the fields in it are told apart by its name, as those of the entry of a list are: `VPC: Name`. */
  readonly isGroup?: boolean;
  /** Limits of a whole number. */
  readonly min?: number;
  readonly max?: number;
  /** Most characters of a text. */
  readonly maxLength?: number;
  /** Most entries of a list or a map. */
  readonly maxEntries?: number;
  /** Whether addresses in it are those of what others run, so that they stay where they are when the ranges of the plan move; what lies below it likewise. */
  readonly isElsewhere?: boolean;
  /** Whether it names something that a second cluster like this one would have to have for itself, such as a network that exists. */
  readonly isOwn?: boolean;
  /** What is in it where it is a column of a table: by this, the messages have what else a pasted head may call it. */
  readonly heads?: Heads;
}

/**
 * The fields of a plan by their patterns: keys with dots between them, `*` for any one key or position.
 *
 * @example { 'spec.nodePools': { step: 'nodes', maxEntries: 50 }, 'spec.nodePools.*.replicas': { min: 0, max: 1000 } }
 */
export type FieldTable = Readonly<Record<string, FieldSpec>>;

/** A field of a plan: what its pattern says, with what it has of what it lies in. */
export interface Field extends FieldSpec {
  /** The pattern that describes it; that of the nearest field around it where it has none of its own. */
  readonly pattern: string;
  /** How many keys of the path the pattern covers. */
  readonly depth: number;
}

interface Node {
  readonly children: Map<string, Node>;
  pattern?: string;
  spec?: FieldSpec;
}

/** Finds the field of a path in a table. */
export type Fields = (path: Path) => Field | undefined;

/**
 * Reads a table into a tree, so that a path is found in as many steps as it has keys. A key that is written out wins over `*`.
 *
 * @returns what finds the field of a path; undefined where nothing around it is described
 */
export function readFields(table: FieldTable): Fields {
  const root: Node = { children: new Map() };
  for (const [pattern, spec] of Object.entries(table)) {
    let node = root;
    for (const key of pattern === '' ? [] : pattern.split('.')) {
      const next = node.children.get(key) ?? { children: new Map<string, Node>() };
      node.children.set(key, next);
      node = next;
    }
    node.pattern = pattern;
    node.spec = spec;
  }
  return (path) => {
    let best: Field | undefined;
    let open: readonly Node[] = [root];
    const inherited: { step?: string; permanence?: NonNullable<FieldSpec['permanence']>; isElsewhere?: boolean } = {};
    for (let depth = 0; depth <= path.length && open.length > 0; depth += 1) {
      const [found] = open.filter(({ spec }) => spec !== undefined);
      if (found?.spec && found.pattern !== undefined) {
        if (found.spec.step !== undefined) inherited.step = found.spec.step;
        if (found.spec.permanence !== undefined) inherited.permanence = found.spec.permanence;
        if (found.spec.isElsewhere !== undefined) inherited.isElsewhere = found.spec.isElsewhere;
        best = { ...found.spec, ...inherited, pattern: found.pattern, depth };
      }
      const key = String(path[depth]);
      open = depth === path.length ? [] : open.flatMap(({ children }) => [children.get(key), children.get('*')]).filter((node) => node !== undefined);
    }
    return best;
  };
}

/** A whole number within the limits of its field. */
export const wholeNumber = ({ min, max }: FieldSpec): z.ZodInt => {
  const number = z.int();
  const atLeast = min === undefined ? number : number.min(min);
  return max === undefined ? atLeast : atLeast.max(max);
};

/** A list with at most as many entries as its field takes. */
export const listOf = <Entry extends z.ZodType>(entry: Entry, { maxEntries }: FieldSpec): z.ZodArray<Entry> => (maxEntries === undefined ? z.array(entry) : z.array(entry).check(mostEntries(maxEntries)));
