import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { Bullseye } from '@patternfly/react-core/dist/esm/layouts/Bullseye/index.js';
import { Spinner } from '@patternfly/react-core/dist/esm/components/Spinner/index.js';
import { type Path, providerOf, valueAt } from '@dualstack/schema';
import { type RefObject, use, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { useTranslation } from '../i18n/useTranslation.js';
import { Link, Redirect, useLocation } from 'wouter';
import { useReason } from '../api/useReason.js';
import { MissingCode } from '../base/code.js';
import { useSpeaker } from '../i18n/speaker.js';
import { addressOf, type WizardAddress, type WizardSubject } from '../plans/address.js';
import { Failed } from '../ui/Failed.js';
import { PageFailed } from '../ui/PageFailed.js';
import { useTitle } from '../ui/useTitle.js';
import { BrokenDraft } from './BrokenDraft.js';
import { ClashNotice } from './ClashNotice.js';
import { DraftNotice } from './DraftNotice.js';
import { FetchedWizard } from './FetchedWizard.js';
import { OpenPlanContext, SpaceOfPlanContext } from './openPlan.js';
import { PlanTools, type SavedVersion } from './PlanTools.js';
import { type Draft, spaceOf } from '../plans/drafts.js';
import { arriveAtField, arriveSoon } from './arrival.js';
import { Announcer } from './Announcer.js';
import { ErrorSummary } from './ErrorSummary.js';
import { Homeless } from './Homeless.js';
import type { ProviderForms } from './formModules.js';
import { loadForms } from './forms.js';
import { MapPanel } from './plan/MapPanel.js';
import { forgetField } from './plan/useLitField.js';
import { DeliveryBar } from './review/DeliveryBar.js';
import { Review } from './review/Review.js';
import { SizeButton } from './size/SizeButton.js';
import { StepNav } from './StepNav.js';
import { drafts, useOnServer } from '../plans/useDrafts.js';
import { useWatch } from '../plans/syncing.js';
import { useOpenDraft } from './useOpenDraft.js';
import { UndoButtons } from './UndoButtons.js';
import { useUndoKeys } from './useUndoKeys.js';
import { useWizardCommands } from './useWizardCommands.js';
import { useViewed, type Viewed, viewedDraft } from './viewed.js';
import { ViewedNote } from './ViewedNote.js';
import { useSelected, WizardContext } from './WizardContext.js';
import './wizard.css';
import './fields/fields.css';

/** The wizard at one of its steps: of a draft, or of something to look at. What it was opened on stays, though the address may become that of a plan. */
export function WizardPage({ at }: { at: WizardAddress }) {
  const [{ kind, id }] = useState(at);
  return kind === 'plans' ? <StoredWizard id={id} at={at} /> : <ViewedWizard subject={{ kind, id }} at={at} />;
}

function StoredWizard({ id, at }: { id: string; at: WizardAddress }) {
  const [stored, setStored] = useState(() => drafts.read(id));
  if (!stored) return <FetchedWizard id={id} onThere={() => setStored(drafts.read(id))} />;
  if (stored.kind === 'broken' || !providerOf(stored.draft.provider)) return <BrokenDraft id={id} />;
  return <ReadWizard draft={stored.draft} forms={use(loadForms(stored.draft.provider))} at={at} />;
}

/** Something to look at: an example, a mistake, what breaks a rule. It is no plan of this browser until somebody changes it. */
function ViewedWizard({ subject, at }: { subject: WizardSubject; at: WizardAddress }) {
  const { t } = useTranslation();
  const reasonOf = useReason();
  const viewed = useViewed(subject);
  if (viewed.data) return <ViewedPlan viewed={viewed.data} at={at} />;
  return (
    <main id="main" className="ds-start" tabIndex={-1}>
      {viewed.error ? (
        <>
          <Failed text={t('start.cannotStart', { reason: reasonOf(viewed.error) })} onRetry={() => void viewed.refetch()} isRetrying={viewed.isFetching} />
          <Link href="/">{t('wizard.toPlans')}</Link>
        </>
      ) : (
        <Bullseye className="ds-loading">
          <Spinner aria-label={t('app.loading')} />
        </Bullseye>
      )}
    </main>
  );
}

function ViewedPlan({ viewed: latest, at }: { viewed: Viewed; at: WizardAddress }) {
  // Another language brings other words, and not another plan.
  const [{ draft, step }] = useState(() => viewedDraft(latest));
  if (at.step === undefined) return <Redirect to={addressOf(at, step)} replace />;
  return <ReadWizard draft={draft} forms={use(loadForms(draft.provider))} at={at} viewed={latest} />;
}

interface OpenWizard {
  draft: Draft;
  forms: ProviderForms;
  at: WizardAddress;
  /** What is looked at, where it is no draft that was opened. */
  viewed?: Viewed;
}

/** A draft may have the shape of one and still hold what the forms of this release cannot show; then its text is offered, and to take out what is in the way. */
function ReadWizard(props: OpenWizard) {
  const [mended, setMended] = useState<Draft>();
  const draft = mended ?? props.draft;
  return (
    <ErrorBoundary resetKeys={[draft]} fallbackRender={({ error }) => (error instanceof MissingCode ? <PageFailed error={error} /> : <BrokenDraft key={draft.updatedAt} id={draft.id} draft={draft} onMend={setMended} />)}>
      <LoadedWizard {...props} draft={draft} />
    </ErrorBoundary>
  );
}

function LoadedWizard({ draft, forms, at, viewed }: OpenWizard) {
  const stepId = at.step ?? '';
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const provider = providerOf(draft.provider);
  if (!provider) throw new Error(`no provider ${draft.provider}`);
  const { wizard, keeper, keep } = useOpenDraft(draft, provider, stepId, viewed?.subject);
  const { store } = wizard;
  // What was looked at may have become a plan of this browser.
  const planId = at.kind === 'plans' ? at.id : undefined;
  const onServer = useOnServer(planId ?? '');
  const space = spaceOf({ ...draft, ...(onServer && { onServer }) });
  const openPlan = useMemo(() => (planId !== undefined && keeper ? { id: planId, keeper, space } : undefined), [planId, keeper, space]);
  useWatch(planId, space);
  useUndoKeys(store);
  const steps = useSyncExternalStore(store.subscribe, store.steps);
  const nearest = useSyncExternalStore(store.subscribe, () => store.stepFor(stepId));
  const index = steps.indexOf(nearest);
  const step = steps[index];
  const { steps: titles } = useSpeaker().textsOf(provider);
  const titleOf = (each: string) => titles[each] ?? each;
  const title = step === undefined ? '' : titleOf(step);
  const isLast = index === steps.length - 1;
  const name = useSyncExternalStore(store.subscribe, () => nameOf(store.plan()));
  const [savedVersion, setSavedVersion] = useState<SavedVersion>();
  const [summaryFor, setSummaryFor] = useState<{ step: string; count: number }>();
  const heading = useRef<HTMLHeadingElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const urlOf = (each: string) => addressOf(at, each);
  const url = (to: number) => urlOf(steps[to] ?? '');

  useTitle(title, name);
  // A new step begins at its heading, for eyes and for screen readers; a mistake at the value that is refused.
  const refused = viewed?.path && provider.stepAt(viewed.path, viewed.plan) === step ? JSON.stringify(viewed.path) : undefined;
  useEffect(() => {
    forgetField();
    // Where the step before was scrolled, its heading would only just come into sight.
    heading.current?.closest('main')?.scrollTo(0, 0);
    heading.current?.focus();
    return refused === undefined ? arriveAtField(store) : arriveSoon(store, JSON.parse(refused) as Path);
  }, [step, refused, store]);
  useEffect(() => {
    if (summaryFor) summary.current?.focus();
  }, [summaryFor]);

  useWizardCommands(wizard, step, urlOf, planId);

  if (step === undefined) return null;
  // A step that the plan has no use for: its address leads to the nearest.
  if (stepId !== step && provider.steps.includes(stepId)) return <Redirect to={urlOf(step)} replace />;
  const StepForm = forms.steps[step];
  const showSummary = () => setSummaryFor({ step: step, count: (summaryFor?.count ?? 0) + 1 });
  const next = () => {
    store.attempt(step);
    if ((store.findings().errorCounts[step] ?? 0) > 0) showSummary();
    else navigate(url(index + 1));
  };

  return (
    <WizardContext.Provider value={wizard}>
      <OpenPlanContext.Provider value={openPlan}>
        <SpaceOfPlanContext.Provider value={space}>
        <div className="ds-wizard">
          <StepNav titleOf={titleOf} current={step} urlOf={urlOf} />
          <main id="main" className="ds-step" tabIndex={-1}>
            <form
              id="step"
              noValidate
              autoComplete="off"
              onSubmit={(event) => {
                event.preventDefault();
                if (!isLast) next();
              }}
            >
              {viewed && <ViewedNote viewed={viewed} onKeep={keep} />}
              <DraftNotice id={planId} keeper={keeper} store={store} stepId={step} />
              {planId !== undefined && <ClashNotice id={planId} step={step} isLast={isLast} />}
              <div className="ds-step-head">
                <div>
                  <h1 ref={heading} tabIndex={-1}>
                    {title}
                  </h1>
                  <Subtitle use={forms.useSubtitle} />
                </div>
                <span className="ds-step-tools">
                  {planId !== undefined && <PlanTools id={planId} keeper={keeper} said={savedVersion} onSaid={setSavedVersion} />}
                  <UndoButtons />
                </span>
              </div>
              {!isLast && <SizeButton key={step} step={step} />}
              {summaryFor?.step === step && <StepErrors ref={summary} step={step} />}
              <Homeless key={`homeless ${step}`} step={step} />
              {StepForm ? <StepForm /> : <Review urlOf={urlOf} />}
            </form>
          </main>
          <footer className="ds-footer">
            <div>
            <Button variant="secondary" isDisabled={false} onClick={() => navigate(index === 0 ? '/' : url(index - 1))}>
              {t('wizard.back')}
            </Button>
            {/* The button of the form: without one, Enter in a field of many does nothing. */}
            {isLast ? (
              <DeliveryBar />
            ) : (
              <Button type="submit" form="step">
                {t('wizard.next')}
              </Button>
            )}
            <Link href="/" className="ds-footer-link">
              {t('wizard.close')}
            </Link>
            <a href="#address-map" className="ds-footer-map">
              {t('wizard.toMap')}
            </a>
            </div>
          </footer>
          {!isLast && <MapPanel urlOf={urlOf} />}
        </div>
        <Announcer told={savedVersion && t(savedVersion)} />
        </SpaceOfPlanContext.Provider>
      </OpenPlanContext.Provider>
    </WizardContext.Provider>
  );
}

/** The name of the cluster in a plan, as far as it has one. */
function nameOf(plan: unknown): string {
  const name = valueAt(plan, ['metadata', 'name']);
  return typeof name === 'string' ? name : '';
}

function StepErrors({ ref, step }: { ref: RefObject<HTMLDivElement | null>; step: string }) {
  const errors = useSelected((store) => store.findings().ofStep(step)).filter(({ severity }) => severity === 'error');
  return errors.length > 0 && <ErrorSummary ref={ref} step={step} findings={errors} />;
}

function Subtitle({ use: useSubtitle }: { use: () => string }) {
  return <p className="ds-subtitle">{useSubtitle()}</p>;
}
