import { formatPath } from '@dualstack/schema';
import { useTranslation } from '../../i18n/useTranslation.js';
import { ClashList } from '../../plans/ClashList.js';
import { countClashing } from '../../plans/clashes.js';
import type { Refusal } from '../../plans/sync.js';
import { FieldLink } from '../review/FieldLink.js';
import { useFieldName } from '../WizardContext.js';

/** Most errors that are told of beside the list of all of them. */
const MOST_ERRORS = 5;

interface RefusedBecauseProps {
  refusal: Refusal;
  /** Where the plan was to be: what is said of ranges that are taken. */
  to: 'final' | 'space' | undefined;
  urlOf: (step: string) => string;
}

/** Why the server does not take a plan: whose its ranges are, and what is wrong with it. */
export function RefusedBecause({ refusal: { reason, clashes, findings = [] }, to, urlOf }: RefusedBecauseProps) {
  const { t } = useTranslation();
  const nameOf = useFieldName();
  const errors = findings.filter(({ severity }) => severity === 'error');
  const title = () => {
    if (to === 'space' && clashes) return t('saved.spaceClash', { count: countClashing(clashes) });
    if (to === 'final' && clashes) return t('saved.finalClash', { count: countClashing(clashes) });
    if (to === 'final' && errors.length > 0) return t('saved.finalErrors', { count: errors.length });
    return reason;
  };
  return (
    <>
      <p>
        <strong>{title()}</strong>
      </p>
      {clashes && <ClashList clashes={clashes} />}
      {errors.length > 0 && (
        <ul>
          {errors.slice(0, MOST_ERRORS).map(({ path, message }, index) => (
            <li key={index}>
              <FieldLink path={path} urlOf={urlOf}>
                {nameOf(path) ?? formatPath(path)}
              </FieldLink>
              {t('marks.colon')}
              {message}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
