import type { ShortcutName } from './shortcuts.js';

/** Something that can be done from anywhere, found by its name. */
export interface Command {
  /** Tells it from every other. */
  readonly id: string;
  /** What kind of thing it is, by the key of its heading. */
  readonly group: CommandGroup;
  readonly label: string;
  /** What stands beside the label in small: a value, a shortcut, where it is. */
  readonly hint?: string;
  /** The key that does it wherever nobody is typing. */
  readonly shortcut?: ShortcutName;
  /** Further words by which it is found, such as identifiers. */
  readonly words?: readonly string[];
  readonly run: () => void;
}

/** Kinds of commands in the order in which they are listed. */
export const COMMAND_GROUPS = ['findings', 'steps', 'fields', 'actions', 'pages', 'plans', 'new', 'mistakes', 'examples', 'rules', 'settings'] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

/** Tells what can be done where it stands, at once; asked anew whenever somebody looks. */
export type CommandSource = () => readonly Command[];
/** The same for what has to be fetched first. */
export type LaterSource = () => Promise<readonly Command[]>;

/** What can be done on the page, told by the parts of it that are there. */
export type Commands = ReturnType<typeof createCommands>;

/** A list of what can be done, to which parts of the page add theirs while they are there. */
export function createCommands() {
  const sources = new Set<CommandSource>();
  const later = new Set<LaterSource>();
  return {
    /** Adds what a part of the page can do; what comes back takes it out again. */
    offer: (source: CommandSource): (() => void) => {
      sources.add(source);
      return () => void sources.delete(source);
    },
    /** The same for what has to be fetched first. */
    offerLater: (source: LaterSource): (() => void) => {
      later.add(source);
      return () => void later.delete(source);
    },
    /** What a key does here. It is known at once, and waits for nothing that is fetched. */
    by: (shortcut: ShortcutName): Command | undefined => [...sources].flatMap((source) => source()).find((each) => each.shortcut === shortcut),
    /** Everything that can be done now, by kind. A part that cannot tell is left out, and hides no other. */
    all: async (): Promise<readonly Command[]> => {
      const told = await Promise.allSettled([...sources, ...later].map(async (source) => source()));
      const commands = told.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
      return COMMAND_GROUPS.flatMap((group) => commands.filter((each) => each.group === group));
    },
  };
}

/** What can be done on this page. */
export const commands = createCommands();
