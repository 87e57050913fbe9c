import { type FocusEvent, type KeyboardEvent, type MouseEvent, useCallback, useRef } from 'react';

const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => Math.min(at + 1, count - 1),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** Moves the focus among what a selector finds, by the arrow keys, Home and End. */
export function stepFocus(event: KeyboardEvent<HTMLElement>, selector: string): void {
  const step = Object.hasOwn(STEPS, event.key) && !event.altKey && !event.ctrlKey && !event.metaKey ? STEPS[event.key] : undefined;
  if (!step) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)];
  const at = all.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return;
  event.preventDefault();
  all[step(at, all.length)]?.focus();
}

/** Whether nothing has the focus: what had it is gone. */
export const isFocusLost = (): boolean => document.activeElement === null || document.activeElement === document.body;

interface Lighting {
  readonly onMouseOver: (event: MouseEvent<HTMLElement>) => void;
  readonly onMouseLeave: (event: MouseEvent<HTMLElement>) => void;
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
  readonly onBlur: (event: FocusEvent<HTMLElement>) => void;
}

/**
 * Lets what stands for the same range light each other while it is pointed at or has the focus: elements with a common word in
 * `data-ranges`, and the cell in which what is too small for a block of its own is. Nothing is drawn anew for it.
 */
export function useLight(): Lighting {
  const lit = useRef<Element[]>([]);
  const light = useCallback((root: HTMLElement, pointed?: HTMLElement | null) => {
    lit.current.forEach((each) => each.removeAttribute('data-hot'));
    const ids = pointed?.dataset.ranges?.split(' ') ?? [];
    const cell = pointed?.dataset.cell;
    // A cell of the sheet lights all that is in it; a line of the list its own cell, and not its neighbours.
    const inCell = cell === undefined ? '' : `${pointed?.closest('ol, table') ? 'button' : ''}[data-cell="${CSS.escape(cell)}"]`;
    lit.current = [...ids.flatMap((id) => [...root.querySelectorAll(`[data-ranges~="${CSS.escape(id)}"]`)]), ...(inCell === '' ? [] : root.querySelectorAll(inCell))];
    lit.current.forEach((each) => each.setAttribute('data-hot', ''));
  }, []);
  const at = (target: EventTarget) => (target as HTMLElement).closest<HTMLElement>('[data-ranges], [data-cell]');
  return {
    onMouseOver: ({ currentTarget, target }) => light(currentTarget, at(target)),
    onMouseLeave: ({ currentTarget }) => light(currentTarget),
    onFocus: ({ currentTarget, target }) => light(currentTarget, at(target)),
    onBlur: ({ currentTarget }) => light(currentTarget),
  };
}
