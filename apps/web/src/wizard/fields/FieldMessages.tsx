import { findingKey, type SpokenFinding as Finding } from '@dualstack/schema';
import { useTranslation } from 'react-i18next';
import { FixButton } from './FixButton.js';
import { WhyLink } from './WhyLink.js';

const MARK = { error: '!', warning: '▲', info: 'i' } as const;

/** What is to be said of a field: why, where it is written, and the fix as a button. */
export function FieldMessages({ id, findings }: { id: string; findings: readonly Finding[] }) {
  const { t } = useTranslation();
  return (
    <div id={id} aria-live="polite" className="ds-messages">
      {findings.map((finding, index) => (
        <div key={`${findingKey(finding)} ${index}`} className="ds-message" data-severity={finding.severity}>
          <span className="ds-message-mark" aria-hidden="true">
            {MARK[finding.severity]}
          </span>
          <div>
            <p>
              <span className="pf-v6-screen-reader">{t(`severity.${finding.severity}`)}: </span>
              {finding.message} {finding.source && <WhyLink source={finding.source} />}
            </p>
            <FixButton finding={finding} />
          </div>
        </div>
      ))}
    </div>
  );
}
