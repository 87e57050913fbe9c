import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { fetchExample, fetchExamples, fetchProviders } from '../api/client.js';
import { useReason } from '../api/useReason.js';
import { fetchCode } from '../base/code.js';
import { Failed } from '../ui/Failed.js';
import { DraftList } from './DraftList.js';
import { drafts as store, useDrafts, useKeepsDrafts } from './useDrafts.js';

/** The plans under construction, a new plan for each provider, and the examples as one-click starts. */
export function StartPage() {
  const { t, i18n } = useTranslation();
  const reasonOf = useReason();
  const keepsDrafts = useKeepsDrafts();
  const [, navigate] = useLocation();
  const drafts = useDrafts();
  const providers = useQuery({ queryKey: ['providers', i18n.language], queryFn: fetchProviders, placeholderData: keepPreviousData });
  const examples = useQuery({ queryKey: ['examples', i18n.language], queryFn: fetchExamples, placeholderData: keepPreviousData });
  const providerOf = (id: string) => providers.data?.find((each) => each.id === id);
  const fromExample = useMutation({
    mutationFn: fetchExample,
    onSuccess: ({ provider, plan }) => {
      const steps = providerOf(provider)?.steps.map(({ id }) => id) ?? [];
      navigate(`/plans/${store.create(provider, { plan, attempted: steps, visited: steps }).id}/edit/summary`);
    },
  });
  // The domain with all of its rules is loaded when somebody starts, not with the first page.
  const start = useMutation({
    mutationFn: async (id: string) => (await fetchCode('schema', () => import('@dualstack/schema'))).providerOf(id),
    onSuccess: (provider) => {
      const [first] = provider?.steps ?? [];
      if (provider && first !== undefined) navigate(`/plans/${store.create(provider.id, { plan: provider.newPlan() }).id}/edit/${first}`);
    },
  });
  const pages = [providers, examples].filter(({ isError }) => isError);
  const [failed] = pages;

  return (
    <main id="main" className="ds-start" tabIndex={-1}>
      {failed?.error && <Failed text={t('start.failed', { reason: reasonOf(failed.error) })} onRetry={() => pages.forEach((each) => void each.refetch())} isRetrying={pages.some(({ isFetching }) => isFetching)} />}
      {!keepsDrafts && <p className="ds-note">{t('drafts.memory')}</p>}
      {drafts.length > 0 && <DraftList drafts={drafts} providers={providers.data ?? []} />}

      <section aria-labelledby="new">
        {drafts.length > 0 ? <h2 id="new">{t('start.new')}</h2> : <h1 id="new">{t('start.first')}</h1>}
        <ul className="ds-cards ds-cards-wide">
          {providers.data?.map((provider) => (
            <li key={provider.id}>
              <button type="button" className="ds-card ds-card-action" disabled={start.isPending} onClick={() => start.mutate(provider.id)}>
                <strong>{provider.title}</strong>
                <span>{provider.summary}</span>
              </button>
            </li>
          ))}
        </ul>
        {start.error && <Failed text={t('start.cannotStart', { reason: reasonOf(start.error) })} onRetry={() => start.variables !== undefined && start.mutate(start.variables)} />}
      </section>

      <section aria-labelledby="examples">
        <h2 id="examples">{t('start.examples')}</h2>
        <p>{t('start.examplesHint')}</p>
        {fromExample.error && <Failed text={t('start.cannotStart', { reason: reasonOf(fromExample.error) })} onRetry={() => fromExample.variables !== undefined && fromExample.mutate(fromExample.variables)} />}
        {providers.data?.map((provider) => (
          <section key={provider.id} aria-labelledby={`examples-${provider.id}`}>
            <h3 id={`examples-${provider.id}`}>{provider.title}</h3>
            <ul className="ds-cards">
              {examples.data
                ?.filter((example) => example.provider === provider.id)
                .map(({ id, title }) => (
                  <li key={id}>
                    <button type="button" className="ds-card ds-card-action" disabled={fromExample.isPending} onClick={() => fromExample.mutate(id)}>
                      <strong>{title}</strong>
                      <code>{id}</code>
                    </button>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </section>
    </main>
  );
}
