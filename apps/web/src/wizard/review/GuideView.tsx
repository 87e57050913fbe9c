import { type MouseEvent, useMemo, useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation.js';
import { copyText } from '../../ui/copyText.js';
import { renderGuide } from './renderGuide.js';

/** A guide as it is meant to be read. Its blocks of code can be copied. */
export function GuideView({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<'copied' | 'failed'>();
  const html = useMemo(() => ({ __html: renderGuide(text, { copy: t('review.copy'), table: t('review.table'), newTab: t('field.newTab') }) }), [text, t]);
  const copy = ({ target }: MouseEvent) => {
    const button = target instanceof Element ? target.closest('.ds-cmd-copy') : null;
    const code = button?.parentElement?.querySelector('code')?.textContent;
    if (code !== undefined) void copyText(code).then((isCopied) => setOutcome(isCopied ? 'copied' : 'failed'));
  };
  return (
    <>
      <article className="ds-md" aria-label={label} onClick={copy} dangerouslySetInnerHTML={html} />
      <span role="status" className={outcome ? 'ds-copy-status' : 'pf-v6-screen-reader'} data-outcome={outcome}>
        {outcome === 'copied' ? t('review.copied') : outcome === 'failed' ? t('review.copyFailed') : ''}
      </span>
    </>
  );
}
