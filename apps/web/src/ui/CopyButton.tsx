import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { useState } from 'react';
import { useTranslation } from '../i18n/useTranslation.js';
import { copyText } from './copyText.js';

/** Copies a text, and says whether it did. */
export function CopyButton({ text, label }: { text: () => string; label: string }) {
  const { t } = useTranslation();
  const [last, setLast] = useState<{ label: string; outcome: 'copied' | 'failed' }>();
  // What became of a text says nothing of the next that the button stands for.
  const outcome = last?.label === label ? last.outcome : undefined;
  return (
    <>
      <Button variant="secondary" size="sm" onClick={() => void copyText(text()).then((isCopied) => setLast({ label, outcome: isCopied ? 'copied' : 'failed' }))}>
        {outcome === 'copied' ? t('review.copied') : label}
      </Button>
      <span aria-live="polite" className="ds-copy-status">
        {outcome === 'failed' && t('review.copyFailed')}
      </span>
    </>
  );
}
