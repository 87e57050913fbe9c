import { useEffect } from 'react';
import { focusField } from './steps.js';
import type { PlanStore } from './planStore.js';

/** What a key asks for; undefined for any other key. */
export function undoKey({ key, ctrlKey, metaKey, altKey, shiftKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): 'undo' | 'redo' | undefined {
  if (!(ctrlKey || metaKey) || altKey) return undefined;
  if (key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo';
  return key.toLowerCase() === 'y' && ctrlKey && !shiftKey ? 'redo' : undefined;
}

/** Takes a change back, or makes it again, and goes to the field that it was in. */
export function moveInHistory(store: Pick<PlanStore, 'undo' | 'redo' | 'reveal'>, way: 'undo' | 'redo'): void {
  const paths = way === 'undo' ? store.undo() : store.redo();
  const [first] = paths ?? [];
  if (!first) return;
  store.reveal(first);
  // The field may be on the page only once the list around it is drawn again.
  requestAnimationFrame(() => focusField(first));
}

/** Ctrl Z and Ctrl Shift Z (and Ctrl Y) take changes of the whole plan back and make them again; a text of its own keeps its own. */
export function useUndoKeys(store: PlanStore): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const way = undoKey(event);
      if (!way || (event.target instanceof Element && event.target.closest('.cm-editor, [data-own-undo], dialog'))) return;
      event.preventDefault();
      moveInHistory(store, way);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [store]);
}
