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

/** Puts the focus into the field of a path, or into the nearest one around it; a fold around it is opened. */
export function focusField(path: Path): boolean {
  const element = fieldElement(path);
  if (!element) return false;
  const fold = element.closest('details');
  if (fold) fold.open = true;
  element.focus();
  // What is refused has its reason and its ways out below it: they are to be in sight too.
  const refused = element.getAttribute('aria-invalid') === 'true' ? element.closest('.ds-field') : null;
  if (refused) refused.scrollIntoView({ block: 'start' });
  else element.scrollIntoView({ block: 'center' });
  return true;
}
