import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { findingKey, formatPath, SEVERITIES, type SpokenFinding } from '@dualstack/schema';
import { type Ref, useRef, useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation.js';
import { SEVERITY_SIGN, Sign } from '../../ui/signs.js';
import { useWhyOf } from '../fields/useWhyOf.js';
import { WaysOut } from '../fields/WaysOut.js';
import { useFieldName } from '../WizardContext.js';
import { Card } from './Card.js';
import { FieldLink } from './FieldLink.js';

/** Findings by their weight, errors first: their places here are their numbers, in the list and in the drawing. */
export const byWeight = (findings: readonly SpokenFinding[]): readonly SpokenFinding[] => [...findings].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));

/** How many findings are shown at first. */
const SHOWN = 50;

interface FindingsProps {
  /** By weight. */
  findings: readonly SpokenFinding[];
  urlOf: (step: string) => string;
}

/** How much is said of the plan, beside the title. A warning is no green tick. */
export function FindingCounts({ findings }: Pick<FindingsProps, 'findings'>) {
  const { t } = useTranslation();
  const count = (severity: SpokenFinding['severity']) => findings.filter((each) => each.severity === severity).length;
  const [errors, warnings, notes] = [count('error'), count('warning'), count('info')];
  return (
    <p className="ds-pills">
      {errors > 0 ? (
        <span data-severity="error">
          <Sign name="stop" /> {t('review.errors', { count: errors })}
        </span>
      ) : (
        <span data-severity={warnings > 0 ? undefined : 'none'}>
          {warnings === 0 && <Sign name="ok" />} {t('review.noErrors')}
        </span>
      )}
      {warnings > 0 && (
        <span data-severity="warning">
          <Sign name="warn" /> {t('review.warnings', { count: warnings })}
        </span>
      )}
      {notes > 0 && <span>{t('review.notes', { count: notes })}</span>}
    </p>
  );
}

/** All that is said of the plan, each with its reason and a link into its field. */
export function Findings({ findings, urlOf }: FindingsProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLOListElement>(null);
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? findings : findings.slice(0, SHOWN);
  const isStopped = findings.some(({ severity }) => severity === 'error');
  return (
    <Card title={t('review.findings')} className="ds-findings" {...(findings.length > 0 && !isStopped && { hint: t('review.noneStands') })}>
      {findings.length === 0 && <p className="ds-empty">{t('review.noFindings')}</p>}
      {findings.length > 0 && <FindingItems ref={list} findings={shown} urlOf={urlOf} onTaken={() => (list.current ?? document.getElementById('main'))?.focus()} />}
      {shown.length < findings.length && (
        <Button variant="link" isInline onClick={() => setWhole(true)}>
          {t('review.allFindings', { count: findings.length })}
        </Button>
      )}
    </Card>
  );
}

function FindingItems({ ref, findings, urlOf, onTaken }: FindingsProps & { ref: Ref<HTMLOListElement>; onTaken: () => void }) {
  return (
    <ol ref={ref} id="review-findings" tabIndex={-1}>
      {findings.map((finding, index) => (
        <Item key={`${findingKey(finding)} ${index}`} finding={finding} number={index + 1} urlOf={urlOf} onTaken={onTaken} />
      ))}
    </ol>
  );
}

function Item({ finding, number, urlOf, onTaken }: { finding: SpokenFinding; number: number; urlOf: FindingsProps['urlOf']; onTaken: () => void }) {
  const { t } = useTranslation();
  const nameOf = useFieldName();
  const { button, reason } = useWhyOf(finding);
  const { path, severity, message } = finding;
  return (
    <li data-severity={severity}>
      <span className="ds-finding-number" aria-hidden="true">
        {number}
      </span>
      <div>
        <p>
          <span className="ds-severity">
            <Sign name={SEVERITY_SIGN[severity]} /> {t(`severity.${severity}`)}
          </span>{' '}
          <FieldLink path={path} urlOf={urlOf}>
            {nameOf(path) ?? formatPath(path)}
          </FieldLink>
        </p>
        <p>{message}</p>
        <div className="ds-finding-end">
          {button}
          <WaysOut isBrief finding={finding} onTaken={onTaken} />
        </div>
        {reason}
      </div>
    </li>
  );
}
