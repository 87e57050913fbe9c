import { useState } from 'react';
import { useTranslation } from '../i18n/useTranslation.js';
import { Link } from 'wouter';
import type { ListedExample, ListedProvider } from '../api/client.js';
import { PHONE } from '../base/phone.js';
import { ProviderGlyph } from '../ui/ProviderGlyph.js';
import { FamilyMark, Sign } from '../ui/signs.js';
import { FAMILY_FILTERS, type FamilyFilter, findExamples } from './examples.js';

const marksOf = (ipFamily: string) => ipFamily.split('+').map((each) => (each === 'IPv4' ? ('ipv4' as const) : ('ipv6' as const)));

/** Every example, by provider, with what finds one. */
export function Examples({ examples, providers }: { examples: readonly ListedExample[]; providers: readonly ListedProvider[] }) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const [family, setFamily] = useState<FamilyFilter>('all');
  const [isPhone] = useState(() => window.matchMedia(PHONE).matches);
  const groups = findExamples(examples, providers, query, family);
  const found = groups.reduce((sum, group) => sum + group.examples.length, 0);
  return (
    <section className="ds-part" aria-labelledby="examples">
      <div className="ds-bar">
        <h2 id="examples">{t('start.examples')}</h2>
        <p>{t('start.examplesHint')}</p>
      </div>
      <div className="ds-filters">
        <label className="ds-search">
          <Sign name="search" />
          <input type="search" aria-label={t('start.search')} placeholder={t('start.searchExample')} value={query} onChange={(event) => setQuery(event.target.value)} />
        </label>
        <div className="ds-toggle" role="group" aria-label={t('start.families')}>
          {FAMILY_FILTERS.map((each) => (
            <button key={each} type="button" aria-pressed={family === each} onClick={() => setFamily(each)}>
              {(each === 'ipv4' || each === 'ipv6') && <FamilyMark family={each} />}
              {t(`start.family.${each}`)}
            </button>
          ))}
        </div>
        <span role="status" className="ds-found">
          {t('start.found', { found, count: examples.length })}
        </span>
      </div>
      {found === 0 && examples.length > 0 && <p>{t('start.nothingFound')}</p>}
      <div className="ds-groups">
        {groups.map(({ provider, examples: each }, index) => (
          <details key={provider.id} className="ds-group" open={!isPhone || index === 0 || query !== '' || family !== 'all'}>
            <summary>
              <h3>
                <ProviderGlyph provider={provider.id} />
                {provider.title}
                <span>{each.length}</span>
              </h3>
            </summary>
            <ul>
              {each.map(({ id, title, ipFamily }) => (
                <li key={id}>
                  <Link className="ds-example" href={`/examples/${id}/${provider.steps.at(-1)?.id ?? ''}`}>
                    <span className="ds-example-families">
                      {marksOf(ipFamily).map((mark) => (
                        <FamilyMark key={mark} family={mark} named />
                      ))}
                    </span>
                    <span className="ds-example-title">{title}</span>
                    <code>{id}</code>
                    <Sign name="right" />
                  </Link>
                </li>
              ))}
            </ul>
          </details>
        ))}
      </div>
    </section>
  );
}
