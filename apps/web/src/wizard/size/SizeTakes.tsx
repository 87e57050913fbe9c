import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { Spinner } from '@patternfly/react-core/dist/esm/components/Spinner/index.js';
import type { ReactNode } from 'react';
import { type Allocation, isNoRoom } from '../../api/suggest.js';
import { useReason } from '../../api/useReason.js';
import { FamilyMark, Sign } from '../../ui/signs.js';
import { keyOf } from './figures.js';
import type { Sizing } from './useAllocation.js';
import { useSizeTexts } from './useSizeTexts.js';

/** Figures that would fit, each alone. */
export interface FittingFigure {
  readonly nodes?: number;
  readonly podsPerNode?: number;
  readonly services?: number;
}

interface SizeTakesProps {
  sizing: Sizing;
  /** Takes a figure that fits in the place of the one that was asked. */
  onFit: (figure: FittingFigure) => void;
  /** What is said of the plan before its ranges, and after them. */
  before?: ReactNode;
  after?: (allocation: Allocation) => ReactNode;
}

/** What a plan of some size takes, with the sum of each range, or why there is no room. */
export function SizeTakes({ sizing: { shown, error, isBehind, isAsked, retry }, onFit, before, after }: SizeTakesProps) {
  const { t } = useSizeTexts();
  return (
    <section className="ds-size-takes" aria-label={t('takes')} aria-busy={isBehind}>
      <h2>
        {t('takes')} {isBehind && isAsked && <Spinner size="sm" aria-label={t('asking')} />}
      </h2>
      <div role="status">{error && <Refused error={error} onFit={onFit} onRetry={retry} />}</div>
      {before}
      {shown && (
        <ul data-behind={isBehind || undefined}>
          {shown.sum.map((line) => (
            <li key={keyOf(line)} data-same={line.same || undefined}>
              <span className="ds-size-name">
                {line.family && <FamilyMark family={line.family} />}
                {line.field}
              </span>
              <span className="ds-size-value">
                <code>{typeof line.value === 'number' && line.code.startsWith('mask') ? `/${line.value}` : line.value}</code>
                {line.same && <small>{t('same')}</small>}
              </span>
              <small className="ds-size-sum">{line.text}</small>
            </li>
          ))}
        </ul>
      )}
      {shown && after?.(shown)}
    </section>
  );
}

/** Why there is none, with the figures that would fit. */
function Refused({ error, onFit, onRetry }: { error: Error; onFit: (figure: FittingFigure) => void; onRetry: () => void }) {
  const { t } = useSizeTexts();
  const reasonOf = useReason();
  if (!isNoRoom(error)) {
    return (
      <p className="ds-size-refused">
        {t('failed', { reason: reasonOf(error) })}{' '}
        <Button variant="link" isInline onClick={onRetry}>
          {t('retry')}
        </Button>
      </p>
    );
  }
  const { nodes, podsPerNode, services } = error.more.nearest ?? {};
  const ways = [
    ...(nodes === undefined ? [] : [{ label: t('tryNodes', { count: nodes.toLocaleString() }), figure: { nodes } }]),
    ...(podsPerNode === undefined ? [] : [{ label: t('tryPods', { count: podsPerNode.toLocaleString() }), figure: { podsPerNode } }]),
    ...(services === undefined ? [] : [{ label: t('tryServices', { count: services.toLocaleString() }), figure: { services } }]),
  ];
  return (
    <div className="ds-size-refused">
      <p>
        <Sign name="stop" /> {error.message}
      </p>
      {ways.length > 0 && (
        <p>
          {t('fits')}{' '}
          {ways.map(({ label, figure }) => (
            <Button key={label} variant="secondary" size="sm" onClick={() => onFit(figure)}>
              {label}
            </Button>
          ))}
        </p>
      )}
    </div>
  );
}
