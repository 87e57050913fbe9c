import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import type { QueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { useTranslation } from '../i18n/useTranslation.js';
import { commands } from '../base/commands.js';
import { fetchCode } from '../base/code.js';
import { createKeyReader } from '../base/shortcuts.js';
import { createTypeAhead } from '../base/typeAhead.js';
import { Failed } from '../ui/Failed.js';
import { Sign } from '../ui/signs.js';
import { isPresenting, present } from './presenting.js';
import type { Theme } from './theme.js';
import { useAppCommands } from './useAppCommands.js';

/** The code of what opens, anew: what could not be fetched is remembered as that for good. */
const parts = () => ({
  Palette: lazy(() => fetchCode('palette', () => import('./Palette.js')).then((module) => ({ default: module.Palette }))),
  KeySheet: lazy(() => fetchCode('keys', () => import('./KeySheet.js')).then((module) => ({ default: module.KeySheet }))),
});

/** What is typed while the code of the palette is on the way. */
const ahead = createTypeAhead();

/** For whoever knows the way: everything by its name behind Ctrl K, keys, and the page shown to a room. */
export function Experts({ queries, onTheme }: { queries: QueryClient; onTheme: (theme: Theme) => void }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'palette' | 'sheet'>();
  /** What could not be opened. */
  const [failed, setFailed] = useState<typeof open>();
  const [{ Palette, KeySheet }, setParts] = useState(parts);
  const openPalette = useCallback(() => {
    ahead.begin();
    setFailed(undefined);
    setOpen('palette');
  }, []);
  const showKeys = useCallback(() => {
    setFailed(undefined);
    setOpen('sheet');
  }, []);
  const startTour = useCallback(() => void fetchCode('tour', () => import('./tour.js')).then(({ startTour: start }) => start()), []);
  useAppCommands({ queries, setTheme: onTheme, showKeys, startTour });

  useEffect(() => {
    const read = createKeyReader();
    const onKeyDown = (event: KeyboardEvent) => {
      if (ahead.take(event)) {
        event.preventDefault();
        return;
      }
      if (event.key === 'Escape') {
        ahead.end();
        setOpen((now) => (now === 'palette' && !document.querySelector('dialog[open]') ? undefined : now));
        if (isPresenting()) present(false);
      }
      const asked = read({ key: event.key, ctrlKey: event.ctrlKey, metaKey: event.metaKey, altKey: event.altKey, shiftKey: event.shiftKey, target: event.target instanceof Element ? event.target : null });
      if (!asked || document.querySelector('dialog[open]')) return;
      if (asked === 'palette') {
        event.preventDefault();
        openPalette();
        return;
      }
      if (asked === 'before' || asked === 'after' || asked === 'nextFinding') event.preventDefault();
      commands.by(asked)?.run();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [openPalette]);

  const close = () => setOpen(undefined);
  return (
    <>
      <button type="button" className="ds-search-button" onClick={openPalette} aria-haspopup="dialog">
        <Sign name="search" />
        <span>{t('palette.search')}</span>
        <kbd>Ctrl K</kbd>
      </button>
      {failed !== undefined && (
        <div className="ds-experts-failed">
          <Failed text={t(failed === 'palette' ? 'palette.failed' : 'palette.keysFailed')} onRetry={failed === 'palette' ? openPalette : showKeys} />
          <Button variant="link" size="sm" onClick={() => setFailed(undefined)}>
            {t('palette.dismiss')}
          </Button>
        </div>
      )}
      {/* Code that cannot be fetched takes no page away, and nothing waits for it. */}
      <ErrorBoundary
        resetKeys={[open]}
        fallback={null}
        onError={() => {
          ahead.end();
          setFailed(open);
          setParts(parts());
          close();
        }}
      >
        <Suspense fallback={null}>
          {open === 'palette' && <Palette ahead={ahead} onClose={() => setOpen((now) => (now === 'palette' ? undefined : now))} />}
          {open === 'sheet' && <KeySheet onClose={close} />}
        </Suspense>
      </ErrorBoundary>
    </>
  );
}
