import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { formatCidr } from '@dualstack/schema';
import { useState } from 'react';
import { useTranslation } from '../i18n/useTranslation.js';
import type { DrawnRange } from './pools.js';
import type { Line } from './sheet.js';
import { useSpaceTexts } from './useSpaceTexts.js';

/** Lines that are drawn at first; thousands take a second to draw, and nobody reads them. */
const FIRST = 200;

interface LineListProps {
  lines: readonly Line<DrawnRange>[];
  size: number;
  chosen: string | undefined;
  hot: string | undefined;
  isDim: (range: DrawnRange) => boolean;
  nameOf: (range: DrawnRange) => string;
  onChoose: (id: string) => void;
  onHot: (id: string | undefined) => void;
  onGo: (range: string) => void;
  onCopy: (range: string) => void;
}

/** The same in the order of addresses: a line a range, many of one cell in one, and the room between them. */
export function LineList({ lines, size, chosen, hot, isDim, nameOf, onChoose, onHot, onGo, onCopy }: LineListProps) {
  const { i18n } = useTranslation();
  const { t } = useSpaceTexts();
  const [shown, setShown] = useState(FIRST);
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <>
      <ol className="ds-lines">
        {lines.slice(0, shown).map((line) => {
          switch (line.kind) {
            case 'gap':
              return (
                <li key={line.key} className="ds-line-gap">
                  <button type="button" onClick={() => onCopy(formatCidr(line.from))}>
                    <span>{t('gap', { count: number.format(line.count), size })}</span> <code>{line.first}</code>
                    <span className="pf-v6-screen-reader">{t('copyGap', { range: formatCidr(line.from), count: number.format(line.count) })}</span>
                  </button>
                </li>
              );
            case 'stack':
              return (
                <li key={line.key} className="ds-line" data-stack data-family={line.cell.family} data-dim={line.ranges.every((range) => isDim(range)) || undefined}>
                  <button type="button" onClick={() => onGo(formatCidr(line.cell))}>
                    <b>{t('stack', { count: number.format(line.ranges.length) })}</b> <code>{t('stackIn', { range: formatCidr(line.cell) })}</code>
                  </button>
                </li>
              );
            case 'range': {
              const { range, depth } = line;
              const { plan, role, range: text } = range.range;
              return (
                <li key={line.key} className="ds-line" data-family={range.cidr.family} data-holding={range.holding} data-dim={isDim(range) || undefined} data-hot={hot === range.id || undefined} style={{ marginLeft: `${Math.min(depth, 4) * 12}px` }}>
                  <button type="button" id={`range-${range.id}`} aria-pressed={chosen === range.id} onClick={() => onChoose(range.id)} onMouseEnter={() => onHot(range.id)} onMouseLeave={() => onHot(undefined)}>
                    <b>{nameOf(range)}</b>{' '}
                    <small>
                      {t(`role.${role}`)}
                      {plan && ` · ${t(`state.${plan.status}`)}`}
                    </small>{' '}
                    <code>{text}</code>
                  </button>
                </li>
              );
            }
          }
        })}
      </ol>
      {lines.length > shown && (
        <Button variant="link" onClick={() => setShown(shown + FIRST * 5)}>
          {t('more', { count: lines.length - shown })}
        </Button>
      )}
    </>
  );
}
