import type { Path } from '@dualstack/schema';

/** The id of the element in which a path is edited. */
export function fieldId(path: Path): string {
  return `field-${path.join('-')}`;
}

/** Puts the focus into the field of a path, or into the nearest one around it; a fold around it is opened. */
export function focusField(path: Path): boolean {
  for (let length = path.length; length > 0; length -= 1) {
    const element = document.getElementById(fieldId(path.slice(0, length)));
    if (!element) continue;
    const fold = element.closest('details');
    if (fold) fold.open = true;
    element.focus();
    element.scrollIntoView({ block: 'center' });
    return true;
  }
  return false;
}
