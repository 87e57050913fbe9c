import { useTranslation } from '../i18n/useTranslation.js';
import { useSpeaker } from '../i18n/speaker.js';
import { useSelected } from './WizardContext.js';

/**
 * The one live region of the wizard: what is said of the field that a person came to last, once, when it changes, and what a button of the
 * wizard tells. Each is read out without the other.
 */
export function Announcer({ told }: { told: string | undefined }) {
  const { t } = useTranslation();
  const { label } = useSpeaker();
  const findings = useSelected((store) => store.shownAt(store.attended() ?? NOWHERE, false));
  const taken = useSelected((store) => store.takenAt(store.attended() ?? NOWHERE));
  const said = [...(taken ? [t('field.taken', { label: label({ label: taken }) })] : []), ...findings.map(({ severity, message }) => `${t(`severity.${severity}`)}${t('marks.colon')}${message}`)];
  return (
    <div role="status" aria-live="polite" aria-atomic={false} className="pf-v6-screen-reader">
      <p>{said.join(' ')}</p>
      <p>{told}</p>
    </div>
  );
}

/** A path where nothing is. */
const NOWHERE = ['nowhere'] as const;
