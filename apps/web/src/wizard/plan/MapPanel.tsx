import { applyFix, buildAddressPlan, type Fix, movesInto, type Room, validatePlan } from '@dualstack/schema';
import { memo, useMemo, useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation.js';
import { useSpeaker } from '../../i18n/speaker.js';
import { AddressMap } from '../../map/AddressMap.js';
import { Capacity } from '../../map/Capacity.js';
import { useAddressPlan, useSelected, useWizard } from '../WizardContext.js';
import { useLitField } from './useLitField.js';
import { useWays } from './useWays.js';
import { WireToMap } from './WireToMap.js';
import './panel.css';

const Map = memo(AddressMap);
const Carry = memo(Capacity);

/** The map of the plan beside the form. Field and range light each other; a range leads to its field, and Escape back. */
export function MapPanel({ urlOf }: { urlOf: (step: string) => string }) {
  const { t } = useTranslation();
  const plan = useAddressPlan();
  const preview = usePreview();
  const ranges = useMemo(() => plan?.families.flatMap(({ ranges: read, unreadable }) => [...read, ...unreadable]) ?? [], [plan]);
  const lit = useLitField(ranges);
  const { onGo, onPoint, onLeave } = useWays(urlOf);
  const { moves, moved } = useMoves();
  return (
    <>
      <aside id="address-map" tabIndex={-1} className="ds-plan" aria-label={t('map.title')}>
        <div className="ds-map-panel">
          {plan ? (
            <>
              <Map plan={plan} lit={lit?.id} preview={preview} fits onGo={onGo} onPoint={onPoint} onLeave={onLeave} moves={moves} moved={moved} />
              <Carry plan={preview ?? plan} />
            </>
          ) : (
            <p className="ds-hint">{t('map.unreadable')}</p>
          )}
        </div>
      </aside>
      <WireToMap range={preview ? undefined : lit} />
    </>
  );
}

/** What can be planned in free room, how it is done, as a way out is, and what was done last, until the plan changes again. */
function useMoves() {
  const { t } = useTranslation();
  const { store, applyFix: take } = useWizard();
  const { label } = useSpeaker();
  const [done, setDone] = useState<{ readonly fix: Fix; readonly plan: unknown }>();
  const isLast = useSelected((each) => done !== undefined && each.plan() === done.plan);
  const moves = useMemo(
    () => ({
      find: (room: Room) => movesInto(store.plan(), store.validation(), room).map((fix) => ({ fix, label: label(fix) })),
      take: (fix: Fix) => {
        take(fix);
        setDone({ fix, plan: store.plan() });
      },
      preview: store.preview,
    }),
    [store, take, label],
  );
  const moved = useMemo(() => (done && isLast ? { path: done.fix.path, text: t('field.taken', { label: label(done.fix) }), undo: () => void store.undo() } : undefined), [done, isLast, t, label, store]);
  return { moves, moved };
}

/** The plan as the way out that is pointed at would make it. */
function usePreview() {
  const way = useSelected((each) => each.previewed());
  const { store } = useWizard();
  const { addressPlan } = useSpeaker();
  return useMemo(() => {
    if (!way) return undefined;
    const { read } = validatePlan(applyFix(store.plan(), way));
    return read && addressPlan(buildAddressPlan(read.facts()));
  }, [way, store, addressPlan]);
}
