import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from './copyText.js';

/** Copies a text, and says whether it did. */
export function CopyButton({ text, label }: { text: () => string; label: string }) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<'copied' | 'failed'>();
  useEffect(() => setOutcome(undefined), [label]);
  return (
    <>
      <Button variant="secondary" size="sm" onClick={() => void copyText(text()).then((isCopied) => setOutcome(isCopied ? 'copied' : 'failed'))}>
        {outcome === 'copied' ? t('review.copied') : label}
      </Button>
      <span aria-live="polite" className="ds-copy-status">
        {outcome === 'failed' && t('review.copyFailed')}
      </span>
    </>
  );
}
