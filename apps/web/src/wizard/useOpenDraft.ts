import { type Provider, searchWays, validatePlan } from '@dualstack/schema';
import i18next from 'i18next';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { onSpeaker, speaker } from '../i18n/speaker.js';
import { createCures, whenIdle } from './cures.js';
import { navigate } from 'wouter/use-browser-location';
import { addressOf, readAddress, sessions, type WizardKind, type WizardSubject } from '../plans/address.js';
import { type DraftKeeper, keepDraft } from '../plans/draftKeeper.js';
import type { Draft } from '../plans/drafts.js';
import { createPlanStore } from './planStore.js';
import { drafts } from '../plans/useDrafts.js';
import type { Wizard } from './WizardContext.js';

/** Pause after the last change before a draft is written, in milliseconds. */
const SAVE_DELAY = 250;

interface OpenDraft {
  readonly wizard: Wizard;
  readonly keeper: DraftKeeper | undefined;
  /** Makes a draft of what is only looked at; undefined where it is one. */
  readonly keep: (() => void) | undefined;
}

/** The step in the address of the page. */
const stepNow = () => readAddress(window.location.pathname)?.step ?? '';

/**
 * Opens a draft: its plan with what can be done to it, kept in the browser from then on.
 *
 * @param viewed what is only looked at: it becomes a draft with the first change, and the address that of the draft
 */
export function useOpenDraft(draft: Draft, provider: Provider, stepId: string, viewed?: WizardSubject): OpenDraft {
  const [wizard] = useState((): Wizard => {
    const store = createPlanStore(draft, { provider, validate: validatePlan, speak: (finding) => speaker().finding(finding), describe: ({ kind, values }) => i18next.t(`held.${kind}`, values) });
    const { setValue, choose, setActive, touch, applyFix, hold } = store;
    return { provider, store, cures: createCures(store, searchWays, whenIdle), setValue, choose, setActive, touch, applyFix, hold };
  });
  const { store } = wizard;
  const [keeper, setKeeper] = useState<DraftKeeper>();

  const subject = viewed && `${viewed.kind} ${viewed.id}`;
  // What is looked at is offered to be kept from the first drawing on, so that nothing moves when the page begins to listen.
  const begun = useRef<() => void>(undefined);
  const isViewed = subject !== undefined && keeper === undefined;
  const keep = useMemo(() => (isViewed ? () => begun.current?.() : undefined), [isViewed]);

  useEffect(() => {
    let opened: DraftKeeper | undefined;
    const open = (kept: Draft) => {
      opened = keepDraft(drafts, kept, { delay: SAVE_DELAY, follow: store.replace });
      setKeeper(opened);
    };
    const begin = () => {
      const [kind, id = ''] = (subject ?? '').split(' ') as [WizardKind, string];
      const made = drafts.create(provider.id, { ...store.work(), ...(draft.space !== undefined && { space: draft.space }) });
      open(made);
      sessions.becomes({ kind, id }, made.id);
      navigate(addressOf({ kind: 'plans', id: made.id }, stepNow()), { replace: true });
    };
    const untouched = store.plan();
    const tell = () => {
      if (opened) opened.change(store.work());
      else if (store.plan() !== untouched) begin();
    };
    begun.current = () => {
      if (!opened) begin();
    };
    if (subject === undefined) open(draft);
    const unsubscribe = store.subscribe(tell);
    const flush = () => opened?.flush();
    const warn = (event: BeforeUnloadEvent) => {
      flush();
      if (opened?.isUnkept()) event.preventDefault();
    };
    window.addEventListener('pagehide', flush);
    window.addEventListener('beforeunload', warn);
    i18next.on('languageChanged', store.refresh);
    const unhear = onSpeaker(store.refresh);
    return () => {
      unsubscribe();
      opened?.stop();
      window.removeEventListener('pagehide', flush);
      window.removeEventListener('beforeunload', warn);
      i18next.off('languageChanged', store.refresh);
      unhear();
    };
  }, [draft, provider, store, subject]);

  useEffect(() => store.visit(stepId), [store, stepId, keeper]);
  return useMemo(() => ({ wizard, keeper, keep }), [wizard, keeper, keep]);
}

const NEVER = () => () => undefined;
const KEPT = { kind: 'kept' } as const;

/** How the draft that is open stands to the one that is kept. */
export const useStanding = (keeper: DraftKeeper | undefined) => useSyncExternalStore(keeper?.subscribe ?? NEVER, keeper?.standing ?? (() => KEPT));
