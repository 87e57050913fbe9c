import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { fetchExample, fetchExamples, fetchProviders } from '../api/client.js';
import { createDraft, deleteDraft, useDrafts } from '../wizard/drafts.js';

/** What comes out, on the card of each provider, in other languages than English. */
const cards = new Map(Object.entries(import.meta.glob<Readonly<Record<string, string>>>('../providers/*/card.ts', { eager: true, import: 'card' })).map(([file, card]) => [file.split('/').at(-2), card]));

/** The plans under construction, a new plan for each provider, and the examples as one-click starts. */
export function StartPage() {
  const { t, i18n } = useTranslation();
  const [, navigate] = useLocation();
  const drafts = useDrafts();
  const providers = useQuery({ queryKey: ['providers'], queryFn: fetchProviders });
  const examples = useQuery({ queryKey: ['examples'], queryFn: fetchExamples });
  const providerOf = (id: string) => providers.data?.find((each) => each.id === id);
  const fromExample = useMutation({
    mutationFn: fetchExample,
    onSuccess: ({ provider, plan }) => {
      const steps = providerOf(provider)?.steps.map(({ id }) => id) ?? [];
      navigate(`/plans/${createDraft(provider, plan, steps).id}/edit/summary`);
    },
  });
  // The domain with all of its rules is loaded when somebody starts, not with the first page.
  const start = useMutation({
    mutationFn: async (id: string) => (await import('@dualstack/schema')).providerOf(id),
    onSuccess: (provider) => {
      const [first] = provider?.steps ?? [];
      if (provider && first) navigate(`/plans/${createDraft(provider.id, provider.newPlan()).id}/edit/${first.id}`);
    },
  });
  const failed = providers.error ?? start.error ?? examples.error ?? fromExample.error;

  return (
    <main id="main" className="ds-start" tabIndex={-1}>
      {failed && <p role="alert">{t('start.failed', { reason: failed.message })}</p>}
      {drafts.length > 0 && (
        <section aria-labelledby="drafts">
          <h1 id="drafts">{t('start.plans')}</h1>
          <ul className="ds-cards">
            {drafts.map(({ id, provider, plan, updatedAt, visited }) => {
              const name = (plan as { metadata?: { name?: unknown } }).metadata?.name;
              const title = typeof name === 'string' && name !== '' ? name : t('start.unnamed');
              return (
                <li key={id} className="ds-card">
                  <Link href={`/plans/${id}/edit/${visited.at(-1) ?? providerOf(provider)?.steps[0]?.id ?? 'summary'}`}>{title}</Link>
                  <p>
                    {providerOf(provider)?.title ?? provider} · {t('start.changed', { when: new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' }).format(updatedAt) })}
                  </p>
                  <Button variant="link" isInline onClick={() => deleteDraft(id)} aria-label={t('start.deleteNamed', { name: title })}>
                    {t('start.delete')}
                  </Button>
                </li>
              );
            })}
          </ul>
        </section>
      )}

      <section aria-labelledby="new">
        {drafts.length > 0 ? <h2 id="new">{t('start.new')}</h2> : <h1 id="new">{t('start.first')}</h1>}
        <ul className="ds-cards ds-cards-wide">
          {providers.data?.map((provider) => (
            <li key={provider.id}>
              <button type="button" className="ds-card ds-card-action" disabled={start.isPending} onClick={() => start.mutate(provider.id)}>
                <strong>{provider.title}</strong>
                <span>{cards.get(provider.id)?.[i18n.language] ?? provider.summary}</span>
              </button>
            </li>
          ))}
        </ul>
      </section>

      <section aria-labelledby="examples">
        <h2 id="examples">{t('start.examples')}</h2>
        <p>{t('start.examplesHint')}</p>
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
