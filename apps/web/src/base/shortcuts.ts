/** A key that does something wherever nobody is typing, as `KeyboardEvent.key` names it. */
export interface Shortcut {
  readonly key: string;
  /** What it does, by the key of its text. */
  readonly does: ShortcutName;
}

/** Keys that work on every page, and those of the wizard; the sheet behind `?` lists them. */
export const SHORTCUTS = {
  everywhere: [
    { key: 'Ctrl K', does: 'palette' },
    { key: '?', does: 'sheet' },
    { key: 'p', does: 'present' },
    { key: 'g h', does: 'home' },
    { key: 'g r', does: 'rules' },
  ],
  wizard: [
    { key: 'Enter', does: 'next' },
    { key: 'Alt ↑', does: 'before' },
    { key: 'Alt ↓', does: 'after' },
    { key: 'Alt E', does: 'nextFinding' },
    { key: 'Ctrl Z', does: 'undo' },
    { key: 'Ctrl Shift Z', does: 'redo' },
    { key: 'm', does: 'map' },
  ],
} as const;
export type ShortcutName = (typeof SHORTCUTS)[keyof typeof SHORTCUTS][number]['does'];

/** Whether keys go into something of their own: a field, a text, a dialog, an editor. */
export function isTyping(target: Pick<Element, 'closest'> | null): boolean {
  return Boolean(target?.closest('input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable], .cm-editor, [role=dialog], [role=menu], [role=listbox]'));
}

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'> & { readonly target: Pick<Element, 'closest'> | null };

/** Reads presses one after the other, and tells what each asks for; `g` waits for the next. */
export function createKeyReader(now: () => number = () => performance.now()) {
  let began: number | undefined;
  /** Pause after which a first key is forgotten, in milliseconds. */
  const PAUSE = 1500;
  return (press: Press): ShortcutName | undefined => {
    const { key, ctrlKey, metaKey, altKey, target } = press;
    const isSecond = began !== undefined && now() - began <= PAUSE;
    began = undefined;
    if ((ctrlKey || metaKey) && !altKey && key.toLowerCase() === 'k') return 'palette';
    if (altKey && !ctrlKey && !metaKey) return ({ ArrowUp: 'before', ArrowDown: 'after', e: 'nextFinding', E: 'nextFinding' } as const)[key];
    if (ctrlKey || metaKey || altKey || isTyping(target)) return undefined;
    if (isSecond) return ({ h: 'home', r: 'rules' } as const)[key];
    if (key === 'g') began = now();
    return ({ '?': 'sheet', p: 'present', m: 'map' } as const)[key];
  };
}
