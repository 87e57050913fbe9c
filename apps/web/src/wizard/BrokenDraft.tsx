import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { saveFile } from '../ui/saveFile.js';
import { drafts } from '../plans/useDrafts.js';

/** The text of what is kept under an id: as it is where it is no draft, else its plan. */
function keptText(id: string): string | undefined {
  const stored = drafts.read(id);
  return stored?.kind === 'draft' ? JSON.stringify(stored.draft.plan, null, 2) : stored?.text;
}

/** What is kept in the browser as a draft and cannot be shown: it is offered as it is, and can be deleted. */
export function BrokenDraft({ id }: { id: string }) {
  const [text, setText] = useState(() => keptText(id) ?? '');
  // The wizard that gave way to this page writes what was typed last when it goes.
  useEffect(() => setText((before) => keptText(id) ?? before), [id]);
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const save = () => saveFile(`draft-${id.replace(/[^\w-]/g, '_')}.txt`, new Blob([text], { type: 'text/plain' }));
  const remove = () => {
    drafts.remove(id);
    navigate('/');
  };
  return (
    <main id="main" className="ds-start ds-trouble" tabIndex={-1}>
      <h1>{t('drafts.broken')}</h1>
      <p>{t('drafts.brokenHint')}</p>
      <pre className="ds-command" tabIndex={0} role="region" aria-label={t('drafts.brokenText')}>
        {text.slice(0, 4000)}
        {text.length > 4000 && ' …'}
      </pre>
      <div className="ds-actions">
        <Button onClick={save}>{t('drafts.saveText')}</Button>
        <Button variant="secondary" isDanger onClick={remove}>
          {t('drafts.delete')}
        </Button>
        <Link href="/">{t('wizard.toPlans')}</Link>
      </div>
    </main>
  );
}
