import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { useMemo, useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation.js';
import { copyText } from '../../ui/copyText.js';
import { saveJson } from '../../ui/saveFile.js';
import { Sign } from '../../ui/signs.js';
import { useWizard } from '../WizardContext.js';
import { CopyIcon } from './CopyIcon.js';
import { shareLink } from './share.js';
import { useDownload } from './useDownload.js';
import { useManifests } from './useManifests.js';

const KILO = 1000;
/** What the call reads: the API takes JSON, and the plan of the ZIP is YAML. */
const REQUEST_FILE = 'request.json';

/** How the files leave: one primary button, the same as a call beside it, the plan as a link. */
export function DeliveryBar() {
  const { t, i18n } = useTranslation();
  const { store } = useWizard();
  const { isValid, query } = useManifests();
  const download = useDownload(store.plan);
  const files = query.data?.files;
  const size = useMemo(() => files?.reduce((sum, { content }) => sum + new TextEncoder().encode(content).length, 0) ?? 0, [files]);
  // What stands in the way is in the list of findings; the button is never without an answer.
  const start = () => {
    if (isValid) download.start();
    else document.getElementById('review-findings')?.focus();
  };
  const language = i18n.language === 'en' ? '' : ` -H 'Accept-Language: ${i18n.language}'`;
  const call = `curl --fail --json @${REQUEST_FILE}${language} -o manifests.zip ${window.location.origin}/api/v1/manifests.zip`;
  return (
    <>
      <Button className="ds-download" onClick={start} isLoading={download.isPending}>
        <Sign name="import" /> {t('review.download')} {files && <small>{t('review.downloadSize', { count: files.length, size: Math.ceil(size / KILO) })}</small>}
      </Button>
      {download.error !== undefined && <span role="alert">{download.error}</span>}
      <div className="ds-same" role="group" aria-label={t('review.same')}>
        <code>{call}</code>
        <CopyIcon text={() => call} label={t('review.copyCurl')} />
        <Button variant="secondary" size="sm" onClick={() => saveJson(REQUEST_FILE, { plan: store.plan() })}>
          {t('review.saveRequest', { file: REQUEST_FILE })}
        </Button>
      </div>
      <span className="ds-delivery-end">
        <Share planOf={store.plan} />
        <Button variant="secondary" onClick={() => window.print()}>
          {t('review.print')}
        </Button>
      </span>
    </>
  );
}

/** Copies the address under which the plan can be opened. */
function Share({ planOf }: { planOf: () => unknown }) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<'copied' | 'failed'>();
  const share = () => void copyText(shareLink(window.location.origin, planOf())).then((isCopied) => setOutcome(isCopied ? 'copied' : 'failed'));
  return (
    <>
      <Button variant="secondary" className="ds-share" onClick={share} onBlur={() => setOutcome(undefined)}>
        <Sign name="share" /> {t('review.share')}
      </Button>
      <span role="status" className={outcome ? 'ds-shared' : 'pf-v6-screen-reader'}>
        {outcome === 'copied' ? t('review.shareCopied') : outcome === 'failed' ? t('review.copyFailed') : ''}
      </span>
    </>
  );
}
