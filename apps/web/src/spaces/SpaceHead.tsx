import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { Link } from 'wouter';
import { type Space, tableOf } from '../api/spaces.js';
import { useTranslation } from '../i18n/useTranslation.js';
import { Sign } from '../ui/signs.js';
import type { DrawnRange } from './pools.js';
import { useSpaceTexts } from './useSpaceTexts.js';

interface SpaceHeadProps {
  space: Space;
  ranges: readonly DrawnRange[];
  /** Whether these are all of them. */
  isWhole: boolean;
  /** How many share addresses with somebody else's. */
  clashes: number;
  onOpen: (dialog: 'enter' | 'edit') => void;
}

/** What a space is called, how much is in it, and what can be done with it. */
export function SpaceHead({ space, ranges, isWhole, clashes, onOpen }: SpaceHeadProps) {
  const { t: shell, i18n } = useTranslation();
  const { t } = useSpaceTexts();
  const number = new Intl.NumberFormat(i18n.language);
  const count = (key: 'ranges' | 'moreRanges' | 'plans' | 'heldByOthers' | 'clashCount', of: number) => t(key, { count: of, amount: number.format(of) });
  const plans = new Set(ranges.flatMap(({ range: { plan } }) => (plan ? [plan.id] : []))).size;
  const others = ranges.filter(({ holding }) => holding === 'others').length;
  const facts = isWhole ? [count('plans', plans), count('ranges', ranges.length), ...(others > 0 ? [count('heldByOthers', others)] : [])] : [count('moreRanges', ranges.length)];
  return (
    <>
      <header className="ds-page-head">
        <div>
          <h1>{space.name}</h1>
          <p>{[...facts, ...(clashes > 0 ? [count('clashCount', clashes)] : []), t(space.internalRanges)].join(' · ')}</p>
          {space.description !== '' && <p>{space.description}</p>}
        </div>
        <div className="ds-space-actions">
          <Button variant="secondary" onClick={() => onOpen('enter')}>
            <Sign name="import" /> {t('enter')}
          </Button>
          <Button variant="secondary" onClick={() => onOpen('edit')}>
            {t('edit')}
          </Button>
          <span role="group" aria-label={t('exportHint')}>
            <a href={tableOf(space.id, 'csv')} download>
              {t('export')}
            </a>
            <a href={tableOf(space.id, 'netbox')} download>
              {t('exportNetbox')}
            </a>
          </span>
          <Link href="/join">{shell('app.join')}</Link>
          <Link href="/spaces">{t('toAll')}</Link>
        </div>
      </header>
      {!isWhole && <p className="ds-space-note">{t('notWhole', { count: number.format(ranges.length) })}</p>}
    </>
  );
}
