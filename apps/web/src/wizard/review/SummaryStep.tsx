import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { Spinner } from '@patternfly/react-core/dist/esm/components/Spinner/index.js';
import { formatPath, type Path, SEVERITIES } from '@dualstack/schema';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { fetchManifests } from '../../api/client.js';
import { useStepTitles } from '../../i18n/texts.js';
import { Section } from '../../ui/Section.js';
import { AddressPlanView } from '../plan/AddressPlanView.js';
import { stepOf } from '../steps.js';
import { useWizard } from '../WizardContext.js';
import { WhyLink } from '../fields/WhyLink.js';
import { leavesOf } from './leaves.js';
import { useDownload } from './useDownload.js';

const Files = lazy(() => import('./Files.js').then((module) => ({ default: module.Files })));

interface SummaryProps {
  useLabels: () => (path: Path) => string | undefined;
  urlOf: (step: string) => string;
}

/** Everything at once: what is wrong, what was said, where the addresses lie, and the files. */
export function SummaryStep({ useLabels, urlOf }: SummaryProps) {
  const { addressPlan } = useWizard();
  const { t } = useTranslation();
  return (
    <>
      <FindingList useLabels={useLabels} urlOf={urlOf} />
      <FileSection />
      {addressPlan && (
        <Section title={t('plan.title')}>
          <AddressPlanView plan={addressPlan} />
        </Section>
      )}
      <Values useLabels={useLabels} urlOf={urlOf} />
    </>
  );
}

function FindingList({ useLabels, urlOf }: SummaryProps) {
  const { t } = useTranslation();
  const { validation, provider, applyFix } = useWizard();
  const labelOf = useLabels();
  const findings = [...validation.findings].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  if (findings.length === 0) return <p className="ds-all-good">{t('review.noFindings')}</p>;
  return (
    <Section title={t('review.findings')}>
      <ul className="ds-finding-list">
        {findings.map(({ rule, path, severity, message, source, fix }) => {
          const step = stepOf(provider.steps, path);
          return (
            <li key={rule + formatPath(path)} data-severity={severity}>
              <span className="ds-severity" data-severity={severity}>
                {t(`severity.${severity}`)}
              </span>
              <div>
                {step && step.id !== 'summary' ? <Link href={urlOf(step.id)}>{labelOf(path) ?? formatPath(path)}</Link> : <span>{formatPath(path)}</span>}: {message}{' '}
                {source && <WhyLink source={source} />}
                {fix && (
                  <div>
                    <Button variant="secondary" size="sm" onClick={() => applyFix(fix)}>
                      {fix.label}
                    </Button>
                  </div>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function FileSection() {
  const { t } = useTranslation();
  const { plan, validation } = useWizard();
  const download = useDownload(plan);
  const files = useQuery({ queryKey: ['manifests', plan], queryFn: () => fetchManifests(plan), enabled: validation.valid });
  if (!validation.valid) {
    return (
      <Section title={t('review.files')}>
        <p>{t('review.filesAfterErrors')}</p>
      </Section>
    );
  }
  return (
    <Section title={t('review.files')} hint={t('review.filesHint')}>
      {files.isError && <p role="alert">{t('review.filesFailed', { reason: files.error.message })}</p>}
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
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const command = `curl --fail -X POST -H 'Content-Type: application/json' --data-binary @plan.json -o manifests.zip ${window.location.origin}/api/v1/manifests.zip`;
  return (
    <details className="ds-fold">
      <summary>{t('review.asCall')}</summary>
      <div>
        <p>{t('review.asCallHint')}</p>
        <pre className="ds-command" tabIndex={0} role="region" aria-label={t('review.asCall')}>
          {command}
        </pre>
        <Button
          variant="secondary"
          size="sm"
          onClick={() => {
            void navigator.clipboard.writeText(JSON.stringify({ plan }, null, 2)).then(() => setCopied(true));
          }}
        >
          {copied ? t('review.copied') : t('review.copyPlan')}
        </Button>
      </div>
    </details>
  );
}

function Values({ useLabels, urlOf }: SummaryProps) {
  const { t } = useTranslation();
  const { provider, plan } = useWizard();
  const titleOf = useStepTitles(provider.id);
  const labelOf = useLabels();
  const leaves = leavesOf(plan);
  return (
    <Section title={t('review.values')}>
      <div className="ds-values">
        {provider.steps
          .filter(({ id }) => id !== 'summary')
          .map((step) => (
            <section key={step.id}>
              <h3>
                {titleOf(step)} <Link href={urlOf(step.id)}>{t('review.edit')}</Link>
              </h3>
              <dl>
                {leaves
                  .filter(({ path }) => stepOf(provider.steps, path)?.id === step.id)
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
