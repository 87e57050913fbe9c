import { lazy, Suspense, useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation.js';
import { useReason } from '../../api/useReason.js';
import { fetchCode } from '../../base/code.js';
import { Failed } from '../../ui/Failed.js';
import { AddressMap } from '../../map/AddressMap.js';
import { useWays } from '../plan/useWays.js';
import { useAddressPlan, usePlan, useSelected, useTopology } from '../WizardContext.js';
import { AllValues } from './AllValues.js';
import { Card } from './Card.js';
import { FinalCard } from './FinalCard.js';
import { byWeight, FindingCounts, Findings } from './Findings.js';
import { leavesOf } from './leaves.js';
import { traceValues } from './lines.js';
import { NextSteps } from './NextSteps.js';
import { TopologyView } from './TopologyView.js';
import { useManifests } from './useManifests.js';
import './review.css';
import './print.css';

const Files = lazy(() => fetchCode('files', () => import('./Files.js')).then((module) => ({ default: module.Files })));

interface ReviewProps {
  urlOf: (step: string) => string;
}

/** The last step: how traffic flows, what next, what is said of the plan, where the addresses lie, the files, and every value. */
export function Review({ urlOf }: ReviewProps) {
  const { t } = useTranslation();
  const { all } = useSelected((store) => store.findings());
  const findings = useMemo(() => byWeight(all), [all]);
  const addressPlan = useAddressPlan();
  const topology = useTopology();
  const { isValid, query } = useManifests();
  const plan = usePlan();
  // What lies below comes after what is seen first.
  const isLater = useDeferredValue(true, false);
  const traces = useMemo(() => (isLater && query.data ? traceValues(query.data.files, leavesOf(plan)) : undefined), [isLater, query.data, plan]);
  const { onGo } = useWays(urlOf);
  const [litId, setLitId] = useState<string>();
  const lit = litId === undefined ? undefined : traces?.of(litId);
  const light = (id: string) => {
    setLitId(id);
    document.getElementById('review-files')?.focus();
  };
  return (
    <div className="ds-review">
      <FindingCounts findings={findings} />
      <FinalCard />
      <div className="ds-review-grid">
        <TopologyView topology={topology} findings={findings} />
        <div className="ds-review-rail">
          <NextSteps />
          <Findings findings={findings} urlOf={urlOf} />
          {addressPlan && (
            <div id="address-map" tabIndex={-1} className="ds-review-card ds-review-map">
              {isLater && <AddressMap plan={addressPlan} onGo={onGo} />}
            </div>
          )}
        </div>
        <div className="ds-review-files">
          {!isValid && (
            <Card title={t('review.files')} className="ds-no-files">
              <p className="ds-empty">{t('review.filesAfterErrors')}</p>
            </Card>
          )}
          {isValid && query.isError && <FilesFailed />}
          {isValid && !query.isError && (
            <Suspense fallback={<FilesSkeleton />}>{isLater && query.data && traces ? <Files files={query.data.files} traces={traces} lit={lit} onLight={setLitId} urlOf={urlOf} /> : <FilesSkeleton />}</Suspense>
          )}
        </div>
        <AllValues urlOf={urlOf} traces={traces} onLight={light} />
      </div>
      <p className="ds-printed">{t('review.printed', { origin: window.location.origin })}</p>
    </div>
  );
}

function FilesFailed() {
  const { t } = useTranslation();
  const reasonOf = useReason();
  const { query } = useManifests();
  return (
    <Card title={t('review.files')} className="ds-no-files">
      <Failed text={t('review.filesFailed', { reason: query.error ? reasonOf(query.error) : '' })} onRetry={() => void query.refetch()} isRetrying={query.isFetching} />
    </Card>
  );
}

/** As much room as the files will take, so that nothing below jumps when they come. */
function FilesSkeleton() {
  const { t } = useTranslation();
  return <div className="ds-review-card ds-files-skeleton" role="status" aria-label={t('app.loading')} />;
}
