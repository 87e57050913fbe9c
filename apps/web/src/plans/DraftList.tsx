import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Stored } from './drafts.js';
import { drafts as store } from './useDrafts.js';

interface DraftListProps {
  drafts: readonly Stored[];
  providers: readonly { id: string; title: string; steps: readonly { id: string }[] }[];
}

/** The plans under construction, those that cannot be read among them. */
export function DraftList({ drafts, providers }: DraftListProps) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="drafts">
      <h1 id="drafts">{t('start.plans')}</h1>
      <ul className="ds-cards">
        {drafts.map((stored) => (
          <li key={stored.id} className="ds-card">
            {stored.kind === 'draft' ? <DraftCard draft={stored.draft} provider={providers.find(({ id }) => id === stored.draft.provider)} /> : <BrokenCard id={stored.id} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function DraftCard({ draft: { id, provider: providerId, plan, updatedAt, visited }, provider }: { draft: Extract<Stored, { kind: 'draft' }>['draft']; provider: DraftListProps['providers'][number] | undefined }) {
  const { t, i18n } = useTranslation();
  const name = (plan as { metadata: { name?: unknown } }).metadata.name;
  const title = typeof name === 'string' && name !== '' ? name : t('start.unnamed');
  return (
    <>
      <Link href={`/plans/${id}/edit/${visited.at(-1) ?? provider?.steps[0]?.id ?? 'summary'}`}>{title}</Link>
      <p>
        {provider?.title ?? providerId} · {t('start.changed', { when: new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' }).format(updatedAt) })}
      </p>
      <DeleteButton id={id} title={title} />
    </>
  );
}

/** What is kept under the name of a draft and is none; its page offers it as a file. */
function BrokenCard({ id }: { id: string }) {
  const { t } = useTranslation();
  const title = t('start.broken', { id });
  return (
    <>
      <Link href={`/plans/${encodeURIComponent(id)}/edit/summary`}>{title}</Link>
      <p>{t('start.brokenHint')}</p>
      <DeleteButton id={id} title={title} />
    </>
  );
}

function DeleteButton({ id, title }: { id: string; title: string }) {
  const { t } = useTranslation();
  return (
    <Button variant="link" isInline onClick={() => store.remove(id)} aria-label={t('start.deleteNamed', { name: title })}>
      {t('start.delete')}
    </Button>
  );
}
