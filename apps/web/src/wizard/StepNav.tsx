import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useSelected, useWizard } from './WizardContext.js';

interface StepNavProps {
  titleOf: (step: string) => string;
  current: string;
  urlOf: (step: string) => string;
}

/** The steps with their state: not visited, complete, or with so many problems. */
export function StepNav({ titleOf, current, urlOf }: StepNavProps) {
  const { t } = useTranslation();
  const { steps } = useWizard().provider;
  const errors = useSelected((store) => store.findings().errorCounts);
  const visited = useSelected((store) => store.work().visited);
  const attempted = useSelected((store) => store.work().attempted);
  const list = useRef<HTMLOListElement>(null);
  // On a narrow screen the steps are a strip; the current one is brought into it.
  useEffect(() => {
    // Braces: newer browsers answer with a promise, which React would take for the effect's clean-up.
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [current]);
  return (
    <nav className="ds-steps" aria-label={t('wizard.steps')}>
      <ol ref={list}>
        {steps.map((id, index) => {
          const problems = errors[id] ?? 0;
          const isKnown = visited.includes(id) || attempted.includes(id);
          const state = !isKnown || index === steps.length - 1 ? 'new' : problems > 0 ? 'error' : 'done';
          return (
            <li key={id}>
              <Link href={urlOf(id)} aria-current={id === current ? 'step' : undefined} className="ds-step-link" data-state={id === current && state !== 'error' ? 'current' : state}>
                <span className="ds-step-mark" aria-hidden="true">
                  {state === 'done' && id !== current ? '✓' : state === 'error' ? '!' : index + 1}
                </span>
                <span>
                  {titleOf(id)}
                  {state === 'error' && <small>{t('wizard.problems', { count: problems })}</small>}
                  {state === 'done' && <span className="pf-v6-screen-reader">{t('wizard.complete')}</span>}
                </span>
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
