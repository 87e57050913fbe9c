import { type Finding, formatPath, type Path } from '@dualstack/schema';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldId, focusField } from './steps.js';

interface ErrorSummaryProps {
  ref: Ref<HTMLDivElement>;
  findings: readonly Finding[];
  useLabels: () => (path: Path) => string | undefined;
}

/** What stands in the way of the next step, each with a link into its field. It takes the focus when it appears. */
export function ErrorSummary({ ref, findings, useLabels }: ErrorSummaryProps) {
  const { t } = useTranslation();
  const labelOf = useLabels();
  return (
    <div ref={ref} tabIndex={-1} role="group" aria-labelledby="error-summary-title" className="ds-error-summary">
      <h2 id="error-summary-title">{t('wizard.errorSummary', { count: findings.length })}</h2>
      <ul>
        {findings.map(({ rule, path, message }) => (
          <li key={rule + formatPath(path)}>
            <a
              href={`#${fieldId(path)}`}
              onClick={(event) => {
                event.preventDefault();
                focusField(path);
              }}
            >
              {labelOf(path) ?? formatPath(path)}
            </a>
            : {message}
          </li>
        ))}
      </ul>
    </div>
  );
}
