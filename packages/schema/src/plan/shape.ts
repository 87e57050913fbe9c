import { z } from 'zod';
import type { Path } from '../findings/finding.js';

/** What a field holds, as far as whoever reads a value for it out of a text has to know. */
export type Shape =
  | { readonly kind: 'text' | 'address' | 'range' | 'number' | 'flag'; readonly isOptional: boolean }
  | { readonly kind: 'choice'; readonly values: readonly string[]; readonly isOptional: boolean }
  | { readonly kind: 'list'; readonly of: 'text' | 'address' | 'range'; readonly isOptional: boolean };

/** Texts that stand for an address or a range: to the schema they are texts that become something else. */
export const WRITTEN = z.registry<{ readonly holds: 'address' | 'range' }>();

/**
 * The shape of a field, out of the schema of its plan.
 *
 * @param schema the schema of a whole plan
 * @param path where the field is; any number stands for a position of a list
 * @returns undefined where nothing is, and where there is more than a value: an object, a map, a list of objects
 */
export function shapeAt(schema: z.core.$ZodType, path: Path): Shape | undefined {
  let at: z.core.$ZodType | undefined = schema;
  for (const key of path) at = at && childOf(unwrap(at).schema, key);
  if (!at) return undefined;
  const { schema: own, isOptional } = unwrap(at);
  const written = WRITTEN.get(own);
  if (written) return { kind: written.holds, isOptional };
  const def = defOf(own);
  switch (def.type) {
    case 'string':
      return { kind: 'text', isOptional };
    case 'number':
      return { kind: 'number', isOptional };
    case 'boolean':
      return { kind: 'flag', isOptional };
    case 'enum':
      return { kind: 'choice', values: Object.values(def.entries).map(String), isOptional };
    case 'array': {
      const of = shapeAt(def.element, [])?.kind;
      return of === 'text' || of === 'address' || of === 'range' ? { kind: 'list', of, isOptional } : undefined;
    }
    default:
      return undefined;
  }
}

/** What a schema was made with; zod types it by its kind only where the kind is known. */
const defOf = (schema: z.core.$ZodType) => (schema as z.core.$ZodTypes)._zod.def;

/** A schema without what is around it: that it may be left out, and that its text becomes something. */
function unwrap(schema: z.core.$ZodType): { readonly schema: z.core.$ZodType; readonly isOptional: boolean } {
  if (WRITTEN.has(schema)) return { schema, isOptional: false };
  const def = defOf(schema);
  switch (def.type) {
    case 'optional':
      return { ...unwrap(def.innerType), isOptional: true };
    case 'nullable':
      return unwrap(def.innerType);
    case 'pipe':
      return unwrap(def.in);
    default:
      return { schema, isOptional: false };
  }
}

function childOf(schema: z.core.$ZodType, key: string | number): z.core.$ZodType | undefined {
  const def = defOf(schema);
  switch (def.type) {
    case 'object':
      return Object.hasOwn(def.shape, key) ? def.shape[key] : undefined;
    case 'array':
      return def.element;
    case 'record':
      return def.valueType;
    default:
      return undefined;
  }
}
