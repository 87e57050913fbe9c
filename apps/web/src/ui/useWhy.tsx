import type { Source } from '@dualstack/schema';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from '../i18n/useTranslation.js';
import { Link } from 'wouter';
import { Sign } from './signs.js';
import './why.css';

/** What a rule says for itself, in the language of the page. */
export interface Behind {
  readonly rule: string;
  readonly title: string;
  /** The mechanism in the real system. */
  readonly why?: string | undefined;
  /** Without one there is nothing to open: the shape of a document is at fault, not what it plans. */
  readonly source?: Source | undefined;
}

/**
 * The reason behind what is refused or warned of, opened in place: why the real system is so, where that is written, and
 * the rule. It is made of text elements only, so that it may stand anywhere.
 */
export function useWhy({ rule, title, why, source }: Behind): { readonly button: ReactNode; readonly reason: ReactNode } {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  if (!source) return { button: null, reason: null };
  return {
    button: (
      <button type="button" className="ds-why" aria-expanded={isOpen} aria-controls={isOpen ? id : undefined} onClick={() => setOpen(!isOpen)}>
        {t('field.why')}
        <span className="pf-v6-screen-reader"> {title}</span>
        <Sign name="down" />
      </button>
    ),
    reason: isOpen && (
      <span id={id} className="ds-reason">
        {why !== undefined && <span>{why}</span>}
        <span>
          {t('field.source')}{' '}
          <a href={source.url} target="_blank" rel="noreferrer" hrefLang="en" lang="en">
            {source.title}
            <span className="pf-v6-screen-reader"> {t('field.newTab')}</span>
          </a>
          {' · '}
          <Link href={`/rules/${rule}`}>
            <code>{rule}</code>
          </Link>
        </span>
      </span>
    ),
  };
}
