import { formatPath } from '@dualstack/schema';
import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n/useTranslation.js';
import { ClashList } from '../../plans/ClashList.js';
import { countClashing } from '../../plans/clashes.js';
import { useFieldName } from '../WizardContext.js';
import type { Refusal } from './useMark.js';

/** Why the plan is not what it was to be. */
export function MarkRefused({ refused: { answer, wanted }, ways }: { refused: Refusal; ways?: ReactNode }) {
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
      {ways}
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
