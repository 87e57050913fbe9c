import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n/useTranslation.js';
import { RefusedBecause } from './RefusedBecause.js';
import type { Refusal } from './useMark.js';

interface MarkRefusedProps {
  refused: Refusal;
  urlOf: (step: string) => string;
  ways?: ReactNode;
}

/** Why the plan is not what it was to be. */
export function MarkRefused({ refused: { answer, wanted }, urlOf, ways }: MarkRefusedProps) {
  const { t } = useTranslation();
  if (answer === 'none') return <p>{t('saved.noAnswer')}</p>;
  if (answer.kind === 'kept' || answer.kind === 'gone') return null;
  if (answer.kind === 'stale') return <p>{t('saved.markedElsewhere')}</p>;
  return (
    <div className="ds-final-refused">
      <RefusedBecause refusal={answer} to={wanted.space !== undefined ? 'space' : wanted.status === 'final' ? 'final' : undefined} urlOf={urlOf} />
      {ways}
    </div>
  );
}
