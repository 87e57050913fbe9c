import { Alert, AlertActionLink } from '@patternfly/react-core/dist/esm/components/Alert/index.js';
import { upgradePlan } from '@dualstack/schema';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from '../i18n/useTranslation.js';
import { useLocation } from 'wouter';
import { fetchCode } from '../base/code.js';
import { savePlan } from '../ui/saveFile.js';
import { addressOf } from '../plans/address.js';
import type { DraftKeeper } from '../plans/draftKeeper.js';
import { onServer, useSyncState, withServer } from '../plans/syncing.js';
import { drafts, useKeepsDrafts } from '../plans/useDrafts.js';
import { RefusedBecause } from './mark/RefusedBecause.js';
import type { PlanStore } from './planStore.js';
import { useFreeRanges } from './size/useFreeRanges.js';
import { useStanding } from './useOpenDraft.js';

const ConflictDialog = lazy(() => fetchCode('conflict', () => import('../plans/compare/ConflictDialog.js')).then((module) => ({ default: module.ConflictDialog })));

interface DraftNoticeProps {
  /** The plan of this browser that is open; undefined where something is only looked at. */
  id: string | undefined;
  keeper: DraftKeeper | undefined;
  store: PlanStore;
  stepId: string;
}

/** Says where what is on the page is not what is kept: changed or deleted in another tab or by somebody else, refused by the server, or not kept at all. */
export function DraftNotice({ id, keeper, store, stepId }: DraftNoticeProps) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const standing = useStanding(keeper);
  const state = useSyncState(id ?? '');
  const keepsDrafts = useKeepsDrafts();
  const [isComparing, setComparing] = useState(false);
  const open = (copy: string) => navigate(addressOf({ kind: 'plans', id: copy }, stepId));
  const keepAsCopy = () => {
    const copy = keeper?.keepAsCopy();
    if (copy) open(copy.id);
    return copy;
  };
  // Between tabs of this browser first: what the server has is met by the one version that is left.
  const inTabs = standing.kind === 'changed' ? standing.theirs : undefined;
  const onceSaved = id !== undefined && standing.kind === 'kept' ? state : undefined;
  const other = onceSaved?.kind === 'conflict' ? onceSaved.theirs : undefined;
  const isGone = onceSaved?.kind === 'gone';
  const theirs = inTabs ?? other;
  const author = other && (other.author === 'anonymous' ? t('saved.somebody') : other.author);
  const apply = (plan: unknown) => {
    setComparing(false);
    if (inTabs) keeper?.settle(plan);
    else if (id !== undefined) {
      keeper?.flush();
      withServer(({ sync }) => sync.settle(id, plan));
    }
    document.querySelector('h1')?.focus();
  };
  const takeTheirs = () => (inTabs ? keeper?.takeTheirs() : other && apply(other.plan));
  /** The copy is mine, and this plan is what the other has made of it. */
  const splitOff = () => {
    keepAsCopy();
    if (id !== undefined && other) withServer(({ sync }) => sync.settle(id, other.plan));
  };
  const keepAsNew = () => {
    keepAsCopy();
    if (id !== undefined && isGone) drafts.remove(id);
  };
  const makeDraft = () => id !== undefined && void onServer().then(({ sync }) => sync.mark(id, { status: 'draft' }), () => undefined);
  const free = useFreeRanges(onceSaved?.kind === 'refused' ? (onceSaved.clashes ?? []) : []);
  const isFinal = onceSaved?.kind === 'refused' && statusOf(id) === 'final';
  return (
    <div aria-live="assertive" className="ds-notice" data-sticky={standing.kind !== 'kept' || other !== undefined || isGone || undefined}>
      {theirs && (
        <Alert
          isInline
          component="h2"
          variant="warning"
          title={inTabs ? t('drafts.changed') : t('saved.changedToo', { author })}
          actionLinks={
            <>
              <AlertActionLink onClick={() => setComparing(true)}>{t('saved.compare')}</AlertActionLink>
              <AlertActionLink onClick={takeTheirs}>{t(inTabs ? 'drafts.takeTheirs' : 'saved.takeTheirs')}</AlertActionLink>
              <AlertActionLink onClick={inTabs ? keepAsCopy : splitOff}>{t('drafts.keepAsCopy')}</AlertActionLink>
            </>
          }
        >
          {t(inTabs ? 'drafts.changedHint' : 'saved.changedTooHint')}
        </Alert>
      )}
      {(standing.kind === 'gone' || isGone) && (
        <Alert isInline component="h2" variant="warning" title={t('drafts.gone')} actionLinks={<AlertActionLink onClick={keepAsNew}>{t('drafts.keepAsNew')}</AlertActionLink>}>
          {t(isGone ? 'saved.goneHint' : 'drafts.goneHint')}
        </Alert>
      )}
      {onceSaved?.kind === 'refused' && (
        <Alert isInline component="h2" variant="warning" title={t(isFinal ? 'saved.finalRefused' : 'saved.refused')} actionLinks={isFinal && <AlertActionLink onClick={makeDraft}>{t('saved.makeDraft')}</AlertActionLink>}>
          <RefusedBecause refusal={onceSaved} to={isFinal ? 'final' : undefined} urlOf={(step) => addressOf({ kind: 'plans', id: id ?? '' }, step)} />
          <p>{t('saved.keptHere')}</p>
          {free.way}
        </Alert>
      )}
      {!keepsDrafts && (
        <Alert isInline component="h2" variant="warning" title={t('drafts.memoryTitle')} actionLinks={<AlertActionLink onClick={() => savePlan(store.plan())}>{t('drafts.download')}</AlertActionLink>}>
          {t('drafts.memory')}
        </Alert>
      )}
      {isComparing && theirs && (
        <Suspense>
          <ConflictDialog mine={store.plan()} theirs={upgradePlan(theirs.plan)} provider={theirs.provider} author={inTabs ? undefined : author} onApply={apply} onClose={() => setComparing(false)} />
        </Suspense>
      )}
    </div>
  );
}

function statusOf(id: string | undefined) {
  const stored = id === undefined ? undefined : drafts.read(id);
  return stored?.kind === 'draft' ? stored.draft.onServer?.status : undefined;
}
