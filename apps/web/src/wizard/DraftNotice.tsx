import { Alert, AlertActionLink } from '@patternfly/react-core/dist/esm/components/Alert/index.js';
import { useTranslation } from '../i18n/useTranslation.js';
import { useLocation } from 'wouter';
import { savePlan } from '../ui/saveFile.js';
import type { DraftKeeper } from '../plans/draftKeeper.js';
import type { PlanStore } from './planStore.js';
import { useKeepsDrafts } from '../plans/useDrafts.js';
import { useStanding } from './useOpenDraft.js';

interface DraftNoticeProps {
  keeper: DraftKeeper | undefined;
  store: PlanStore;
  stepId: string;
}

/** Says where what is on the page is not what is kept: changed or deleted in another tab, or not kept at all. */
export function DraftNotice({ keeper, store, stepId }: DraftNoticeProps) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const standing = useStanding(keeper);
  const keepsDrafts = useKeepsDrafts();
  const keepAsCopy = () => {
    const copy = keeper?.keepAsCopy();
    if (copy) navigate(`/plans/${copy.id}/edit/${stepId}`);
  };
  const download = <AlertActionLink onClick={() => savePlan(store.plan())}>{t('drafts.download')}</AlertActionLink>;
  return (
    <div aria-live="assertive" className="ds-notice" data-sticky={standing.kind !== 'kept' || undefined}>
      {standing.kind === 'changed' && (
        <Alert
          isInline
          component="h2"
          variant="warning"
          title={t('drafts.changed')}
          actionLinks={
            <>
              <AlertActionLink onClick={() => keeper?.takeTheirs()}>{t('drafts.takeTheirs')}</AlertActionLink>
              <AlertActionLink onClick={keepAsCopy}>{t('drafts.keepAsCopy')}</AlertActionLink>
            </>
          }
        >
          {t('drafts.changedHint')}
        </Alert>
      )}
      {standing.kind === 'gone' && (
        <Alert isInline component="h2" variant="warning" title={t('drafts.gone')} actionLinks={<AlertActionLink onClick={keepAsCopy}>{t('drafts.keepAsNew')}</AlertActionLink>}>
          {t('drafts.goneHint')}
        </Alert>
      )}
      {!keepsDrafts && (
        <Alert isInline component="h2" variant="warning" title={t('drafts.memoryTitle')} actionLinks={download}>
          {t('drafts.memory')}
        </Alert>
      )}
    </div>
  );
}
