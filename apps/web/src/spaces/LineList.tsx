import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { formatCidr, formatCount } from '@dualstack/schema';
import { memo, useState } from 'react';
import { useTranslation } from '../i18n/useTranslation.js';
import { Sign } from '../ui/signs.js';
import { stepFocus } from './focus.js';
import { around } from './held.js';
import type { Gap, Line } from './lines.js';
import { type DrawnRange, nameOf } from './pools.js';
import { useSpaceTexts } from './useSpaceTexts.js';

/** Lines that are drawn at first; thousands take a second to draw, and nobody reads them. */
const FIRST = 200;
/** So far, and no further, a line is set in. */
const DEEPEST = 4;

interface LineListProps {
  lines: readonly Line<DrawnRange>[];
  size: number;
  /** The prefix length of a cell of the sheet: in one lies what has no block of its own. */
  cellPrefix: number;
  chosen: string | undefined;
  /** What is looked for, if anything is. */
  hits: ReadonlySet<string> | undefined;
  /** What shares addresses with somebody else's. */
  clashing: ReadonlySet<string>;
  onChoose: (id: string) => void;
  onGo: (range: string) => void;
}

const inset = (depth: number) => (depth === 0 ? {} : { style: { marginLeft: `${Math.min(depth, DEEPEST) * 12}px` } });
const rangesOf = (line: Line<DrawnRange>): readonly DrawnRange[] => (line.kind === 'gap' ? [] : line.kind === 'stack' ? line.ranges : [line.range]);
const countHits = (ranges: readonly DrawnRange[], hits: ReadonlySet<string> | undefined) => (hits ? ranges.filter(({ id }) => hits.has(id)).length : 0);

/** The same in the order of addresses: a line a range, many of one cell in one, and the room between them. Arrow keys go from line to line. */
export const LineList = memo(function LineList({ lines, size, cellPrefix, chosen, hits, clashing, onChoose, onGo }: LineListProps) {
  const { t } = useSpaceTexts();
  const [shown, setShown] = useState(FIRST);
  const behind = hits ? countHits(lines.slice(shown).flatMap(rangesOf), hits) : 0;
  return (
    <>
      <ol className="ds-lines" onKeyDown={(event) => stepFocus(event, 'li > button')}>
        {lines.slice(0, shown).map((line) => {
          switch (line.kind) {
            case 'gap':
              return <GapLine key={line.key} line={line} size={size} isChosen={chosen === line.id} onChoose={onChoose} />;
            case 'stack':
              return <StackLine key={line.key} line={line} hits={hits && countHits(line.ranges, hits)} isClashing={line.ranges.some(({ id }) => clashing.has(id))} onGo={onGo} />;
            case 'range':
              return <RangeLine key={line.key} range={line.range} depth={line.depth} cellPrefix={cellPrefix} isChosen={chosen === line.range.id} isDim={hits?.has(line.range.id) === false} isClashing={clashing.has(line.range.id)} onChoose={onChoose} />;
          }
        })}
      </ol>
      {lines.length > shown && (
        <Button variant="link" onClick={() => setShown(shown + FIRST * 5)}>
          {t('more', { count: Math.min(lines.length - shown, FIRST * 5) }) + (behind > 0 ? t('moreFound', { count: behind }) : '')}
        </Button>
      )}
    </>
  );
});

function GapLine({ line: { id, first, count, depth, isOfNetwork }, size, isChosen, onChoose }: { line: Gap; size: number; isChosen: boolean; onChoose: (id: string) => void }) {
  const { t } = useSpaceTexts();
  return (
    <li className="ds-line-gap" data-ranges={id} {...inset(depth)}>
      <button type="button" id={`range-${id}`} aria-pressed={isChosen} onClick={() => onChoose(id)}>
        <span>{t(isOfNetwork ? 'gapOfNetwork' : 'gap', { count: formatCount(count), size })}</span>
        {!isOfNetwork && <b aria-hidden="true">{t('planHereShort')}</b>} <code>{first}</code>
      </button>
    </li>
  );
}

function StackLine({ line: { cell, ranges, depth }, hits, isClashing, onGo }: { line: Extract<Line<DrawnRange>, { kind: 'stack' }>; hits: number | undefined; isClashing: boolean; onGo: (range: string) => void }) {
  const { i18n } = useTranslation();
  const { t } = useSpaceTexts();
  const range = formatCidr(cell);
  return (
    <li className="ds-line" data-stack data-family={cell.family} data-dim={hits === 0 || undefined} data-cell={range} {...inset(depth)}>
      <button type="button" onClick={() => onGo(range)}>
        {isClashing && <ClashMark />}
        <b>{t('stack', { count: new Intl.NumberFormat(i18n.language).format(ranges.length) })}</b> {hits !== undefined && hits > 0 && <small>{t('stackFound', { count: hits })}</small>} <code>{t('stackIn', { range })}</code>
      </button>
    </li>
  );
}

interface RangeLineProps {
  range: DrawnRange;
  depth: number;
  cellPrefix: number;
  isChosen: boolean;
  isDim: boolean;
  isClashing: boolean;
  onChoose: (id: string) => void;
}

const RangeLine = memo(function RangeLine({ range, depth, cellPrefix, isChosen, isDim, isClashing, onChoose }: RangeLineProps) {
  const { t: shell } = useTranslation();
  const { t } = useSpaceTexts();
  const { plan, role, range: text } = range.range;
  return (
    <li
      className="ds-line"
      data-family={range.cidr.family}
      data-holding={range.holding}
      data-dim={isDim || undefined}
      data-ranges={range.id}
      {...(range.cidr.prefix > cellPrefix && { 'data-cell': formatCidr(around(range.cidr, cellPrefix)) })}
      {...inset(depth)}
    >
      <button type="button" id={`range-${range.id}`} aria-pressed={isChosen} onClick={() => onChoose(range.id)}>
        {isClashing && <ClashMark />}
        <b>{nameOf(range)}</b>{' '}
        <small>
          {shell(`roles.${role}`)}
          {plan && ` · ${t(range.holding === 'inside' ? 'state.inside' : `state.${plan.status}`)}`}
        </small>{' '}
        <code>{text}</code>
      </button>
    </li>
  );
});

/** Says that addresses are somebody else's too. */
export function ClashMark() {
  const { t } = useSpaceTexts();
  return (
    <span className="ds-space-clash" title={t('clashes')}>
      <Sign name="warn" />
      <span className="pf-v6-screen-reader">{t('clashes')}</span>
    </span>
  );
}
