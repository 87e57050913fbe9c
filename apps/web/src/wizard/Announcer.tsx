import { useTranslation } from '../i18n/useTranslation.js';
import { useSpeaker } from '../i18n/speaker.js';
import { useSelected } from './WizardContext.js';

/** The one live region of the wizard: what is said of the field that a person came to last, once, when it changes. */
export function Announcer() {
  const { t } = useTranslation();
  const { label } = useSpeaker();
  const findings = useSelected((store) => store.shownAt(store.attended() ?? NOWHERE, false));
  const taken = useSelected((store) => store.takenAt(store.attended() ?? NOWHERE));
  const said = [...(taken ? [t('field.taken', { label: label({ label: taken }) })] : []), ...findings.map(({ severity, message }) => `${t(`severity.${severity}`)}${t('marks.colon')}${message}`)];
  return (
    <div role="status" aria-live="polite" className="pf-v6-screen-reader">
      {said.join(' ')}
    </div>
  );
}

/** A path where nothing is. */
const NOWHERE = ['nowhere'] as const;
