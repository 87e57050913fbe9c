import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { ADDRESS_BITS, formatCidr, formatCount, overlaps } from '@dualstack/schema';
import type { ReactNode, RefObject } from 'react';
import { useTranslation } from '../i18n/useTranslation.js';
import { LineList } from './LineList.js';
import type { DrawnRange } from './pools.js';
import { RangeTable } from './RangeTable.js';
import type { Sheet } from './sheet.js';
import { useSpaceTexts } from './useSpaceTexts.js';

interface ListPaneProps {
  sheet: Sheet<DrawnRange>;
  /** All that is in the space, as far as it is known. */
  ranges: readonly DrawnRange[];
  /** Whether ranges stand in a table, or in the order of addresses with the room between them. */
  isTable: boolean;
  onTable: (isTable: boolean) => void;
  size: number;
  onSize: (size: number) => void;
  title: RefObject<HTMLHeadingElement | null>;
  chosen: string | undefined;
  hits: ReadonlySet<string> | undefined;
  clashing: ReadonlySet<string>;
  onChoose: (id: string) => void;
  onGo: (range: string) => void;
  /** What is said of the range that is chosen. */
  children: ReactNode;
}

/** The same as the sheet in the order of addresses, with the room between ranges in the size that is asked for. */
export function ListPane({ sheet, ranges, isTable, onTable, size, onSize, title, chosen, hits, clashing, onChoose, onGo, children }: ListPaneProps) {
  const { i18n } = useTranslation();
  const { t } = useSpaceTexts();
  const { root, lines } = sheet;
  const number = new Intl.NumberFormat(i18n.language);
  /** What a search leaves of a table; lines are dimmed and stay. */
  const left = isTable && hits ? ranges.filter(({ id, cidr }) => hits.has(id) && overlaps(root, cidr)).length : undefined;
  const listed = lines.reduce((sum, line) => sum + (line.kind === 'gap' ? 0 : line.kind === 'stack' ? line.ranges.length : 1), 0);
  const room = sheet.room > 0n ? t('roomFor', { count: formatCount(sheet.room), size }) : t('noRoom', { size });
  return (
    <section aria-labelledby="lines-title" className="ds-space-list">
      <div className="ds-space-way">
        <h2 id="lines-title" ref={title} tabIndex={-1}>
          {t(isTable ? 'table' : 'order')}
        </h2>
        <Button variant="link" isInline onClick={() => onTable(!isTable)}>
          {t(isTable ? 'asList' : 'asTable')}
        </Button>
        <label className="ds-space-select">
          <span>{t('size')}</span>
          <select value={size} onChange={(event) => onSize(Number(event.target.value))}>
            {Array.from({ length: ADDRESS_BITS[root.family] - root.prefix + 1 }, (_, each) => root.prefix + each).map((each) => (
              <option key={each} value={each}>
                /{each}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p className="ds-space-count">{left !== undefined ? t('rowsFound', { count: left, amount: number.format(left), of: number.format(listed) }) : [t('ranges', { count: listed, amount: number.format(listed) }), t('lineCount', { count: lines.length }), ...(sheet.isWhole ? [room] : [])].join(' · ')}</p>
      {!sheet.isWhole && <p className="ds-space-note">{t('partNotWhole')}</p>}
      {children}
      {listed === 0 && sheet.isWhole && <p className="ds-space-note">{ranges.length === 0 ? t('none') : sheet.isHeld ? t('heldWhole') : t('emptyPart')}</p>}
      {isTable ? (
        (listed > 0 || sheet.around.length > 0) && <RangeTable key={formatCidr(root)} root={root} ranges={ranges} cellPrefix={sheet.cellPrefix} chosen={chosen} hits={hits} clashing={clashing} onChoose={onChoose} />
      ) : (
        <LineList key={formatCidr(root)} lines={lines} size={size} cellPrefix={sheet.cellPrefix} chosen={chosen} hits={hits} clashing={clashing} onChoose={onChoose} onGo={onGo} />
      )}
    </section>
  );
}
