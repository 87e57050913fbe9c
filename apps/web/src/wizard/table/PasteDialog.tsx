import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core/dist/esm/components/Modal/index.js';
import { Radio } from '@patternfly/react-core/dist/esm/components/Radio/index.js';
import { TextArea } from '@patternfly/react-core/dist/esm/components/TextArea/index.js';
import { type Path, type Speaker, valueAt } from '@dualstack/schema';
import { use, useDeferredValue, useId, useMemo, useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation.js';
import { useSpeaker } from '../../i18n/speaker.js';
import { Dialog } from '../../ui/Dialog.js';
import { useFieldSpec, useWizard } from '../WizardContext.js';
import { type Column, columnsOf, nameColumn } from './columns.js';
import type { TableColumn } from './EntryField.js';
import { type Paste, type PastedRow, readPaste } from './readPaste.js';
import type { TakeMode } from './rows.js';
import { sayRemark, shortened } from './sayRemark.js';

/** The entries of a list that have names for keys. */
export interface EntryNames {
  readonly names: readonly string[];
  /** What such an entry is, in the language of the page. */
  readonly label: string;
}

interface PasteDialogProps {
  title: string;
  speakers: Promise<readonly Speaker[]>;
  path: Path;
  columns: readonly TableColumn[];
  count: number;
  names?: EntryNames;
  text: string;
  onText: (text: string) => void;
  onTake: (rows: readonly PastedRow[], columns: readonly Column[], mode: TakeMode) => void;
  onClose: () => void;
}

/** Rows of the preview that are drawn; more is counted. */
const SHOWN = 50;

/** Reads what is pasted while it is typed, shows the rows that it becomes, and says of each line what could not be read. */
export function PasteDialog({ title, speakers, path, columns: keys, count, names, text, onText, onTake, onClose }: PasteDialogProps) {
  const { t } = useTranslation();
  const { provider, store } = useWizard();
  const speaker = useSpeaker();
  const all = use(speakers);
  const id = useId();
  const spec = useFieldSpec(path);
  const columns = useMemo(() => {
    const ordered = [speaker, ...all.filter((each) => each !== speaker)];
    const fields = columnsOf(provider, path, keys, ordered, names?.names[0]);
    return names ? [nameColumn(provider, path, names.names, names.label, ordered), ...fields] : fields;
  }, [provider, path, keys, names, speaker, all]);
  /** A list that nobody has touched is there to be filled in; its rows are nobody's. */
  const [mode, setMode] = useState<TakeMode>(() => (!names && JSON.stringify(valueAt(store.plan(), path)) === JSON.stringify(valueAt(provider.newPlan(), path)) ? 'replace' : 'add'));
  const most = names ? names.names.length : (spec?.maxEntries ?? Number.MAX_SAFE_INTEGER);
  const room = mode === 'add' && !names ? Math.max(0, most - count) : most;
  const read = useDeferredValue(text);
  const paste = useMemo(() => readPaste(read, columns, room), [read, columns, room]);
  const { rows } = paste;
  return (
    <Dialog variant="large" onClose={onClose} aria-labelledby={`${id}-title`} aria-describedby={`${id}-about`} elementToFocus=".ds-paste-rows textarea" className="ds-paste-rows">
      <ModalHeader title={title} labelId={`${id}-title`} description={<span id={`${id}-about`}>{t('table.hint', { columns: columns.map(({ label }) => label).join(t('marks.comma')) })}</span>} />
      <ModalBody tabIndex={0}>
        <label htmlFor={`${id}-text`} className="ds-paste-label">
          {t('table.text')}
        </label>
        <TextArea id={`${id}-text`} data-own-undo className="ds-code-input" rows={6} resizeOrientation="vertical" spellCheck={false} value={text} onChange={(_, next) => onText(next)} />
        {(count > 0 || names) && (
          <fieldset className="ds-paste-modes">
            <legend>{t('table.mode')}</legend>
            {(['add', 'replace'] as const).map((each) => (
              <Radio key={each} id={`${id}-${each}`} name={`${id}-mode`} label={names ? t(each === 'add' ? 'table.modes.fill' : 'table.modes.renew') : t(`table.modes.${each}`, { count })} isChecked={mode === each} onChange={() => setMode(each)} />
            ))}
          </fieldset>
        )}
        <Remarks paste={paste} columns={columns} most={most} />
        <Preview rows={rows} columns={columns} />
      </ModalBody>
      <ModalFooter>
        <Button isDisabled={rows.length === 0} onClick={() => onTake(rows, columns, mode)}>
          {t('table.take', { count: rows.length })}
        </Button>
        <Button variant="link" onClick={onClose}>
          {t('table.cancel')}
        </Button>
      </ModalFooter>
    </Dialog>
  );
}

/** What of each line could not be read, why, and what would do. */
function Remarks({ paste: { remarks, unsaid }, columns, most }: { paste: Paste; columns: readonly Column[]; most: number }) {
  const { t } = useTranslation();
  const speaker = useSpeaker();
  const title = t('table.remarks', { count: remarks.length + unsaid });
  return (
    <div role="status" className="ds-paste-remarks">
      {remarks.length > 0 && (
        <>
          <h2>{title}</h2>
          <ul tabIndex={0} aria-label={title}>
            {remarks.map((remark, index) => (
              <li key={index}>
                {t('table.said', { line: remark.line, what: sayRemark(remark, columns, most, t, speaker) })}
                {remark.text !== '' && <code>{shortened(remark.text.trim().replace(/\s+/g, ' '), 120)}</code>}
              </li>
            ))}
            {unsaid > 0 && <li>{t('table.unsaid', { count: unsaid })}</li>}
          </ul>
        </>
      )}
    </div>
  );
}

/** The rows as they are understood. */
function Preview({ rows, columns }: { rows: readonly PastedRow[]; columns: readonly Column[] }) {
  const { t } = useTranslation();
  const used = columns.flatMap((column, index) => (rows.some(({ values }) => values.has(index)) ? [{ column, index }] : []));
  const more = rows.length - SHOWN;
  return (
    <>
      <h2 className="ds-paste-title">
        {t('table.preview')}
        <span role="status">{rows.length === 0 ? t('table.nothing') : t('table.found', { count: rows.length })}</span>
      </h2>
      {rows.length > 0 && (
        <div className="ds-table-scroll ds-paste-preview" tabIndex={0} role="region" aria-label={t('table.preview')}>
          <table role="table" className="ds-table">
            <thead role="rowgroup">
              <tr role="row">
                <th role="columnheader" scope="col">
                  {t('table.line')}
                </th>
                {used.map(({ column, index }) => (
                  <th key={index} role="columnheader" scope="col">
                    {column.label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody role="rowgroup">
              {rows.slice(0, SHOWN).map(({ line, values }, row) => (
                <tr key={row} role="row">
                  <th role="rowheader" scope="row">
                    {line}
                  </th>
                  {used.map(({ column, index }) => (
                    <td key={index} role="cell" data-column={column.label}>
                      <Value column={column} value={values.get(index)} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {more > 0 && <p>{t('table.further', { count: more })}</p>}
        </div>
      )}
    </>
  );
}

function Value({ column, value }: { column: Column; value: unknown }) {
  const { t } = useTranslation();
  if (value === undefined) return null;
  if (typeof value === 'boolean') return t(value ? 'table.yes' : 'table.no');
  if (Array.isArray(value)) return <code>{shortened(value.join(t('marks.comma')))}</code>;
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = shortened(String(value));
  const { kind } = column.shape;
  if (kind === 'choice') return column.options.find((each) => each.value === value)?.label ?? text;
  return kind === 'address' || kind === 'range' ? <code>{text}</code> : text;
}
