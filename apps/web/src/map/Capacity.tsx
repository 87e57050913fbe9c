import { FAMILY_LABEL, formatCount, type SpokenAddressPlan } from '@dualstack/schema';
import { type CSSProperties, type KeyboardEvent, useId, useMemo, useState } from 'react';
import { useTranslation } from '../i18n/useTranslation.js';
import { FamilyMark, SEVERITY_SIGN, Sign } from '../ui/signs.js';
import { type Carry, type CarryLane, carryOf, NO_END, nodesAt, podsOn, shareOf } from './capacity.js';
import './capacity.css';

/** Steps of the slider: fine enough for every number of nodes to be reached by hand, and arrow keys go node by node. */
const STEPS = 1000;

/** How many nodes a plan carries, what ends first and why. The slider tries numbers out, and changes nothing in the plan. */
export function Capacity({ plan }: { plan: SpokenAddressPlan }) {
  const { t } = useTranslation();
  const title = useId();
  const carry = useMemo(() => carryOf(plan), [plan]);
  const { lanes, first, most, wanted } = carry;
  const [tried, setTried] = useState<{ wanted: number | undefined; nodes: number }>();
  // What was tried is forgotten once the plan wants another number.
  const nodes = Math.min(most, Math.max(1, tried && tried.wanted === wanted ? tried.nodes : (wanted ?? 3)));
  const tryOut = (next: number) => setTried({ wanted, nodes: Math.min(most, Math.max(1, next)) });
  const byKey = (event: KeyboardEvent) => {
    const next = { ArrowRight: nodes + 1, ArrowUp: nodes + 1, ArrowLeft: nodes - 1, ArrowDown: nodes - 1, PageUp: nodes * 2, PageDown: Math.round(nodes / 2) }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    tryOut(next);
  };
  if (lanes.length === 0) return null;
  return (
    <section className="ds-carry" aria-labelledby={title}>
      <div className="ds-carry-head">
        <h2 id={title}>{t('map.carry.title')}</h2>
        <p>
          {t(tried && tried.wanted === wanted ? 'map.carry.tried' : wanted === undefined ? 'map.carry.any' : 'map.carry.wanted')} <output>{nodes.toLocaleString('en')}</output>
          {first && (
            <>
              {' → '}
              {t('map.carry.most')} <strong>{first.nodes.toLocaleString('en')}</strong>
            </>
          )}
        </p>
      </div>
      <Why first={first} nodes={nodes} />
      <div className="ds-carry-run" style={{ '--ds-carry-at': shareOf(nodes, most) } as CSSProperties}>
        <input
          type="range"
          min={0}
          max={STEPS}
          value={Math.round(shareOf(nodes, most) * STEPS)}
          aria-label={t('map.carry.slider')}
          aria-valuetext={t('map.carry.nodes', { count: nodes })}
          onKeyDown={byKey}
          onChange={({ target }) => tryOut(nodesAt(Number(target.value) / STEPS, most))}
        />
        <ul>
          {lanes.map((lane) => (
            <LaneBar key={`${lane.family ?? ''} ${lane.names.join()} ${lane.nodes}`} lane={lane} />
          ))}
        </ul>
        <Axis carry={carry} />
      </div>
      <Figures plan={plan} nodes={nodes} />
    </section>
  );
}

function useNames() {
  const { t } = useTranslation();
  return ({ family, names }: CarryLane) => (names.length > 0 ? names.join(t('marks.comma')) : t('map.carry.all', { family: family === undefined ? '' : FAMILY_LABEL[family] }));
}

/** Why it ends there: the formula behind the number, in one line. */
function Why({ first, nodes }: { first: CarryLane | undefined; nodes: number }) {
  const { t } = useTranslation();
  const namesOf = useNames();
  if (!first) return <p className="ds-carry-why">{t('map.carry.noneEnds', { nodes: NO_END.toLocaleString('en') })}</p>;
  const isOver = nodes > first.nodes;
  const node = (first.nodes + 1).toLocaleString('en');
  return (
    <p className="ds-carry-why" data-over={isOver ? (first.isShared ? 'warning' : 'error') : undefined}>
      {isOver && <Sign name={SEVERITY_SIGN[first.isShared ? 'warning' : 'error']} />}
      <span>
        <b>
          {t(isOver ? (first.isShared ? 'map.carry.overShared' : 'map.carry.over') : first.isShared ? 'map.carry.firstShared' : 'map.carry.first', { name: namesOf(first), node })}
          {t('marks.colon')}
        </b>
        {first.reason}
      </span>
    </p>
  );
}

function LaneBar({ lane }: { lane: CarryLane }) {
  const namesOf = useNames();
  const { family, nodes, share, isOpen, isFirst, reason } = lane;
  return (
    <li className="ds-carry-lane" data-family={family} data-first={isFirst || undefined} title={reason}>
      <span className="ds-carry-name">
        {family && <FamilyMark family={family} named />}
        <span>{namesOf(lane)}</span>
      </span>
      <span className="ds-carry-track" aria-hidden="true">
        <i data-open={isOpen || undefined} style={{ width: `${share * 100}%` }} />
      </span>
      <span className="ds-carry-end">{nodes === Infinity ? `> ${NO_END.toLocaleString('en')}` : nodes.toLocaleString('en')}</span>
    </li>
  );
}

function Axis({ carry: { ticks } }: { carry: Carry }) {
  const { t } = useTranslation();
  return (
    <div className="ds-carry-axis" aria-hidden="true">
      {ticks.map(({ nodes, share }) => (
        <span key={nodes} style={{ left: `${share * 100}%` }}>
          {nodes === 1 ? t('map.carry.nodes', { count: 1 }) : nodes.toLocaleString('en')}
        </span>
      ))}
    </div>
  );
}

/** What else the ranges carry, each with where its number comes from; the same numbers as under the fields. */
function Figures({ plan: { capacity, families }, nodes }: { plan: SpokenAddressPlan; nodes: number }) {
  const { t } = useTranslation();
  const pods = podsOn(nodes, capacity);
  const { podsPerNode, podAddressesPerNode, pods: most } = capacity;
  const services = families.flatMap((family) => (family.capacity.services === undefined ? [] : [{ family: family.family, count: BigInt(family.capacity.services) }]));
  return (
    <dl className="ds-carry-figures">
      {podsPerNode !== undefined && (
        <div>
          <dt>{t('map.carry.podsPerNode')}</dt>
          <dd>
            {formatCount(BigInt(podsPerNode))} {podAddressesPerNode !== undefined && podAddressesPerNode !== podsPerNode && <small>{t('map.carry.ofAddresses', { amount: formatCount(BigInt(podAddressesPerNode)) })}</small>}
          </dd>
        </div>
      )}
      {pods !== undefined && (
        <div>
          <dt>{t('map.carry.pods', { count: nodes })}</dt>
          <dd>{formatCount(pods)}</dd>
        </div>
      )}
      {pods === undefined && most !== undefined && (
        <div>
          <dt>{t('map.carry.mostPods')}</dt>
          <dd>{formatCount(BigInt(most))}</dd>
        </div>
      )}
      {services.length > 0 && (
        <div>
          <dt>{t('roles.services')}</dt>
          <dd>
            {services.map(({ family, count }) => (
              <span key={family} data-family={family} title={t(family === 'ipv4' ? 'map.carry.lessTwo' : 'map.carry.lessOne', { amount: formatCount(count + (family === 'ipv4' ? 2n : 1n)) })}>
                <FamilyMark family={family} named /> {formatCount(count)}
              </span>
            ))}
          </dd>
        </div>
      )}
    </dl>
  );
}
