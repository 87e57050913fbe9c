import { keyOf, type ShortcutName } from '../base/shortcuts.js';

/** The keys of a shortcut, as they are written on a keyboard. */
export function Keys({ does }: { does: ShortcutName }) {
  return (
    <span className="ds-keys">
      {keyOf(does)
        .split(' ')
        .map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}
