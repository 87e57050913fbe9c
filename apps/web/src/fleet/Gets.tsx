import { useMemo } from 'react';
import type { Space } from '../api/spaces.js';
import { useSpeaker } from '../i18n/speaker.js';
import { FamilyMark } from '../ui/signs.js';
import { type FleetRange, rangesOf } from './ranges.js';
import { useFleetTexts } from './useFleetTexts.js';

/** What each plan of a fleet has in a place of its own, and what is the same in all. */
export function Gets({ plan, space, count }: { plan: unknown; space: Space; count: number }) {
  const { t } = useFleetTexts();
  const mayRepeat = space.internalRanges === 'reusable';
  const { own, repeated } = useMemo(() => rangesOf(plan, mayRepeat), [plan, mayRepeat]);
  return (
    <section className="ds-fleet-gets" aria-labelledby="fleet-gets">
      <h2 id="fleet-gets">{t('gets')}</h2>
      <p>{t(own.length > 0 ? 'getsHint' : 'getsNothing')}</p>
      <Ranges ranges={own} textOf={({ prefix }) => count > 0 ? t('each', { count, prefix }) : `/${prefix}`} />
      {repeated.length > 0 && (
        <>
          <h3>{t('repeats')}</h3>
          <p>{t('repeatsHint')}</p>
          <Ranges ranges={repeated} />
        </>
      )}
    </section>
  );
}

function Ranges({ ranges, textOf }: { ranges: readonly FleetRange[]; textOf?: (range: FleetRange) => string }) {
  const { t } = useFleetTexts();
  const { nameOf } = useSpeaker();
  return (
    <ul>
      {ranges.map((range) => (
        <li key={range.key}>
          <span>
            <FamilyMark family={range.family} named /> {nameOf(range.name)}
          </span>
          {textOf && <b>{textOf(range)}</b>} <small>{textOf ? t('here', { range: range.cidr }) : <code>{range.cidr}</code>}</small>
        </li>
      ))}
    </ul>
  );
}
