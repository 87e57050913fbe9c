import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { type Path } from '@dualstack/schema';
import { type ReactNode, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from '../../i18n/useTranslation.js';
import { useSpeaker } from '../../i18n/speaker.js';
import { FamilyMark } from '../../ui/signs.js';
import { arriveAt } from '../arrival.js';
import { OwnFindings } from '../fields/OwnFindings.js';
import { PermanenceBadge } from '../fields/PermanenceBadge.js';
import { PagedRows } from '../PagedRows.js';
import { useFieldSpec, useLabel, useSelected, useWizard } from '../WizardContext.js';
import { columnsOf, keyPath } from './columns.js';
import type { TableColumn } from './EntryField.js';
import { EntryRow } from './EntryRow.js';
import { PasteRows } from './PasteRows.js';
import { createRowKeys } from './rowKeys.js';
import { createLongest, duplicateOf, entriesAt, firstRefused, takeRows, withFreeName } from './rows.js';
import { useDone } from './useDone.js';

/** Characters of an address from which on a table that is not wide has no room to spare. */
const LONG = 22;

/** A button that adds an entry. */
export interface AddEntry {
  readonly label: string;
  /** The entry to begin with in a plan. */
  readonly entry: (plan: unknown) => unknown;
}

interface EntryTableProps {
  /** Where the list is in the plan. */
  path: Path;
  /** Its fields; the first is what an entry is called. */
  columns: readonly TableColumn[];
  /** Ways to add an entry; what is pasted begins as that of the first. */
  adds: readonly [AddEntry, ...AddEntry[]];
  /** What else an entry has, below its row. */
  extra?: (index: number) => ReactNode;
}

/**
 * Things of a kind as a table: a row each, to be typed, pasted, duplicated and removed. Names, limits, choices and kinds of its columns
 * come from the domain. On a narrow page each row is a card.
 */
export function EntryTable({ path, columns, adds, extra }: EntryTableProps) {
  const { t } = useTranslation();
  const { store, choose, touch, provider } = useWizard();
  const speaker = useSpeaker();
  const label = useLabel(path);
  /** What is open or typed in a row goes with it when others come and go. */
  const [rowKeys] = useState(createRowKeys);
  const keys = useSelected((each) => rowKeys.of(entriesAt(each.plan(), path)));
  const count = keys.length;
  const [longestOf] = useState(createLongest);
  const isLong = useSelected((each) => longestOf(entriesAt(each.plan(), path)) > LONG);
  const around = useRef<HTMLDivElement>(null);
  const adding = useRef<HTMLButtonElement>(null);
  const done = useDone(() => adding.current?.focus());
  const cells = columns.filter(({ place = 'row' }) => place === 'row');
  const entries = () => entriesAt(store.plan(), path);
  const arriveAtRow = (index: number) => arriveAt(store, [...path, index, ...keyPath(cells[0]?.key ?? '')]);
  const set = (next: readonly unknown[]) => flushSync(() => choose(path, next));

  const add = ({ entry }: AddEntry) => {
    const all = entries();
    // It is called by its number, which one may have that stayed when another was removed.
    set([...all, withFreeName(entry(store.plan()), all, keyPath(columns[0]?.key ?? ''))]);
    arriveAtRow(all.length);
  };
  const duplicate = (index: number) => {
    const all = entries();
    set([...all.slice(0, index + 1), duplicateOf(all[index], all, columnsOf(provider, path, columns, [speaker])), ...all.slice(index + 1)]);
    done.say(t('table.done.duplicated', { row: nameOf(index) }));
    arriveAtRow(index + 1);
  };
  const remove = (index: number) => {
    const rest = entries().filter((_, each) => each !== index);
    set(rest);
    done.say(t('table.done.removed', { row: nameOf(index) }));
    if (rest.length === 0) adding.current?.focus();
    else arriveAtRow(Math.min(index, rest.length - 1));
  };
  const nameOf = (index: number) => speaker.shortFieldOf(provider, [...path, index]) ?? String(index + 1);

  return (
    <div ref={around} className="ds-items">
      <OwnFindings path={path} />
      <PagedRows path={path} count={count} label={label}>
        {(rows) =>
          count > 0 && (
            <div className="ds-items-scroll" data-long={isLong || undefined}>
              <table role="table" aria-label={label} className="ds-items-table">
                <thead role="rowgroup">
                  <tr role="row">
                    <th role="columnheader" scope="col">
                      <span className="pf-v6-screen-reader">{label}</span>
                    </th>
                    {cells.map(({ key, family }) => (
                      <ColumnHead key={key} path={[...path, 0, ...keyPath(key)]} family={family} />
                    ))}
                    <th role="columnheader" scope="col">
                      <span className="pf-v6-screen-reader">{t('table.actions')}</span>
                    </th>
                  </tr>
                </thead>
                {rows.map((index) => (
                  <EntryRow key={keys[index]} list={path} index={index} columns={columns} extra={extra} onDuplicate={duplicate} onRemove={remove} />
                ))}
              </table>
            </div>
          )
        }
      </PagedRows>
      <ColumnNotes path={path} columns={cells} />
      {done.notice}
      <div className="ds-actions">
        {adds.map((each, index) => (
          <Button key={each.label} ref={index === 0 ? adding : undefined} variant="secondary" onClick={() => add(each)}>
            {each.label}
          </Button>
        ))}
        <PasteRows
          path={path}
          columns={columns}
          count={count}
          around={around}
          onTake={(rows, read, mode) => {
            const first = mode === 'add' ? entries().length : 0;
            const next = takeRows(store.plan(), path, rows, read, mode, adds[0].entry);
            if (mode === 'replace') rowKeys.renew();
            set(entriesAt(next, path));
            const pasted = rows.flatMap((_, index) => read.map((column) => [...path, first + index, ...column.path]));
            // What a row lacks is said at once: nobody comes to each of its cells.
            touch(...pasted);
            done.say(t('table.done.taken', { count: rows.length }));
            return firstRefused(pasted, store.shownAt(path, true)) ?? [...path, first, ...keyPath(cells[0]?.key ?? '')];
          }}
        />
      </div>
    </div>
  );
}

function ColumnHead({ path, family }: { path: Path; family: TableColumn['family'] }) {
  const label = useLabel(path);
  const spec = useFieldSpec(path);
  const own = path.at(-1);
  return (
    <th role="columnheader" scope="col">
      {(own === 'ipv4' || own === 'ipv6') && <FamilyMark family={own} />}
      {family && own !== family && <FamilyMark family={family} />}
      {label}
      {spec?.required && (
        <span aria-hidden="true" className="ds-required">
          {' '}
          *
        </span>
      )}
      <PermanenceBadge path={path} />
    </th>
  );
}

/** What is to be known of columns, once for all rows. */
function ColumnNotes({ path, columns }: { path: Path; columns: readonly TableColumn[] }) {
  const { t } = useTranslation();
  const { provider } = useWizard();
  const { shortFieldOf } = useSpeaker();
  const noted = columns.filter(({ hint }) => hint !== undefined);
  if (noted.length === 0) return null;
  return (
    <ul className="ds-items-notes">
      {noted.map(({ key, hint }) => (
        <li key={key}>
          <strong>{shortFieldOf(provider, [...path, 0, ...keyPath(key)]) ?? key}</strong>
          {t('marks.colon')}
          {hint}
        </li>
      ))}
    </ul>
  );
}
