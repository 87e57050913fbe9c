import { Command as List } from 'cmdk';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '../i18n/useTranslation.js';
import { type Command, COMMAND_GROUPS, commands } from '../base/commands.js';
import { matchWords } from '../base/matchWords.js';
import type { createTypeAhead } from '../base/typeAhead.js';
import { Keys } from './Keys.js';
import './palette.css';

/** What would fill the list before anything is typed comes once two letters are there. */
const LARGE: readonly string[] = ['fields', 'examples', 'rules'];
const TYPED = 2;
/** Longer than any name: each letter is looked for in every one of them. */
const MOST_TYPED = 200;

/** Everything that can be done, found by its name. It begins with what was typed before it was there. */
export function Palette({ ahead, onClose }: { ahead: ReturnType<typeof createTypeAhead>; onClose: () => void }) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const [all, setAll] = useState<readonly Command[]>();
  const [query, setQuery] = useState(() => ahead.text());
  useEffect(() => {
    dialog.current?.showModal();
    ahead.end();
    let isHere = true;
    void commands.all().then((found) => isHere && setAll(found));
    return () => {
      isHere = false;
    };
  }, [ahead]);
  const choose = (command: Command) => {
    // The dialog gives the focus back first, so that the command can put it where it belongs.
    dialog.current?.close();
    command.run();
  };
  const groups = COMMAND_GROUPS.filter((group) => query.trim().length >= TYPED || !LARGE.includes(group)).map((group) => ({ group, own: all?.filter((each) => each.group === group) ?? [] }));
  return (
    <dialog ref={dialog} className="ds-palette" aria-label={t('palette.title')} onClose={onClose} onClick={(event) => event.target === dialog.current && dialog.current.close()}>
      <List label={t('palette.title')} loop filter={(_, typed, keywords) => matchWords(typed, keywords ?? [])}>
        <List.Input placeholder={t('palette.placeholder')} value={query} onValueChange={setQuery} maxLength={MOST_TYPED} />
        <List.List>
          <List.Empty>{t(all ? 'palette.nothing' : 'app.loading')}</List.Empty>
          {groups.map(
            ({ group, own }) =>
              own.length > 0 && (
                <List.Group key={group} heading={t(`palette.groups.${group}`)}>
                  {own.map((command) => (
                    <List.Item key={command.id} value={command.id} keywords={[command.label, ...(command.words ?? [])]} onSelect={() => choose(command)}>
                      <span>{command.label}</span>
                      {command.hint !== undefined && <small>{command.hint}</small>}
                      {command.shortcut && <Keys does={command.shortcut} />}
                    </List.Item>
                  ))}
                </List.Group>
              ),
          )}
        </List.List>
      </List>
    </dialog>
  );
}
