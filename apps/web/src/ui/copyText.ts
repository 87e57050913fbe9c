/**
 * Copies a text. Where a page does not come over HTTPS or from this machine, browsers have no `navigator.clipboard`;
 * there the text is selected in a field that nobody sees, and copied as a person would.
 *
 * @returns whether the browser took it
 */
export async function copyText(text: string): Promise<boolean> {
  // The types promise it; browsers do not.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (clipboard) {
    try {
      await clipboard.writeText(text);
      return true;
    } catch {
      // Not permitted: there is still the other way.
    }
  }
  return copySelected(text);
}

function copySelected(text: string): boolean {
  const focused = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.readOnly = true;
  area.setAttribute('aria-hidden', 'true');
  area.className = 'ds-copy-area';
  document.body.append(area);
  area.select();
  try {
    // Deprecated, and the only way where there is no clipboard.
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    area.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }
}
