import { describe, expect, it } from 'vitest';
import { type Command, type CommandGroup, createCommands } from './commands.js';

const command = (id: string, group: CommandGroup): Command => ({ id, group, label: id, run: () => undefined });

describe('what can be done on a page', () => {
  it('is told by its parts, by kind, and no longer by one that has gone', async () => {
    const commands = createCommands();
    commands.offer(() => [command('rule', 'rules'), command('step', 'steps')]);
    const leave = commands.offerLater(() => Promise.resolve([command('finding', 'findings')]));
    expect((await commands.all()).map(({ id }) => id)).toEqual(['finding', 'step', 'rule']);
    leave();
    expect((await commands.all()).map(({ id }) => id)).toEqual(['step', 'rule']);
  });

  it('does not depend on a part that cannot tell', async () => {
    const commands = createCommands();
    commands.offerLater(() => Promise.reject(new Error('no answer')));
    commands.offer(() => {
      throw new Error('broken');
    });
    commands.offer(() => [command('step', 'steps')]);
    expect((await commands.all()).map(({ id }) => id)).toEqual(['step']);
  });

  it('is done by its key at once, whatever is still to be fetched', () => {
    const commands = createCommands();
    commands.offerLater(() => new Promise(() => undefined));
    commands.offer(() => [{ ...command('next', 'steps'), shortcut: 'after' }]);
    expect([commands.by('after')?.id, commands.by('map')]).toEqual(['next', undefined]);
  });
});
