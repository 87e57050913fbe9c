import { type ChangeEvent, useState } from 'react';
import { enterRange, enterTable, MOST_NAME } from '../api/spaces.js';
import { faultOf, missing } from './faults.js';
import { FormDialog, useAttempt } from './FormDialog.js';
import { readTable } from './readTable.js';
import { useSpaceTexts } from './useSpaceTexts.js';

interface EnterRangesProps {
  space: string;
  onClose: () => void;
  /** What was done, in words. */
  onEntered: (text: string) => void;
}

/** Where the fields of one range stand in what is sent. */
const PATHS = { range: ['ranges', 0, 'range'], name: ['ranges', 0, 'name'], owner: ['ranges', 0, 'owner'] } as const;
/** Ranges of containers that are named. */
const NAMED = 10;

/** Enters ranges that others hold: one, or those of a table. What the server refuses is said here, and nothing that was typed is lost. */
export function EnterRanges({ space, onClose, onEntered }: EnterRangesProps) {
  const { t } = useSpaceTexts();
  const state = useAttempt();
  const [kind, setKind] = useState<'one' | 'table'>('one');
  const [one, setOne] = useState({ range: '', name: '', owner: '' });
  const [table, setTable] = useState('');
  const [file, setFile] = useState({ text: '', isBad: false });
  const enter = () =>
    state.attempt(async () => {
      if (kind === 'one' && one.name.trim() === '') throw missing(PATHS.name, t('whatNeeded'));
      const { ids, known, left } = kind === 'table' ? await enterTable(space, table) : await enterRange(space, { range: one.range.trim(), name: one.name.trim(), ...(one.owner.trim() !== '' && { owner: one.owner.trim() }) });
      onEntered((ids.length > 0 || known === 0 ? t('entered', { count: ids.length }) : '') + (known > 0 ? t(ids.length > 0 ? 'enteredKnown' : 'enteredNone', { count: known }) : '') + (left.length > 0 ? t('enteredLeft', { ranges: left.map(({ range }) => range).slice(0, NAMED).join(' ') }) : ''));
    });
  const readFile = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const chosen = target.files?.[0];
    if (!chosen) return;
    const read = await chosen.arrayBuffer().then((bytes) => readTable(new Uint8Array(bytes)), () => undefined);
    // Whoever mends the file and chooses it again means the mended one.
    target.value = '';
    if (read) setTable(read.text);
    setFile({ text: read ? t(read.encoding === 'utf-8' ? 'fileRead' : 'fileReadAs', { name: chosen.name, encoding: read.encoding.toUpperCase() }) : t('fileUnread', { name: chosen.name }), isBad: !read });
  };
  const field = (key: keyof typeof one, label: string, more: { required?: boolean; placeholder?: string; mono?: boolean }) => {
    const fault = faultOf(state.refused, PATHS[key], `enter-${key}`);
    return (
      <div className="ds-space-field">
        <label htmlFor={`enter-${key}`}>{label}</label>
        <input id={`enter-${key}`} {...fault.field} value={one[key]} required={more.required ?? false} placeholder={more.placeholder} maxLength={key === 'range' ? 64 : MOST_NAME} data-mono={more.mono || undefined} spellCheck={false} autoComplete="off" onChange={(event) => setOne({ ...one, [key]: event.target.value })} />
        {fault.note}
      </div>
    );
  };
  return (
    <FormDialog id="enter" title={t('enterTitle')} hint={t('enterHint')} first="enter-range" action={t('doEnter')} state={state} onSend={enter} onClose={onClose}>
      <fieldset className="ds-space-kinds">
        <legend>{t('enterKind')}</legend>
        {(['one', 'table'] as const).map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="kind"
              checked={kind === each}
              onChange={() => {
                setKind(each);
                state.forget();
              }}
            />{' '}
            {t(each === 'one' ? 'oneRange' : 'aTable')}
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
        <div className="ds-space-fields">
          <label className="ds-space-field">
            <span>{t('tableHint')}</span>
            <textarea value={table} required rows={9} placeholder={t('tableExample')} spellCheck={false} data-mono onChange={(event) => setTable(event.target.value)} />
          </label>
          <label className="ds-space-field">
            <span>{t('file')}</span>
            <input type="file" accept=".csv,text/csv,text/plain" onChange={(event) => void readFile(event)} />
          </label>
          <p role="status" className="ds-space-note" data-bad={file.isBad || undefined}>
            {file.text}
          </p>
        </div>
      )}
    </FormDialog>
  );
}
