import { Alert, AlertActionCloseButton, AlertGroup } from '@patternfly/react-core/dist/esm/components/Alert/index.js';
import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { Modal, ModalFooter, ModalHeader } from '@patternfly/react-core/dist/esm/components/Modal/index.js';
import { Skeleton } from '@patternfly/react-core/dist/esm/components/Skeleton/index.js';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { fetchProviders } from '../api/client.js';
import { fetchPlans, type ListedPlan, purgePlan } from '../api/plans.js';
import { useReason } from '../api/useReason.js';
import { useTranslation } from '../i18n/useTranslation.js';
import { Failed } from '../ui/Failed.js';
import { useTitle } from '../ui/useTitle.js';
import { planServer } from './planServer.js';
import { onServerOf } from './sync.js';
import { drafts } from './useDrafts.js';
import { exactTime, relativeTime } from './when.js';
import '../ui/page.css';
import './history/history.css';
import '../ui/told.css';

const PAGE = 50;

/** What is to be deleted for good: one plan, or all of them. */
type Purge = { readonly plan: ListedPlan } | { readonly all: readonly ListedPlan[] };

/** Deleted plans: any can be taken out again, until the bin is emptied. */
export function BinPage() {
  const { t, i18n } = useTranslation();
  const reasonOf = useReason();
  const queries = useQueryClient();
  const [now] = useState(() => Date.now());
  const [purge, setPurge] = useState<Purge>();
  const [told, setTold] = useState<{ readonly text: string; readonly isBad: boolean }>();
  useTitle(t('saved.bin'));
  const providers = useQuery({ queryKey: ['providers', i18n.language], queryFn: fetchProviders });
  const list = useInfiniteQuery({ queryKey: ['bin'], queryFn: ({ pageParam }) => fetchPlans({ deleted: true, limit: PAGE }, pageParam), initialPageParam: undefined as string | undefined, getNextPageParam: ({ next }) => next, staleTime: 0, refetchOnWindowFocus: true });
  const plans = list.data?.pages.flatMap((page) => page.plans) ?? [];
  const anew = () => Promise.all([queries.invalidateQueries({ queryKey: ['bin'] }), queries.invalidateQueries({ queryKey: ['plans'] })]);
  /** Does something, and says how it went. */
  const attempt = async (task: () => Promise<string>) => {
    try {
      setTold({ text: await task(), isBad: false });
    } catch (error) {
      setTold({ text: t('saved.failed', { reason: reasonOf(error instanceof Error ? error : new Error(String(error))) }), isBad: true });
    }
    await anew();
    document.querySelector('h1')?.focus();
  };
  const takeOut = ({ id, revision, name }: ListedPlan) =>
    attempt(async () => {
      let answer = await planServer.restore(id, revision);
      // The ranges of a final plan may be somebody else's by now.
      const isTaken = answer.kind === 'refused' && answer.clashes !== undefined;
      if (isTaken) answer = await planServer.restore(id, revision, { status: 'draft' });
      if (answer.kind === 'refused') throw new Error(answer.reason);
      if (answer.kind === 'kept' && drafts.read(id)) drafts.acknowledge(id, onServerOf(answer.plan));
      return t(isTaken ? 'saved.restoredAsDraft' : 'saved.restored', { name });
    });
  const doPurge = (what: Purge) => {
    setPurge(undefined);
    const gone = Object.hasOwn(what, 'plan') ? [(what as { plan: ListedPlan }).plan] : (what as { all: readonly ListedPlan[] }).all;
    void attempt(async () => {
      for (const { id, revision } of gone) await purgePlan(id, revision);
      return t('saved.purged', { count: gone.length });
    });
  };
  /** Everything in the bin, and not only what is on the page. */
  const askForAll = async () => {
    const all: ListedPlan[] = [];
    try {
      for (let next: string | undefined, isFirst = true; isFirst || next !== undefined; isFirst = false) {
        const page = await fetchPlans({ deleted: true, limit: 100 }, next);
        all.push(...page.plans);
        next = page.next;
      }
      setPurge({ all });
    } catch (error) {
      setTold({ text: t('saved.failed', { reason: reasonOf(error instanceof Error ? error : new Error(String(error))) }), isBad: true });
    }
  };
  return (
    <main id="main" className="ds-page-panel" tabIndex={-1}>
      <header className="ds-page-head">
        <div>
          <h1 tabIndex={-1}>{t('saved.bin')}</h1>
          <p>{t('saved.binHint')}</p>
        </div>
        {plans.length > 0 && (
          <Button variant="secondary" isDanger onClick={() => void askForAll()}>
            {t('saved.empty')}
          </Button>
        )}
        <Link href="/archive">{t('app.archive')}</Link>
        <Link href="/">{t('wizard.toPlans')}</Link>
      </header>
      {list.error ? (
        <Failed text={t('saved.binFailed', { reason: reasonOf(list.error) })} onRetry={() => void list.refetch()} isRetrying={list.isFetching} />
      ) : list.isPending ? (
        <Skeleton height="12rem" screenreaderText={t('app.loading')} />
      ) : plans.length === 0 ? (
        <p className="ds-page-empty">{t('saved.binEmpty')}</p>
      ) : (
        <ul className="ds-bin">
          {plans.map((plan) => {
            const at = Date.parse(plan.deletedAt ?? plan.updatedAt);
            return (
              <li key={plan.id}>
                <div>
                  <h2>{plan.name}</h2>
                  <p>
                    {providers.data?.providers.find(({ id }) => id === plan.provider)?.title ?? plan.provider} ·{' '}
                    <time dateTime={new Date(at).toISOString()} title={exactTime(at, i18n.language)}>
                      {t('saved.deletedWhen', { when: relativeTime(at, now, i18n.language) })}
                    </time>
                  </p>
                </div>
                <Button variant="secondary" size="sm" aria-label={t('saved.takeOutNamed', { name: plan.name })} onClick={() => void takeOut(plan)}>
                  {t('saved.takeOut')}
                </Button>
                <Button variant="link" size="sm" isDanger aria-label={t('saved.purgeNamed', { name: plan.name })} onClick={() => setPurge({ plan })}>
                  {t('saved.purge')}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      {list.hasNextPage && (
        <div className="ds-bin-more">
          <Button variant="link" isLoading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('saved.more')}
          </Button>
        </div>
      )}
      {purge && (
        <Modal variant="small" isOpen onClose={() => setPurge(undefined)} aria-labelledby="purge-title" aria-describedby="purge-hint">
          <ModalHeader title={Object.hasOwn(purge, 'plan') ? t('saved.purgeTitle', { name: (purge as { plan: ListedPlan }).plan.name }) : t('saved.emptyTitle', { count: (purge as { all: readonly ListedPlan[] }).all.length })} labelId="purge-title" description={<span id="purge-hint">{t('saved.purgeHint')}</span>} />
          <ModalFooter>
            <Button variant="danger" onClick={() => doPurge(purge)}>
              {t('saved.purge')}
            </Button>
            <Button variant="link" onClick={() => setPurge(undefined)}>
              {t('start.cancel')}
            </Button>
          </ModalFooter>
        </Modal>
      )}
      <AlertGroup isToast isLiveRegion>
        {told && <Alert key={told.text} variant={told.isBad ? 'warning' : 'success'} component="h2" title={told.text} timeout={12_000} onTimeout={() => setTold(undefined)} actionClose={<AlertActionCloseButton aria-label={t('viewed.close')} onClose={() => setTold(undefined)} />} />}
      </AlertGroup>
    </main>
  );
}
