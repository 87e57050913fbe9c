import { FAMILY_LABEL, type SpokenAddressPlan } from '@dualstack/schema';
import { useMemo } from 'react';
import { useTranslation } from '../i18n/useTranslation.js';
import { thumbnailOf } from './thumbnail.js';
import './thumbnail.css';

/** The map of a plan as a small picture, for cards: the same layout, without words. */
export function MapThumbnail({ plan, width = 92, height = 76 }: { plan: SpokenAddressPlan; width?: number; height?: number }) {
  const { t } = useTranslation();
  const boxes = useMemo(() => thumbnailOf(plan, width, height), [plan, width, height]);
  const counts = plan.families.map(({ family, ranges, unreadable }) => t('map.ranges', { count: ranges.length + unreadable.length, family: FAMILY_LABEL[family] }));
  return (
    <svg className="ds-thumbnail" viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={t('map.thumbnail', { ranges: counts.join(t('marks.comma')) })}>
      {boxes.map(({ key, x, y, wide, high, family, kind }) => (
        <rect key={key} x={x} y={y} width={wide} height={high} rx={1.5} data-family={family} data-kind={kind} />
      ))}
    </svg>
  );
}
