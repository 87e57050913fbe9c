import { useSyncExternalStore } from 'react';
import type { Joined, JoinOverlap } from '../api/join.js';
import { PHONE } from '../base/phone.js';
import { useTranslation } from '../i18n/useTranslation.js';
import { FamilyMark, Sign } from '../ui/signs.js';
import { useJoinTexts } from './useJoinTexts.js';

/** Plans up to which all pairs stand in a triangle; of more, the pairs that something stands between are a list. */
const MOST_IN_TRIANGLE = 5;
/** Overlaps of a pair that are told. */
const MOST_TOLD = 3;

type Pair = Joined['pairs'][number];

/** Every pair of plans: whether something stands between them, and what. */
export function Pairs({ joined }: { joined: Joined }) {
  const isPhone = useSyncExternalStore(hearPhone, () => matchMedia(PHONE).matches);
  if (joined.plans.length > MOST_IN_TRIANGLE) return <PairList pairs={joined.pairs.filter(({ count }) => count > 0)} />;
  return isPhone ? <PairList pairs={joined.pairs} /> : <Triangle joined={joined} />;
}

function hearPhone(listener: () => void): () => void {
  const query = matchMedia(PHONE);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

function Triangle({ joined: { plans, pairs } }: { joined: Joined }) {
  const { t } = useJoinTexts();
  const pairOf = (a: string, b: string) => pairs.find((pair) => (pair.a.id === a && pair.b.id === b) || (pair.a.id === b && pair.b.id === a));
  return (
    <div className="ds-join-triangle" role="region" aria-label={t('pairs')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <td />
            {plans.slice(0, -1).map(({ id, name, status }) => (
              <th key={id} scope="col">
                {name} <small>{t(`state.${status}`)}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {plans.slice(1).map(({ id, name, status }, row) => (
            <tr key={id}>
              <th scope="row">
                {name} <small>{t(`state.${status}`)}</small>
              </th>
              {plans.slice(0, -1).map((other, column) => {
                const pair = column <= row ? pairOf(other.id, id) : undefined;
                return pair ? (
                  <td key={other.id} className="ds-join-pair" data-verdict={pair.count > 0 ? 'no' : 'yes'}>
                    <strong>
                      <Sign name={pair.count > 0 ? 'stop' : 'ok'} /> {t(pair.count > 0 ? 'no' : 'yes')}
                    </strong>
                    {pair.count > 0 ? <Overlaps pair={pair} /> : <span>{t('apart')}</span>}
                  </td>
                ) : (
                  <td key={other.id} />
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PairList({ pairs }: { pairs: readonly Pair[] }) {
  const { t } = useJoinTexts();
  return (
    <ul className="ds-join-list">
      {pairs.map((pair) => (
        <li key={`${pair.a.id} ${pair.b.id}`} className="ds-join-pair" data-verdict={pair.count > 0 ? 'no' : 'yes'}>
          <strong>
            <Sign name={pair.count > 0 ? 'stop' : 'ok'} /> {t('pair', { a: pair.a.name, b: pair.b.name })}
          </strong>
          {pair.count > 0 ? <Overlaps pair={pair} /> : <span>{t('apart')}</span>}
        </li>
      ))}
    </ul>
  );
}

function Overlaps({ pair: { overlaps, count } }: { pair: Pair }) {
  const { t } = useJoinTexts();
  const told = overlaps.slice(0, MOST_TOLD);
  return (
    <ul>
      {told.map((overlap, index) => (
        <li key={index}>
          <Overlap overlap={overlap} />
        </li>
      ))}
      {count > told.length && <li>{t('more', { count: count - told.length })}</li>}
    </ul>
  );
}

/** Two ranges that share addresses, in words. */
export function Overlap({ overlap: { a, b }, withPlans = false }: { overlap: JoinOverlap; withPlans?: boolean }) {
  const { t: shell } = useTranslation();
  const { t } = useJoinTexts();
  const roleOf = (range: JoinOverlap['a']) => (withPlans ? t('range', { plan: range.plan.name, name: shell(`roles.${range.role}`) }) : shell(`roles.${range.role}`));
  const isSame = !withPlans && a.role === b.role && a.range === b.range;
  return (
    <>
      <FamilyMark family={a.family} /> {isSame ? t('same', { a: roleOf(a), range: a.range }) : t('meets', { a: roleOf(a), aRange: a.range, b: roleOf(b), bRange: b.range })}
    </>
  );
}
