import type { Language } from '@dualstack/schema';
import type { Words } from '../format/markdown.js';

/** The same texts in every language. Scripts, manifests and what scripts print are in English in each. */
export type Translated<Texts> = Readonly<Record<Language, Texts>>;

/** What a text is made of: a value for each name, which goes into the text as words or as the Markdown that it is. */
export type Params<Names extends string> = Readonly<Record<Names, Words>>;
