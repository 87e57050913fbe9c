import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import type { Family, Path } from '@dualstack/schema';
import { useRef, useState } from 'react';
import { isNoRoom, suggestRange } from '../../api/suggest.js';
import { useReason } from '../../api/useReason.js';
import { useSpaceOfPlan } from '../openPlan.js';
import { useFieldName, useWizard } from '../WizardContext.js';
import { changesTo, wantedAt } from './suggestion.js';
import './size.css';
import { useSizeTexts } from './useSizeTexts.js';

/** Ranges that a field remembers not to be suggested again. */
const MOST_GIVEN = 200;

interface SuggestRangeProps {
  path: Path;
  family: Family;
}

/** Puts a free range of the address space into a field: the next one at every press. What is said of it, and Undo, stand at the field. */
export function SuggestRange({ path, family }: SuggestRangeProps) {
  const { t } = useSizeTexts();
  const { store, provider } = useWizard();
  const reasonOf = useReason();
  const nameOf = useFieldName();
  const space = useSpaceOfPlan();
  const given = useRef<readonly string[]>([]);
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ readonly reason: string; readonly largest?: string | undefined }>();

  const put = (range: string, also: readonly Path[]) => {
    given.current = [...given.current, range].slice(-MOST_GIVEN);
    const [first, ...rest] = changesTo(range, { validation: store.validation(), plan: store.plan(), provider, path, also });
    store.applyFix({ ...first, also: rest, label: { code: 'use-free', params: { value: range } } });
  };
  const suggest = async () => {
    const { prefix, role, others, now, within, also } = wantedAt({ validation: store.validation(), plan: store.plan(), provider, path, family });
    const ask = (before: readonly string[]) => suggestRange({ space, family, prefix, role, avoid: [...others, ...(now === undefined ? [] : [now]), ...before].slice(-1000), ...(within !== undefined && { within }) });
    setBusy(true);
    setRefused(undefined);
    try {
      const range = await ask(given.current).catch((error: unknown) => {
        if (!isNoRoom(error) || given.current.length === 0) throw error;
        // Behind the last one it begins again.
        given.current = [];
        return ask([]);
      });
      put(range, also);
    } catch (error) {
      setRefused({ reason: reasonOf(error as Error), ...(isNoRoom(error) && { largest: error.more.room?.largest }) });
    } finally {
      setBusy(false);
    }
  };
  const { largest } = refused ?? {};
  return (
    <>
      <button type="button" className="ds-suggest" aria-disabled={isBusy} title={t('suggestFor', { field: nameOf(path) ?? '' })} aria-label={t('suggestFor', { field: nameOf(path) ?? '' })} onClick={() => !isBusy && void suggest()}>
        {t('suggest')}
        <span>{t('suggestMore')}</span>
      </button>
      <div role="status" className="ds-suggest-refused">
        {refused && (
          <>
            {t('none', { reason: refused.reason })}
            {largest !== undefined && (
              <Button
                variant="secondary"
                size="sm"
                onClick={() => {
                  setRefused(undefined);
                  put(largest, []);
                }}
              >
                {t('useLargest', { range: largest })}
              </Button>
            )}
          </>
        )}
      </div>
    </>
  );
}
