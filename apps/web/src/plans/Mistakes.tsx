import { Skeleton } from '@patternfly/react-core/dist/esm/components/Skeleton/index.js';
import { useMemo } from 'react';
import { useTranslation } from '../i18n/useTranslation.js';
import { Link } from 'wouter';
import type { ListedMistake } from '../api/client.js';
import { CodeText } from '../ui/CodeText.js';
import { Sign } from '../ui/signs.js';
import { StatePill } from '../ui/StatePill.js';
import { MistakeFigure } from './MistakeFigure.js';
import { useLive } from './useLive.js';

/** Plans that were published and are wrong, each with its figure and its story. */
export function Mistakes({ mistakes }: { mistakes: readonly ListedMistake[] | undefined }) {
  const { t } = useTranslation();
  const live = useLive();
  const figures = useMemo(() => live?.figures(), [live]);
  return (
    <section className="ds-part" aria-labelledby="mistakes">
      <div className="ds-bar">
        <h2 id="mistakes">{t('mistakes.title')}</h2>
        <p>{t('mistakes.hint')}</p>
      </div>
      <ul className="ds-mistakes">
        {mistakes
          ? mistakes.map(({ id, title, where, story, source, findings }) => {
              const figure = figures?.get(id);
              return (
                <li key={id} className="ds-mistake" data-weight={findings.errors > 0 ? 'error' : 'warning'}>
                  <div className="ds-mistake-figure">{live && figure && <MistakeFigure id={id} figure={figure} live={live} />}</div>
                  <div className="ds-mistake-text">
                    <a className="ds-mistake-where" href={source.url} target="_blank" rel="noreferrer">
                      {where} <Sign name="out" />
                      <span className="pf-v6-screen-reader"> {t('field.newTab')}</span>
                    </a>
                    <h3>{title}</h3>
                    <p>
                      <CodeText text={story} />
                    </p>
                    <div className="ds-mistake-end">
                      <Link className="pf-v6-c-button pf-m-secondary pf-m-small" href={`/mistakes/${id}`} aria-label={t('mistakes.openNamed', { title })}>
                        {t('mistakes.open')}
                      </Link>
                      <StatePill errors={findings.errors} warnings={findings.warnings} />
                    </div>
                  </div>
                </li>
              );
            })
          : Array.from({ length: 4 }, (_, index) => (
              <li key={index} className="ds-mistake ds-mistake-wait">
                <Skeleton height="100%" screenreaderText={t('app.loading')} />
              </li>
            ))}
      </ul>
    </section>
  );
}
