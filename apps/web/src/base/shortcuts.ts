/**
 * Keys that work on every page, and those of the wizard: the sheet behind `?` lists them, and presses are read by them. The last
 * word of a key is named as keyboards write it; two of them with a space between are pressed one after the other.
 * What is `own` is done where it belongs, whoever types: by the form, and by the history of the plan.
 */
export const SHORTCUTS = {
  everywhere: [
    { key: 'Ctrl K', does: 'palette' },
    { key: '?', does: 'sheet' },
    { key: 'p', does: 'present' },
    { key: 'g h', does: 'home' },
    { key: 'g r', does: 'rules' },
  ],
  wizard: [
    { key: 'Enter', does: 'next', own: true },
    { key: 'Alt ↑', does: 'before' },
    { key: 'Alt ↓', does: 'after' },
    { key: 'Alt E', does: 'nextFinding' },
    { key: 'Ctrl Z', does: 'undo', own: true },
    { key: 'Ctrl Shift Z', does: 'redo', own: true },
    { key: 'm', does: 'map' },
  ],
} as const;
type Shortcut = (typeof SHORTCUTS)[keyof typeof SHORTCUTS][number];
/** What a key does, by the key of its text. */
export type ShortcutName = Shortcut['does'];

const ALL: readonly Shortcut[] = [...SHORTCUTS.everywhere, ...SHORTCUTS.wizard];

/** The key of something that one does, as a keyboard writes it. */
export const keyOf = (does: ShortcutName): string => ALL.find((each) => each.does === does)?.key ?? '';

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const ARROWS: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓' };

/** A press as {@link SHORTCUTS} writes it; Command is Ctrl, and shift says nothing of a character that it has made. */
function written({ key, ctrlKey, metaKey, altKey, shiftKey }: Press): string {
  const isHeld = ctrlKey || metaKey || altKey;
  const own = ARROWS[key] ?? (isHeld && key.length === 1 ? key.toUpperCase() : key);
  return [...(ctrlKey || metaKey ? ['Ctrl'] : []), ...(altKey ? ['Alt'] : []), ...(isHeld && shiftKey ? ['Shift'] : []), own].join(' ');
}

/** What a single press asks for; undefined for any other key. */
export function shortcutOf(press: Press): ShortcutName | undefined {
  const text = written(press);
  return ALL.find(({ key }) => key === text)?.does;
}

/** Whether keys go into something of their own: a field, a text, a dialog, an editor. */
export function isTyping(target: Pick<Element, 'closest'> | null): boolean {
  return Boolean(target?.closest('input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable], .cm-editor, [role=dialog], [role=menu], [role=listbox]'));
}

/** Pause after which the first of two keys is forgotten, in milliseconds. */
const PAUSE = 1500;
/** Keys that wait for a second. */
const FIRST: readonly string[] = ALL.flatMap(({ key }) => (/^\w \w$/.test(key) ? [key.slice(0, 1)] : []));

/**
 * Reads presses one after the other, and tells what each asks for. A key without Ctrl or Alt is none where somebody types, and
 * what is done where it belongs is left to it.
 */
export function createKeyReader(now: () => number = () => performance.now()) {
  let began: { readonly key: string; readonly at: number } | undefined;
  return (press: Press & { readonly target: Pick<Element, 'closest'> | null }): ShortcutName | undefined => {
    const first = began && now() - began.at <= PAUSE ? began.key : undefined;
    began = undefined;
    const isPlain = !press.ctrlKey && !press.metaKey && !press.altKey;
    if (isPlain && isTyping(press.target)) return undefined;
    const text = first !== undefined && isPlain ? `${first} ${press.key}` : written(press);
    const found = ALL.find(({ key }) => key === text);
    if (!found && isPlain && FIRST.includes(press.key)) began = { key: press.key, at: now() };
    return found && !Object.hasOwn(found, 'own') ? found.does : undefined;
  };
}
