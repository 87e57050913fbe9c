import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { Spinner } from '@patternfly/react-core/dist/esm/components/Spinner/index.js';
import { findingKey, formatPath, SEVERITIES } from '@dualstack/schema';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { fetchManifests } from '../../api/client.js';
import { useReason } from '../../api/useReason.js';
import { fetchCode } from '../../base/code.js';
import { useSpeaker } from '../../i18n/speaker.js';
import { CopyButton } from '../../ui/CopyButton.js';
import { Failed } from '../../ui/Failed.js';
import { Section } from '../../ui/Section.js';
import { WaysOut } from '../fields/WaysOut.js';
import { AddressPlanView } from '../plan/AddressPlanView.js';
import { useAddressPlan, useFieldName, usePlan, useSelected, useWizard } from '../WizardContext.js';
import { WhyLink } from '../fields/WhyLink.js';
import { leavesOf } from './leaves.js';
import { useDownload } from './useDownload.js';

const Files = lazy(() => fetchCode('files', () => import('./Files.js')).then((module) => ({ default: module.Files })));

interface SummaryProps {
  urlOf: (step: string) => string;
}

/** Everything at once: what is wrong, what was said, where the addresses lie, and the files. */
export function SummaryStep({ urlOf }: SummaryProps) {
  const addressPlan = useAddressPlan();
  const { t } = useTranslation();
  return (
    <>
      <FindingList urlOf={urlOf} />
      <FileSection />
      {addressPlan && (
        <Section title={t('plan.title')}>
          <AddressPlanView plan={addressPlan} />
        </Section>
      )}
      <Values urlOf={urlOf} />
    </>
  );
}

/** How many findings are shown at first. */
const SHOWN = 50;

function FindingList({ urlOf }: SummaryProps) {
  const { t } = useTranslation();
  const { provider } = useWizard();
  const { all } = useSelected((store) => store.findings());
  const labelOf = useFieldName();
  const list = useRef<HTMLUListElement>(null);
  const [isWhole, setWhole] = useState(false);
  const findings = [...all].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  if (findings.length === 0) return <p className="ds-all-good">{t('review.noFindings')}</p>;
  const shown = isWhole ? findings : findings.slice(0, SHOWN);
  return (
    <Section title={t('review.findings')}>
      <ul ref={list} tabIndex={-1} className="ds-finding-list">
        {shown.map((finding, index) => {
          const { path, severity, message, source } = finding;
          const step = provider.stepAt(path);
          return (
            <li key={`${findingKey(finding)} ${index}`} data-severity={severity}>
              <span className="ds-severity" data-severity={severity}>
                {t(`severity.${severity}`)}
              </span>
              <div>
                {step !== provider.steps.at(-1) ? <Link href={urlOf(step)}>{labelOf(path) ?? formatPath(path)}</Link> : <span>{formatPath(path)}</span>}
                {t('marks.colon')}
                {message}{' '}
                {source && <WhyLink source={source} />}
                <div>
                  <WaysOut isBrief finding={finding} onTaken={() => (list.current ?? document.getElementById('main'))?.focus()} />
                </div>
              </div>
            </li>
          );
        })}
      </ul>
      {shown.length < findings.length && (
        <Button variant="link" isInline onClick={() => setWhole(true)}>
          {t('review.allFindings', { count: findings.length })}
        </Button>
      )}
    </Section>
  );
}

function FileSection() {
  const { t, i18n } = useTranslation();
  const reasonOf = useReason();
  const { store } = useWizard();
  const plan = usePlan();
  const isValid = useSelected((each) => each.isValid());
  const download = useDownload(store.plan);
  const files = useQuery({ queryKey: ['manifests', plan, i18n.language], queryFn: ({ signal }) => fetchManifests(plan, signal), enabled: isValid });
  if (!isValid) {
    return (
      <Section title={t('review.files')}>
        <p>{t('review.filesAfterErrors')}</p>
      </Section>
    );
  }
  return (
    <Section title={t('review.files')} hint={t('review.filesHint')}>
      {files.isError && <Failed text={t('review.filesFailed', { reason: reasonOf(files.error) })} onRetry={() => void files.refetch()} isRetrying={files.isFetching} />}
      {files.isPending && <Spinner aria-label={t('app.loading')} />}
      {files.data && (
        <Suspense fallback={<Spinner aria-label={t('app.loading')} />}>
          <Files files={files.data.files} onDownload={download.start} isDownloading={download.isPending} />
        </Suspense>
      )}
      <AsCommand plan={plan} />
    </Section>
  );
}

/** The same as a call, for those who would rather have it in a pipeline. */
function AsCommand({ plan }: { plan: unknown }) {
  const { t, i18n } = useTranslation();
  const command = `curl --fail -X POST -H 'Content-Type: application/json' -H 'Accept-Language: ${i18n.language}' --data-binary @plan.json -o manifests.zip ${window.location.origin}/api/v1/manifests.zip`;
  return (
    <details className="ds-fold">
      <summary>{t('review.asCall')}</summary>
      <div>
        <p>{t('review.asCallHint')}</p>
        <pre className="ds-command" tabIndex={0} role="region" aria-label={t('review.asCall')}>
          {command}
        </pre>
        <CopyButton text={() => JSON.stringify({ plan }, null, 2)} label={t('review.copyPlan')} />
      </div>
    </details>
  );
}

function Values({ urlOf }: SummaryProps) {
  const { t } = useTranslation();
  const { provider } = useWizard();
  const plan = usePlan();
  const { steps: titles } = useSpeaker().textsOf(provider);
  const labelOf = useFieldName();
  const leaves = leavesOf(plan);
  return (
    <Section title={t('review.values')}>
      <div className="ds-values">
        {provider.steps
          .slice(0, -1)
          .map((step) => (
            <section key={step}>
              <h3>
                {titles[step]} <Link href={urlOf(step)}>{t('review.edit')}</Link>
              </h3>
              <dl>
                {leaves
                  .filter(({ path }) => provider.stepAt(path) === step)
                  .map(({ path, value }) => (
                    <div key={formatPath(path)}>
                      <dt>{labelOf(path) ?? formatPath(path)}</dt>
                      <dd>{value}</dd>
                    </div>
                  ))}
              </dl>
            </section>
          ))}
      </div>
    </Section>
  );
}
