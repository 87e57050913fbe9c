import type { Provider } from '@dualstack/schema';
import type { ReactNode } from 'react';
import { useSpeaker } from '../../i18n/speaker.js';
import { useTranslation } from '../../i18n/useTranslation.js';
import { emphasise } from './emphasis.js';
import { type DiffGroup, type DiffRow, termOfValue, textOfValue } from './rows.js';
import './compare.css';

export type Side = 'a' | 'b';

interface DiffTableProps {
  groups: readonly DiffGroup[];
  provider: Provider | undefined;
  /** What the two sides are called. */
  heads: Readonly<Record<Side, ReactNode>>;
  caption: string;
  /** Which side each field is taken from, where a person chooses; without it, both are only shown. */
  choice?: { readonly of: (key: string) => Side; readonly choose: (key: string, side: Side) => void; readonly names: Readonly<Record<Side, string>> };
}

/** Two plans side by side, field by field: what is the same is left out, and of an address only what differs is bold. */
export function DiffTable({ groups, provider, heads, caption, choice }: DiffTableProps) {
  const { t } = useTranslation();
  return (
    <table className="ds-diff" data-chooses={choice !== undefined || undefined}>
      <caption className="pf-v6-screen-reader">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('saved.field')}</th>
          <th scope="col">
            <span className="ds-diff-mark" data-side="a" aria-hidden="true">
              A
            </span>
            {heads.a}
          </th>
          <th scope="col">
            <span className="ds-diff-mark" data-side="b" aria-hidden="true">
              B
            </span>
            {heads.b}
          </th>
        </tr>
      </thead>
      {groups.map(({ title, rows }) => (
        <tbody key={title}>
          {title !== '' && (
            <tr className="ds-diff-step">
              <th scope="rowgroup" colSpan={3}>
                {title}
              </th>
            </tr>
          )}
          {rows.map((row) => (
            <Row key={row.key} row={row} provider={provider} choice={choice} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function Row({ row, provider, choice }: { row: DiffRow; provider: Provider | undefined; choice: DiffTableProps['choice'] }) {
  const chosen = choice?.of(row.key);
  return (
    <tr>
      <th scope="row">{row.label}</th>
      {(['a', 'b'] as const).map((side) => {
        const value = <Value row={row} side={side} provider={provider} />;
        return (
          <td key={side} data-chosen={chosen === side || undefined}>
            {choice ? (
              <label>
                <input type="radio" name={`diff ${row.key}`} checked={chosen === side} onChange={() => choice.choose(row.key, side)} aria-label={`${row.label}: ${choice.names[side]}`} />
                {value}
              </label>
            ) : (
              value
            )}
          </td>
        );
      })}
    </tr>
  );
}

function Value({ row, side, provider }: { row: DiffRow; side: Side; provider: Provider | undefined }) {
  const { t } = useTranslation();
  const speaker = useSpeaker();
  const value = row[side];
  if (value === undefined || value === null || value === '') return <span className="ds-diff-none">{t('saved.nothing')}</span>;
  if (typeof value === 'boolean') return <b>{t(value ? 'review.yes' : 'review.no')}</b>;
  const term = termOfValue(provider, row.path, value, speaker);
  if (term !== undefined) return <b>{term}</b>;
  const text = textOfValue(value, t('marks.comma'));
  const pieces = emphasise(text, textOfValue(row[side === 'a' ? 'b' : 'a'], t('marks.comma')));
  const isCode = pieces.length > 1 || /^[0-9a-f.:/]+$/i.test(text);
  const shown = pieces.map((piece, index) => (piece.isSame ? <span key={index}>{piece.text}</span> : <b key={index}>{piece.text}</b>));
  return isCode ? <code>{shown}</code> : <span>{shown}</span>;
}
