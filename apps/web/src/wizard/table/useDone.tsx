import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { type ReactNode, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from '../../i18n/useTranslation.js';
import { Sign } from '../../ui/signs.js';
import { useSelected, useWizard } from '../WizardContext.js';

/** What was done to a table, with the way back, until the plan changes again. */
export interface Done {
  /** Says what was done to the plan just now. */
  readonly say: (text: string) => void;
  readonly notice: ReactNode;
}

/**
 * @param onUndone puts the focus where a person goes on: the button of the way back goes away with it
 */
export function useDone(onUndone: () => void): Done {
  const { t } = useTranslation();
  const { store } = useWizard();
  const [done, setDone] = useState<{ readonly text: string; readonly plan: unknown }>();
  const isLast = useSelected((each) => done !== undefined && each.plan() === done.plan);
  const undo = () => {
    flushSync(() => void store.undo());
    onUndone();
  };
  return {
    say: (text) => setDone({ text, plan: store.plan() }),
    notice: (
      <div role="status" className="ds-items-done">
        {done && isLast && (
          <p className="ds-done">
            <Sign name="ok" />
            {done.text}
            <Button variant="link" isInline onClick={undo}>
              {t('table.undo')}
            </Button>
          </p>
        )}
      </div>
    ),
  };
}
