import { useEffect, useRef } from 'react';
import { useTranslation } from '../i18n/useTranslation.js';
import { Link } from 'wouter';
import { PHONE } from '../base/phone.js';
import { Sign } from '../ui/signs.js';
import type { StepCounts } from './planStore.js';
import { useSelected } from './WizardContext.js';

interface StepNavProps {
  titleOf: (step: string) => string;
  current: string;
  urlOf: (step: string) => string;
}

/** The steps with their state: not visited, complete, or with what is shown of them. */
export function StepNav({ titleOf, current, urlOf }: StepNavProps) {
  const { t } = useTranslation();
  const steps = useSelected((store) => store.steps());
  const list = useRef<HTMLOListElement>(null);
  // On a narrow screen the steps are a strip; the current one is brought into it.
  useEffect(() => {
    // Elsewhere all of them are in sight, and to ask costs a layout of the whole page.
    if (window.matchMedia(PHONE).matches) list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [current]);
  return (
    <nav className="ds-steps" aria-label={t('wizard.steps')}>
      <ol ref={list}>
        {steps.map((id, index) => (
          <StepLink key={id} id={id} number={index + 1} title={titleOf(id)} url={urlOf(id)} isCurrent={id === current} isLast={index === steps.length - 1} />
        ))}
      </ol>
    </nav>
  );
}

/** How a step stands: red where something is refused, amber where it will hurt, green where nothing is left to say. */
function stateOf({ error, warning, sharedError, sharedWarning }: StepCounts, isKnown: boolean, isCurrent: boolean): 'error' | 'warning' | 'current' | 'done' | 'new' {
  if (!isKnown) return isCurrent ? 'current' : 'new';
  if (error + sharedError > 0) return 'error';
  if (warning + sharedWarning > 0) return 'warning';
  return isCurrent ? 'current' : 'done';
}

function StepLink({ id, number, title, url, isCurrent, isLast }: { id: string; number: number; title: string; url: string; isCurrent: boolean; isLast: boolean }) {
  const { t } = useTranslation();
  const counts = useSelected((store) => store.shownCounts(id));
  const isKnown = useSelected((store) => store.work().visited.includes(id) || store.work().attempted.includes(id));
  const state = stateOf(counts, isKnown && !isLast, isCurrent);
  /** What is there of a step's own and of what other steps have with it. */
  const said = (own: string, ownCount: number, shared: string, sharedCount: number) => [...(ownCount > 0 ? [own] : []), ...(sharedCount > 0 ? [shared] : [])].join(t('marks.comma'));
  return (
    <li>
      <Link href={url} aria-current={isCurrent ? 'step' : undefined} className="ds-step-link" data-state={state}>
        <span className="ds-step-mark" aria-hidden="true">
          {state === 'error' ? counts.error || '!' : state === 'warning' ? '!' : state === 'done' ? <Sign name="check" /> : number}
        </span>
        <span>
          {title}
          {state === 'error' && <small>{said(t('wizard.errors', { count: counts.error }), counts.error, t('wizard.sharedErrors', { count: counts.sharedError }), counts.sharedError)}</small>}
          {state === 'warning' && <small>{said(t('wizard.warnings', { count: counts.warning }), counts.warning, t('wizard.sharedWarnings', { count: counts.sharedWarning }), counts.sharedWarning)}</small>}
          {state === 'done' && <span className="pf-v6-screen-reader">{t('wizard.complete')}</span>}
        </span>
      </Link>
    </li>
  );
}
