import { Alert, AlertActionCloseButton, AlertActionLink, AlertGroup } from '@patternfly/react-core/dist/esm/components/Alert/index.js';
import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { Skeleton } from '@patternfly/react-core/dist/esm/components/Skeleton/index.js';
import { providerOf, upgradePlan } from '@dualstack/schema';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import { fetchRevision, fetchRevisions, type ListedRevision } from '../../api/plans.js';
import { useReason } from '../../api/useReason.js';
import { loadSpeaker, useSpeaker } from '../../i18n/speaker.js';
import { useTranslation } from '../../i18n/useTranslation.js';
import { Failed } from '../../ui/Failed.js';
import { useTitle } from '../../ui/useTitle.js';
import { addressOf } from '../address.js';
import { DiffTable } from '../compare/DiffTable.js';
import { diffGroups } from '../compare/rows.js';
import { nameOfPlan } from '../draftPlan.js';
import { planServer } from '../planServer.js';
import { onServer, useSyncState, useWatch } from '../syncing.js';
import { drafts, useDrafts } from '../useDrafts.js';
import { exactTime, relativeTime } from '../when.js';
import '../../ui/page.css';
import './history.css';
import '../../ui/told.css';

/** How long a restoration can be taken back, in milliseconds. */
const UNDO = 20_000;

/** The history of a plan: its states, what is different now, and the way back to any of them. */
export function HistoryPage({ id }: { id: string }) {
  const { t } = useTranslation();
  const reasonOf = useReason();
  useEffect(() => void loadSpeaker().catch(() => undefined), []);
  useWatch(id);
  const stored = useDrafts().find((each) => each.id === id);
  const draft = stored?.kind === 'draft' ? stored.draft : undefined;
  // Whatever is written from here or elsewhere makes the history another one.
  const revision = draft?.onServer?.revision;
  const kept = useQuery({ queryKey: ['kept', id, revision], queryFn: async () => (await planServer.get(id)) ?? null, staleTime: 0, placeholderData: (before) => before });
  const history = useQuery({ queryKey: ['revisions', id, kept.data?.revision], queryFn: () => fetchRevisions(id), enabled: kept.data !== undefined && kept.data !== null, staleTime: 0, placeholderData: (before) => before });
  const name = (draft ? nameOfPlan(draft.plan) : kept.data?.name) || t('start.unnamed');
  useTitle(t('saved.history'), name);
  const failed = kept.error ?? history.error;
  const step = draft?.visited.at(-1) ?? 'summary';
  return (
    <main id="main" className="ds-page-panel" tabIndex={-1}>
      <header className="ds-page-head">
        <div>
          <h1>{t('saved.historyOf', { name })}</h1>
          <p>{t('saved.historyHint')}</p>
        </div>
        <Link href={addressOf({ kind: 'plans', id }, step)}>{t('saved.toPlan')}</Link>
      </header>
      {failed ? (
        <Failed text={t('saved.historyFailed', { reason: reasonOf(failed) })} onRetry={() => void Promise.all([kept.refetch(), history.refetch()])} isRetrying={kept.isFetching || history.isFetching} />
      ) : kept.data === null ? (
        <div className="ds-page-empty">
          <h2>{t(draft ? 'saved.noHistory' : 'wizard.noDraft')}</h2>
          <p>{t(draft ? 'saved.noHistoryHint' : 'wizard.noDraftHint')}</p>
        </div>
      ) : kept.data && history.data ? (
        <States id={id} now={draft?.plan ?? kept.data.plan} provider={kept.data.provider} current={{ revision: kept.data.revision, author: kept.data.author, at: kept.data.updatedAt }} revisions={history.data.revisions} isWhole={history.data.whole} />
      ) : (
        <div className="ds-history">
          <Skeleton height="16rem" screenreaderText={t('app.loading')} />
          <Skeleton height="16rem" />
        </div>
      )}
    </main>
  );
}

interface StatesProps {
  id: string;
  /** The plan as it is now. */
  now: unknown;
  provider: string;
  current: { readonly revision: number; readonly author: string; readonly at: string };
  revisions: readonly ListedRevision[];
  isWhole: boolean;
}

function States({ id, now, provider, current, revisions, isWhole }: StatesProps) {
  const { t, i18n } = useTranslation();
  const [time] = useState(() => Date.now());
  const [chosen, setChosen] = useState<number>();
  const state = useSyncState(id);
  const queries = useQueryClient();
  const [restored, setRestored] = useState<{ readonly revision: number; readonly before: number }>();
  const [refusal, setRefusal] = useState<string>();
  const head = useRef<HTMLHeadingElement>(null);
  const authorOf = (author: string) => (author === 'anonymous' ? t('saved.somebody') : author);
  const whenOf = (at: string) => (
    <time dateTime={at} title={exactTime(Date.parse(at), i18n.language)}>
      {relativeTime(Date.parse(at), time, i18n.language)}
    </time>
  );
  const restore = async (revision: number) => {
    setRefusal(undefined);
    const there = await onServer().catch(() => undefined);
    if (there && !drafts.read(id)) await there.sync.open(id).catch(() => false);
    const before = currentRevision(id) ?? current.revision;
    const answer = await there?.sync.restore(id, revision);
    if (answer?.kind === 'kept') setRestored({ revision, before });
    else setRefusal(answer?.kind === 'refused' ? t('saved.restoreRefused', { reason: answer.reason }) : t(answer ? 'saved.markedElsewhere' : 'saved.noAnswer'));
    await queries.invalidateQueries({ queryKey: ['kept', id] });
    await queries.invalidateQueries({ queryKey: ['revisions', id] });
    head.current?.focus();
  };
  return (
    <>
      <div className="ds-history">
        <nav aria-label={t('saved.history')}>
          <ol className="ds-states">
            <li className="ds-state" data-now>
              <strong>{t('saved.now')}</strong>
              <span>
                {t('saved.revision', { revision: current.revision })} · {authorOf(current.author)} · {whenOf(current.at)}
              </span>
            </li>
            {revisions.map(({ revision, author, reason, createdAt, changeCount, status }, index) => (
              <li key={revision}>
                <button
                  type="button"
                  className="ds-state"
                  aria-current={chosen === revision || undefined}
                  onClick={() => {
                    setChosen(revision);
                    head.current?.focus();
                  }}
                >
                  <strong>
                    {t(`saved.reasons.${reason}`)}
                    {status === 'final' && reason !== 'final' && ` · ${t('saved.statuses.final')}`}
                  </strong>{' '}
                  <span>
                    {t('saved.revision', { revision })} · {authorOf(author)} · {whenOf(createdAt)}
                  </span>{' '}
                  <span>{isWhole && index === revisions.length - 1 ? t('saved.first') : t('saved.changes', { count: changeCount })}</span>
                </button>
              </li>
            ))}
          </ol>
          {!isWhole && <p>{t('saved.older')}</p>}
        </nav>
        <section aria-labelledby="state">
          <h2 ref={head} id="state" tabIndex={-1}>
            {chosen === undefined ? t('saved.since') : `${t('saved.revision', { revision: chosen })}${t('marks.colon')}${t('saved.since')}`}
          </h2>
          <div role="status">{refusal !== undefined && <p className="ds-refusal">{refusal}</p>}</div>
          {chosen === undefined ? <p>{t('saved.choose')}</p> : <StateOf key={chosen} id={id} revision={chosen} now={now} provider={provider} isHeld={state?.kind === 'conflict' || state?.kind === 'gone'} onRestore={() => restore(chosen)} />}
        </section>
      </div>
      <AlertGroup isToast isLiveRegion>
        {restored && (
          <Alert
            key={restored.before}
            variant="success"
            component="h2"
            title={t('saved.restoredState', { revision: restored.revision })}
            timeout={UNDO}
            onTimeout={() => setRestored(undefined)}
            actionClose={<AlertActionCloseButton aria-label={t('viewed.close')} onClose={() => setRestored(undefined)} />}
            actionLinks={
              <AlertActionLink
                onClick={() => {
                  setRestored(undefined);
                  // What was before it is in the history since.
                  void restore(restored.before).then(() => setRestored(undefined));
                }}
              >
                {t('wizard.undo')}
              </AlertActionLink>
            }
          />
        )}
      </AlertGroup>
    </>
  );
}

function currentRevision(id: string): number | undefined {
  const stored = drafts.read(id);
  return stored?.kind === 'draft' ? stored.draft.onServer?.revision : undefined;
}

interface StateProps {
  id: string;
  revision: number;
  now: unknown;
  provider: string;
  /** Whether a person has to settle something else first. */
  isHeld: boolean;
  onRestore: () => Promise<void>;
}

/** One state, beside what the plan is now. */
function StateOf({ id, revision, now, provider: providerId, isHeld, onRestore }: StateProps) {
  const { t } = useTranslation();
  const reasonOf = useReason();
  const speaker = useSpeaker();
  const provider = providerOf(providerId);
  const state = useQuery({ queryKey: ['revision', id, revision], queryFn: () => fetchRevision(id, revision) });
  const groups = useMemo(() => (state.data ? diffGroups(upgradePlan(state.data.plan), upgradePlan(now), provider, speaker) : []), [state.data, now, provider, speaker]);
  const count = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const [isRestoring, setRestoring] = useState(false);
  if (state.error) return <Failed text={t('saved.historyFailed', { reason: reasonOf(state.error) })} onRetry={() => void state.refetch()} isRetrying={state.isFetching} />;
  if (!state.data) return <Skeleton height="12rem" screenreaderText={t('app.loading')} />;
  if (count === 0) return <p>{t('saved.same')}</p>;
  return (
    <>
      <div className="ds-history-bar">
        <p>{t('saved.sinceHint', { count })}</p>
        <Button
          variant="secondary"
          isLoading={isRestoring}
          isAriaDisabled={isRestoring || isHeld}
          onClick={() => {
            if (isRestoring || isHeld) return;
            setRestoring(true);
            void onRestore().finally(() => setRestoring(false));
          }}
        >
          {t('saved.restore')}
        </Button>
      </div>
      <DiffTable groups={groups} provider={provider} heads={{ a: t('saved.revision', { revision }), b: t('saved.now') }} caption={t('saved.since')} />
    </>
  );
}
