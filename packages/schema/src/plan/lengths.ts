import { z } from 'zod';

/*
 * Limits of how long a text or a list is. Those that zod has by itself measure whatever has a `length`, be it neither: a text in the
 * place of a list would be told that it has too many entries, and an object whose `length` is no number is thrown at.
 */

const isText = (value: unknown): boolean => typeof value === 'string';
const isList = (value: unknown): boolean => Array.isArray(value);

const most = (isMeant: (value: unknown) => boolean) => (maximum: number) => new z.core.$ZodCheckMaxLength({ check: 'max_length', maximum, when: ({ value }) => isMeant(value) });

/** Checks that a text has at most so many characters. */
export const mostCharacters = most(isText);
/** Checks that a list has at most so many entries. */
export const mostEntries = most(isList);
/** Checks that a text is not empty. */
export const notEmpty = () => new z.core.$ZodCheckMinLength({ check: 'min_length', minimum: 1, when: ({ value }) => isText(value) });
