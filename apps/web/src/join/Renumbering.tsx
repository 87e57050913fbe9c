import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { applyFix, FAMILY_LABEL, validatePlan } from '@dualstack/schema';
import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import type { Joined, JoinMove, JoinRange } from '../api/join.js';
import { useReason } from '../api/useReason.js';
import { useTranslation } from '../i18n/useTranslation.js';
import { DENSITIES } from '../map/geometry.js';
import { type FamilyMap, layoutMap } from '../map/layout.js';
import { MapColumn } from '../map/MapColumn.js';
import { mapWords } from '../map/words.js';
import { addressOf } from '../plans/address.js';
import { planServer } from '../plans/planServer.js';
import type { ServerPlan } from '../plans/sync.js';
import { FamilyMark } from '../ui/signs.js';
import type { Told } from '../ui/Told.js';
import { movedRange, nowAndAfter } from './nowAndAfter.js';
import { Overlap } from './Pairs.js';
import { useJoinTexts } from './useJoinTexts.js';
import '../map/map.css';

interface RenumberingProps {
  joined: Joined;
  onTell: (what: Told) => void;
  /** Looks again, once a plan is another. */
  anew: () => Promise<unknown>;
}

/** Overlaps that are told of those that stay. */
const MOST_LEFT = 10;

/** The fewest ranges that have to move, plan by plan, each change a button; below, the ranges in the way as they are and as they will be. */
export function Renumbering({ joined, onTell, anew }: RenumberingProps) {
  const { t: shell } = useTranslation();
  const { t } = useJoinTexts();
  const { renumbering, left, leftCount, plans } = joined;
  const ids = [...new Set(renumbering.map(({ plan }) => plan.id))];
  const finals = plans.filter(({ status }) => status === 'final');
  const hasWay = joined.pairs.some(({ count }) => count > 0);
  return (
    <section className="ds-join-moves" aria-labelledby="join-moves">
      <h2 id="join-moves">{t('renumbering')}</h2>
      <p>{renumbering.length > 0 ? t('renumbers', { count: renumbering.length }) : t(hasWay ? 'noMove' : 'nothingToMove')}</p>
      {hasWay && finals.length > 0 && <p>{t('finalStays', { names: finals.map(({ name }) => name).join(shell('marks.comma')) })}</p>}
      {ids.map((id) => (
        <PlanMoves key={id} joined={joined} moves={renumbering.filter(({ plan }) => plan.id === id)} onTell={onTell} anew={anew} />
      ))}
      {leftCount > 0 && (
        <div className="ds-join-left">
          <h3>{t('left', { count: leftCount })}</h3>
          <p>{t('leftHint')}</p>
          <ul>
            {left.slice(0, MOST_LEFT).map((overlap, index) => (
              <li key={index}>
                <Overlap overlap={overlap} withPlans />
              </li>
            ))}
            {leftCount > MOST_LEFT && <li>{t('more', { count: leftCount - MOST_LEFT })}</li>}
          </ul>
        </div>
      )}
      {hasWay && <Maps joined={joined} />}
    </section>
  );
}

/** What moves in one plan, and the button that writes it. */
function PlanMoves({ joined, moves, onTell, anew }: Omit<RenumberingProps, 'joined'> & { joined: Joined; moves: readonly JoinMove[] }) {
  const { t } = useJoinTexts();
  const reasonOf = useReason();
  const [isBusy, setBusy] = useState(false);
  const [first] = moves;
  const seen = joined.plans.find(({ id }) => id === first?.plan.id);
  if (!first || !seen) return null;
  const { id, name } = seen;
  const tell = (what: Omit<Told, 'about'>) => onTell({ about: id, ...what });

  const attempt = async (task: () => Promise<void>) => {
    setBusy(true);
    try {
      await task();
    } catch (error) {
      tell({ text: t('notDone', { reason: reasonOf(error as Error) }), isBad: true });
    }
    setBusy(false);
    await anew();
  };
  const write = async (before: ServerPlan, revision: number, plan: unknown): Promise<number | undefined> => {
    const answer = await planServer.put(id, revision, { name: before.name, plan, status: before.status, keep: true });
    if (answer.kind === 'kept') return answer.plan.revision;
    tell(answer.kind === 'refused' ? { text: t('notDone', { reason: answer.reason }), isBad: true } : { text: t('newer', { name }), isBad: true });
    return undefined;
  };
  const change = () =>
    attempt(async () => {
      const before = await planServer.get(id);
      if (!before || before.revision !== seen.revision) {
        tell({ text: t('newer', { name }), isBad: true });
        return;
      }
      const changed = moves.reduce<unknown>((document, { fix }) => applyFix(document, fix), validatePlan(before.plan).document);
      const revision = await write(before, before.revision, changed);
      if (revision === undefined) return;
      const back = () =>
        void attempt(async () => {
          if ((await write(before, revision, before.plan)) !== undefined) tell({ text: t('undone', { name }) });
        });
      tell({ text: t('changed', { name }), action: { label: t('undo'), run: back } });
    });

  return (
    <div className="ds-join-plan">
      <ul>
        {moves.map((move, index) => {
          const range = movedRange(joined, move);
          const value = String(move.fix.value);
          return (
            <li key={index}>
              {range && <FamilyMark family={range.family} />} {range ? t('moveTo', { name: range.name, range: value }) : move.fix.label} {range && <small>{t('from', { range: range.range })}</small>}
            </li>
          );
        })}
      </ul>
      <span>
        <Button variant="secondary" size="sm" isLoading={isBusy} isAriaDisabled={isBusy} onClick={() => !isBusy && void change()}>
          {t('change', { name })}
        </Button>
        <Link href={addressOf({ kind: 'plans', id }, 'summary')}>{t('open', { name })}</Link>
      </span>
    </div>
  );
}

/** The ranges in the way, as they are and as they will be, by the drawing of every other map. */
function Maps({ joined }: { joined: Joined }) {
  const { t: shell } = useTranslation();
  const { t } = useJoinTexts();
  const { now, after } = useMemo(() => nowAndAfter(joined, (range: JoinRange) => t('range', { plan: range.plan.name, name: shell(`roles.${range.role}`) })), [joined, t, shell]);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const words = useMemo(() => mapWords(shell, now.families), [shell, now]);
  const layouts = useMemo(() => ({ now: layoutMap(now, { open }), after: layoutMap(after, { open, before: now }) }), [now, after, open]);
  const shown: readonly (readonly ['now' | 'after', readonly FamilyMap[]])[] = after === now ? [['now', layouts.now.families]] : [['now', layouts.now.families], ['after', layouts.after.families]];
  return (
    <div className="ds-map ds-join-maps">
      {now.families.map(({ family }) => (
        <div key={family} className="ds-map-columns" data-count={shown.length} data-tight={false}>
          {shown.map(([when, families]) => {
            const own = families.find((each) => each.family === family);
            return (
              own && (
                <section key={when} className="ds-map-column" data-family={family} aria-label={`${FAMILY_LABEL[family]} · ${t(when)}`}>
                  <h3>
                    <FamilyMark family={family} /> {t(when)}
                    <span className="ds-map-count">
                      {own.overlaps > 0 && <b>{shell('map.overlapCount', { count: own.overlaps })}</b>}
                    </span>
                  </h3>
                  <MapColumn family={own} density={DENSITIES[1]} words={words} lit={undefined} onOpen={(key) => setOpen(new Set([...open, key]))} />
                </section>
              )
            );
          })}
        </div>
      ))}
    </div>
  );
}
