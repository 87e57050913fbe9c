import { Bullseye } from '@patternfly/react-core/dist/esm/layouts/Bullseye/index.js';
import { Spinner } from '@patternfly/react-core/dist/esm/components/Spinner/index.js';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Redirect, Route, Switch } from 'wouter';
import { StartPage } from '../start/StartPage.js';
import { Masthead } from './Masthead.js';

const WizardPage = lazy(() => import('../wizard/WizardPage.js').then((module) => ({ default: module.WizardPage })));
const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: 1, refetchOnWindowFocus: false } } });

/** The pages and their addresses. */
export function App() {
  const { t } = useTranslation();
  return (
    <QueryClientProvider client={queries}>
      <a className="ds-skip" href="#main">
        {t('app.skip')}
      </a>
      <Masthead />
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
          <Route path="/plans/:id/edit/:step">{({ id, step }) => <WizardPage key={id} id={id} stepId={step} />}</Route>
          <Route>
            <Redirect to="/" />
          </Route>
        </Switch>
      </Suspense>
    </QueryClientProvider>
  );
}
