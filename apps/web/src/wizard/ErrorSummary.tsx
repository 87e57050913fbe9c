import { findingKey, formatPath, type SpokenFinding } from '@dualstack/schema';
import type { Ref } from 'react';
import { useTranslation } from '../i18n/useTranslation.js';
import { placesOf } from './findingIndex.js';
import { arriveAt } from './arrival.js';
import { fieldId } from './steps.js';
import { useFieldName, useWizard } from './WizardContext.js';

interface ErrorSummaryProps {
  ref: Ref<HTMLDivElement>;
  step: string;
  findings: readonly SpokenFinding[];
}

/** How many errors are named; nobody reads on, and those that are left come up when these are mended. */
const NAMED = 50;

/** What stands in the way of the next step, each with a link into its field. It takes the focus when it appears. */
export function ErrorSummary({ ref, step, findings }: ErrorSummaryProps) {
  const { t } = useTranslation();
  const { store } = useWizard();
  const nameOf = useFieldName();
  return (
    <div ref={ref} tabIndex={-1} role="group" aria-labelledby="error-summary-title" className="ds-error-summary">
      <h2 id="error-summary-title">{t('wizard.errorSummary', { count: findings.length })}</h2>
      <ul>
        {findings.slice(0, NAMED).map((finding, index) => {
          /** Of the places of a finding, the one on this step. */
          const path = placesOf(finding, store.stepAt).find((each) => store.stepAt(each) === step) ?? finding.path;
          return (
          <li key={`${findingKey(finding)} ${index}`}>
            <a
              href={`#${fieldId(path)}`}
              onClick={(event) => {
                event.preventDefault();
                arriveAt(store, path);
              }}
            >
              {nameOf(path) ?? formatPath(path)}
            </a>
            {t('marks.colon')}
            {finding.message}
          </li>
          );
        })}
      </ul>
      {findings.length > NAMED && <p>{t('wizard.moreErrors', { count: findings.length - NAMED })}</p>}
    </div>
  );
}
