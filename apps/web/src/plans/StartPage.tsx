import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { Skeleton } from '@patternfly/react-core/dist/esm/components/Skeleton/index.js';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from '../i18n/useTranslation.js';
import { Link, useLocation } from 'wouter';
import { fetchExamples, fetchMistakes, fetchProviders, type ListedProvider } from '../api/client.js';
import { useReason } from '../api/useReason.js';
import { fetchCode } from '../base/code.js';
import { Failed } from '../ui/Failed.js';
import { GLYPHS, ProviderGlyph } from '../ui/ProviderGlyph.js';
import { Sign } from '../ui/signs.js';
import { useTitle } from '../ui/useTitle.js';
import { Demo } from './Demo.js';
import { addressOf } from './address.js';
import { Examples } from './Examples.js';
import { ImportFailed } from './ImportFailed.js';
import { Mistakes } from './Mistakes.js';
import { chosen, pasted, problemOf, useImport, usePasteAnywhere } from './useImport.js';
import { drafts as store, useDrafts, useKeepsDrafts } from './useDrafts.js';
import { expectsPlans, useIsAnyPlan } from './useIsAnyPlan.js';
import '../ui/lists.css';
import './start.css';

const PlanCards = lazy(() => fetchCode('cards', () => import('./PlanCards.js')).then((module) => ({ default: module.PlanCards })));
const PasteDialog = lazy(() => fetchCode('paste', () => import('./PasteDialog.js')).then((module) => ({ default: module.PasteDialog })));

/** The first page: what this is, the ways in, the plans of this browser, published mistakes, examples. */
export function StartPage() {
  const { t, i18n } = useTranslation();
  useTitle();
  const reasonOf = useReason();
  const keepsDrafts = useKeepsDrafts();
  const drafts = useDrafts();
  const providers = useQuery({ queryKey: ['providers', i18n.language], queryFn: fetchProviders, placeholderData: keepPreviousData });
  const examples = useQuery({ queryKey: ['examples', i18n.language], queryFn: fetchExamples, placeholderData: keepPreviousData });
  const mistakes = useQuery({ queryKey: ['mistakes', i18n.language], queryFn: fetchMistakes, placeholderData: keepPreviousData });
  const isAny = useIsAnyPlan();
  const pages = [providers, examples, mistakes].filter(({ isError }) => isError);
  const [failed] = pages;
  const known = providers.data?.providers;
  // Who deletes the last plan can still take that back: its place stays.
  const [hadPlans] = useState(() => drafts.length > 0 || expectsPlans());
  const hasPlans = hadPlans || drafts.length > 0 || isAny;
  const plans = hasPlans && (
    <section className="ds-part" aria-labelledby="plans">
      <div className="ds-bar">
        <h1 id="plans" tabIndex={-1}>{t('start.plans')}</h1>
        <p>{t('saved.shared')}</p>
        <span className="ds-push" />
        <Link href="/bin">{t('saved.toBin')}</Link>
      </div>
      <Suspense fallback={<Waiting count={Math.min(Math.max(drafts.length, 1), 12)} className="ds-plans" height="9.25rem" />}>
        <PlanCards drafts={drafts} providers={known ?? []} />
      </Suspense>
    </section>
  );
  const hero = (
    <div className="ds-hero">
      <div>
        {hasPlans ? <h2>{t('start.promise')}</h2> : <h1>{t('start.promise')}</h1>}
        <p className="ds-lead">{t('start.lead')}</p>
        <ul className="ds-proof">
          <li>
            <Sign name="check" />
            {providers.data ? t('start.rules', { count: providers.data.rules }) : ' '}
          </li>
          <li>
            <Sign name="check" />
            {t('start.systems')}
          </li>
          <li>
            <Sign name="check" />
            {t('start.files')}
          </li>
        </ul>
      </div>
      <Demo mistake={mistakes.data?.find(({ id }) => id === 'k3s-documentation-pair')} />
    </div>
  );
  return (
    <main id="main" className="ds-first" tabIndex={-1}>
      {failed?.error && <Failed text={t('start.failed', { reason: reasonOf(failed.error) })} onRetry={() => pages.forEach((each) => void each.refetch())} isRetrying={pages.some(({ isFetching }) => isFetching)} />}
      {!keepsDrafts && <p className="ds-note">{t('drafts.memory')}</p>}
      {plans}
      {!hasPlans && hero}
      <NewPlan providers={known} />
      {hasPlans && hero}
      <Mistakes mistakes={mistakes.data} />
      <Examples examples={examples.data ?? []} providers={known ?? []} />
      <footer className="ds-first-foot">
        <span>{t('start.noSecret')}</span>
        {!hasPlans && <Link href="/bin">{t('saved.toBin')}</Link>}
        <span>
          {t('start.overHttp')} <a href="/api/v1/openapi.json">OpenAPI</a>
        </span>
      </footer>
    </main>
  );
}

/** The ways in: a tile for each provider, files, a text. */
function NewPlan({ providers }: { providers: readonly ListedProvider[] | undefined }) {
  const { t } = useTranslation();
  const reasonOf = useReason();
  const [, navigate] = useLocation();
  const [isPasting, setPasting] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const { mutate: open, error, reset } = useImport();
  usePasteAnywhere(open, t('import.pasted'));
  const problem = problemOf(error);
  // The domain with all of its rules is loaded when somebody starts, not with the first page.
  const start = useMutation({
    mutationFn: async (id: string) => (await fetchCode('schema', () => import('@dualstack/schema'))).providerOf(id),
    onSuccess: (provider) => {
      const [first] = provider?.steps ?? [];
      if (provider && first !== undefined) navigate(addressOf({ kind: 'plans', id: store.create(provider.id, { plan: provider.newPlan() }).id }, first));
    },
  });
  return (
    <section className="ds-part" aria-labelledby="new">
      <div className="ds-bar">
        <h2 id="new">{t('start.new')}</h2>
        <p>{t('start.newHint')}</p>
        <span className="ds-push" />
        <Button variant="secondary" size="sm" icon={<Sign name="import" />} onClick={() => picker.current?.click()}>
          {t('start.import')}
        </Button>
        <Button
          variant="secondary"
          size="sm"
          icon={<Sign name="paste" />}
          onClick={() => {
            reset();
            setPasting(true);
          }}
        >
          {t('start.paste')}
        </Button>
        <input
          ref={picker}
          type="file"
          hidden
          multiple
          accept=".yaml,.yml,.json,.zip"
          aria-label={t('start.import')}
          onChange={(event) => {
            const files = [...(event.target.files ?? [])].map(chosen);
            event.target.value = '';
            if (files.length > 0) open(files);
          }}
        />
      </div>
      {problem && !isPasting && <ImportFailed problem={problem} />}
      {error && !problem && <Failed text={t('start.cannotStart', { reason: reasonOf(error) })} onRetry={reset} />}
      {start.error && <Failed text={t('start.cannotStart', { reason: reasonOf(start.error) })} onRetry={() => start.variables !== undefined && start.mutate(start.variables)} />}
      {providers ? (
        <ul className="ds-entries">
          {providers.map(({ id, title, summary, outcomes }) => (
            <li key={id}>
              <button type="button" className="ds-entry" disabled={start.isPending} onClick={() => start.mutate(id)}>
                <ProviderGlyph provider={id} />
                <strong>
                  {title}
                  <Sign name="right" />
                </strong>
                <span className="ds-entry-line">{summary}</span>
                <span className="ds-chips">
                  {outcomes.map((outcome) => (
                    <span key={outcome} className="ds-chip">
                      {outcome}
                    </span>
                  ))}
                </span>
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <Waiting count={GLYPHS} className="ds-entries" height="7.75rem" />
      )}
      {isPasting && (
        <Suspense>
          <PasteDialog problem={problem} onOpen={(text) => open([pasted(t('import.pasted'), text)])} onClose={() => setPasting(false)} />
        </Suspense>
      )}
    </section>
  );
}

/** Cards that are not there yet, as large as they will be. */
function Waiting({ count, className, height }: { count: number; className: string; height: string }) {
  const { t } = useTranslation();
  return (
    <ul className={className}>
      {Array.from({ length: count }, (_, index) => (
        <li key={index}>
          <Skeleton height={height} screenreaderText={t('app.loading')} />
        </li>
      ))}
    </ul>
  );
}
