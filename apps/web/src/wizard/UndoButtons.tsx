import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { useTranslation } from '../i18n/useTranslation.js';
import { keyOf } from '../base/shortcuts.js';
import { Sign } from '../ui/signs.js';
import { moveInHistory } from './useUndoKeys.js';
import { useSelected, useWizard } from './WizardContext.js';

/** Takes changes of the plan back and makes them again; away as long as nothing was changed. */
export function UndoButtons() {
  const { t } = useTranslation();
  const { store } = useWizard();
  const canUndo = useSelected((each) => each.canUndo());
  const canRedo = useSelected((each) => each.canRedo());
  if (!canUndo && !canRedo) return null;
  return (
    <div className="ds-undo">
      <Button variant="plain" aria-label={t('wizard.undo')} title={`${t('wizard.undo')} (${keyOf('undo')})`} isDisabled={!canUndo} onClick={() => moveInHistory(store, 'undo')} icon={<Sign name="undo" />} />
      <Button variant="plain" aria-label={t('wizard.redo')} title={`${t('wizard.redo')} (${keyOf('redo')})`} isDisabled={!canRedo} onClick={() => moveInHistory(store, 'redo')} icon={<Sign name="redo" />} />
    </div>
  );
}
