import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { formatPath } from '@dualstack/schema';
import { lazy, Suspense, useRef, useState } from 'react';
import { fetchCode } from '../../base/code.js';
import { moveInHistory } from '../useUndoKeys.js';
import { useSelected, useWizard } from '../WizardContext.js';
import './size.css';
import { useSizeTexts } from './useSizeTexts.js';

const SizeDialog = lazy(() => fetchCode('size', () => import('./SizeDialog.js')).then((module) => ({ default: module.SizeDialog })));

/** The end of an address that opens the dialog at once. */
const OPENS = '#size';

/** Opens what sizes the plan, on steps that have ranges of it. What was taken over is said beside it, with a way back, until something else is changed. */
export function SizeButton({ step }: { step: string }) {
  const { t } = useSizeTexts();
  const { store } = useWizard();
  const isOfRanges = useSelected((each) => each.validation().read?.facts().ranges.some(({ role, path }) => role !== 'reserved' && each.stepAt(path) === step) ?? false);
  const [isOpen, setOpen] = useState(() => window.location.hash === OPENS);
  const [taken, setTaken] = useState<unknown>();
  const plan = useSelected((each) => each.plan());
  const button = useRef<HTMLButtonElement>(null);
  if (!isOfRanges) return null;
  const close = () => {
    setOpen(false);
    requestAnimationFrame(() => button.current?.focus());
  };
  return (
    <div className="ds-size">
      <Button ref={button} variant="secondary" size="sm" onClick={() => setOpen(true)}>
        {t('size')}
      </Button>
      <span role="status">
        {taken !== undefined && taken === plan ? (
          <>
            {t('taken')}{' '}
            <Button variant="link" isInline onClick={() => moveInHistory(store, 'undo')}>
              {t('undo')}
            </Button>
          </>
        ) : (
          t('sizeHint')
        )}
      </span>
      {isOpen && (
        <Suspense fallback={null}>
          <SizeDialog
            onClose={close}
            onTake={(changes) => {
              const [first, ...rest] = changes;
              if (first) store.applyFix({ ...first, also: rest });
              store.touch(...changes.map(({ path }) => path).filter((path) => formatPath(path) !== ''));
              setTaken(store.plan());
              close();
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
