import { useState } from 'react';
import { enterRange, enterTable } from '../api/spaces.js';
import { FormDialog, useAttempt } from './FormDialog.js';
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
  const state = useAttempt();
  const [kind, setKind] = useState<'one' | 'table'>('one');
  const [one, setOne] = useState({ range: '', name: '', owner: '' });
  const [table, setTable] = useState('');
  const enter = () =>
    state.attempt(async () => {
      const { ids, left } = kind === 'table' ? await enterTable(space, table) : await enterRange(space, { range: one.range.trim(), name: one.name.trim(), ...(one.owner.trim() !== '' && { owner: one.owner.trim() }) });
      onEntered(t('entered', { count: ids.length }) + (left.length > 0 ? t('enteredLeft', { ranges: left.map(({ range }) => range).slice(0, 10).join(' ') }) : ''));
    });
  const field = (key: keyof typeof one, label: string, more: { required?: boolean; placeholder?: string; mono?: boolean }) => (
    <label className="ds-space-field">
      <span>{label}</span>
      <input id={`enter-${key}`} value={one[key]} required={more.required ?? false} placeholder={more.placeholder} maxLength={key === 'range' ? 64 : 100} data-mono={more.mono || undefined} spellCheck={false} autoComplete="off" onChange={(event) => setOne({ ...one, [key]: event.target.value })} />
    </label>
  );
  return (
    <FormDialog id="enter" title={t('enterTitle')} hint={t('enterHint')} first="enter-range" action={t('doEnter')} state={state} onSend={enter} onClose={onClose}>
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
    </FormDialog>
  );
}
