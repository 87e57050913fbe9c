import type { Path } from '@dualstack/schema';
import { useCallback, useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { goToField } from '../arrival.js';
import { fieldId } from '../steps.js';
import { useWizard } from '../WizardContext.js';

/** The ways between the map and the form. */
export function useWays(urlOf: (step: string) => string) {
  const wizard = useWizard();
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
      goToField(wizard, navigate, url.current, path);
      from.current = block instanceof HTMLElement ? block : null;
    },
    [wizard, navigate],
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
