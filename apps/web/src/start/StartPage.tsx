import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { PROVIDERS, valueAt } from '@dualstack/schema';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { fetchExample, fetchExamples } from '../api/client.js';
import { createDraft, deleteDraft, useDrafts } from '../wizard/drafts.js';

/** What comes out, on the card of each provider, in other languages than English. */
const cards = new Map(Object.entries(import.meta.glob<Readonly<Record<string, string>>>('../providers/*/card.ts', { eager: true, import: 'card' })).map(([file, card]) => [file.split('/').at(-2), card]));

/** The plans under construction, a new plan for each provider, and the examples as one-click starts. */
export function StartPage() {
  const { t, i18n } = useTranslation();
  const [, navigate] = useLocation();
  const drafts = useDrafts();
  const examples = useQuery({ queryKey: ['examples'], queryFn: fetchExamples });
  const fromExample = useMutation({
    mutationFn: fetchExample,
    onSuccess: ({ provider, plan }) => {
      const steps = PROVIDERS.find(({ id }) => id === provider)?.steps.map(({ id }) => id) ?? [];
      navigate(`/plans/${createDraft(provider, plan, steps).id}/edit/summary`);
    },
  });
  const start = (provider: (typeof PROVIDERS)[number]) => {
    const [first] = provider.steps;
    if (first) navigate(`/plans/${createDraft(provider.id, provider.newPlan()).id}/edit/${first.id}`);
  };

  return (
    <main id="main" className="ds-start" tabIndex={-1}>
      {drafts.length > 0 && (
        <section aria-labelledby="drafts">
          <h1 id="drafts">{t('start.plans')}</h1>
          <ul className="ds-cards">
            {drafts.map(({ id, provider, plan, updatedAt, visited }) => {
              const name = valueAt(plan, ['metadata', 'name']);
              const title = typeof name === 'string' && name !== '' ? name : t('start.unnamed');
              return (
                <li key={id} className="ds-card">
                  <Link href={`/plans/${id}/edit/${visited.at(-1) ?? PROVIDERS.find((each) => each.id === provider)?.steps[0]?.id ?? 'summary'}`}>{title}</Link>
                  <p>
                    {PROVIDERS.find((each) => each.id === provider)?.title} · {t('start.changed', { when: new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' }).format(updatedAt) })}
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
          {PROVIDERS.map((provider) => (
            <li key={provider.id}>
              <button type="button" className="ds-card ds-card-action" onClick={() => start(provider)}>
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
        {examples.isError && <p role="alert">{t('start.examplesFailed', { reason: examples.error.message })}</p>}
        <ul className="ds-cards">
          {examples.data?.map(({ id, title }) => (
            <li key={id}>
              <button type="button" className="ds-card ds-card-action" disabled={fromExample.isPending} onClick={() => fromExample.mutate(id)}>
                <strong>{title}</strong>
                <code>{id}</code>
              </button>
            </li>
          ))}
        </ul>
        {fromExample.isError && <p role="alert">{t('start.examplesFailed', { reason: fromExample.error.message })}</p>}
      </section>
    </main>
  );
}
