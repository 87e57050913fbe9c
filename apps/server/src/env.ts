import type { Language } from '@dualstack/schema';
import type { Logger } from 'pino';

/** What every request carries: Hono's environment type of the app and its routes. */
export interface AppEnv {
  Variables: {
    requestId: string;
    log: Logger;
    /** What the answer is written in. */
    language: Language;
  };
}
