import { useRef, useState } from 'react';
import { enterRange, releaseRange } from '../api/spaces.js';
import { useReason } from '../api/useReason.js';
import type { DrawnRange } from './pools.js';
import type { Told } from '../ui/Told.js';
import { useSpaceTexts } from './useSpaceTexts.js';

interface ReleaseProps {
  space: string;
  tell: (what: Told) => void;
  /** Reads the ranges anew. */
  anew: () => Promise<unknown>;
  onReleased: (id: string) => void;
}

/** Gives ranges of others back, one at a time, and takes that back as long as it is told; what fails can be tried again. */
export function useRelease({ space, tell, anew, onReleased }: ReleaseProps): { readonly isReleasing: boolean; readonly release: (range: DrawnRange) => void } {
  const { t } = useSpaceTexts();
  const reasonOf = useReason();
  const [isReleasing, setReleasing] = useState(false);
  const isBusy = useRef(false);
  const said = (error: unknown) => t('notDone', { reason: reasonOf(error instanceof Error ? error : new Error(String(error))) });

  const enterAgain = async (held: DrawnRange) => {
    const { id, range, name, owner, role } = held.range;
    const about = `release ${id}`;
    try {
      await enterRange(space, { range, name, owner, role });
      tell({ about, text: t('enteredAgain', { range }) });
    } catch (error) {
      tell({ about, text: said(error), isBad: true, action: { label: t('again'), run: () => void enterAgain(held) } });
    }
    await anew();
  };
  const giveBack = async (held: DrawnRange) => {
    const { id, range } = held.range;
    const about = `release ${id}`;
    isBusy.current = true;
    setReleasing(true);
    try {
      await releaseRange(space, id);
      tell({ about, text: t('released', { range }), action: { label: t('undo'), run: () => void enterAgain(held) } });
      await anew();
      onReleased(id);
    } catch (error) {
      tell({ about, text: said(error), isBad: true });
      await anew();
    } finally {
      isBusy.current = false;
      setReleasing(false);
    }
  };
  return {
    isReleasing,
    release: (held) => {
      if (!isBusy.current) void giveBack(held);
    },
  };
}
