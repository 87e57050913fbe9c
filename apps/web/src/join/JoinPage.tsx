import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { Skeleton } from '@patternfly/react-core/dist/esm/components/Skeleton/index.js';
import { JOIN_KINDS, JOINED, type JoinKind } from '@dualstack/schema';
import { useQueries, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { fetchJoined, type Joined } from '../api/join.js';
import { useReason } from '../api/useReason.js';
import { useTranslation } from '../i18n/useTranslation.js';
import { nameOfPlan } from '../plans/draftPlan.js';
import { drafts } from '../plans/useDrafts.js';
import { Failed } from '../ui/Failed.js';
import { Sign } from '../ui/signs.js';
import { ToldList, useTold } from '../ui/Told.js';
import { useTitle } from '../ui/useTitle.js';
import { ChoosePlans } from './ChoosePlans.js';
import { Pairs } from './Pairs.js';
import { joinAddress, readJoin } from './joinAddress.js';
import { Renumbering } from './Renumbering.js';
import { useJoinTexts } from './useJoinTexts.js';
import '../ui/page.css';
import './join.css';

/** Whether the clusters of plans can be joined: each way of joining with its verdict, every pair, and the fewest ranges that would have to move. */
export function JoinPage() {
  const { t: shell, i18n } = useTranslation();
  const { t } = useJoinTexts();
  const reasonOf = useReason();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const { ids, kind } = readJoin(useSearch());
  const [isChoosing, setChoosing] = useState(false);
  const { told, tell, drop } = useTold();
  useTitle(shell('app.join'));
  const answers = useQueries({
    queries: JOIN_KINDS.map((each) => ({ queryKey: ['join', each, ids, i18n.language], queryFn: ({ signal }: { signal: AbortSignal }) => fetchJoined(ids, each, signal), enabled: ids.length >= JOINED.least, staleTime: 0, refetchOnWindowFocus: true })),
  });
  const answerOf = (each: JoinKind) => answers[JOIN_KINDS.indexOf(each)];
  const answer = answerOf(kind);
  const joined = answer?.data;
  const known = answers.find(({ data }) => data)?.data?.plans ?? [];
  const isAsking = answers.some(({ isLoading }) => isLoading);
  const nameOf = (id: string) => known.find((plan) => plan.id === id)?.name ?? nameHere(id) ?? (isAsking ? '…' : id);
  const anew = () => queries.invalidateQueries({ queryKey: ['join'] });

  return (
    <main id="main" className="ds-page-panel ds-join" tabIndex={-1}>
      <header className="ds-page-head">
        <div>
          <h1>{shell('app.join')}</h1>
          <p>{t('lead')}</p>
        </div>
        <ul className="ds-join-plans" aria-label={t('plans')}>
          {ids.map((id) => {
            const status = known.find((plan) => plan.id === id)?.status;
            return (
              <li key={id} className="ds-pill">
                {status && <Sign name={status === 'final' ? 'lock' : 'pen'} />}
                <Link href={`/plans/${encodeURIComponent(id)}/edit/summary`}>{nameOf(id)}</Link>
                {status && <span className="pf-v6-screen-reader">{t(`state.${status}`)}</span>}
                <button type="button" aria-label={t('leaveOut', { name: nameOf(id) })} title={t('leaveOut', { name: nameOf(id) })} onClick={() => navigate(joinAddress(ids.filter((each) => each !== id), kind), { replace: true })}>
                  ×
                </button>
              </li>
            );
          })}
          <li>
            <Button variant="secondary" size="sm" onClick={() => setChoosing(true)}>
              {t('add')}
            </Button>
          </li>
        </ul>
      </header>
      {ids.length < JOINED.least ? (
        <div className="ds-page-empty">
          <p>{t(ids.length === 0 ? 'empty' : 'one')}</p>
        </div>
      ) : (
        <>
          <nav className="ds-join-kinds" aria-label={t('kinds')}>
            {JOIN_KINDS.map((each) => (
              <Link key={each} href={joinAddress(ids, each)} replace aria-current={each === kind ? 'page' : undefined}>
                <Verdict joined={answerOf(each)?.data} /> {t(`kind.${each}`)}
              </Link>
            ))}
          </nav>
          {joined ? (
            <div className="ds-join-body">
              <Answer joined={joined} kind={kind} />
              <Renumbering joined={joined} onTell={tell} anew={anew} />
            </div>
          ) : answer?.error ? (
            <Failed text={t('failed', { reason: reasonOf(answer.error) })} onRetry={() => void answer.refetch()} isRetrying={answer.isFetching} />
          ) : (
            <Skeleton height="20rem" screenreaderText={shell('app.loading')} />
          )}
        </>
      )}
      {isChoosing && (
        <ChoosePlans
          chosen={ids}
          nameOf={nameOf}
          onTake={(taken) => {
            setChoosing(false);
            navigate(joinAddress(taken, kind));
          }}
          onClose={() => setChoosing(false)}
        />
      )}
      <ToldList told={told} onDrop={drop} />
    </main>
  );
}

/** What a plan is called in this browser, which may know it before the server has answered. */
function nameHere(id: string): string | undefined {
  const stored = drafts.read(id);
  return stored?.kind === 'draft' ? nameOfPlan(stored.draft.plan) || undefined : undefined;
}

/** Pairs between which something stands. */
const inTheWay = ({ pairs }: Joined) => pairs.filter(({ count }) => count > 0).length;

/** A verdict as a sign; none before it is known. */
function Verdict({ joined }: { joined: Joined | undefined }) {
  const { t } = useJoinTexts();
  if (!joined) return <span className="ds-join-sign" />;
  const kind = inTheWay(joined) > 0 ? 'no' : joined.unreadable.length > 0 ? 'unknown' : 'yes';
  return (
    <span className="ds-join-sign" data-verdict={kind}>
      <Sign name={kind === 'no' ? 'stop' : kind === 'yes' ? 'ok' : 'warn'} />
      <span className="pf-v6-screen-reader">{t(kind)}</span>
    </span>
  );
}

/** The verdict in words, what this way of joining asks for and where that is said, and every pair. */
function Answer({ joined, kind }: { joined: Joined; kind: JoinKind }) {
  const { t: shell } = useTranslation();
  const { t } = useJoinTexts();
  const count = inTheWay(joined);
  const pairs = joined.pairs.length;
  const verdict: ReactNode = count > 0 ? t('verdictNo', { count, pairs }) : joined.unreadable.length > 0 ? t('unknown') : t('verdictYes', { count: pairs });
  return (
    <section className="ds-join-answer" aria-labelledby="join-verdict">
      <h2 id="join-verdict">
        <Verdict joined={joined} /> {verdict}
      </h2>
      <p>
        {t(`asks.${kind}`)}
      </p>
      <p>
        {t('source')}{' '}
        <a href={joined.source.url} target="_blank" rel="noreferrer" hrefLang="en" lang="en">
          {joined.source.title}
          <span className="pf-v6-screen-reader"> {shell('field.newTab')}</span>
        </a>
      </p>
      {joined.unreadable.length > 0 && (
        <p className="ds-join-unread">
          <Sign name="warn" /> {t('unreadable', { names: joined.unreadable.map(({ name }) => name).join(shell('marks.comma')) })}
        </p>
      )}
      <Pairs joined={joined} />
    </section>
  );
}

