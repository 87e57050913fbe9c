import type { Path } from '@dualstack/schema';
import { flushSync } from 'react-dom';
import type { PlanStore } from './planStore.js';
import { focusField, isOnPage } from './steps.js';
import type { Wizard } from './WizardContext.js';

/** What a link to a field leaves in the history, so that Back and a reload lead to the field again. */
export interface FieldState {
  readonly field: Path;
}

function fieldOf(state: unknown): Path | undefined {
  const field = typeof state === 'object' && state !== null && Object.hasOwn(state, 'field') ? (state as { field: unknown }).field : undefined;
  return Array.isArray(field) && field.every((key) => typeof key === 'string' || typeof key === 'number') ? field : undefined;
}

/** Goes to the field of a path that is on the page: a list that shows only some of its rows brings the right ones up first. */
export function arriveAt(store: Pick<PlanStore, 'reveal'>, path: Path): boolean {
  flushSync(() => store.reveal(path));
  return focusField(path);
}

/**
 * Goes to the field of a path wherever it is: at once where the page has it, else by its step, which leads on to it.
 *
 * @param urlOf gives the address of a step
 */
export function goToField({ store }: Pick<Wizard, 'store'>, navigate: (to: string, options: { readonly state: FieldState }) => void, urlOf: (step: string) => string, path: Path): void {
  if (isOnPage(path)) arriveAt(store, path);
  else navigate(urlOf(store.stepAt(path)), { state: { field: path } });
}

/**
 * Leads on to the field that somebody came for, once its step is on the page.
 *
 * @returns what gives it up
 */
export function arriveAtField(store: Pick<PlanStore, 'reveal'>): (() => void) | undefined {
  const path = fieldOf(window.history.state);
  if (!path) return undefined;
  return arriveSoon(store, path);
}

/**
 * The same by the next frame: by then fields have said that they are there, and the shell no longer shows their findings in their place.
 *
 * @returns what gives it up
 */
export function arriveSoon(store: Pick<PlanStore, 'reveal'>, path: Path): () => void {
  const frame = requestAnimationFrame(() => arriveAt(store, path));
  return () => cancelAnimationFrame(frame);
}
