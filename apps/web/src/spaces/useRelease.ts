import { useEffect, useRef, useState } from 'react';
import { enterRange, releaseRange } from '../api/spaces.js';
import { isTyping, shortcutOf } from '../base/shortcuts.js';
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

/** Takes back what was done last when Ctrl Z is pressed; a field and a dialog keep theirs. */
export function useUndoKey(undo: () => boolean): void {
  const latest = useRef(undo);
  useEffect(() => {
    latest.current = undo;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (shortcutOf(event) !== 'undo' || isTyping(event.target instanceof Element ? event.target : null)) return;
      if (latest.current()) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** Gives ranges of others back, one at a time, and takes that back as long as it is told; what fails can be tried again. */
export function useRelease({ space, tell, anew, onReleased }: ReleaseProps): { readonly isReleasing: boolean; readonly release: (range: DrawnRange) => void; readonly undo: () => boolean } {
  const { t } = useSpaceTexts();
  const reasonOf = useReason();
  const [isReleasing, setReleasing] = useState(false);
  const isBusy = useRef(false);
  /** What was given back and not entered again, the last of it last. */
  const given = useRef<readonly DrawnRange[]>([]);
  const said = (error: unknown) => t('notDone', { reason: reasonOf(error instanceof Error ? error : new Error(String(error))) });

  const enterAgain = async (held: DrawnRange) => {
    const { id, range, name, owner, role } = held.range;
    const about = `release ${id}`;
    given.current = given.current.filter((each) => each !== held);
    try {
      await enterRange(space, { range, name, owner, role });
      tell({ about, text: t('enteredAgain', { range }) });
    } catch (error) {
      given.current = [...given.current, held];
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
      given.current = [...given.current, held];
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
    undo: () => {
      const last = given.current.at(-1);
      if (last) void enterAgain(last);
      return last !== undefined;
    },
    release: (held) => {
      if (!isBusy.current) void giveBack(held);
    },
  };
}
