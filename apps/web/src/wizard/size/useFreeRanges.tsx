import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { type ReactNode, useRef, useState } from 'react';
import type { Clash } from '../../api/client.js';
import { useReason } from '../../api/useReason.js';
import { readPath } from '../../plans/clashes.js';
import { useSpaceOfPlan } from '../openPlan.js';
import { moveInHistory } from '../useUndoKeys.js';
import { useSelected, useWizard } from '../WizardContext.js';
import { findFree, fixOf, type FreeRanges, movableOf } from './freeRanges.js';
import './size.css';
import { useSizeTexts } from './useSizeTexts.js';

/**
 * The way out of clashes: each range that clashes gets a free one of the address space. Pointing at it shows what it would do, as every
 * way out does.
 *
 * @returns the button, absent where nothing can be moved; and what was done, with a way back, until something else is changed
 */
export function useFreeRanges(clashes: readonly Clash[] | undefined, { onTaken }: { onTaken?: () => void } = {}): { readonly way?: ReactNode; readonly done?: ReactNode } {
  const { t } = useSizeTexts();
  const { store, provider } = useWizard();
  const reasonOf = useReason();
  const space = useSpaceOfPlan();
  const paths = (clashes ?? []).map(({ path }) => readPath(path));
  const canMove = useSelected((each) => paths.length > 0 && movableOf({ validation: each.validation(), plan: each.plan() }, paths).length > 0);
  const [found, setFound] = useState<FreeRanges>();
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();
  const [taken, setTaken] = useState<FreeRanges & { readonly after: unknown }>();
  const isTaken = useSelected((each) => taken !== undefined && each.plan() === taken.after);
  const isNow = useSelected((each) => found !== undefined && each.plan() === found.plan);
  const asking = useRef<{ readonly plan: unknown; readonly key: string; readonly answer: Promise<FreeRanges> }>(undefined);
  const isPointed = useRef(false);

  /** Asked once for a plan as it is, whoever wants to know. */
  const find = (): Promise<FreeRanges> => {
    const [plan, key] = [store.plan(), JSON.stringify([space, paths])];
    const before = asking.current;
    if (before && before.plan === plan && before.key === key) return before.answer;
    const answer = findFree({ plan, validation: store.validation(), provider, space }, paths);
    asking.current = { plan, key, answer };
    answer.then(setFound, () => {
      asking.current = undefined;
    });
    return answer;
  };
  const point = () => {
    isPointed.current = true;
    void find().then((free) => isPointed.current && free.plan === store.plan() && store.preview(fixOf(free)), () => undefined);
  };
  const leave = () => {
    isPointed.current = false;
    store.preview(undefined);
  };
  const take = async () => {
    setBusy(true);
    setRefused(undefined);
    try {
      let free = await find();
      // Something was typed, or came from elsewhere, while it was looked for.
      if (free.plan !== store.plan()) free = await find();
      const fix = fixOf(free);
      if (free.plan !== store.plan()) setRefused(t('changedMeanwhile'));
      else if (!fix) setRefused(t('freeNone'));
      else {
        leave();
        store.applyFix(fix);
        setTaken({ ...free, after: store.plan() });
        document.getElementById('main')?.focus();
        onTaken?.();
      }
    } catch (error) {
      setRefused(t('none', { reason: reasonOf(error as Error) }));
    } finally {
      setBusy(false);
    }
  };
  const listOf = ({ moves }: FreeRanges) =>
    moves.map(({ from, to }, index) => (
      <span key={from}>
        {index > 0 && ', '}
        <code>{from}</code> → <code>{to}</code>
      </span>
    ));
  return {
    ...(canMove && {
      way: (
        <p className="ds-free">
          <Button variant="secondary" size="sm" isLoading={isBusy} onClick={() => !isBusy && void take()} onMouseEnter={point} onMouseLeave={leave} onFocus={point} onBlur={leave}>
            {t('takeFree')}
          </Button>
          <span role="status">{refused ?? (found && isNow && found.moves.length > 0 && listOf(found))}</span>
        </p>
      ),
    }),
    ...(taken &&
      isTaken && {
        done: (
          <p className="ds-done ds-free">
            <span>
              {t('freeTaken')} {listOf(taken)}
            </span>
            <Button variant="link" isInline onClick={() => moveInHistory(store, 'undo')}>
              {t('undo')}
            </Button>
          </p>
        ),
      }),
  };
}
