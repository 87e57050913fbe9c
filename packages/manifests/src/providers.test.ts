/** What holds for the files of every provider, whoever adds one. */
import path from 'node:path';
import { PROVIDERS } from '@dualstack/schema';
import { describe } from 'vitest';
import { checkScripts, checkSnapshots } from './testing.js';

describe.each(PROVIDERS.map(({ id, examples }) => ({ id, examples })))('$id', ({ id, examples }) => {
  checkSnapshots(examples, path.join(import.meta.dirname, 'providers', id));
  checkScripts(examples);
});
