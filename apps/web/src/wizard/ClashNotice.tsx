import { Alert } from '@patternfly/react-core/dist/esm/components/Alert/index.js';
import { useTranslation } from '../i18n/useTranslation.js';
import { ClashList } from '../plans/ClashList.js';
import { countClashing, readPath } from '../plans/clashes.js';
import { useOnServer } from '../plans/useDrafts.js';
import { useFreeRanges } from './size/useFreeRanges.js';
import { useWizard } from './WizardContext.js';

/** Warns on the step of a range that somebody else has it: a draft may be so, and cannot be made final. */
export function ClashNotice({ id, step, isLast }: { id: string; step: string; isLast: boolean }) {
  const { t } = useTranslation();
  const { provider, store } = useWizard();
  const onServer = useOnServer(id);
  const isDraft = onServer?.status !== 'final';
  const clashes = (onServer?.clashes ?? []).filter(({ path }) => isDraft && (isLast || provider.stepAt(readPath(path), store.plan()) === step));
  const free = useFreeRanges(clashes);
  return (
    <>
      {clashes.length > 0 && free.done === undefined && (
        <div className="ds-notice">
          <Alert isInline component="h2" variant="warning" title={t('saved.clashTitle', { count: countClashing(clashes) })}>
            <ClashList clashes={clashes} />
            <p>{t('saved.clashHint')}</p>
            {free.way}
          </Alert>
        </div>
      )}
      {/* What is final has reserved what was taken: to take it back is a change like any other. */}
      <div role="status">{isDraft && free.done}</div>
    </>
  );
}
