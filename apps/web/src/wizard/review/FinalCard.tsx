import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { formatPath } from '@dualstack/schema';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { fetchSpaces } from '../../api/spaces.js';
import { useTranslation } from '../../i18n/useTranslation.js';
import { ClashList } from '../../plans/ClashList.js';
import { countClashing } from '../../plans/clashes.js';
import type { PlanStatus } from '../../plans/drafts.js';
import type { Answer, Wanted } from '../../plans/sync.js';
import { onServer, useSyncState } from '../../plans/syncing.js';
import { useOnServer } from '../../plans/useDrafts.js';
import { Sign } from '../../ui/signs.js';
import { type OpenPlan, useOpenPlan } from '../openPlan.js';
import { useFieldName } from '../WizardContext.js';
import { Card } from './Card.js';

/** Whether the plan is final, and what makes it so: then its ranges are its own. */
export function FinalCard() {
  const plan = useOpenPlan();
  return plan && <FinalOf plan={plan} />;
}

function FinalOf({ plan: { id, keeper, space } }: { plan: OpenPlan }) {
  const { t } = useTranslation();
  const status = useOnServer(id)?.status ?? 'draft';
  const state = useSyncState(id);
  const [isAsking, setAsking] = useState(false);
  const [refused, setRefused] = useState<{ readonly answer: Answer | 'none'; readonly wanted: Wanted }>();
  const other: PlanStatus = status === 'final' ? 'draft' : 'final';
  const isHeld = isAsking || state?.kind === 'conflict' || state?.kind === 'gone';
  const mark = async (wanted: Wanted) => {
    setAsking(true);
    keeper.flush();
    const answer = await onServer().then(({ sync }) => sync.mark(id, wanted), () => undefined);
    setRefused({ answer: answer ?? 'none', wanted });
    setAsking(false);
  };
  return (
    <Card title={t('saved.status')} className="ds-final">
      <p className="ds-final-state">
        <span className="ds-pill" data-kind={status === 'final' ? 'note' : undefined}>
          <Sign name={status === 'final' ? 'lock' : 'pen'} />
          {t(`saved.statuses.${status}`)}
        </span>{' '}
        {t(status === 'final' ? 'saved.isFinal' : 'saved.isDraft')}
      </p>
      <div role="status">{refused && <Refused {...refused} />}</div>
      <div className="ds-final-does">
        <Button variant="secondary" isLoading={isAsking} isAriaDisabled={isHeld} onClick={() => !isHeld && void mark({ status: other })}>
          {t(status === 'final' ? 'saved.makeDraft' : 'saved.makeFinal')}
        </Button>
        <Link href={`/join?plans=${encodeURIComponent(id)}`}>{t('app.join')}</Link>
        <Link href={`/plans/${encodeURIComponent(id)}/fleet`}>{t('review.fleet')}</Link>
      </div>
      <SpaceOf space={space} isDisabled={isHeld} onMove={(to) => void mark({ space: to })} />
    </Card>
  );
}

/** The address space whose ranges the plan keeps clear of, and the others that it could lie in. */
function SpaceOf({ space, isDisabled, onMove }: { space: string; isDisabled: boolean; onMove: (space: string) => void }) {
  const { t } = useTranslation();
  const { data: spaces } = useQuery({ queryKey: ['spaces'], queryFn: fetchSpaces, staleTime: 0 });
  const own = spaces?.find(({ id }) => id === space);
  // Its line is there from the beginning, so that nothing moves once the spaces are known.
  return (
    <p className="ds-final-space">
      {spaces && spaces.length > 1 ? (
        <>
          <label htmlFor="space-of-plan">{t('saved.space')}</label>
          <select id="space-of-plan" value={space} disabled={isDisabled} onChange={(event) => onMove(event.target.value)}>
            {spaces.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <Link href={`/spaces/${encodeURIComponent(space)}`}>{t('saved.spaceOpen')}</Link>
        </>
      ) : (
        <>
          {t('saved.space')} <Link href={`/spaces/${encodeURIComponent(space)}`}>{own?.name ?? space}</Link>
        </>
      )}
    </p>
  );
}

/** Why the plan is not what it was to be. */
function Refused({ answer, wanted }: { answer: Answer | 'none'; wanted: Wanted }) {
  const { t } = useTranslation();
  const nameOf = useFieldName();
  if (answer === 'none') return <p>{t('saved.noAnswer')}</p>;
  if (answer.kind === 'kept' || answer.kind === 'gone') return null;
  if (answer.kind === 'stale') return <p>{t('saved.markedElsewhere')}</p>;
  const errors = answer.findings?.filter(({ severity }) => severity === 'error') ?? [];
  return (
    <div className="ds-final-refused">
      <p>
        <strong>{answer.clashes && (wanted.space !== undefined || wanted.status === 'final') ? t(wanted.space === undefined ? 'saved.finalClash' : 'saved.spaceClash', { count: countClashing(answer.clashes) }) : answer.reason}</strong>
      </p>
      {answer.clashes && <ClashList clashes={answer.clashes} />}
      {errors.length > 0 && (
        <ul>
          {errors.slice(0, 5).map(({ path, message }, index) => (
            <li key={index}>
              {nameOf(path) ?? formatPath(path)}
              {t('marks.colon')}
              {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
