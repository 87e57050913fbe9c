import { applyFix, buildAddressPlan, type Path, validatePlan } from '@dualstack/schema';
import { memo, useCallback, useEffect, useMemo, useRef } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useSpeaker } from '../../i18n/speaker.js';
import { AddressMap } from '../../map/AddressMap.js';
import { Capacity } from '../../map/Capacity.js';
import { fieldId, focusField } from '../steps.js';
import { useAddressPlan, useSelected, useWizard } from '../WizardContext.js';
import { useLitField } from './useLitField.js';
import './panel.css';

const Map = memo(AddressMap);
const Carry = memo(Capacity);

/** The map of the plan beside the form. Field and range light each other; a range leads to its field, and Escape back. */
export function MapPanel({ urlOf }: { urlOf: (step: string) => string }) {
  const { t } = useTranslation();
  const plan = useAddressPlan();
  const preview = usePreview();
  const lit = useLitField(useMemo(() => plan?.families.flatMap(({ ranges, unreadable }) => [...ranges, ...unreadable]) ?? [], [plan]));
  const { onGo, onPoint, onLeave } = useWays(urlOf);
  return (
    <aside id="address-map" tabIndex={-1} className="ds-plan" aria-label={t('map.title')}>
      <div className="ds-map-panel">
        {plan ? (
          <>
            <Map plan={plan} lit={lit} preview={preview} fits onGo={onGo} onPoint={onPoint} onLeave={onLeave} />
            <Carry plan={preview ?? plan} />
          </>
        ) : (
          <p className="ds-hint">{t('map.unreadable')}</p>
        )}
      </div>
    </aside>
  );
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

/** The ways between the map and the form. */
function useWays(urlOf: (step: string) => string) {
  const { store, provider } = useWizard();
  const [, navigate] = useLocation();
  const from = useRef<HTMLElement | null>(null);
  const url = useRef(urlOf);
  useEffect(() => {
    url.current = urlOf;
  }, [urlOf]);

  // Escape in the field that the map led to leads back to the map.
  useEffect(() => {
    const back = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.key !== 'Escape' || event.defaultPrevented || !from.current?.isConnected || !(target instanceof Element) || !target.id.startsWith('field-')) return;
      from.current.focus();
      from.current = null;
    };
    document.addEventListener('keydown', back);
    return () => document.removeEventListener('keydown', back);
  }, []);

  const onGo = useCallback(
    (path: Path) => {
      const block = document.activeElement;
      const arrive = () => {
        flushSync(() => store.reveal(path));
        return focusField(path);
      };
      const isHere = Array.from({ length: path.length }, (_, index) => path.slice(0, path.length - index)).some((each) => document.getElementById(fieldId(each)));
      if (!isHere) navigate(url.current(provider.stepAt(path)));
      // A step that was just opened takes the focus to its heading first.
      if (isHere ? arrive() : true) from.current = block instanceof HTMLElement ? block : null;
      if (!isHere) requestAnimationFrame(() => requestAnimationFrame(arrive));
    },
    [store, provider, navigate],
  );
  const onPoint = useCallback((path: Path | undefined) => {
    for (const linked of document.querySelectorAll('[data-linked]')) linked.removeAttribute('data-linked');
    if (path) document.getElementById(fieldId(path))?.closest('.ds-field')?.setAttribute('data-linked', '');
  }, []);
  const onLeave = useCallback(() => {
    const step = document.getElementById('main');
    (step?.querySelector<HTMLElement>('[data-linked] [id^="field-"]') ?? step)?.focus();
  }, []);
  return { onGo, onPoint, onLeave };
}
