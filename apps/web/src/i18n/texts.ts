import { useTranslation } from './useTranslation.js';

/** Paths of the texts in a catalog; the plural forms of one text are one path. */
type TextPath<Texts> = {
  [Key in keyof Texts & string]: Texts[Key] extends string ? (Key extends `${infer Base}_${'one' | 'other'}` ? Base : Key) : `${Key}.${TextPath<Texts[Key]>}`;
}[keyof Texts & string];

/** Gives a text of a provider's own catalog, with values put in. */
export type Translate<Texts> = (path: TextPath<Texts>, values?: Readonly<Record<string, string | number>>) => string;

/**
 * A hook that gives a provider's texts in the language of the page. They lie in `providers/<name>/texts/<language>.ts`
 * and are loaded when the provider's wizard opens.
 *
 * @typeParam Texts the English catalog, which says what texts there are
 * @param provider name of the provider's folder
 */
export function createTexts<Texts>(provider: string): () => { t: Translate<Texts> } {
  return () => {
    const t: unknown = useTranslation().of(provider);
    return { t: t as Translate<Texts> };
  };
}
