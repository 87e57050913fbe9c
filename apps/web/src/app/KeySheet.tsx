import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { useEffect, useRef } from 'react';
import { useTranslation } from '../i18n/useTranslation.js';
import { SHORTCUTS } from '../base/shortcuts.js';
import { Keys } from './Keys.js';
import './palette.css';

/** Every key that does something, on one sheet. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="ds-key-sheet" aria-labelledby="key-sheet-title" onClose={onClose}>
      <h2 id="key-sheet-title">{t('palette.keys')}</h2>
      {(['everywhere', 'wizard'] as const).map((where) => (
        <section key={where}>
          <h3>{t(`palette.where.${where}`)}</h3>
          <dl>
            {SHORTCUTS[where].map(({ does }) => (
              <div key={does}>
                <dt>{t(`palette.does.${does}`)}</dt>
                <dd>
                  <Keys does={does} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <Button variant="secondary" onClick={() => dialog.current?.close()}>
        {t('wizard.close')}
      </Button>
    </dialog>
  );
}
