import { ADDRESS_BITS, type Cidr, cidrFrom, formatAddress, formatCidr, formatCount } from '@dualstack/schema';
import { type CSSProperties, type KeyboardEvent, memo, useState } from 'react';
import { stepFocus } from './focus.js';
import { useTranslation } from '../i18n/useTranslation.js';
import { Sign } from '../ui/signs.js';
import type { Holding } from './held.js';
import { type DrawnRange, nameOf } from './pools.js';
import { type Block, type GapPart, PARTS, type Sheet, type Sliver } from './sheet.js';
import { useSpaceTexts } from './useSpaceTexts.js';

interface SheetViewProps {
  sheet: Sheet<DrawnRange>;
  /** What is looked for, if anything is: all else is dimmed, and taken all the same. */
  hits: ReadonlySet<string> | undefined;
  chosen: string | undefined;
  /** What shares addresses with what is chosen. */
  clashes: ReadonlySet<string>;
  /** What shares addresses with somebody else's, chosen or not. */
  clashing: ReadonlySet<string>;
  onChoose: (id: string) => void;
  /** Goes into a part of it. */
  onGo: (range: string) => void;
}

/** From so many cells on, a name may fit into a block of one row. */
const WIDE = 2;
/** Ranges that are named where one points at them. */
const NAMED = 8;
/** So deep, and no deeper, one lies above the other. */
const DEEPEST = 8;

/**
 * A part of a space as 16 rows of 16 cells. Its cells are for the pointer: the list beside it has all of them for the keyboard and for
 * who listens. Its rows are one stop of the keyboard.
 */
export const SheetView = memo(function SheetView({ sheet, hits, chosen, clashes, clashing, onChoose, onGo }: SheetViewProps) {
  const { root, rows, columns, blocks, slivers, gaps, isHeld } = sheet;
  return (
    <div className="ds-sheet" data-family={root.family} style={{ '--ds-sheet-rows': rows, '--ds-sheet-columns': columns } as CSSProperties}>
      <div className="ds-sheet-heads" aria-hidden="true">
        {Array.from({ length: columns }, (_, column) => (
          <span key={column}>+{column.toString(root.family === 'ipv6' ? 16 : 10)}</span>
        ))}
      </div>
      <SheetRows key={formatCidr(root)} sheet={sheet} onGo={onGo} />
      <div className="ds-sheet-grid" data-held={isHeld || undefined} aria-hidden="true">
        {gaps.map((part) => (
          <GapView key={`${part.gap.key} ${part.row}`} part={part} isChosen={part.gap.id === chosen} onChoose={onChoose} />
        ))}
        {blocks.map((block) => (
          <BlockView key={`${formatCidr(block.cidr)} ${block.isFrame}`} block={block} isDim={isDim(block.ranges, hits)} isChosen={has(block.ranges, chosen)} isClash={block.ranges.some(({ id }) => clashes.has(id))} isMet={block.ranges.some(({ id }) => clashing.has(id))} onChoose={onChoose} onGo={onGo} />
        ))}
        {slivers.map((sliver) => (
          <SliverView key={formatCidr(sliver.cell)} sliver={sliver} isDim={isDim(sliver.ranges, hits)} isChosen={has(sliver.ranges, chosen)} isClash={sliver.ranges.some(({ id }) => clashes.has(id))} isMet={sliver.ranges.some(({ id }) => clashing.has(id))} onGo={onGo} />
        ))}
      </div>
    </div>
  );
});

const isDim = (ranges: readonly DrawnRange[], hits: ReadonlySet<string> | undefined) => hits !== undefined && !ranges.some(({ id }) => hits.has(id));
const has = (ranges: readonly DrawnRange[], id: string | undefined) => id !== undefined && ranges.some((each) => each.id === id);

/** The rows, each a way into it. */
function SheetRows({ sheet: { root, rows, rowPrefix }, onGo }: { sheet: Sheet<DrawnRange>; onGo: (range: string) => void }) {
  const { t } = useSpaceTexts();
  const [at, setAt] = useState(0);
  const rowAt = (row: number): Cidr => cidrFrom(root.family, root.first + ((root.last - root.first + 1n) / BigInt(rows)) * BigInt(row), rowPrefix);
  const shown = (row: number) => shortAddress(formatAddress(root.family, rowAt(row).first));
  if (rowPrefix <= root.prefix)
    return (
      <div className="ds-sheet-rows" aria-hidden="true">
        {Array.from({ length: rows }, (_, row) => (
          <span key={row}>{shown(row)}</span>
        ))}
      </div>
    );
  return (
    <div className="ds-sheet-rows" role="toolbar" aria-orientation="vertical" aria-label={t('rows')} onKeyDown={(event: KeyboardEvent<HTMLDivElement>) => stepFocus(event, 'button')}>
      {Array.from({ length: rows }, (_, row) => (
        <button key={row} type="button" tabIndex={row === at ? 0 : -1} aria-label={t('goIn', { range: formatCidr(rowAt(row)) })} onFocus={() => setAt(row)} onClick={() => onGo(formatCidr(rowAt(row)))}>
          {shown(row)}
        </button>
      ))}
    </div>
  );
}

interface PartProps {
  isDim: boolean;
  isChosen: boolean;
  /** Whether it shares addresses with what is chosen, and whether with anybody. */
  isClash: boolean;
  isMet: boolean;
  onGo: (range: string) => void;
}

const BlockView = memo(function BlockView({ block: { cidr, ranges, row, column, rows, columns, depth, isInner, isParent }, isDim, isChosen, isClash, isMet, onChoose, onGo }: PartProps & { block: Block<DrawnRange>; onChoose: (id: string) => void }) {
  const { t: shell } = useTranslation();
  const { t } = useSpaceTexts();
  const text = formatCidr(cidr);
  const [first, ...others] = ranges;
  const name = others.length === 0 ? nameOf(first) : `${nameOf(first)} +${others.length}`;
  return (
    <button
      type="button"
      tabIndex={-1}
      className="ds-sheet-block"
      title={[ranges.slice(0, NAMED).map((each) => t('named', { name: nameOf(each), state: t(`holding.${each.holding}`) })).join(shell('marks.comma')) + (ranges.length > NAMED ? ' …' : ''), text, ...(isMet ? [t('clashes')] : [])].join(' · ')}
      data-ranges={ranges.map(({ id }) => id).join(' ')}
      data-holding={first.holding}
      data-dim={isDim || undefined}
      data-chosen={isChosen || undefined}
      data-clash={isClash || undefined}
      data-met={isMet || undefined}
      data-inner={isInner || undefined}
      data-parent={isParent || undefined}
      style={{ gridArea: `${row + 1} / ${column + 1} / span ${rows} / span ${columns}`, '--ds-depth': Math.min(depth, DEEPEST) } as CSSProperties}
      onClick={() => onChoose(first.id)}
      onDoubleClick={() => cidr.prefix < ADDRESS_BITS[cidr.family] && onGo(text)}
    >
      {!isInner && (columns >= WIDE || rows > 1) && <span>{name}</span>}
      {isMet && <Sign name="warn" />}
    </button>
  );
});

/** Room, to be chosen: what it is called stands in it where that fits whole. */
const GapView = memo(function GapView({ part: { gap, row, column, rows, columns, isNamed }, isChosen, onChoose }: { part: GapPart; isChosen: boolean; onChoose: (id: string) => void }) {
  const { t } = useSpaceTexts();
  const text = t('gap', { count: formatCount(gap.count), size: gap.from.prefix });
  return (
    <button
      type="button"
      tabIndex={-1}
      className="ds-sheet-gap"
      title={`${text} · ${gap.first}`}
      data-ranges={gap.id}
      data-chosen={isChosen || undefined}
      style={{ gridArea: `${row + 1} / ${column + 1} / span ${rows} / span ${columns}` }}
      onClick={() => onChoose(gap.id)}
    >
      {isNamed && (
        <span>
          <i />
          <span>{text}</span>
        </span>
      )}
    </button>
  );
});

const COLOUR: Readonly<Record<Holding, string>> = { final: 'var(--ds-sheet-final)', draft: 'var(--ds-sheet-draft)', others: 'var(--ds-sheet-others)', inside: 'var(--ds-sheet-draft)', network: 'var(--ds-sheet-network)' };

const SliverView = memo(function SliverView({ sliver: { cell, row, column, parts }, isDim, isChosen, isClash, isMet, onGo }: PartProps & { sliver: Sliver<DrawnRange> }) {
  const stops = parts.map((holding, part) => `${holding ? (isDim ? 'var(--ds-line)' : COLOUR[holding]) : 'transparent'} ${(part * 100) / PARTS}% ${((part + 1) * 100) / PARTS}%`);
  const text = formatCidr(cell);
  return <button type="button" tabIndex={-1} className="ds-sheet-sliver" title={text} data-cell={text} data-dim={isDim || undefined} data-chosen={isChosen || undefined} data-clash={isClash || undefined} data-met={isMet || undefined} style={{ gridArea: `${row + 1} / ${column + 1}`, backgroundImage: `linear-gradient(90deg, ${stops.join(', ')})` }} onClick={() => onGo(text)} />;
});

/** An address without the groups of zeros at its end, but for the second. */
const shortAddress = (address: string): string => (address.includes(':') ? address : address.replace(/(?:\.0){1,2}$/, ''));
