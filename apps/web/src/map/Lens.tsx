import type { Family } from '@dualstack/schema';
import type { CSSProperties, ReactNode } from 'react';
import { useTranslation } from '../i18n/useTranslation.js';
import { flagAt, HALF, type Lens as LensDrawing, type LensCell, type LensRow, lensOf, spanOf, wordsOf } from './lens.js';
import './lens.css';

export type { LensRow } from './lens.js';

/**
 * One or two ranges of a family, digit by digit: what is fixed, what was typed, where the prefixes end, and what they share.
 * Where none of them can be read, there is what stands for it, which is nothing unless it is given.
 */
export function Lens({ family, rows, empty = null }: { family: Family; rows: readonly LensRow[]; empty?: ReactNode }) {
  const { t } = useTranslation();
  const lens = lensOf(family, rows);
  if (!lens) return empty;
  const { key, values } = wordsOf(lens);
  return (
    <div className="ds-lens-box" data-family={family}>
      <div className="ds-lens" role="img" aria-label={t(`map.lens.said.${key}`, values)} data-halves={lens.halves.length} data-lines={lens.lines.length} style={{ '--ds-lens-wide': Math.max(...lens.halves.map((half) => widthOf(lens, half))) } as CSSProperties}>
        {lens.halves.map((half) => (
          <Half key={half} lens={lens} half={half} />
        ))}
        {lens.rest > 0 && <p className="ds-lens-rest">{t(lens.lines.length > 1 ? 'map.lens.restBoth' : 'map.lens.rest', { bits: lens.rest })}</p>}
      </div>
    </div>
  );
}

/** Grid column of a cell: the first is that of the labels, and behind each group stands a separator. */
const columnOf = (cell: number, group: number) => 2 + cell + Math.floor(cell / group);
/** A cell that shows its bits is this many times as wide as another. */
const SPLIT = 2.2;
/** From so many cells on, the words of what is shared and of what is one of many have room beside each other. */
const ROOMY = 10;
/** A share of a cell's width. */
const share = (part: number, isSplit: boolean) => `calc(var(--ds-lens-cell) * ${part * (isSplit ? SPLIT : 1)})`;
const isSplitAt = ({ lines }: LensDrawing, half: number, at: number) => lines[0]?.cells[half * HALF + at]?.bits !== undefined;
/** How many cells wide a half is, separators apart. */
const widthOf = (lens: LensDrawing, half: number) => Array.from({ length: HALF }, (_, at) => (isSplitAt(lens, half, at) ? SPLIT : 1)).reduce((sum, each) => sum + each, 0);

function Half({ lens, half }: { lens: LensDrawing; half: number }) {
  const { t } = useTranslation();
  const { group, separator, lines, relation } = lens;
  const below = lines.length + 2;
  const place = (from: number, to: number, rows: string): CSSProperties | undefined => {
    const span = spanOf(lens, half, from, to);
    return span && { gridArea: `${rows.split('/')[0]} / ${columnOf(span.from, group)} / ${rows.split('/')[1]} / ${columnOf(span.to, group) + 1}`, ...(span.before > 0 && { marginLeft: share(span.before, isSplitAt(lens, half, span.from)) }), ...(span.after > 0 && { marginRight: share(span.after, isSplitAt(lens, half, span.to)) }) };
  };
  const [from, to] = relation?.kind === 'inside' ? relation.one : [0, 0];
  const band = relation && place(0, relation.shared, `2/${below}`);
  const bandWord = relation && half === 0 && place(0, relation.shared, `${below}/${below + 1}`);
  const one = to > from ? place(from, to, `2/${below}`) : undefined;
  const oneWord = one && place(from, to, `${below}/${below + 1}`);
  const digits = (to - from) / lens.bitsPerCell;
  const shared = relation && t('map.lens.shared', { count: relation.shared });
  const oneOf = oneWord && digits >= 2 && t('map.lens.oneOf', { digits: digits <= 4 ? 'x'.repeat(Math.ceil(digits)) : (2 ** (to - from)).toString() });
  const isShort = relation !== undefined && relation.shared / lens.bitsPerCell < ROOMY;
  const columns = Array.from({ length: HALF }, (_, at) => `${share(1, isSplitAt(lens, half, at))}${at % group === group - 1 ? ' var(--ds-lens-gap)' : ''}`);
  return (
    <div className="ds-lens-half" data-half={half} style={{ gridTemplateColumns: `auto ${columns.join(' ')}` }}>
      {lines.map(({ label, cells, prefix }, row) => {
        const flag = flagAt(lens, half, prefix);
        return [
          <span key={`label ${row}`} className="ds-lens-label" data-row={row} style={{ gridArea: `${row + 2} / 1` }}>
            {label}
          </span>,
          ...cells.slice(half * HALF, (half + 1) * HALF).map((cell, at) => <Cell key={`${row} ${at}`} cell={cell} style={{ gridArea: `${row + 2} / ${columnOf(at, group)}` }} />),
          ...Array.from({ length: HALF / group }, (_, each) =>
            half === 1 && each === HALF / group - 1 ? null : (
              <i key={`separator ${row} ${each}`} className="ds-lens-separator" style={{ gridArea: `${row + 2} / ${columnOf((each + 1) * group - 1, group) + 1}` }}>
                {separator}
              </i>
            ),
          ),
          flag && (
            <span
              key={`flag ${row}`}
              className="ds-lens-flag"
              data-row={row}
              style={{ gridArea: `${row === 0 ? 1 : below} / ${columnOf(flag.cell, group)}`, marginLeft: share(flag.share, isSplitAt(lens, half, flag.cell)) }}
            >
              /{prefix}
            </span>
          ),
        ];
      })}
      {band && <span className="ds-lens-band" data-apart={relation.kind === 'apart' || undefined} style={band} />}
      {bandWord && (
        <span className="ds-lens-brace" data-apart={relation.kind === 'apart' || undefined} data-short={isShort || undefined} style={bandWord}>
          <span>{isShort && oneOf ? `${shared} · ${oneOf}` : shared}</span>
        </span>
      )}
      {one && <span className="ds-lens-one" style={one} />}
      {oneOf && !(isShort && bandWord) && (
        <span className="ds-lens-one-word" style={oneWord}>
          <span>{oneOf}</span>
        </span>
      )}
    </div>
  );
}

function Cell({ cell: { char, kind, isTyped, bits, state }, style }: { cell: LensCell; style: CSSProperties }) {
  return (
    <b data-kind={kind} data-state={state} data-implied={isTyped ? undefined : true} data-split={bits ? true : undefined} style={style}>
      {bits
        ? bits.map((bit, index) => (
            <span key={index} data-kind={bit.kind}>
              {bit.char}
            </span>
          ))
        : char}
    </b>
  );
}
