import { useEffect } from 'react';
import { shortcutOf } from '../base/shortcuts.js';
import { arriveAt } from './arrival.js';
import type { PlanStore } from './planStore.js';

/** Takes a change back, or makes it again, and goes to the field that it was in. */
export function moveInHistory(store: Pick<PlanStore, 'undo' | 'redo' | 'reveal'>, way: 'undo' | 'redo'): void {
  const paths = way === 'undo' ? store.undo() : store.redo();
  const [first] = paths ?? [];
  if (!first) return;
  // The field may be on the page only once what is around it is drawn again.
  requestAnimationFrame(() => arriveAt(store, first));
}

/** Ctrl Z and Ctrl Shift Z (and Ctrl Y) take changes of the whole plan back and make them again; a text of its own keeps its own. */
export function useUndoKeys(store: PlanStore): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const asked = shortcutOf(event);
      // Ctrl Y is how Windows does again what was taken back.
      const way = asked === 'undo' || asked === 'redo' ? asked : event.ctrlKey && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'y' ? 'redo' : undefined;
      if (!way || (event.target instanceof Element && event.target.closest('.cm-editor, [data-own-undo], dialog'))) return;
      event.preventDefault();
      moveInHistory(store, way);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [store]);
}
