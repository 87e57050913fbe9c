import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { ADDRESS_BITS, formatAddress, formatCidr, formatCount } from '@dualstack/schema';
import { useEffect, useRef } from 'react';
import { FamilyMark } from '../ui/signs.js';
import type { Gap } from './lines.js';
import { largestIn } from './room.js';
import { useSpaceTexts } from './useSpaceTexts.js';

interface ChosenGapProps {
  gap: Gap;
  onPlan: (range: string) => void;
  onCopy: (range: string) => void;
  /** Goes into its largest range. */
  onGo: (range: string) => void;
  onClose: () => void;
}

/** Room that is chosen: how large it is, and what can be done with it. */
export function ChosenGap({ gap: { id, span, count, from, isOfNetwork }, onPlan, onCopy, onGo, onClose }: ChosenGapProps) {
  const { t } = useSpaceTexts();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), [id]);
  const addresses = span.last - span.first + 1n;
  const largest = largestIn(span);
  const range = formatCidr(largest);
  return (
    <aside ref={panel} tabIndex={-1} className="ds-space-chosen" aria-label={t('chosen')} data-family={span.family} data-gap>
      <Button variant="plain" size="sm" className="ds-space-close" aria-label={t('closeChosen')} onClick={onClose}>
        ✕
      </Button>
      <h3>
        <FamilyMark family={span.family} named /> {t(isOfNetwork ? 'freeOfNetwork' : 'free')}{' '}
        <code>
          {formatAddress(span.family, span.first)} – {formatAddress(span.family, span.last)}
        </code>
      </h3>
      <p>
        {[t('addresses', { count: addresses === 1n ? 1 : 2, amount: formatCount(addresses) }), t('gap', { count: formatCount(count), size: from.prefix })].join(' · ')}
        <br />
        {t('largest')} <code>{range}</code>
      </p>
      {isOfNetwork && <p>{t('freeOfNetworkHint')}</p>}
      <div>
        {!isOfNetwork && (
          <Button variant="primary" size="sm" onClick={() => onPlan(range)}>
            {t('planHere')}
          </Button>
        )}
        <Button variant="secondary" size="sm" onClick={() => onCopy(range)}>
          {t('copy', { range })}
        </Button>
        {largest.prefix < ADDRESS_BITS[span.family] && (
          <Button variant="link" size="sm" onClick={() => onGo(range)}>
            {t('goIn', { range })}
          </Button>
        )}
      </div>
    </aside>
  );
}
