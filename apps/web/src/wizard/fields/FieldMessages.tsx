import { findingKey, type Path, type SpokenFinding as Finding } from '@dualstack/schema';
import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { useTranslation } from 'react-i18next';
import { useSpeaker } from '../../i18n/speaker.js';
import { Sign } from '../../ui/signs.js';
import { focusField } from '../steps.js';
import { useSelected, useWizard } from '../WizardContext.js';
import { useWhy } from './Why.js';
import { WaysOut } from './WaysOut.js';

const SIGN = { error: 'stop', warning: 'warn', info: 'info' } as const;

/** What is to be said of a field: what is wrong, why and where that is written, and the ways out. The shell reads it out. */
export function FieldMessages({ id, path, findings }: { id: string; path?: Path; findings: readonly Finding[] }) {
  return (
    <div id={id} className="ds-messages">
      {findings.map((finding, index) => (
        <FieldMessage key={`${findingKey(finding)} ${index}`} finding={finding} />
      ))}
      {path && <Taken path={path} />}
    </div>
  );
}

function FieldMessage({ finding }: { finding: Finding }) {
  const { t } = useTranslation();
  const { button, reason } = useWhy(finding);
  return (
    <div className="ds-message" data-severity={finding.severity}>
      <Sign name={SIGN[finding.severity]} />
      <div>
        <p>
          <span className="pf-v6-screen-reader">{t(`severity.${finding.severity}`)}: </span>
          {finding.message} {button}
        </p>
        {reason}
        <WaysOut finding={finding} isBrief={finding.severity === 'info'} />
      </div>
    </div>
  );
}

/** The way out that was taken here, with a way back, until something else is changed. */
function Taken({ path }: { path: Path }) {
  const { t } = useTranslation();
  const { store } = useWizard();
  const { label } = useSpeaker();
  const taken = useSelected((each) => each.takenAt(path));
  if (!taken) return null;
  const undo = () => {
    store.undo();
    focusField(path);
  };
  return (
    <p className="ds-done">
      <Sign name="ok" />
      {t('field.taken', { label: label({ label: taken }) })}
      <Button variant="link" isInline onClick={undo}>
        {t('field.undo')}
      </Button>
    </p>
  );
}
