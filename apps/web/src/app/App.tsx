import { Bullseye } from '@patternfly/react-core/dist/esm/layouts/Bullseye/index.js';
import { Spinner } from '@patternfly/react-core/dist/esm/components/Spinner/index.js';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useSyncExternalStore } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { loadTexts } from '../i18n/i18n.js';
import { useTranslation } from '../i18n/useTranslation.js';
import { Route, Switch, useLocation } from 'wouter';
import { isRefusal } from '../api/client.js';
import { fetchCode } from '../base/code.js';
import { readAddress, sessions, WIZARD } from '../plans/address.js';
import { StartPage } from '../plans/StartPage.js';
import { PageFailed } from '../ui/PageFailed.js';
import { Masthead } from './Masthead.js';
import { NotFound } from './NotFound.js';

const WizardPage = lazy(() => Promise.all([fetchCode('wizard', () => import('../wizard/WizardPage.js')), loadTexts('wizard')]).then(([module]) => ({ default: module.WizardPage })));

const HistoryPage = lazy(() => Promise.all([fetchCode('history', () => import('../plans/history/HistoryPage.js')), loadTexts('wizard')]).then(([module]) => ({ default: module.HistoryPage })));

const BinPage = lazy(() => fetchCode('bin', () => import('../plans/BinPage.js')).then((module) => ({ default: module.BinPage })));

const SpacesPage = lazy(() => Promise.all([fetchCode('spaces', () => import('../spaces/SpacesPage.js')), loadTexts('spaces')]).then(([module]) => ({ default: module.SpacesPage })));

const SpacePage = lazy(() => Promise.all([fetchCode('space', () => import('../spaces/SpacePage.js')), loadTexts('spaces')]).then(([module]) => ({ default: module.SpacePage })));

const JoinPage = lazy(() => Promise.all([fetchCode('join', () => import('../join/JoinPage.js')), loadTexts('join')]).then(([module]) => ({ default: module.JoinPage })));

const FleetPage = lazy(() => Promise.all([fetchCode('fleet', () => import('../fleet/FleetPage.js')), loadTexts('fleet'), loadTexts('wizard')]).then(([module]) => ({ default: module.FleetPage })));

const RulesPage = lazy(() => fetchCode('rules', () => import('../rules/RulesPage.js')).then((module) => ({ default: module.RulesPage })));

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

/** The pages and their addresses; `pages.json` lists them for the server. */
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
