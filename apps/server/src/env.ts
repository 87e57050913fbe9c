import type { Logger } from 'pino';

/** What every request carries: Hono's environment type of the app and its routes. */
export interface AppEnv {
  Variables: {
    requestId: string;
    log: Logger;
  };
}
