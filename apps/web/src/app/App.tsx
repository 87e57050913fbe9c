import { Bullseye } from '@patternfly/react-core/dist/esm/layouts/Bullseye/index.js';
import { Spinner } from '@patternfly/react-core/dist/esm/components/Spinner/index.js';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import i18next from 'i18next';
import { type ComponentType, lazy, Suspense, useSyncExternalStore } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { loadTexts } from '../i18n/i18n.js';
import { useTranslation } from '../i18n/useTranslation.js';
import { Route, Switch, useLocation } from 'wouter';
import { isRefusal } from '../api/client.js';
import { publishedQuery } from '../api/published.js';
import { fetchCode } from '../base/code.js';
import { readAddress, sessions, WIZARD } from '../plans/address.js';
import { StartPage } from '../plans/StartPage.js';
import { drafts } from '../plans/useDrafts.js';
import { PageFailed } from '../ui/PageFailed.js';
import { fetchFormsAhead } from '../wizard/formModules.js';
import { Masthead } from './Masthead.js';
import { NotFound } from './NotFound.js';

/** A page whose code comes when it is first opened, with texts of its own. */
const lazyPage = <Props extends object>(name: string, load: () => Promise<ComponentType<Props>>, ...texts: readonly string[]) =>
  lazy(() => Promise.all([fetchCode(name, load), ...texts.map(loadTexts)]).then(([page]) => ({ default: page })));

const WizardPage = lazyPage('wizard', loadWizard, 'wizard');
const HistoryPage = lazyPage('history', () => import('../plans/history/HistoryPage.js').then((module) => module.HistoryPage), 'wizard');
const BinPage = lazyPage('bin', () => import('../plans/BinPage.js').then((module) => module.BinPage));
const SpacesPage = lazyPage('spaces', () => import('../spaces/SpacesPage.js').then((module) => module.SpacesPage), 'spaces');
const SpacePage = lazyPage('space', () => import('../spaces/SpacePage.js').then((module) => module.SpacePage), 'spaces');
const JoinPage = lazyPage('join', () => import('../join/JoinPage.js').then((module) => module.JoinPage), 'join');
const FleetPage = lazyPage('fleet', () => import('../fleet/FleetPage.js').then((module) => module.FleetPage), 'fleet', 'wizard');
const ArchivePage = lazyPage('archive', () => import('../archive/ArchivePage.js').then((module) => module.ArchivePage), 'archive');
const RulesPage = lazyPage('rules', () => import('../rules/RulesPage.js').then((module) => module.RulesPage));

/** Pause before what failed for want of an answer is asked for again, in milliseconds. */
const ASK_AGAIN = 10_000;

/**
 * What the server refuses stays refused; everything else is tried again, at once when the connection is back. A browser
 * that calls itself offline may still reach this server, so it is asked all the same.
 */
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Infinity,
      networkMode: 'always',
      retry: (failures, error) => failures < 1 && !isRefusal(error),
      refetchOnWindowFocus: false,
      refetchOnReconnect: true,
      refetchInterval: ({ state: { status, error } }) => (status === 'error' && !isRefusal(error) ? ASK_AGAIN : false),
    },
    mutations: { networkMode: 'always' },
  },
});

/** Loads the wizard; what it will ask for first is asked for beside its code, and not after it. */
function loadWizard() {
  const at = readAddress(window.location.pathname);
  if (at?.kind === 'plans') {
    const kept = drafts.read(at.id);
    if (kept?.kind === 'draft') fetchFormsAhead(kept.draft.provider);
  } else if (at?.kind === 'examples' || at?.kind === 'mistakes') {
    // What goes wrong is heard by the page that shows it.
    void queries.fetchQuery(publishedQuery({ kind: at.kind, id: at.id }, i18next.language)).then(({ provider }) => fetchFormsAhead(provider), () => undefined);
  }
  return import('../wizard/WizardPage.js').then((module) => module.WizardPage);
}

function hearHash(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** The wizard at the address of the page. */
function OpenWizard() {
  const [location] = useLocation();
  // A link that is put into a page that is open already changes the fragment alone.
  const fragment = useSyncExternalStore(hearHash, () => window.location.hash.slice(1));
  const at = readAddress(location, fragment);
  return at ? <WizardPage key={sessions.keyOf(at)} at={at} /> : <NotFound />;
}

/** The pages and their addresses; `pages.json` lists them for the server, each with the file of its page. */
export function App() {
  const { t } = useTranslation();
  const [location] = useLocation();
  return (
    <QueryClientProvider client={queries}>
      <a className="ds-skip" href="#main">
        {t('app.skip')}
      </a>
      <Masthead queries={queries} />
      <ErrorBoundary resetKeys={[location]} fallbackRender={({ error }) => <PageFailed error={error} />}>
        <Suspense
          fallback={
            <Bullseye className="ds-loading">
              <Spinner aria-label={t('app.loading')} />
            </Bullseye>
          }
        >
          <Switch>
            <Route path="/">
              <StartPage />
            </Route>
            <Route path={WIZARD}>
              <OpenWizard />
            </Route>
            <Route path="/plans/:id/history">{({ id }) => <HistoryPage key={id} id={id} />}</Route>
            <Route path="/plans/:id/fleet">{({ id }) => <FleetPage key={id} id={id} />}</Route>
            <Route path="/bin">
              <BinPage />
            </Route>
            <Route path="/join">
              <JoinPage />
            </Route>
            <Route path="/archive">
              <ArchivePage />
            </Route>
            <Route path="/spaces">
              <SpacesPage />
            </Route>
            <Route path="/spaces/:id">{({ id }) => <SpacePage key={id} id={id} />}</Route>
            <Route path="/rules/:owner?/:name?">{({ owner, name }) => <RulesPage {...(owner !== undefined && name !== undefined && { ruleId: `${owner}/${name}` })} />}</Route>
            <Route>
              <NotFound />
            </Route>
          </Switch>
        </Suspense>
      </ErrorBoundary>
    </QueryClientProvider>
  );
}
