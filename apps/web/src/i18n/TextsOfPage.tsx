import type { TFunction } from 'i18next';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { TranslationContext } from './useTranslation.js';

/** What is drawn in it has texts, by `useTranslation`, in the language of the page. */
export function TextsOfPage({ children }: { readonly children: ReactNode }) {
  const { t, i18n } = useTranslation();
  const translation = useMemo(() => {
    const known = new Map<string, TFunction>();
    const of = (namespace: string) => {
      const texts = known.get(namespace) ?? i18n.getFixedT(i18n.language, namespace as 'translation');
      known.set(namespace, texts);
      return texts;
    };
    return { t, i18n, of };
  }, [t, i18n]);
  return <TranslationContext value={translation}>{children}</TranslationContext>;
}
