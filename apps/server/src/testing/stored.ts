/** Tests of calls that keep something: the same on each database. */
import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import { type App, type AppOptions, createApp } from '../app.js';
import type { OpenDatabase } from '../storage/database.js';
import { storeIn } from '../storage/store.js';
import { clear, DATABASES } from '../storage/testing.js';
import { log } from '../testing.js';
import { type Call, caller } from './answers.js';

/** What such tests ask, once they run. */
export interface Stored {
  /** Makes a call, and holds its answer to the OpenAPI document. */
  readonly call: Call;
  readonly request: App['request'];
  readonly database: () => OpenDatabase;
}

/**
 * Tests on every database that is there, each of which has nothing in it at the beginning of a test.
 *
 * @param title what they say, with `$name` for the database
 * @param settings what the app on each database has beside its store
 */
export function describeStored(title: string, tests: (stored: Stored) => void, settings: () => Partial<AppOptions> = () => ({})): void {
  describe.each(DATABASES)(title, ({ isThere, open }) => {
    describe.skipIf(!isThere)('that is open', () => {
      let database: OpenDatabase & { remove: () => Promise<void> };
      let app: App;
      let call: Call;
      beforeAll(async () => {
        database = await open();
        app = createApp({ log, store: storeIn(database), ...settings() });
        call = await caller(() => app);
      });
      afterAll(() => database.remove());
      beforeEach(() => clear(database));
      tests({ call: (...asked) => call(...asked), request: (...asked) => app.request(...asked), database: () => database });
    });
  });
}
