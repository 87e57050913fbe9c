import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core/dist/esm/components/Modal/index.js';
import { useState } from 'react';
import { enterRange, enterTable } from '../api/spaces.js';
import { useReason } from '../api/useReason.js';
import { Dialog } from '../ui/Dialog.js';
import { useSpaceTexts } from './useSpaceTexts.js';

interface EnterRangesProps {
  space: string;
  onClose: () => void;
  /** What was done, in words. */
  onEntered: (text: string) => void;
}

/** Enters ranges that others hold: one, or those of a table. What the server refuses is said here, and nothing that was typed is lost. */
export function EnterRanges({ space, onClose, onEntered }: EnterRangesProps) {
  const { t } = useSpaceTexts();
  const reasonOf = useReason();
  const [kind, setKind] = useState<'one' | 'table'>('one');
  const [one, setOne] = useState({ range: '', name: '', owner: '' });
  const [table, setTable] = useState('');
  const [refused, setRefused] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const enter = async () => {
    setBusy(true);
    setRefused(undefined);
    try {
      const { ids, left } = kind === 'table' ? await enterTable(space, table) : await enterRange(space, { range: one.range.trim(), name: one.name.trim(), ...(one.owner.trim() !== '' && { owner: one.owner.trim() }) });
      onEntered(t('entered', { count: ids.length }) + (left.length > 0 ? t('enteredLeft', { ranges: left.map(({ range }) => range).slice(0, 10).join(' ') }) : ''));
    } catch (error) {
      setRefused(reasonOf(error as Error));
      setBusy(false);
    }
  };
  const field = (key: keyof typeof one, label: string, more: { required?: boolean; placeholder?: string; mono?: boolean }) => (
    <label className="ds-space-field">
      <span>{label}</span>
      <input id={`enter-${key}`} value={one[key]} required={more.required ?? false} placeholder={more.placeholder} maxLength={key === 'range' ? 64 : 100} data-mono={more.mono || undefined} spellCheck={false} autoComplete="off" onChange={(event) => setOne({ ...one, [key]: event.target.value })} />
    </label>
  );
  return (
    <Dialog variant="medium" onClose={onClose} aria-labelledby="enter-title" aria-describedby="enter-hint" elementToFocus="#enter-range">
      <ModalHeader title={t('enterTitle')} labelId="enter-title" description={<span id="enter-hint">{t('enterHint')}</span>} />
      <ModalBody>
        <form
          id="enter"
          onSubmit={(event) => {
            event.preventDefault();
            void enter();
          }}
        >
          <fieldset className="ds-space-kinds">
            {(['one', 'table'] as const).map((each) => (
              <label key={each}>
                <input type="radio" name="kind" checked={kind === each} onChange={() => setKind(each)} /> {t(each === 'one' ? 'oneRange' : 'table')}
              </label>
            ))}
          </fieldset>
          {kind === 'one' ? (
            <div className="ds-space-fields">
              {field('range', t('range'), { required: true, placeholder: '10.0.0.0/12', mono: true })}
              {field('name', t('rangeName'), { required: true })}
              {field('owner', t('ownerOptional'), {})}
            </div>
          ) : (
            <label className="ds-space-field">
              <span>{t('tableHint')}</span>
              <textarea value={table} required rows={9} placeholder={t('tableExample')} spellCheck={false} data-mono onChange={(event) => setTable(event.target.value)} />
              <input type="file" aria-label={t('file')} accept=".csv,text/csv,text/plain" onChange={(event) => void event.target.files?.[0]?.text().then(setTable)} />
            </label>
          )}
          {refused !== undefined && (
            <p role="alert" className="ds-space-refused">
              {t('notDone', { reason: refused })}
            </p>
          )}
        </form>
      </ModalBody>
      <ModalFooter>
        <Button type="submit" form="enter" isLoading={isBusy} isDisabled={isBusy}>
          {t('doEnter')}
        </Button>
        <Button variant="link" onClick={onClose}>
          {t('cancel')}
        </Button>
      </ModalFooter>
    </Dialog>
  );
}
