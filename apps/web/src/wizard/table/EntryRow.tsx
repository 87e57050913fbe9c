import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { isWithin, type Path } from '@dualstack/schema';
import { type ReactNode, useDeferredValue, useEffect, useId, useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation.js';
import { Row } from '../../ui/Row.js';
import { Sign } from '../../ui/signs.js';
import { FieldMessages } from '../fields/FieldMessages.js';
import { CellOf } from '../fields/layout.js';
import { OwnFindings } from '../fields/OwnFindings.js';
import { fieldId } from '../steps.js';
import { useFindings, useLabel, useSelected, useWizard } from '../WizardContext.js';
import { keyPath } from './columns.js';
import { EntryField, type TableColumn } from './EntryField.js';

interface EntryRowProps {
  list: Path;
  index: number;
  columns: readonly TableColumn[];
  extra: ((index: number) => ReactNode) | undefined;
  onDuplicate: (index: number) => void;
  onRemove: (index: number) => void;
}

/** An entry of a list as a row of its table: its cells, and below them what is said of them and what else it has. */
export function EntryRow({ list, index, columns, extra, onDuplicate, onRemove }: EntryRowProps) {
  const { t } = useTranslation();
  const { store } = useWizard();
  const path = [...list, index];
  const name = useLabel(path);
  const cells = columns.filter(({ place = 'row' }) => place === 'row');
  const others = columns.filter(({ place }) => place === 'more');
  const hasMore = others.length > 0 || extra !== undefined;
  const keys = JSON.stringify([path, cells.map(({ key }) => [...path, ...keyPath(key)])]);
  const [chosen, setOpen] = useState<boolean>();
  /** Nothing is folded away that is to be mended. */
  const isToMend = useSelected((each) => hasMore && each.shownAt(path, true).some((finding) => finding.severity !== 'info' && isInMore(finding.path, keys)));
  const isOpen = chosen ?? isToMend;
  /** What is folded away comes right after the step. */
  const isLater = useDeferredValue(true, false);
  const id = useId();
  useEffect(
    () =>
      store.onReveal((target) => {
        if (isInMore(target, keys)) setOpen(true);
      }),
    [store, keys],
  );
  return (
    <tbody role="rowgroup" className="ds-item">
      <tr role="row" className="ds-item-cells">
        <th scope="row" role="rowheader">
          <span className="ds-item-head">
            {hasMore && (
              <Button variant="plain" aria-label={t('table.more', { row: name })} aria-expanded={isOpen} aria-controls={id} className="ds-item-toggle" onClick={() => setOpen(!isOpen)} icon={<Sign name="right" />} />
            )}
            <span className="ds-item-number" aria-hidden="true">
              {index + 1}
            </span>
            <span className="ds-item-name">{name}</span>
          </span>
        </th>
        {cells.map((column) => (
          <td key={column.key} role="cell">
            <CellOf value={name}>
              <EntryField entry={path} column={column} />
            </CellOf>
          </td>
        ))}
        <td role="cell" className="ds-item-actions">
          <Button variant="plain" aria-label={t('table.duplicate', { row: name })} title={t('table.duplicate', { row: name })} onClick={() => onDuplicate(index)} icon={<Sign name="copy" />} />
          <Button variant="plain" aria-label={t('table.remove', { row: name })} title={t('table.remove', { row: name })} onClick={() => onRemove(index)}>
            ×
          </Button>
        </td>
      </tr>
      <tr role="row" className="ds-item-below">
        <td role="cell" colSpan={cells.length + 2}>
          <OwnFindings path={path} />
          {cells.map(({ key }) => (
            <CellMessages key={key} path={[...path, ...keyPath(key)]} />
          ))}
          {hasMore && (
            // Whoever came here to mend something stays here once it is mended.
            <div id={id} role="group" aria-label={t('table.more', { row: name })} className="ds-item-more" hidden={!isOpen} onFocus={() => setOpen(true)}>
              {(isOpen || isLater) && (
                <>
                  <Row>
                    {others.map((column) => (
                      <EntryField key={column.key} entry={path} column={column} />
                    ))}
                  </Row>
                  {extra?.(index)}
                </>
              )}
            </div>
          )}
        </td>
      </tr>
    </tbody>
  );
}

/** Whether a place is in an entry and in none of its cells: `keys` has the path of the entry and those of the cells, as JSON. */
function isInMore(place: Path, keys: string): boolean {
  const [own, cells] = JSON.parse(keys) as [Path, readonly Path[]];
  return place.length > own.length && isWithin(place, own) && !cells.some((each) => isWithin(place, each));
}

/** What is to be said of a cell, under the row, where there is room for it. */
function CellMessages({ path }: { path: Path }) {
  const findings = useFindings(path);
  const label = useLabel(path);
  return (
    <div className="ds-item-said">
      {findings.length > 0 && <strong>{label}</strong>}
      <FieldMessages id={`${fieldId(path)}-messages`} path={path} findings={findings} />
    </div>
  );
}
