import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { Link } from 'wouter';
import { useTranslation } from '../../i18n/useTranslation.js';
import { addressOf } from '../../plans/address.js';
import type { PlanStatus } from '../../plans/drafts.js';
import { useOnServer } from '../../plans/useDrafts.js';
import { Sign } from '../../ui/signs.js';
import { MarkRefused } from '../mark/MarkRefused.js';
import { SpaceOf } from '../mark/SpaceOf.js';
import { useMark } from '../mark/useMark.js';
import { type OpenPlan, useOpenPlan } from '../openPlan.js';
import { OutsidePools } from '../size/OutsidePools.js';
import { useFreeRanges } from '../size/useFreeRanges.js';
import { Card } from './Card.js';

/** Whether the plan is final, and what makes it so: then its ranges are its own. */
export function FinalCard() {
  const plan = useOpenPlan();
  return plan && <FinalOf plan={plan} />;
}

function FinalOf({ plan }: { plan: OpenPlan }) {
  const { id, space } = plan;
  const { t } = useTranslation();
  const status = useOnServer(id)?.status ?? 'draft';
  const { mark, isAsking, isHeld, refused, forget } = useMark(plan);
  const answer = refused?.answer;
  /** Free ranges are those of the space in which the plan lies: of another, into which it was to be put, nothing is known here. */
  const isHere = refused?.wanted.space === undefined;
  const free = useFreeRanges(isHere && typeof answer === 'object' && answer.kind === 'refused' ? answer.clashes : undefined, { onTaken: forget });
  const other: PlanStatus = status === 'final' ? 'draft' : 'final';
  return (
    <Card title={t('saved.status')} className="ds-final">
      <p className="ds-final-state">
        <span className="ds-pill" data-kind={status === 'final' ? 'note' : undefined}>
          <Sign name={status === 'final' ? 'lock' : 'pen'} />
          {t(`saved.statuses.${status}`)}
        </span>{' '}
        {t(status === 'final' ? 'saved.isFinal' : 'saved.isDraft')}
      </p>
      <div role="status">
        {refused && <MarkRefused refused={refused} urlOf={(step) => addressOf({ kind: 'plans', id }, step)} ways={free.way} />}
        {free.done}
      </div>
      <div className="ds-final-does">
        <Button variant="secondary" isLoading={isAsking} isAriaDisabled={isHeld} onClick={() => !isHeld && void mark({ status: other })}>
          {t(status === 'final' ? 'saved.makeDraft' : 'saved.makeFinal')}
        </Button>
        <Link href={`/join?plans=${encodeURIComponent(id)}`}>{t('app.join')}</Link>
        <Link href={`/plans/${encodeURIComponent(id)}/fleet`}>{t('review.fleet')}</Link>
      </div>
      <div className="ds-final-space">
        <SpaceOf id="space-of-plan" space={space} isDisabled={isHeld} isLinked onMove={(to) => void mark({ space: to })} />
        <OutsidePools space={space} />
      </div>
    </Card>
  );
}
