/** Whether the page is shown to a room: larger, and without what only whoever works with it needs. */
export const isPresenting = (): boolean => document.documentElement.classList.contains('ds-presenting');

/** Begins or ends showing the page to a room. */
export function present(isOn = !isPresenting()): void {
  document.documentElement.classList.toggle('ds-presenting', isOn);
}
