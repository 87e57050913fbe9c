import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { type Cidr, formatCidr } from '@dualstack/schema';
import { memo, useMemo, useState } from 'react';
import { useTranslation } from '../i18n/useTranslation.js';
import { exactTime } from '../plans/when.js';
import { stepFocus } from './focus.js';
import { around } from './held.js';
import { ClashMark } from './LineList.js';
import { type DrawnRange, nameOf } from './pools.js';
import { COLUMNS, rowsOf, type Sorting } from './tableRows.js';
import { useSpaceTexts } from './useSpaceTexts.js';

/** Rows that are drawn at first, and with each press of what shows more. */
const FIRST = 100;
const MORE = 500;

interface RangeTableProps {
  root: Cidr;
  ranges: readonly DrawnRange[];
  /** The prefix length of a cell of the sheet: in one lies what has no block of its own. */
  cellPrefix: number;
  chosen: string | undefined;
  /** What is looked for, if anything is: there is nothing else in the table. */
  hits: ReadonlySet<string> | undefined;
  clashing: ReadonlySet<string>;
  onChoose: (id: string) => void;
}

/** The ranges of a part of a space as a table: which, for what, whose, how it is held and since when. */
export const RangeTable = memo(function RangeTable({ root, ranges, cellPrefix, chosen, hits, clashing, onChoose }: RangeTableProps) {
  const { t: shell, i18n } = useTranslation();
  const { t } = useSpaceTexts();
  const [sorting, setSorting] = useState<Sorting>({ by: 'range', isDown: false });
  const [shown, setShown] = useState(FIRST);
  const { language } = i18n;
  const rows = useMemo(
    () => rowsOf(ranges, { root, hits, sorting, language, wordOf: ({ holding, range }, column) => (column === 'role' ? shell(`roles.${range.role}`) : t(`state.${holding}`)) }),
    [ranges, root, hits, sorting, language, shell, t],
  );
  const date = useMemo(() => new Intl.DateTimeFormat(language, { dateStyle: 'medium' }), [language]);
  return (
    <>
      <table className="ds-space-table" onKeyDown={(event) => stepFocus(event, 'tbody button')}>
        <caption className="pf-v6-screen-reader">{t('tableOf', { range: formatCidr(root) })}</caption>
        <thead>
          <tr>
            {COLUMNS.map((by) => (
              <th key={by} scope="col" aria-sort={sorting.by === by ? (sorting.isDown ? 'descending' : 'ascending') : 'none'}>
                <button type="button" onClick={() => setSorting({ by, isDown: sorting.by === by && !sorting.isDown })}>
                  {t(`column.${by}`)} <span aria-hidden="true">{sorting.by === by ? (sorting.isDown ? '↓' : '↑') : '↕'}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((one) => (
            <tr
              key={one.id}
              data-family={one.cidr.family}
              data-holding={one.holding}
              data-ranges={one.id}
              data-chosen={chosen === one.id || undefined}
              {...(one.cidr.prefix > cellPrefix && { 'data-cell': formatCidr(around(one.cidr, cellPrefix)) })}
              onClick={() => onChoose(one.id)}
            >
              <th scope="row">
                <button type="button" id={`range-${one.id}`} aria-pressed={chosen === one.id}>
                  <code>{one.range.range.split('/')[0]}<span>/{one.cidr.prefix}</span></code>
                </button>
              </th>
              <td>{shell(`roles.${one.range.role}`)}</td>
              <td>
                {clashing.has(one.id) && <ClashMark />} <b>{nameOf(one)}</b>
                {one.range.owner !== '' && <small>{one.range.owner === 'anonymous' ? shell('saved.somebody') : one.range.owner}</small>}
              </td>
              <td>{t(`state.${one.holding}`)}</td>
              <td>
                <time dateTime={one.range.since} title={exactTime(Date.parse(one.range.since), language)}>
                  {date.format(Date.parse(one.range.since))}
                </time>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shown && (
        <Button variant="link" onClick={() => setShown(shown + MORE)}>
          {t('moreRows', { count: Math.min(rows.length - shown, MORE) })}
        </Button>
      )}
    </>
  );
});
