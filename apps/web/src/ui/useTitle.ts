import { useEffect } from 'react';
import { useTranslation } from '../i18n/useTranslation.js';

/**
 * Names the page for tabs, history and bookmarks: what it shows, then the product.
 *
 * @param parts from the narrowest to the widest; empty ones are left out
 */
export function useTitle(...parts: readonly string[]): void {
  const { t } = useTranslation();
  const title = [...parts, t('app.name')].filter((part) => part !== '').join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}
