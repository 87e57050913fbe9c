import { Alert, AlertActionCloseButton, AlertActionLink } from '@patternfly/react-core/dist/esm/components/Alert/index.js';
import { AlertGroup } from '@patternfly/react-core/dist/esm/components/Alert/index.js';
import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useTranslation } from '../i18n/useTranslation.js';
import type { ListedProvider } from '../api/client.js';
import { useReason } from '../api/useReason.js';
import { Failed } from '../ui/Failed.js';
import { Sign } from '../ui/signs.js';
import { type Draft, isDraft, type Stored } from './drafts.js';
import { nameOfPlan, renamedPlan } from './draftPlan.js';
import { BrokenCard, cardId, DraftCard } from './PlanCard.js';
import { type Entry, mergePlans, type Narrowing } from './planList.js';
import { RenameDialog } from './RenameDialog.js';
import { digestOf, onServerOf } from './sync.js';
import { onServer, useRemoved, withServer } from './syncing.js';
import { usePlanList } from './usePlanList.js';
import { useLive } from './useLive.js';
import { drafts as store } from './useDrafts.js';
import '../ui/told.css';

/** How many plans are shown before somebody asks for the others. */
const SHOWN = 12;
/** How long a deletion can be taken back, in milliseconds. */
const UNDO = 12_000;
/** How many more are shown at once when somebody asks. */
const MORE = 24;
const STATUSES = ['all', 'draft', 'final'] as const;

const undoId = (plan: string) => `undo-${plan}`;

interface PlanCardsProps {
  drafts: readonly Stored[];
  providers: readonly ListedProvider[];
}

/** A plan that was deleted here, until somebody can no longer take that back. */
interface Deleted {
  readonly entry: Entry;
  readonly name: string;
}

/** Something to be said of a plan that goes away by itself. */
interface Told {
  readonly key: string;
  readonly text: string;
}

/** The plans of this browser and of the server as cards, those that cannot be read among them. */
export function PlanCards({ drafts, providers }: PlanCardsProps) {
  const { t } = useTranslation();
  const reasonOf = useReason();
  const live = useLive();
  const queries = useQueryClient();
  const removed = useRemoved();
  const [query, setQuery] = useState('');
  const [status, setStatus] = useState<Narrowing['status']>('all');
  const asked = useDeferredValue(query);
  const list = usePlanList({ query: asked, status });
  const listed = useMemo(() => list.data?.pages.flatMap(({ plans }) => plans) ?? [], [list.data]);
  const entries = useMemo(() => mergePlans(drafts, listed, removed, { query, status }), [drafts, listed, removed, query, status]);
  const [most, setMost] = useState(SHOWN);
  const [deleted, setDeleted] = useState<readonly Deleted[]>([]);
  const [told, setTold] = useState<readonly Told[]>([]);
  const [renaming, setRenaming] = useState<Draft>();
  const [now] = useState(() => Date.now());
  const isNarrowed = query !== '' || status !== 'all';
  const shown = entries.slice(0, most);
  const titleOf = (entry: Entry) => (entry.kind === 'there' ? entry.listed.name : entry.stored.kind === 'broken' ? t('start.broken', { id: entry.stored.id }) : nameOfPlan(entry.stored.draft.plan) || t('start.unnamed'));
  const anew = () => queries.invalidateQueries({ queryKey: ['plans'] });

  // What others have done to plans of this browser is met as soon as the list tells of it.
  const isWhole = list.isSuccess && !list.isPlaceholderData && !list.hasNextPage && asked === '' && status === 'all';
  useEffect(() => {
    if (listed.length > 0 || isWhole) withServer(({ sync }) => sync.compare(listed, isWhole));
  }, [listed, isWhole]);
  useEffect(() => {
    let stop: (() => void) | undefined;
    let isHere = true;
    withServer(({ onRefusedRemoval }) => {
      if (!isHere) return;
      stop = onRefusedRemoval(({ id, name, author }) => {
        setDeleted((before) => before.filter(({ entry }) => idOf(entry) !== id));
        setTold((before) => [...before, { key: `${id} ${Date.now()}`, text: t('saved.notDeleted', { name, author: author === 'anonymous' ? t('saved.somebody') : author }) }]);
      });
    });
    return () => {
      isHere = false;
      stop?.();
    };
  }, [t]);

  const remove = (entry: Entry) => {
    const id = idOf(entry);
    const wish = entry.kind === 'there' ? { revision: entry.listed.revision } : entry.stored.kind === 'draft' ? wishOf(entry.stored.draft) : undefined;
    if (wish) withServer(({ removals }) => removals.remove(id, wish).then(anew));
    if (entry.kind === 'here') store.remove(id);
    setDeleted((before) => [...before, { entry, name: titleOf(entry) }]);
    setGoTo({ id: undoId(id) });
  };
  const forget = (id: string) => setDeleted((before) => before.filter(({ entry }) => idOf(entry) !== id));
  const undo = async ({ entry }: Deleted) => {
    const id = idOf(entry);
    forget(id);
    const wasSent = entry.kind === 'there' || entry.stored.kind === 'draft';
    const theirs = wasSent ? await onServer().then(({ removals }) => removals.undo(id), () => undefined) : undefined;
    if (entry.kind === 'here') {
      store.restore(entry.stored);
      if (theirs && entry.stored.kind === 'draft') store.acknowledge(id, onServerOf(theirs));
    } else await anew();
    setGoTo({ id: cardId(id) });
    if (entry.kind === 'here') await anew();
  };
  // Whoever deletes a card is led to what takes that back, and from there to the card, or to one that is left.
  const [goTo, setGoTo] = useState<{ readonly id: string }>();
  useEffect(() => {
    if (goTo) (document.getElementById(goTo.id) ?? document.querySelector<HTMLElement>('.ds-plan-card h2 > a') ?? document.getElementById('plans'))?.focus();
  }, [goTo]);
  const more = () => {
    if (list.hasNextPage) void list.fetchNextPage();
    setMost(list.hasNextPage ? most + MORE : entries.length);
  };
  return (
    <>
      {(entries.length > SHOWN || list.hasNextPage || isNarrowed) && (
        <div className="ds-filters">
          <label className="ds-search">
            <Sign name="search" />
            <input type="search" aria-label={t('saved.search')} placeholder={t('saved.searchExample')} value={query} maxLength={200} onChange={(event) => setQuery(event.target.value)} />
          </label>
          <div className="ds-toggle" role="group" aria-label={t('saved.status')}>
            {STATUSES.map((each) => (
              <button key={each} type="button" aria-pressed={status === each} onClick={() => setStatus(each)}>
                {t(`saved.statusFilter.${each}`)}
              </button>
            ))}
          </div>
          <span role="status" className="ds-found">
            {!list.hasNextPage && t('saved.count', { count: entries.length })}
          </span>
        </div>
      )}
      {list.isError && <Failed text={t('saved.listFailed', { reason: reasonOf(list.error) })} onRetry={() => void list.refetch()} isRetrying={list.isFetching} />}
      {isNarrowed && entries.length === 0 && !list.isFetching && <p>{t('saved.nothingFound')}</p>}
      <ul className="ds-plans" aria-busy={list.isPending}>
        {shown.map((entry) => {
          const id = idOf(entry);
          const draft = draftOf(entry);
          return (
            <li key={id} className="ds-plan-card">
              {draft ? (
                <DraftCard draft={draft} title={titleOf(entry)} provider={providers.find((each) => each.id === draft.provider)} live={live} now={now} onRename={setRenaming} onDelete={() => remove(entry)} />
              ) : (
                <BrokenCard id={id} title={titleOf(entry)} onDelete={() => remove(entry)} />
              )}
            </li>
          );
        })}
      </ul>
      {(entries.length > shown.length || list.hasNextPage) && (
        <Button variant="link" isLoading={list.isFetchingNextPage} onClick={more}>
          {list.hasNextPage ? t('saved.more') : t('start.allPlans', { count: entries.length })}
        </Button>
      )}
      {renaming && (
        <RenameDialog
          name={nameOfPlan(renaming.plan)}
          onClose={() => setRenaming(undefined)}
          onRename={(name) => {
            const { id, provider, plan, onServer: there, updatedAt } = renaming;
            // One that only the server has comes into this browser with the change.
            if (!store.read(id) && there) store.adopt(id, provider, plan, there, new Date(updatedAt).toISOString());
            const stored = store.read(id);
            if (stored?.kind === 'draft') store.write({ ...stored.draft, plan: renamedPlan(stored.draft.plan, name) });
            setRenaming(undefined);
          }}
        />
      )}
      <AlertGroup isToast isLiveRegion>
        {told.map(({ key, text }) => (
          <Alert key={key} variant="warning" component="h2" title={text} timeout={UNDO} actionClose={<AlertActionCloseButton aria-label={t('viewed.close')} onClose={() => setTold((before) => before.filter((each) => each.key !== key))} />} />
        ))}
        {deleted.map((each) => (
          <Alert
            key={idOf(each.entry)}
            variant="info"
            component="h2"
            title={t(draftOf(each.entry)?.onServer?.status === 'final' ? 'start.deletedFinal' : 'start.deleted', { name: each.name })}
            timeout={UNDO}
            onTimeout={() => forget(idOf(each.entry))}
            actionClose={
              <AlertActionCloseButton
                aria-label={t('viewed.close')}
                onClose={() => {
                  forget(idOf(each.entry));
                  setGoTo({ id: '' });
                }}
              />
            }
            actionLinks={
              <AlertActionLink id={undoId(idOf(each.entry))} onClick={() => void undo(each)}>
                {t('wizard.undo')}
              </AlertActionLink>
            }
          />
        ))}
      </AlertGroup>
    </>
  );
}

const idOf = (entry: Entry) => (entry.kind === 'here' ? entry.stored.id : entry.listed.id);

/** A plan as a card shows it; undefined where it has the shape of none. */
function draftOf(entry: Entry): Draft | undefined {
  if (entry.kind === 'here') return entry.stored.kind === 'draft' ? entry.stored.draft : undefined;
  const { id, provider, plan, updatedAt } = entry.listed;
  const draft = { id, provider, plan, attempted: [], visited: [], parked: {}, updatedAt: Date.parse(updatedAt), onServer: onServerOf(entry.listed) };
  return isDraft(draft, id) ? draft : undefined;
}

/** What is to be deleted on the server when a draft is. */
const wishOf = ({ plan, onServer: there }: Draft) => ({ digest: digestOf(plan), ...(there && { revision: there.revision }) });
