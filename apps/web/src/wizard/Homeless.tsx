import { findingKey, formatPath } from '@dualstack/schema';
import { useState } from 'react';
import { useTranslation } from '../i18n/useTranslation.js';
import { Section } from '../ui/Section.js';
import { FieldMessages } from './fields/FieldMessages.js';
import { fieldId } from './steps.js';
import { useFieldName, useSelected } from './WizardContext.js';

/** What is to be said of a step and belongs to no field on its page: nothing is said of a plan that nobody sees, and no link leads to nowhere. */
export function Homeless({ step }: { step: string }) {
  // Fields say that they are there once they are drawn, as this does; before that everything is without a home, and the page would jump.
  const [drawn, setDrawn] = useState<HTMLElement | null>(null);
  return (
    <>
      <span ref={setDrawn} hidden />
      {drawn && <HomelessFindings step={step} />}
    </>
  );
}

function HomelessFindings({ step }: { step: string }) {
  const { t } = useTranslation();
  const findings = useSelected((store) => store.homelessOf(step));
  const nameOf = useFieldName();
  if (findings.length === 0) return null;
  return (
    <Section title={t('wizard.homeless')}>
      {findings.map((finding, index) => {
        const id = fieldId(finding.path);
        /** Of several findings at one place, the first is where links lead. */
        const isFirst = findings.findIndex(({ path }) => fieldId(path) === id) === index;
        return (
          <div key={`${findingKey(finding)} ${index}`} id={isFirst ? id : undefined} tabIndex={-1} className="ds-field">
            <strong>{nameOf(finding.path) ?? formatPath(finding.path)}</strong>
            <FieldMessages id={`${id}-${index}-messages`} findings={[finding]} />
          </div>
        );
      })}
    </Section>
  );
}
