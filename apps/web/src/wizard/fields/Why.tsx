import type { SpokenFinding } from '@dualstack/schema';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSpeaker } from '../../i18n/speaker.js';
import { Sign } from '../../ui/signs.js';

/** The reason behind a finding, opened in place: what its rule holds, where that is written, and its name. */
export function useWhy({ rule, source }: Pick<SpokenFinding, 'rule' | 'source'>) {
  const { t } = useTranslation();
  const { titleOf } = useSpeaker();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  if (!source) return { button: null, reason: null };
  const title = titleOf(rule);
  return {
    button: (
      <button type="button" className="ds-why" aria-expanded={isOpen} aria-controls={isOpen ? id : undefined} onClick={() => setOpen(!isOpen)}>
        {t('field.why')}
        <span className="pf-v6-screen-reader"> {title}</span>
        <Sign name="down" />
      </button>
    ),
    reason: isOpen && (
      <div id={id} className="ds-reason">
        <p>{t('field.rule', { title })}</p>
        <p>
          {t('field.source')}{' '}
          <a href={source.url} target="_blank" rel="noreferrer" hrefLang="en" lang="en">
            {source.title}
            <span className="pf-v6-screen-reader"> {t('field.newTab')}</span>
          </a>
          {' · '}
          <code>{rule}</code>
        </p>
      </div>
    ),
  };
}
