import type { Path } from '@dualstack/schema';
import { useSyncExternalStore } from 'react';
import { fieldId } from '../steps.js';

/** The element in which a path is edited, that has the focus or had it last. */
let lastField: string | undefined;
const listeners = new Set<() => void>();

function follow(event: FocusEvent): void {
  const { target } = event;
  const id = target instanceof Element && target.id.startsWith('field-') ? target.id : undefined;
  if (id === undefined || id === lastField) return;
  lastField = id;
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) document.addEventListener('focusin', follow);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    document.removeEventListener('focusin', follow);
    lastField = undefined;
  };
}

/** Forgets which field had the focus: on another step it is not there any more. */
export function forgetField(): void {
  if (lastField === undefined) return;
  lastField = undefined;
  listeners.forEach((listener) => listener());
}

/** Which of some ranges is edited in the field of the focus, or in the last one that had it. */
export function useLitField<Range extends { readonly id: string; readonly path: Path }>(ranges: readonly Range[]): Range | undefined {
  const field = useSyncExternalStore(subscribe, () => lastField);
  return field === undefined ? undefined : ranges.find(({ path }) => fieldId(path) === field);
}
