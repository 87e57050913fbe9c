import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { useEffect, useRef } from 'react';
import { useTranslation } from '../i18n/useTranslation.js';
import { MissingCode } from '../base/code.js';
import { lasting } from '../base/storage.js';

/** What stands in the place of a page that cannot be shown: what happened, what is safe, and what to do. */
export function PageFailed({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const isMissing = error instanceof MissingCode;
  const isSafe = lasting.inMemory().length === 0;
  useEffect(() => heading.current?.focus(), []);
  // Without a connection a reload would end at a page of the browser; with it, it is all that is needed.
  useEffect(() => {
    if (!isMissing || !isSafe) return undefined;
    const reload = () => window.location.reload();
    window.addEventListener('online', reload);
    return () => window.removeEventListener('online', reload);
  }, [isMissing, isSafe]);
  return (
    <main id="main" className="ds-start ds-trouble" tabIndex={-1}>
      <h1 ref={heading} tabIndex={-1}>
        {t(isMissing ? 'trouble.missing' : 'trouble.broken')}
      </h1>
      <p>{t(isMissing ? (navigator.onLine ? 'trouble.missingHint' : 'trouble.offlineHint') : 'trouble.brokenHint')}</p>
      <p>{t(isSafe ? 'trouble.safe' : 'trouble.unsafe')}</p>
      <div className="ds-actions">
        <Button onClick={() => window.location.reload()}>{t('trouble.reload')}</Button>
      </div>
      <details className="ds-fold">
        <summary>{t('trouble.details')}</summary>
        <pre className="ds-command" tabIndex={0} role="region" aria-label={t('trouble.details')}>
          {error instanceof Error ? error.message : String(error)}
        </pre>
      </details>
    </main>
  );
}
