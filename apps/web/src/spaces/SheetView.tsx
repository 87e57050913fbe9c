import { cidrFrom, formatAddress, formatCidr } from '@dualstack/schema';
import type { CSSProperties } from 'react';
import { type Block, type Holding, PARTS, type Sheet, type Sliver } from './sheet.js';
import type { DrawnRange } from './pools.js';

interface SheetViewProps {
  sheet: Sheet<DrawnRange>;
  /** What is dimmed: it is taken all the same. */
  isDim: (range: DrawnRange) => boolean;
  hot: string | undefined;
  nameOf: (range: DrawnRange) => string;
  onChoose: (id: string) => void;
  onHot: (id: string | undefined) => void;
  /** Goes into a part of it. */
  onGo: (range: string) => void;
}

/** From so many cells on, a name may fit into a block of one row. */
const WIDE = 2;

/**
 * A part of a space as 16 rows of 16 cells. It is for the pointer; the list beside it has all of it for the keyboard and for
 * who listens.
 */
export function SheetView({ sheet, isDim, hot, nameOf, onChoose, onHot, onGo }: SheetViewProps) {
  const { root, rows, columns, blocks, slivers, around, cellPrefix, rowPrefix } = sheet;
  const rowAt = (row: number) => cidrFrom(root.family, root.first + ((root.last - root.first + 1n) / BigInt(rows)) * BigInt(row), rowPrefix);
  const canGo = rowPrefix > root.prefix;
  return (
    <div className="ds-sheet" data-family={root.family} aria-hidden="true" style={{ '--ds-sheet-rows': rows, '--ds-sheet-columns': columns } as CSSProperties}>
      <div className="ds-sheet-heads">
        {Array.from({ length: columns }, (_, column) => (
          <span key={column}>+{column.toString(root.family === 'ipv6' ? 16 : 10)}</span>
        ))}
      </div>
      <div className="ds-sheet-rows">
        {Array.from({ length: rows }, (_, row) => (
          <button key={row} type="button" tabIndex={-1} disabled={!canGo} onClick={() => onGo(formatCidr(rowAt(row)))}>
            {shortAddress(formatAddress(root.family, rowAt(row).first))}
          </button>
        ))}
      </div>
      <div className="ds-sheet-grid" data-held={around.length > 0 || undefined}>
        {blocks.map((block) => (
          <BlockView key={block.range.id} block={block} isDim={isDim(block.range)} isHot={hot === block.range.id} name={nameOf(block.range)} onChoose={onChoose} onHot={onHot} {...(block.range.cidr.prefix < cellPrefix && { onGo })} />
        ))}
        {slivers.map((sliver) => (
          <SliverView key={formatCidr(sliver.cell)} sliver={sliver} onGo={onGo} />
        ))}
      </div>
    </div>
  );
}

function BlockView({ block: { range, row, column, rows, columns, depth, isParent }, isDim, isHot, name, onChoose, onHot, onGo }: { block: Block<DrawnRange>; isDim: boolean; isHot: boolean; name: string; onChoose: (id: string) => void; onHot: (id: string | undefined) => void; onGo?: (range: string) => void }) {
  const text = formatCidr(range.cidr);
  return (
    <button
      type="button"
      tabIndex={-1}
      className="ds-sheet-block"
      title={`${name} · ${text}`}
      data-holding={range.holding}
      data-dim={isDim || undefined}
      data-hot={isHot || undefined}
      data-inner={depth > 0 || undefined}
      data-parent={isParent || undefined}
      style={{ gridArea: `${row + 1} / ${column + 1} / span ${rows} / span ${columns}`, '--ds-depth': depth } as CSSProperties}
      onClick={() => onChoose(range.id)}
      onDoubleClick={() => onGo?.(text)}
      onMouseEnter={() => onHot(range.id)}
      onMouseLeave={() => onHot(undefined)}
    >
      {depth === 0 && (columns >= WIDE || rows > 1) && <span>{name}</span>}
    </button>
  );
}

const COLOUR: Readonly<Record<Holding, string>> = { final: 'var(--ds-sheet-final)', draft: 'var(--ds-sheet-draft)', others: 'var(--ds-sheet-others)' };

function SliverView({ sliver: { cell, row, column, parts }, onGo }: { sliver: Sliver; onGo: (range: string) => void }) {
  const stops = parts.map((holding, part) => `${holding ? COLOUR[holding] : 'transparent'} ${(part * 100) / PARTS}% ${((part + 1) * 100) / PARTS}%`);
  const text = formatCidr(cell);
  return <button type="button" tabIndex={-1} className="ds-sheet-sliver" title={text} style={{ gridArea: `${row + 1} / ${column + 1}`, backgroundImage: `linear-gradient(90deg, ${stops.join(', ')})` }} onClick={() => onGo(text)} />;
}

/** An address without the groups of zeros at its end, but for the second. */
const shortAddress = (address: string): string => (address.includes(':') ? address : address.replace(/(?:\.0){1,2}$/, ''));
