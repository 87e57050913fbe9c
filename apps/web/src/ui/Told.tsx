import { Alert, AlertActionCloseButton, AlertActionLink, AlertGroup } from '@patternfly/react-core/dist/esm/components/Alert/index.js';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from '../i18n/useTranslation.js';
import './told.css';

/** What was done, or not, and what can be done about it. What is said of the same thing later takes its place. */
export interface Told {
  /** What it is about. */
  readonly about: string;
  readonly text: string;
  readonly isBad?: boolean;
  readonly action?: { readonly label: string; readonly run: () => void };
}

interface Telling {
  readonly told: readonly (Told & { readonly key: number })[];
  readonly tell: (what: Told) => void;
  readonly drop: (about: string) => void;
}

/** Milliseconds for which something is told; longer where something can still be done about it. */
const STAYS = 12_000;
const STAYS_WITH_ACTION = 30_000;

/** What is told on a page, and what the page before has handed over to be told. */
export function useTold(): Telling {
  const [told, setTold] = useState<Telling['told']>([]);
  const tell = useCallback((what: Told) => setTold((all) => [...all.filter(({ about }) => about !== what.about), { ...what, key: (all.at(-1)?.key ?? 0) + 1 }]), []);
  const drop = useCallback((about: string) => setTold((all) => all.filter((each) => each.about !== about)), []);
  useEffect(() => {
    // A frame later, when the region that is listened to is there.
    const frame = requestAnimationFrame(() => {
      const text = (history.state as { told?: unknown } | null)?.told;
      if (typeof text !== 'string') return;
      // Told once, and not again when the page is loaded anew.
      history.replaceState(null, '');
      tell({ about: 'page', text });
    });
    return () => cancelAnimationFrame(frame);
  }, [tell]);
  return { told, tell, drop };
}

/** How a page hands over what the next one is to tell. */
export const telling = (text: string): { readonly state: { readonly told: string } } => ({ state: { told: text } });

/** What is told, at the edge of the page. */
export function ToldList({ told, onDrop }: { told: Telling['told']; onDrop: (about: string) => void }) {
  const { t } = useTranslation();
  return (
    <AlertGroup isToast isLiveRegion>
      {told.map(({ about, key, text, isBad, action }) => (
        <Alert
          key={key}
          variant={isBad ? 'warning' : 'success'}
          component="h2"
          title={text}
          timeout={action ? STAYS_WITH_ACTION : STAYS}
          onTimeout={() => onDrop(about)}
          actionClose={<AlertActionCloseButton aria-label={t('viewed.close')} onClose={() => onDrop(about)} />}
          {...(action && {
            actionLinks: (
              <AlertActionLink
                onClick={() => {
                  onDrop(about);
                  action.run();
                }}
              >
                {action.label}
              </AlertActionLink>
            ),
          })}
        />
      ))}
    </AlertGroup>
  );
}
