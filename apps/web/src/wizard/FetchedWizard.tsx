import { Skeleton } from '@patternfly/react-core/dist/esm/components/Skeleton/index.js';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { useReason } from '../api/useReason.js';
import { useTranslation } from '../i18n/useTranslation.js';
import { onServer } from '../plans/syncing.js';
import { Failed } from '../ui/Failed.js';
import { useTitle } from '../ui/useTitle.js';

/** A plan that this browser has not: it is fetched from the server, and is in this browser from then on. */
export function FetchedWizard({ id, onThere }: { id: string; onThere: () => void }) {
  const { t } = useTranslation();
  const reasonOf = useReason();
  const { data: isThere, error, refetch, isFetching } = useQuery({ queryKey: ['open', id], queryFn: async () => (await onServer()).sync.open(id), gcTime: 0, staleTime: 0 });
  useEffect(() => {
    if (isThere) onThere();
  }, [isThere, onThere]);
  useTitle(isThere === false ? t('wizard.noDraft') : '');
  if (isThere === false) {
    return (
      <main id="main" className="ds-start ds-trouble" tabIndex={-1}>
        <h1>{t('wizard.noDraft')}</h1>
        <p>{t('wizard.noDraftHint')}</p>
        <p>
          <Link href="/">{t('wizard.toPlans')}</Link> <Link href="/bin">{t('saved.toBin')}</Link>
        </p>
      </main>
    );
  }
  if (error) {
    return (
      <main id="main" className="ds-start" tabIndex={-1}>
        <Failed text={t('start.cannotStart', { reason: reasonOf(error) })} onRetry={() => void refetch()} isRetrying={isFetching} />
        <Link href="/">{t('wizard.toPlans')}</Link>
      </main>
    );
  }
  return (
    <div className="ds-wizard" aria-busy="true">
      <div className="ds-steps">
        <Skeleton height="2.25rem" screenreaderText={t('app.loading')} />
      </div>
      <main id="main" className="ds-step ds-step-wait" tabIndex={-1}>
        <Skeleton width="14rem" height="1.75rem" />
        {[0, 1, 2, 3].map((each) => (
          <Skeleton key={each} height="4rem" />
        ))}
      </main>
    </div>
  );
}
