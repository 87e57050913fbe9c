import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { formatPath } from '@dualstack/schema';
import { useState } from 'react';
import { Link } from 'wouter';
import { useTranslation } from '../../i18n/useTranslation.js';
import { ClashList } from '../../plans/ClashList.js';
import type { PlanStatus } from '../../plans/drafts.js';
import type { Answer } from '../../plans/sync.js';
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

function FinalOf({ plan: { id, keeper } }: { plan: OpenPlan }) {
  const { t } = useTranslation();
  const status = useOnServer(id)?.status ?? 'draft';
  const state = useSyncState(id);
  const [isAsking, setAsking] = useState(false);
  const [answer, setAnswer] = useState<Answer | 'none'>();
  const other: PlanStatus = status === 'final' ? 'draft' : 'final';
  const mark = async () => {
    setAsking(true);
    keeper.flush();
    const answered = await onServer().then(({ sync }) => sync.mark(id, other), () => undefined);
    setAnswer(answered ?? 'none');
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
      <div role="status">{answer !== undefined && <Refused answer={answer} wanted={other} />}</div>
      <Button variant="secondary" isLoading={isAsking} isAriaDisabled={isAsking || state?.kind === 'conflict' || state?.kind === 'gone'} onClick={() => !isAsking && void mark()}>
        {t(status === 'final' ? 'saved.makeDraft' : 'saved.makeFinal')}
      </Button>{' '}
      <span className="ds-final-ways">
        <Link href={`/join?plans=${encodeURIComponent(id)}`}>{t('app.join')}</Link> <Link href={`/plans/${encodeURIComponent(id)}/fleet`}>{t('review.fleet')}</Link>
      </span>
    </Card>
  );
}

/** Why the plan is not what it was to be. */
function Refused({ answer, wanted }: { answer: Answer | 'none'; wanted: PlanStatus }) {
  const { t } = useTranslation();
  const nameOf = useFieldName();
  if (answer === 'none') return <p>{t('saved.noAnswer')}</p>;
  if (answer.kind === 'kept' || answer.kind === 'gone') return null;
  if (answer.kind === 'stale') return <p>{t('saved.markedElsewhere')}</p>;
  const errors = answer.findings?.filter(({ severity }) => severity === 'error') ?? [];
  return (
    <div className="ds-final-refused">
      <p>
        <strong>{wanted === 'final' && answer.clashes ? t('saved.finalClash', { count: answer.clashes.length }) : answer.reason}</strong>
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
