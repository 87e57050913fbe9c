import type { Fix } from '@dualstack/schema';
import { useSyncExternalStore } from 'react';

type Way = Pick<Fix, 'path' | 'value' | 'also'>;

let pointed: Way | undefined;
const listeners = new Set<() => void>();

/**
 * Shows in the map what a way out would make of the plan, as long as somebody points at it.
 *
 * @param way the way out; undefined when nobody points at one any more
 */
export function previewWay(way: Way | undefined): void {
  if (pointed === way) return;
  pointed = way;
  listeners.forEach((listener) => listener());
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** The way out that somebody points at. */
export const usePreviewedWay = (): Way | undefined => useSyncExternalStore(subscribe, () => pointed);
