import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { JOIN_KINDS, JOINED } from '@dualstack/schema';
import { useEffect, useMemo, useRef } from 'react';
import { Link } from 'wouter';
import type { FleetPlan } from '../api/fleet.js';
import type { Space } from '../api/spaces.js';
import { useSpeaker } from '../i18n/speaker.js';
import { useTranslation } from '../i18n/useTranslation.js';
import { joinAddress } from '../join/joinAddress.js';
import { addressOf } from '../plans/address.js';
import { FamilyMark, Sign } from '../ui/signs.js';
import { type FleetRange, rangesOf, rolesOf } from './ranges.js';
import { useFleetTexts } from './useFleetTexts.js';
import { type PackState, usePack } from './usePack.js';
import type { MadeFleet } from './work.js';

interface FleetMadeProps {
  model: unknown;
  made: MadeFleet;
  space: Space | undefined;
  onAgain: () => void;
}

/** The plans that were made with their ranges, what is the same in all of them, and the ways on: their files, and whether they can join. */
export function FleetMade({ model, made: { plans, same, remark }, space, onAgain }: FleetMadeProps) {
  const { t: shell } = useTranslation();
  const { t } = useFleetTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const pack = usePack(plans, model);
  const joined = plans.slice(0, JOINED.most);
  return (
    <div className="ds-fleet-made">
      <div className="ds-fleet-done">
        <div>
          <h2 ref={heading} tabIndex={-1}>
            <Sign name="ok" /> {t('made', { count: plans.length })}
          </h2>
          <p>
            {t('madeHint', { space: space?.name ?? '', status: t(`statuses.${plans[0]?.status ?? 'draft'}`) })} {remark && t(remark)}
          </p>
        </div>
        <span>
          <Button isDisabled={pack.state.kind === 'packing'} onClick={pack.start}>
            <Sign name="import" /> {t('download')} <small>{t('downloadHint', { count: plans.length })}</small>
          </Button>
          {joined.length >= JOINED.least && <Link href={joinAddress(joined.map(({ id }) => id), JOIN_KINDS[0])}>{plans.length > joined.length ? t('joinFirst', { count: joined.length }) : shell('app.join')}</Link>}
          <Button variant="link" isInline onClick={onAgain}>
            {t('again')}
          </Button>
        </span>
      </div>
      <Packing state={pack.state} onCancel={pack.cancel} />
      {same.length > 0 && (
        <section className="ds-fleet-same" aria-labelledby="fleet-same">
          <h3 id="fleet-same">
            <Sign name="warn" /> {t('same', { count: same.length })}
          </h3>
          <p>{t('sameHint')}</p>
          <ul className="ds-clashes">
            {same.map(({ name, value }, index) => (
              <li key={index}>
                {name}
                {shell('marks.colon')}
                <code>{value}</code>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Plans plans={plans} mayRepeat={space?.internalRanges !== 'unique'} />
    </div>
  );
}

/** How far the ZIP is, or what has become of it. */
function Packing({ state, onCancel }: { state: PackState; onCancel: () => void }) {
  const { t } = useFleetTexts();
  return (
    <div role="status" className="ds-fleet-packing">
      {state.kind === 'packing' ? (
        <>
          <progress max={state.all} value={state.count} aria-label={t('packing', { count: state.count, all: state.all })} />
          <span>{t('packingWord', { count: state.count, all: state.all })}</span>
          <Button variant="secondary" size="sm" onClick={onCancel}>
            {t('cancel')}
          </Button>
        </>
      ) : (
        state.kind !== 'none' && <p data-bad={state.kind === 'failed' || undefined}>{state.kind === 'failed' ? t('downloadFailed', { name: state.name, reason: state.reason }) : t(state.kind === 'done' ? 'downloaded' : 'downloadCancelled')}</p>
      )}
    </div>
  );
}

/** Most columns of ranges; more of them stand together by their roles. */
const MOST_COLUMNS = 5;

/** A column of the table: what it is called, and which ranges stand in it. */
interface Column {
  readonly head: string;
  readonly hint?: string;
  readonly has: (range: FleetRange) => boolean;
}

/** The columns of ranges, each by its role and its name; families stand together. */
function useColumns(ranges: readonly FleetRange[]): readonly Column[] {
  const { t } = useTranslation();
  const { nameOf } = useSpeaker();
  const named = new Map(ranges.map(({ role, name }): [string, Column] => [`${role} ${nameOf(name)}`, { head: nameOf(name), hint: t(`roles.${role}`), has: (range) => range.role === role && nameOf(range.name) === nameOf(name) }]));
  if (named.size <= MOST_COLUMNS) return [...named.values()];
  return rolesOf(ranges).map((role) => ({ head: t(`roles.${role}`), has: (range) => range.role === role }));
}

/** A row for each plan, and a column for each range of its own; below, what is the same in all. */
function Plans({ plans, mayRepeat }: { plans: readonly FleetPlan[]; mayRepeat: boolean }) {
  const { t: shell } = useTranslation();
  const { t } = useFleetTexts();
  const rows = useMemo(() => plans.map((plan) => ({ plan, ...rangesOf(plan.plan, mayRepeat) })), [plans, mayRepeat]);
  // Every plan has the ranges of the first: nothing but their places is another.
  const columns = useColumns(rows[0]?.own ?? []);
  const repeated = rows[0]?.repeated ?? [];
  return (
    <>
      <table className="ds-fleet-table">
        <thead>
          <tr>
            <th scope="col">{t('plan')}</th>
            {columns.map(({ head, hint }) => (
              <th key={`${head} ${hint}`} scope="col">
                {head} {hint !== undefined && <small>{hint}</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ plan, own }) => (
            <tr key={plan.id}>
              <th scope="row">
                <Link href={addressOf({ kind: 'plans', id: plan.id }, 'summary')}>{plan.name || shell('start.unnamed')}</Link>
              </th>
              {columns.map(({ head, hint, has }) => (
                <td key={`${head} ${hint}`} data-head={head}>
                  <Cell ranges={own.filter(has)} isNamed={hint === undefined} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {repeated.length > 0 && (
        <section className="ds-fleet-repeated" aria-labelledby="fleet-repeated">
          <h3 id="fleet-repeated">{t('repeats')}</h3>
          <p>{t('repeatsHint')}</p>
          <Cell ranges={repeated} isNamed />
        </section>
      )}
    </>
  );
}

function Cell({ ranges, isNamed }: { ranges: readonly FleetRange[]; isNamed: boolean }) {
  const { nameOf } = useSpeaker();
  return (
    <ul>
      {ranges.map((range) => (
        <li key={range.key}>
          <FamilyMark family={range.family} named /> <code>{range.cidr}</code> {isNamed && <small>{nameOf(range.name)}</small>}
        </li>
      ))}
    </ul>
  );
}
