import { Skeleton } from '@patternfly/react-core/dist/esm/components/Skeleton/index.js';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useState } from 'react';
import { useTranslation } from '../i18n/useTranslation.js';
import { Link, useSearch } from 'wouter';
import { fetchProviders, fetchRules, type ListedRule } from '../api/client.js';
import { useReason } from '../api/useReason.js';
import { CodeText } from '../ui/CodeText.js';
import { Failed } from '../ui/Failed.js';
import { GLYPHS } from '../ui/ProviderGlyph.js';
import { Sign } from '../ui/signs.js';
import { useTitle } from '../ui/useTitle.js';
import { findRules, readView, writeView } from './findRules.js';
import '../ui/lists.css';
import './rules.css';

const SEVERITIES = ['error', 'warning', 'info'] as const;
/** Rules that hold for every cluster belong to no provider. */
const EVERY = 'kubernetes';
/** How many rules of a group are shown before somebody asks for all: a row where the window is wide. */
const FEW = 3;

/** Every rule: what it holds, how much it weighs, where it comes from, and what breaks it. */
export function RulesPage({ ruleId }: { ruleId?: string }) {
  const { t, i18n } = useTranslation();
  const reasonOf = useReason();
  const rules = useQuery({ queryKey: ['rules', i18n.language], queryFn: fetchRules, placeholderData: keepPreviousData });
  const providers = useQuery({ queryKey: ['providers', i18n.language], queryFn: fetchProviders, placeholderData: keepPreviousData });
  const search = useSearch();
  const [view, setView] = useState(() => readView(search));
  const asked = useDeferredValue(view);
  // Whoever comes back finds the page as it was left: its address says what it shows.
  useEffect(() => {
    const { pathname, hash } = window.location;
    const query = writeView(asked);
    if (window.location.search !== query) window.history.replaceState(window.history.state, '', `${pathname}${query}${hash}`);
  }, [asked, search, ruleId]);
  const found = findRules(rules.data ?? [], asked);
  /** Rules for every cluster come first. */
  const groups = [...new Set(found.map(({ provider }) => provider))].map((owner) => ({ owner, own: found.filter(({ provider }) => provider === owner) }));
  /** Whoever looks for something sees what was found. */
  const isFiltered = asked.query.trim() !== '' || asked.provider !== '' || asked.severity !== '';
  const named = rules.data?.find(({ id }) => id === ruleId);
  const titleOf = (id: string) => (id === EVERY ? t('rules.every') : (providers.data?.providers.find((each) => each.id === id)?.title ?? id));
  useTitle(named?.title ?? '', t('rules.title'));
  /** Nothing moves once it is there: groups and cards bear the names of the providers. */
  const isThere = rules.data !== undefined && (providers.data !== undefined || providers.error !== null);
  const toggle = (owner: string) => setView({ ...view, open: view.open.includes(owner) ? view.open.filter((each) => each !== owner) : [...view.open, owner] });
  useEffect(() => {
    if (isThere && ruleId !== undefined) document.getElementById(`rule-${ruleId}`)?.focus();
  }, [ruleId, isThere]);
  return (
    <main id="main" className="ds-rules" tabIndex={-1}>
      <h1>{t('rules.title')}</h1>
      <p className="ds-rules-lead">{t('rules.lead')}</p>
      {rules.error && <Failed text={t('start.failed', { reason: reasonOf(rules.error) })} onRetry={() => void rules.refetch()} isRetrying={rules.isFetching} />}
      {ruleId !== undefined && isThere && !named && <p role="alert">{t('rules.unknown', { id: ruleId })}</p>}
      <div className="ds-filters">
        <label className="ds-search">
          <Sign name="search" />
          <input type="search" aria-label={t('rules.search')} placeholder={t('rules.searchExample')} value={view.query} onChange={(event) => setView({ ...view, query: event.target.value })} />
        </label>
        <select aria-label={t('rules.provider')} value={view.provider} onChange={(event) => setView({ ...view, provider: event.target.value })}>
          <option value="">{t('rules.everyProvider')}</option>
          <option value={EVERY}>{t('rules.every')}</option>
          {providers.data?.providers.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
        <div className="ds-toggle" role="group" aria-label={t('rules.severity')}>
          {(['', ...SEVERITIES] as const).map((each) => (
            <button key={each} type="button" aria-pressed={view.severity === each} onClick={() => setView({ ...view, severity: each })}>
              {each === '' ? t('start.family.all') : t(`severity.${each}`)}
            </button>
          ))}
        </div>
        <span role="status" className="ds-found">
          {rules.data ? t('start.found', { found: found.length, count: rules.data.length }) : ' '}
        </span>
      </div>
      {rules.data && found.length === 0 && <p>{t('start.nothingFound')}</p>}
      {isThere
        ? groups.map(({ owner, own }) => {
            const isWhole = isFiltered || asked.open.includes(owner) || own.length <= FEW;
            // A rule that somebody came for is shown, whatever is folded.
            const shown = isWhole ? own : own.filter((rule, index) => index < FEW || rule.id === ruleId);
            return (
              <section key={owner} className="ds-rule-group" aria-labelledby={`rules-of-${owner}`}>
                <div className="ds-rule-head">
                  <h2 id={`rules-of-${owner}`}>{titleOf(owner)}</h2>
                  <span>{t('rules.count', { count: own.length })}</span>
                  {!isFiltered && own.length > FEW && (
                    <button type="button" className="pf-v6-c-button pf-m-secondary pf-m-small" aria-expanded={isWhole} aria-label={t(isWhole ? 'rules.fewerOf' : 'rules.allOf', { count: own.length, owner: titleOf(owner) })} onClick={() => toggle(owner)}>
                      {t(isWhole ? 'rules.fewer' : 'rules.all')}
                    </button>
                  )}
                </div>
                <ul className="ds-rule-list" data-few={!isWhole || undefined}>
                  {shown.map((rule) => (
                    <li key={rule.id}>
                      <RuleCard rule={rule} provider={titleOf(owner)} isNamed={rule.id === ruleId} />
                    </li>
                  ))}
                </ul>
              </section>
            );
          })
        : Array.from({ length: GLYPHS + 1 }, (_, index) => (
            <div key={index} className="ds-rule-group">
              <Skeleton height="3.5rem" screenreaderText={t('app.loading')} />
            </div>
          ))}
    </main>
  );
}

function RuleCard({ rule: { id, title, reason, severity, source, sources = [source], breaks }, provider, isNamed }: { rule: ListedRule; provider: string; isNamed: boolean }) {
  const { t } = useTranslation();
  return (
    <article id={`rule-${id}`} className="ds-rule" tabIndex={-1} aria-labelledby={`title-${id}`} data-named={isNamed || undefined}>
      <header>
        <h3 id={`title-${id}`}>{title}</h3>
        <span className="ds-pill" data-kind={severity === 'info' ? 'note' : severity}>
          <Sign name={severity === 'error' ? 'stop' : severity === 'warning' ? 'warn' : 'info'} />
          {t(`severity.${severity}`)}
        </span>
      </header>
      <p className="ds-rule-of">
        {provider} · <Link href={`/rules/${id}`}>{id}</Link>
      </p>
      {reason !== '' && <p className="ds-rule-why">{reason}</p>}
      {breaks ? (
        <div className="ds-rule-breaks">
          <p>{t('rules.breaks', { example: breaks.title })}</p>
          <ul>
            {breaks.changes.map(({ path, name, value }) => (
              <li key={path.join('.')}>
                {name}
                {t('marks.colon')}
                {value === undefined ? <span className="ds-rule-removed">{t('rules.removed')}</span> : <code>{typeof value === 'string' ? value || '""' : JSON.stringify(value)}</code>}
              </li>
            ))}
          </ul>
          <p>
            <CodeText text={breaks.message} />
          </p>
        </div>
      ) : (
        <p className="ds-rule-breaks">{t('rules.noExample')}</p>
      )}
      <p className="ds-rule-end">
        <span className="ds-rule-sources">
          {sources.map((each) => (
            <a key={each.url} href={each.url} target="_blank" rel="noreferrer" hrefLang="en" lang="en">
              {each.title} <Sign name="out" />
              <span className="pf-v6-screen-reader"> {t('field.newTab')}</span>
            </a>
          ))}
        </span>
        {breaks && (
          <Link href={`/rules/${id}/${breaks.step}`} aria-label={t('rules.openNamed', { title })}>
            {t('rules.open')}
          </Link>
        )}
      </p>
    </article>
  );
}
