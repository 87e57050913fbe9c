import type { QueryClient } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { useTranslation } from '../i18n/useTranslation.js';
import { Link, useLocation } from 'wouter';
import { fetchCode } from '../base/code.js';
import { Logo } from '../ui/signs.js';
import { Experts } from './Experts.js';
import { goToPart, PLACES } from './places.js';
import { SaveState } from './SaveState.js';
import { useTheme } from './theme.js';
import './masthead.css';

/** Menus come behind the page: nothing on it waits for them. */
const MastheadMenus = lazy(() => fetchCode('menus', () => import('./MastheadMenus.js')).then((module) => ({ default: module.MastheadMenus })));

/** What stands in the place of the menus until they are there, and where they cannot be fetched. */
const WAIT = <span className="ds-menus-wait" />;

/** The head of every page: name, where to go, whether the draft is saved, language and theme. */
export function Masthead({ queries }: { queries: QueryClient }) {
  const { t } = useTranslation();
  const [location, navigate] = useLocation();
  const [theme, setTheme] = useTheme();
  const current = location === '/' || location === '/bin' || location.startsWith('/plans') ? 'plans' : location.startsWith('/spaces') ? 'spaces' : location.startsWith('/mistakes') ? 'mistakes' : location.startsWith('/examples') ? 'examples' : location.startsWith('/rules') ? 'rules' : undefined;
  return (
    <header className="ds-masthead">
      <Link href="/" className="ds-brand">
        <Logo />
        <span>
          <strong>Dualstack</strong> Wizard
        </span>
      </Link>
      <nav aria-label={t('app.mainNavigation')}>
        {PLACES.map(({ key, href }) => (
          <a
            key={key}
            href={href}
            aria-current={key === current ? (location === '/' || location === '/rules' || location === '/spaces' ? 'page' : 'true') : undefined}
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              goToPart(href, navigate);
            }}
          >
            {t(`app.${key}`)}
          </a>
        ))}
      </nav>
      <span className="ds-masthead-tools">
        <SaveState />
        <Experts queries={queries} onTheme={setTheme} />
        <ErrorBoundary fallback={WAIT}>
          <Suspense fallback={WAIT}>
            <MastheadMenus theme={theme} onTheme={setTheme} />
          </Suspense>
        </ErrorBoundary>
      </span>
    </header>
  );
}
