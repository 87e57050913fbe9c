import type { i18n as I18n, TFunction } from 'i18next';
import { createContext, use } from 'react';

/** The texts of the pages in the language of the page. All of it is another object when the language changes. */
export interface Translation {
  readonly t: TFunction;
  readonly i18n: I18n;
  /** The texts of a provider's catalog, which has been loaded. */
  readonly of: (namespace: string) => TFunction;
}

export const TranslationContext = createContext<Translation | undefined>(undefined);

/**
 * The texts of the pages. The hook of react-i18next is asked once, at the root: it subscribes and copies the instance for each
 * component that calls it, which was a tenth of the time in which a step is drawn.
 *
 * @throws where no `TextsOfPage` is around the component
 */
export function useTranslation(): Translation {
  const translation = use(TranslationContext);
  if (!translation) throw new Error('no texts around this');
  return translation;
}
