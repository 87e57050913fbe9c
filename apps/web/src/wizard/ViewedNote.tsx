import { Alert, AlertActionCloseButton, AlertActionLink } from '@patternfly/react-core/dist/esm/components/Alert/index.js';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeText } from '../ui/CodeText.js';
import type { Viewed } from './viewed.js';
import './viewed.css';

/** What is looked at: a mistake and its story, what breaks a rule, an example. It goes away when somebody has read it. */
export function ViewedNote({ viewed: { subject, title, where, story, source }, onKeep }: { viewed: Viewed; onKeep: (() => void) | undefined }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(true);
  if (!isOpen) return null;
  const isPlain = subject.kind === 'examples' || subject.kind === 'open';
  return (
    <Alert
      isInline
      component="h2"
      variant={isPlain ? 'info' : 'custom'}
      className="ds-viewed"
      title={title}
      actionClose={<AlertActionCloseButton aria-label={t('viewed.close')} onClose={() => setOpen(false)} />}
      actionLinks={
        <>
          {onKeep && <AlertActionLink onClick={onKeep}>{t('viewed.keep')}</AlertActionLink>}
          {source && (
            <a href={source.url} target="_blank" rel="noreferrer">
              {source.title}
              <span className="pf-v6-screen-reader"> {t('field.newTab')}</span>
            </a>
          )}
        </>
      }
    >
      {where !== undefined && <p className="ds-viewed-where">{subject.kind === 'rules' ? t('viewed.changed', { example: where }) : where}</p>}
      {story !== undefined && (
        <p>
          <CodeText text={story} />
        </p>
      )}
      {onKeep && <p>{t('viewed.untouched')}</p>}
    </Alert>
  );
}
