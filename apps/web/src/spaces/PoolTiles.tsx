import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { FAMILY_LABEL, formatCidr, formatCount } from '@dualstack/schema';
import { memo, useMemo, useState } from 'react';
import { Link } from 'wouter';
import { useTranslation } from '../i18n/useTranslation.js';
import { FamilyMark } from '../ui/signs.js';
import type { DrawnPool, Known } from './pools.js';
import { percentOf, usageOf } from './room.js';
import { sizeWithin } from './sheet.js';
import { useSpaceTexts } from './useSpaceTexts.js';

/** Parts outside of pools that are shown at first: a space without order has one for each range. */
const FIRST_OUTSIDE = 8;

interface PoolTilesProps {
  pools: readonly DrawnPool[];
  known: Known;
  current: DrawnPool | undefined;
  addressOf: (range: string) => string;
}

/** The pools in small, and what lies outside of them. */
export const PoolTiles = memo(function PoolTiles({ pools, known, current, addressOf }: PoolTilesProps) {
  const { t } = useSpaceTexts();
  const [all, setAll] = useState(false);
  const outside = pools.filter(({ isOutside }) => isOutside);
  const hidden = all ? [] : outside.slice(FIRST_OUTSIDE).filter((each) => each !== current);
  return (
    <nav className="ds-pools" aria-label={t('pools')}>
      {pools
        .filter((each) => !hidden.includes(each))
        .map((each) => (
          <PoolTile key={formatCidr(each.cidr)} pool={each} known={known} isCurrent={each === current} href={addressOf(formatCidr(each.cidr))} />
        ))}
      {hidden.length > 0 && (
        <Button variant="link" onClick={() => setAll(true)}>
          {t('moreOutside', { count: hidden.length })}
        </Button>
      )}
    </nav>
  );
});

/** A pool in small: what of it is taken, and for what there is room. */
const PoolTile = memo(function PoolTile({ pool: { cidr, roles, isOutside }, known, isCurrent, href }: { pool: DrawnPool; known: Known; isCurrent: boolean; href: string }) {
  const { t: shell } = useTranslation();
  const { t } = useSpaceTexts();
  const size = sizeWithin(cidr);
  const { room, taken, isWhole } = useMemo(() => {
    const until = known.until(cidr);
    return { ...usageOf(cidr, known.ranges, size, until), isWhole: until === cidr.last };
  }, [cidr, known, size]);
  const share = percentOf(taken);
  return (
    <Link href={href} className="ds-pool" aria-current={isCurrent ? 'true' : undefined} data-family={cidr.family}>
      <span>
        <FamilyMark family={cidr.family} /> <span className="pf-v6-screen-reader">{FAMILY_LABEL[cidr.family]}</span> <code>{formatCidr(cidr)}</code>
      </span>
      <small>{isOutside ? t('outside') : roles.length === 0 ? t('everyRole') : roles.map((role) => shell(`roles.${role}`)).join(' · ')}</small>
      <span className="ds-pool-bar" aria-hidden="true">
        <span style={{ width: `${taken * 100}%` }} />
      </span>
      <small>{isWhole ? <>{t('taken', { percent: share })} · <b>{room > 0n ? t('roomFor', { count: formatCount(room), size }) : t('noRoom', { size })}</b></> : t('notCounted')}</small>
    </Link>
  );
});
