import { z } from 'zod';

/** How the server is configured: environment variables, all optional. */
const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  HOST: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  WEB_ROOT: z.string().min(1).optional(),
});

export interface Config {
  readonly port: number;
  /** Address to listen on; without one, every address of both families. */
  readonly host?: string;
  readonly logLevel: string;
  /** Folder of the built pages; without one, only the API is served. */
  readonly webRoot?: string;
}

/**
 * Reads the configuration.
 *
 * @throws Error that names the variable, its value and what would do
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const parsed = schema.safeParse(environment);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}=${environment[String(issue.path[0])] ?? ''}: ${issue.message}`);
    throw new Error(`The configuration is not right. ${problems.join('; ')}`);
  }
  const { PORT: port, HOST: host, LOG_LEVEL: logLevel, WEB_ROOT: webRoot } = parsed.data;
  return { port, logLevel, ...(host !== undefined && { host }), ...(webRoot !== undefined && { webRoot }) };
}
