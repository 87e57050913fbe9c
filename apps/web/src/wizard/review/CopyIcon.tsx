import { useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation.js';
import { copyText } from '../../ui/copyText.js';
import { Sign } from '../../ui/signs.js';

interface CopyIconProps {
  text: () => string;
  /** What is copied, for those who do not see what stands beside it. */
  label: string;
}

/** A small button that copies what stands beside it, and says whether it did. */
export function CopyIcon({ text, label }: CopyIconProps) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<'copied' | 'failed'>();
  const copy = () => void copyText(text()).then((isCopied) => setOutcome(isCopied ? 'copied' : 'failed'));
  return (
    <>
      <button type="button" className="ds-copy" aria-label={label} title={label} data-copied={outcome === 'copied' || undefined} onClick={copy} onBlur={() => setOutcome(undefined)}>
        <Sign name={outcome === 'copied' ? 'check' : 'copy'} />
      </button>
      <span aria-live="polite" className={outcome === 'failed' ? 'ds-copy-status' : 'pf-v6-screen-reader'}>
        {outcome === 'copied' ? t('review.copied') : outcome === 'failed' ? t('review.copyFailed') : ''}
      </span>
    </>
  );
}
