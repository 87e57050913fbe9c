import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { type Finding, formatPath, providerOf, validatePlan, valueAt, withValueAt } from '@dualstack/schema';
import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from '../i18n/useTranslation.js';
import { Link, useLocation } from 'wouter';
import { useSpeaker } from '../i18n/speaker.js';
import type { Draft } from '../plans/drafts.js';
import { saveFile } from '../ui/saveFile.js';
import { drafts } from '../plans/useDrafts.js';

/** How much is said of what a plan has that no plan has. */
const MOST_SAID = 5;
/** Letters of an id in the name of a file; that of a shared plan is the whole plan. */
const MOST_NAMED = 40;
/** Nobody tells of what is kept here. */
const UNHEARD = () => () => undefined;

/** The text of what is kept under an id: as it is where it is no draft, else its plan. */
function keptText(id: string): string | undefined {
  const stored = drafts.read(id);
  return stored?.kind === 'draft' ? JSON.stringify(stored.draft.plan, null, 2) : stored?.text;
}

/**
 * A plan without a value of the wrong kind; undefined where there is no such value. Forms show no plan without its lists and objects:
 * in their place comes an empty list, or what a new plan has.
 */
function withoutValue({ plan, provider }: Draft, { rule, path, params }: Finding): unknown {
  if (rule !== 'schema/invalid-type' || valueAt(plan, path) === undefined) return undefined;
  const { expected } = params as { readonly expected?: unknown };
  const isObject = expected === 'object' || expected === 'record';
  return withValueAt(plan, path, expected === 'array' ? [] : isObject ? (valueAt(providerOf(provider)?.newPlan(), path) ?? {}) : undefined);
}

/**
 * A plan that cannot be shown: it is offered as it is, with what no plan has in it, and can be deleted where it is kept in this browser.
 *
 * @param draft the plan, where it could be read
 * @param onMend opens it again without a value that was in the way
 */
export function BrokenDraft({ id, draft, onMend }: { id: string; draft?: Draft; onMend?: (draft: Draft) => void }) {
  // The wizard that gave way to this page writes what was typed last when it goes: what is kept is read again after that.
  const kept = useSyncExternalStore(UNHEARD, () => keptText(id));
  const [isKept] = useState(kept !== undefined);
  const text = kept ?? (draft ? JSON.stringify(draft.plan, null, 2) : '');
  const speaker = useSpeaker();
  const provider = draft && providerOf(draft.provider);
  const mend = (plan: unknown) => {
    if (!draft) return;
    const stored = drafts.read(id);
    if (stored?.kind !== 'draft') onMend?.({ ...draft, plan, updatedAt: draft.updatedAt + 1 });
    else {
      const written = drafts.write({ ...stored.draft, plan });
      if (written.kind === 'written') onMend?.({ ...stored.draft, plan, updatedAt: written.updatedAt });
    }
  };
  const findings = draft ? validatePlan(draft.plan).findings.filter(({ severity }) => severity === 'error').slice(0, MOST_SAID) : [];
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const save = () => saveFile(`draft-${id.replace(/[^\w-]/g, '_').slice(0, MOST_NAMED)}.txt`, new Blob([text], { type: 'text/plain' }));
  const remove = () => {
    drafts.remove(id);
    navigate('/');
  };
  return (
    <main id="main" className="ds-start ds-trouble" tabIndex={-1}>
      <h1>{t('drafts.broken')}</h1>
      <p>{t(isKept ? 'drafts.brokenHint' : 'drafts.brokenViewed')}</p>
      {findings.length > 0 && (
        <ul>
          {findings.map((finding, index) => {
            const name = provider && speaker.fieldOf(provider, finding.path);
            const left = onMend && draft && withoutValue(draft, finding);
            return (
              <li key={index}>
                {name !== undefined && <strong>{name} </strong>}
                <code>{formatPath(finding.path)}</code>: {speaker.finding(finding).message}{' '}
                {left !== undefined && (
                  <Button variant="link" isInline aria-label={t('drafts.removeValueOf', { field: name ?? formatPath(finding.path) })} onClick={() => mend(left)}>
                    {t('drafts.removeValue')}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      )}
      <pre className="ds-command" tabIndex={0} role="region" aria-label={t(isKept ? 'drafts.brokenText' : 'drafts.brokenPlan')}>
        {text.slice(0, 4000)}
        {text.length > 4000 && ' …'}
      </pre>
      <div className="ds-actions">
        <Button onClick={save}>{t('drafts.saveText')}</Button>
        {isKept && (
          <Button variant="secondary" isDanger onClick={remove}>
            {t('drafts.delete')}
          </Button>
        )}
        <Link href="/">{t('wizard.toPlans')}</Link>
      </div>
    </main>
  );
}
