import { SHORTCUTS, type ShortcutName } from '../base/shortcuts.js';

/** The keys of a shortcut, as they are written on a keyboard. */
export function Keys({ does }: { does: ShortcutName }) {
  const shortcut = [...SHORTCUTS.everywhere, ...SHORTCUTS.wizard].find((each) => each.does === does);
  return (
    <span className="ds-keys">
      {shortcut?.key.split(' ').map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}
