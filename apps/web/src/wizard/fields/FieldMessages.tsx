import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { type Finding, formatPath } from '@dualstack/schema';
import { useTranslation } from 'react-i18next';
import { useWizard } from '../WizardContext.js';
import { WhyLink } from './WhyLink.js';

const MARK = { error: '!', warning: '▲', info: 'i' } as const;

/** What is to be said of a field: why, where it is written, and the fix as a button. */
export function FieldMessages({ id, findings }: { id: string; findings: readonly Finding[] }) {
  const { t } = useTranslation();
  const { applyFix } = useWizard();
  return (
    <div id={id} aria-live="polite" className="ds-messages">
      {findings.map(({ rule, path, severity, message, source, fix }) => (
        <div key={rule + formatPath(path)} className="ds-message" data-severity={severity}>
          <span className="ds-message-mark" aria-hidden="true">
            {MARK[severity]}
          </span>
          <div>
            <p>
              <span className="pf-v6-screen-reader">{t(`severity.${severity}`)}: </span>
              {message}{' '}
              {source && <WhyLink source={source} />}
            </p>
            {fix && (
              <Button variant="secondary" size="sm" onClick={() => applyFix(fix)}>
                {fix.label}
              </Button>
            )}
          </div>
        </div>
      ))}
    </div>
  );
}
