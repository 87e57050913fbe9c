import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import type { Path, Speaker } from '@dualstack/schema';
import { type RefObject, Suspense, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from '../../i18n/useTranslation.js';
import { Sign } from '../../ui/signs.js';
import { arriveAt } from '../arrival.js';
import { useLabel, useWizard } from '../WizardContext.js';
import type { Column } from './columns.js';
import { type EntryNames, PasteDialog } from './PasteDialog.js';
import type { TableColumn } from './EntryField.js';
import type { PastedRow } from './readPaste.js';
import type { TakeMode } from './rows.js';
import { everySpeaker } from './speakers.js';
import './table.css';

interface PasteRowsProps {
  /** Where the list is in the plan. */
  path: Path;
  columns: readonly TableColumn[];
  /** How many rows there are. */
  count: number;
  /** Its entries, where they have names for keys. */
  names?: EntryNames;
  /** The table: rows that are pasted into one of its cells are read, too. */
  around: RefObject<HTMLElement | null>;
  /** Takes rows over, and says where the focus goes. */
  onTake: (rows: readonly PastedRow[], columns: readonly Column[], mode: TakeMode) => Path;
}

/** Whether a text is more than goes into one field. */
const isRows = (text: string) => /[\t\r\n]/.test(text.trim());
const FIELDS = 'textarea, select, [contenteditable], input:not([type="checkbox"]):not([type="radio"])';

/** Opens what is pasted as rows: by its button, by a paste where no text is typed, and by rows that are pasted into a cell. */
export function PasteRows({ path, columns, count, names, around, onTake }: PasteRowsProps) {
  const { t } = useTranslation();
  const { store } = useWizard();
  const label = useLabel(path);
  const button = useRef<HTMLButtonElement>(null);
  /** What was pasted last stays, so that it can be mended and taken once more. */
  const [text, setText] = useState('');
  /** While it is open: who reads heads in every language. It is asked for once, however often the dialog is drawn before the answer is there. */
  const [speakers, setSpeakers] = useState<Promise<readonly Speaker[]>>();

  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const pasted = event.clipboardData?.getData('text/plain') ?? '';
      const target = event.target instanceof Element ? event.target : undefined;
      if (event.defaultPrevented || !isRows(pasted) || document.querySelector('[role="dialog"]')) return;
      const cell = target?.closest('.ds-item-cells, .ds-platform-row > [data-family]');
      if (target?.closest(FIELDS) && !(cell && around.current?.contains(cell))) return;
      event.preventDefault();
      setText(pasted);
      setSpeakers(everySpeaker());
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [around]);

  /** The dialog is gone when this is done, and has given the focus back to where it was, which may have been nowhere. */
  const close = () => {
    flushSync(() => setSpeakers(undefined));
    if (document.activeElement === document.body) button.current?.focus();
  };
  return (
    <>
      <Button ref={button} variant="link" icon={<Sign name="paste" />} onClick={() => setSpeakers(everySpeaker())}>
        {t('table.paste')}
      </Button>
      {speakers && (
        <Suspense fallback={null}>
          <PasteDialog
            title={t('table.pasteInto', { table: label })}
            speakers={speakers}
            path={path}
            columns={columns}
            count={count}
            {...(names && { names })}
            text={text}
            onText={setText}
            onClose={close}
            onTake={(...taken) => {
              close();
              arriveAt(store, onTake(...taken));
            }}
          />
        </Suspense>
      )}
    </>
  );
}
