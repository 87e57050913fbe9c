import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { providerOf } from '@dualstack/schema';
import { use, useEffect, useRef, useState } from 'react';
import { FormProvider } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { useStepTitles } from '../i18n/texts.js';
import { type Draft, loadDraft } from './drafts.js';
import { ErrorSummary } from './ErrorSummary.js';
import { loadForms, type ProviderForms } from './forms.js';
import { AddressPlanPanel } from './plan/AddressPlanPanel.js';
import { SummaryStep } from './review/SummaryStep.js';
import { useDownload } from './review/useDownload.js';
import { StepNav } from './StepNav.js';
import { findingsOf } from './steps.js';
import { usePlan } from './usePlan.js';
import { WizardContext } from './WizardContext.js';

/** The wizard of a draft at one of its steps. */
export function WizardPage({ id, stepId }: { id: string; stepId: string }) {
  const { t } = useTranslation();
  const [draft] = useState(() => loadDraft(id));
  if (!draft || !providerOf(draft.provider)) {
    return (
      <main id="main" className="ds-start" tabIndex={-1}>
        <h1>{t('wizard.noDraft')}</h1>
        <p>{t('wizard.noDraftHint')}</p>
        <Link href="/">{t('wizard.toPlans')}</Link>
      </main>
    );
  }
  return <LoadedWizard draft={draft} forms={use(loadForms(draft.provider))} stepId={stepId} />;
}

function LoadedWizard({ draft, forms, stepId }: { draft: Draft; forms: ProviderForms; stepId: string }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const { form, state, visited, attempted, attempt } = usePlan(draft, stepId);
  const { provider, validation } = state;
  const index = Math.max(0, provider.steps.findIndex((step) => step.id === stepId));
  const step = provider.steps[index];
  const titleOf = useStepTitles(provider.id);
  const title = step ? titleOf(step) : '';
  const isLast = index === provider.steps.length - 1;
  const errors = findingsOf(provider.steps, stepId, validation.findings).filter(({ severity }) => severity === 'error');
  const [summaryFor, setSummaryFor] = useState<{ step: string; count: number }>();
  const heading = useRef<HTMLHeadingElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const download = useDownload(state.plan);
  const url = (to: number) => `/plans/${draft.id}/edit/${provider.steps[to]?.id ?? ''}`;

  // A new step begins at its heading, for eyes and for screen readers; the first page a person comes to does not steal the focus.
  const isFirst = useRef(true);
  useEffect(() => {
    document.title = `${title} · Dualstack Wizard`;
    if (!isFirst.current) heading.current?.focus();
    isFirst.current = false;
  }, [title]);
  useEffect(() => {
    if (summaryFor) summary.current?.focus();
  }, [summaryFor]);

  if (!step) return null;
  const StepForm = forms.steps[step.id];
  const next = () => {
    attempt(step.id);
    if (errors.length > 0) setSummaryFor({ step: step.id, count: (summaryFor?.count ?? 0) + 1 });
    else navigate(url(index + 1));
  };

  return (
    <WizardContext.Provider value={state}>
      <FormProvider {...form}>
        <div className="ds-wizard">
          <StepNav titleOf={titleOf} steps={provider.steps} current={step.id} visited={visited} attempted={attempted} findings={validation.findings} urlOf={(each) => `/plans/${draft.id}/edit/${each}`} />
          <main id="main" className="ds-step" tabIndex={-1}>
            <form
              noValidate
              onSubmit={(event) => {
                event.preventDefault();
                if (!isLast) next();
              }}
            >
              <h1 ref={heading} tabIndex={-1}>
                {title}
              </h1>
              <Subtitle use={forms.useSubtitle} />
              {summaryFor?.step === step.id && errors.length > 0 && <ErrorSummary ref={summary} findings={errors} useLabels={forms.useLabels} />}
              {StepForm ? <StepForm /> : <SummaryStep useLabels={forms.useLabels} urlOf={(each) => `/plans/${draft.id}/edit/${each}`} />}
            </form>
          </main>
          {!isLast && <AddressPlanPanel />}
          <footer className="ds-footer">
            <Button variant="secondary" isDisabled={false} onClick={() => navigate(index === 0 ? '/' : url(index - 1))}>
              {t('wizard.back')}
            </Button>
            {isLast ? (
              <Button onClick={() => (validation.valid ? download.start() : setSummaryFor({ step: step.id, count: (summaryFor?.count ?? 0) + 1 }))} isLoading={download.isPending}>
                {t('wizard.generate')}
              </Button>
            ) : (
              <Button onClick={next}>{t('wizard.next')}</Button>
            )}
            <Link href="/" className="ds-footer-link">
              {t('wizard.close')}
            </Link>
            {download.error && <span role="alert">{download.error}</span>}
          </footer>
        </div>
      </FormProvider>
    </WizardContext.Provider>
  );
}

function Subtitle({ use: useSubtitle }: { use: () => string }) {
  return <p className="ds-subtitle">{useSubtitle()}</p>;
}
