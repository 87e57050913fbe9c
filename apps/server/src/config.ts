import { z } from 'zod';
import { quote } from './text.js';

/** Why the server cannot start, in one line: the variable, its value, and what would do. */
export class ConfigError extends Error {}

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const PORT_RULE = 'give a whole number from 0 to 65535 (0 takes any free port), or leave it out for 8080';
const POOL_RULE = 'give a whole number from 1 to 200, or leave it out for 10';
const DELAY_RULE = 'give seconds from 0 to 300, or leave it out for 5 with NODE_ENV=production and 0 otherwise';

/** Variables whose values hold passwords: no message shows them. */
const SECRETS: ReadonlySet<string> = new Set(['DATABASE_URL']);

function isDatabaseUrl(text: string): boolean {
  return URL.canParse(text) && /^postgres(?:ql)?:$/.test(new URL(text).protocol);
}

/** How the server is configured: environment variables, all optional. An empty one is a mistake, not an absent one. */
const schema = z.object({
  PORT: z.string().regex(/^\d{1,5}$/, PORT_RULE).transform(Number).refine((port) => port <= 65_535, PORT_RULE).default(8080),
  HOST: z.string().regex(/^[^\s/]{1,255}$/, 'give an address or a name of this machine, or leave it out for every address of both families').optional(),
  LOG_LEVEL: z.enum(LEVELS, `give one of ${LEVELS.join(', ')}, or leave it out for info`).default('info'),
  WEB_ROOT: z.string().min(1, 'give the folder of the built pages, or leave it out to serve the API alone').optional(),
  DATA_DIR: z.string().regex(/^[^\0]{1,1000}$/, 'give the folder that plans are kept in, or leave it out for ./data').default('./data'),
  DATABASE_URL: z.string().refine(isDatabaseUrl, 'give postgres://user:password@host:5432/database, or leave it out for the embedded database').optional(),
  DATABASE_POOL: z.string().regex(/^\d{1,3}$/, POOL_RULE).transform(Number).refine((size) => size >= 1 && size <= 200, POOL_RULE).default(10),
  STOP_DELAY: z.string().regex(/^\d{1,3}(?:\.\d{1,3})?$/, DELAY_RULE).transform(Number).refine((seconds) => seconds <= 300, DELAY_RULE).optional(),
});

export interface Config {
  readonly port: number;
  /** Address to listen on; without one, every address of both families. */
  readonly host?: string;
  readonly logLevel: string;
  /** Folder of the built pages; without one, only the API is served. */
  readonly webRoot?: string;
  /** Folder of the embedded database. */
  readonly dataDir: string;
  /** Address of a PostgreSQL, which is used instead of the embedded database. */
  readonly databaseUrl?: string;
  /** Connections to that PostgreSQL at most. */
  readonly poolSize: number;
  /** How long a server that was told to stop still takes requests, in milliseconds: whoever watches `/readyz` needs that time to send them elsewhere. */
  readonly stopDelay: number;
}

/** Node closes a connection that is idle for 5 s (`server.keepAliveTimeout`): after as long a delay no client holds one that it was not told to close. */
const PRODUCTION_STOP_DELAY = 5;

/**
 * Reads the configuration.
 *
 * @throws ConfigError that names the variable, its value and what would do
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const parsed = schema.safeParse(environment);
  if (!parsed.success) {
    const problems = new Map(parsed.error.issues.map(({ path: [name], message }) => [String(name), message]));
    throw new ConfigError([...problems].map(([name, message]) => (SECRETS.has(name) ? wrongSecret(name, message) : wrongValue(name, environment[name] ?? '', message))).join(' '));
  }
  const { PORT: port, HOST: host, LOG_LEVEL: logLevel, WEB_ROOT: webRoot, DATA_DIR: dataDir, DATABASE_URL: databaseUrl, DATABASE_POOL: poolSize, STOP_DELAY: seconds } = parsed.data;
  const stopDelay = 1000 * (seconds ?? (environment['NODE_ENV'] === 'production' ? PRODUCTION_STOP_DELAY : 0));
  return { port, logLevel, stopDelay, dataDir, poolSize, ...(databaseUrl !== undefined && { databaseUrl }), ...(host !== undefined && { host }), ...(webRoot !== undefined && { webRoot }) };
}

/** A line that says what is wrong with the value of a variable. */
export function wrongValue(name: string, value: string, rule: string): string {
  return `${name}=${/^[\w.:/-]+$/.test(value) && value.length <= 80 ? value : quote(value)} is not right: ${rule}.`;
}

/** A line that says what is wrong with a variable whose value nobody may read. */
function wrongSecret(name: string, rule: string): string {
  return `${name} is not right: ${rule}.`;
}

/** The code of a system error, for example `ENOENT`; of anything else its text. */
export function codeOf(error: unknown): string {
  return error instanceof Error && Object.hasOwn(error, 'code') ? String((error as NodeJS.ErrnoException).code) : String(error);
}
