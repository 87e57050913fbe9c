import type { Space, SpaceContent } from '../api/spaces.js';

/** What a person says of a space, by the key of its label in the texts. */
export const FIELDS = { name: 'name', description: 'description', internalRanges: 'internal', pools: 'pools' } as const satisfies Record<keyof SpaceContent, string>;

export type FieldName = keyof typeof FIELDS;
const NAMES = Object.keys(FIELDS) as FieldName[];

export const contentOf = ({ name, description, pools, internalRanges }: Space): SpaceContent => ({ name, description, pools, internalRanges });

const partOf = (field: FieldName, content: SpaceContent): string =>
  field === 'pools' ? JSON.stringify(content.pools.map(({ cidr, roles }) => [cidr.trim(), [...roles].sort()])) : content[field];

/** Whether two say the same of a field. */
export const isSameIn = (field: FieldName, a: SpaceContent, b: SpaceContent): boolean => partOf(field, a) === partOf(field, b);

/**
 * What two have made of one space: what one of them has changed is changed, and where both have, what was typed stays.
 *
 * @param before the space as who types it has seen it
 * @param typed what is typed
 * @param newer the space as somebody else has saved it since
 * @returns all of it, and the fields that both have changed
 */
export function merged(before: SpaceContent, typed: SpaceContent, newer: SpaceContent): { readonly content: SpaceContent; readonly contested: readonly FieldName[] } {
  const untouched = NAMES.filter((field) => isSameIn(field, before, typed));
  const contested = NAMES.filter((field) => !untouched.includes(field) && !isSameIn(field, before, newer) && !isSameIn(field, typed, newer));
  return { content: { ...typed, ...Object.fromEntries(untouched.map((field) => [field, newer[field]])) }, contested };
}
