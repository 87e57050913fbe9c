import { Alert, AlertActionCloseButton, AlertActionLink } from '@patternfly/react-core/dist/esm/components/Alert/index.js';
import { useRef, useState } from 'react';
import { useTranslation } from '../i18n/useTranslation.js';
import { CodeText } from '../ui/CodeText.js';
import type { Viewed } from './viewed.js';
import './viewed.css';

/**
 * What is looked at: a mistake and its story, what breaks a rule, an example. What has a story stays in sight while one mends, and
 * takes two lines until somebody unfolds it; the note goes away when somebody has read it.
 */
export function ViewedNote({ viewed: { subject, title, where, story, source }, onKeep }: { viewed: Viewed; onKeep: (() => void) | undefined }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(true);
  const note = useRef<HTMLDivElement>(null);
  if (!isOpen) return null;
  const place = where === undefined ? undefined : subject.kind === 'rules' ? t('viewed.changed', { example: where }) : where;
  const isPlain = subject.kind === 'examples' || subject.kind === 'open';
  const told = (
    <>
      {story !== undefined && (
        <p>
          <CodeText text={story} />
        </p>
      )}
      {source && (
        <p>
          <a href={source.url} target="_blank" rel="noreferrer">
            {source.title}
            <span className="pf-v6-screen-reader"> {t('field.newTab')}</span>
          </a>
        </p>
      )}
    </>
  );
  const keep = onKeep && (
    <AlertActionLink
      onClick={() => {
        // The button goes away with what it does.
        note.current?.focus();
        onKeep();
      }}
    >
      {t('viewed.keep')}
    </AlertActionLink>
  );
  const standing = <p>{t(onKeep ? 'viewed.untouched' : 'viewed.kept')}</p>;
  return (
    <div ref={note} tabIndex={-1} className="ds-viewed" data-sticky={!isPlain || undefined}>
      <Alert
        isInline
        component="h2"
        variant={isPlain ? 'info' : 'custom'}
        title={title}
        variantLabel={t('severity.info')}
        actionClose={
          <AlertActionCloseButton
            aria-label={t('viewed.close')}
            onClose={() => {
              document.getElementById('main')?.focus();
              setOpen(false);
            }}
          />
        }
        actionLinks={isPlain && keep}
      >
        {isPlain ? (
          <>
            {onKeep && told}
            {standing}
          </>
        ) : (
          <details className="ds-viewed-story">
            <summary>
              <span>{t('viewed.story')}</span> {place !== undefined && <span className="ds-viewed-where">{place}</span>}
            </summary>
            <div>
              {told}
              {standing}
              {keep}
            </div>
          </details>
        )}
      </Alert>
    </div>
  );
}
