import type { Path } from '@dualstack/schema';

/** The id of the element in which a path is edited. */
export function fieldId(path: Path): string {
  return `field-${path.join('-')}`;
}

/** The element of the field of a path, or of the nearest one around it. */
function fieldElement(path: Path): HTMLElement | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const element = document.getElementById(fieldId(path.slice(0, length)));
    if (element) return element;
  }
  return undefined;
}

/** Whether the field of a path, or one around it, is on the page. */
export const isOnPage = (path: Path): boolean => fieldElement(path) !== undefined;

/**
 * Shows a field from its label to its ways out, with as much of what is above as there is room for; where it has no room, from its
 * label on. It has no box of its own where it lines up with others: what is in it has.
 */
function showWhole(field: Element): void {
  const [first, last] = [field.firstElementChild, field.lastElementChild];
  if (!first || !last) return;
  const step = field.closest('.ds-step');
  const scroller = step && getComputedStyle(step).overflowY === 'auto' ? step : document.documentElement;
  const covered = parseFloat(getComputedStyle(scroller).scrollPaddingBlockStart) || 0;
  const isRoomy = last.getBoundingClientRect().bottom - first.getBoundingClientRect().top + covered <= scroller.clientHeight;
  if (isRoomy) last.scrollIntoView({ block: 'nearest' });
  first.scrollIntoView({ block: isRoomy ? 'nearest' : 'start' });
}

/** Puts the focus into the field of a path, or into the nearest one around it; a fold around it is opened. */
export function focusField(path: Path): boolean {
  const element = fieldElement(path);
  if (!element) return false;
  const fold = element.closest('details');
  if (fold) fold.open = true;
  element.focus();
  // What is refused has its reason and its ways out below it: they are to be in sight too.
  const refused = element.getAttribute('aria-invalid') === 'true' ? element.closest('.ds-field') : null;
  if (refused) showWhole(refused);
  else element.scrollIntoView({ block: 'center' });
  return true;
}
