import type { Path } from '@dualstack/schema';
import { focusField } from './steps.js';
import type { PlanStore } from './planStore.js';

/** What a link to a field leaves in the history, so that Back and a reload lead to the field again. */
export interface FieldState {
  readonly field: Path;
}

function fieldOf(state: unknown): Path | undefined {
  const field = typeof state === 'object' && state !== null && Object.hasOwn(state, 'field') ? (state as { field: unknown }).field : undefined;
  return Array.isArray(field) && field.every((key) => typeof key === 'string' || typeof key === 'number') ? field : undefined;
}

/**
 * Leads on to the field that somebody came for, once its step is on the page.
 *
 * @returns what gives it up
 */
export function arriveAtField(store: Pick<PlanStore, 'reveal'>): (() => void) | undefined {
  const path = fieldOf(window.history.state);
  if (!path) return undefined;
  // A list that shows only some of its rows brings the right ones up first.
  store.reveal(path);
  const frame = requestAnimationFrame(() => focusField(path));
  return () => cancelAnimationFrame(frame);
}
