import { useTranslation } from '../i18n/useTranslation.js';
import { Link } from 'wouter';
import { useTitle } from '../ui/useTitle.js';

/** What stands at an address at which nothing is. */
export function NotFound() {
  const { t } = useTranslation();
  useTitle(t('app.notFound'));
  return (
    <main id="main" className="ds-start ds-trouble" tabIndex={-1}>
      <h1>{t('app.notFound')}</h1>
      <p>{t('app.notFoundHint')}</p>
      <Link href="/">{t('wizard.toPlans')}</Link>
    </main>
  );
}
