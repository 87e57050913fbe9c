import type { Path } from '../findings/finding.js';

/** What choices have put aside, by keys of their own, so that nothing that was typed is lost when somebody goes back. */
export type Kept = Readonly<Record<string, unknown>>;

/** A document with a choice made, and what is put aside now. */
export interface Chosen<Document> {
  readonly document: Document;
  readonly kept: Kept;
}

/**
 * A choice that changes more than its own field. What it excludes is put aside and comes back with the choice that it
 * belonged to: going back restores. From a valid plan it never adds an error.
 *
 * @param document the plan as it is written; anything in it may still be missing
 * @param value what is chosen; undefined where the field is emptied
 * @param kept what earlier choices have put aside
 * @param path the field, for choices of an entry of a list
 */
export type Choice<Document> = (document: Document, value: unknown, kept: Kept, path: Path) => Chosen<Document>;

/** Choices by the patterns of their fields (see `FieldTable`). A field without one just takes its value. */
export type Choices<Document> = Readonly<Record<string, Choice<Document>>>;

/** The choice of a path, if it has one. Choices are few, so that each pattern is looked at. */
export function choiceOf<Document>(choices: Choices<Document>, path: Path): Choice<Document> | undefined {
  const keys = path.map(String);
  const pattern = Object.keys(choices).find((each) => {
    const parts = each.split('.');
    return parts.length === keys.length && parts.every((part, index) => part === '*' || part === keys[index]);
  });
  return pattern === undefined ? undefined : choices[pattern];
}
