import { type Provider, searchWays, validatePlan } from '@dualstack/schema';
import i18next from 'i18next';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { onSpeaker, speaker } from '../i18n/speaker.js';
import { createCures, whenIdle } from './cures.js';
import { type DraftKeeper, keepDraft } from '../plans/draftKeeper.js';
import type { Draft } from '../plans/drafts.js';
import { createPlanStore } from './planStore.js';
import { drafts } from '../plans/useDrafts.js';
import type { Wizard } from './WizardContext.js';

/** Pause after the last change before a draft is written, in milliseconds. */
const SAVE_DELAY = 250;

/** Opens a draft: its plan with what can be done to it, kept in the browser from then on. */
export function useOpenDraft(draft: Draft, provider: Provider, stepId: string): { wizard: Wizard; keeper: DraftKeeper | undefined } {
  const [wizard] = useState((): Wizard => {
    const store = createPlanStore(draft, { provider, validate: validatePlan, speak: (finding) => speaker().finding(finding), describe: ({ kind, values }) => i18next.t(`held.${kind}`, values) });
    const { setValue, choose, setActive, touch, applyFix, hold } = store;
    return { provider, store, cures: createCures(store, searchWays, whenIdle), setValue, choose, setActive, touch, applyFix, hold };
  });
  const { store } = wizard;
  const [keeper, setKeeper] = useState<DraftKeeper>();

  useEffect(() => {
    const opened = keepDraft(drafts, draft, { delay: SAVE_DELAY, follow: store.replace });
    const tell = () => opened.change(store.work());
    const unsubscribe = store.subscribe(tell);
    const warn = (event: BeforeUnloadEvent) => {
      opened.flush();
      if (opened.isUnkept()) event.preventDefault();
    };
    window.addEventListener('pagehide', opened.flush);
    window.addEventListener('beforeunload', warn);
    i18next.on('languageChanged', store.refresh);
    const unhear = onSpeaker(store.refresh);
    setKeeper(opened);
    return () => {
      unsubscribe();
      opened.stop();
      window.removeEventListener('pagehide', opened.flush);
      window.removeEventListener('beforeunload', warn);
      i18next.off('languageChanged', store.refresh);
      unhear();
    };
  }, [draft, store]);

  useEffect(() => store.visit(stepId), [store, stepId, keeper]);
  return useMemo(() => ({ wizard, keeper }), [wizard, keeper]);
}

const NEVER = () => () => undefined;
const KEPT = { kind: 'kept' } as const;

/** How the draft that is open stands to the one that is kept. */
export const useStanding = (keeper: DraftKeeper | undefined) => useSyncExternalStore(keeper?.subscribe ?? NEVER, keeper?.standing ?? (() => KEPT));
