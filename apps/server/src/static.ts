import { readFileSync } from 'node:fs';
import path from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { NONCE, secureHeaders } from 'hono/secure-headers';
import { codeOf, ConfigError, wrongValue } from './config.js';
import type { AppEnv } from './env.js';
import { refuseMethods } from './methods.js';

/** What the build writes where a nonce belongs (see apps/web/vite.config.ts). */
const NONCE_PLACEHOLDER = '__CSP_NONCE__';

/** A page as the build writes it down in pages.json (see apps/web/pages.ts): the pattern of its address, `/spaces/:id`, and the files that it needs beside those of every page. */
export interface BuiltPage {
  readonly address: string;
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

/** Lets a file be kept, when there is one. Files with a hash in their name never change. */
const cached = (policy: string) =>
  createMiddleware<AppEnv>(async (c, next) => {
    await next();
    if (c.res.ok) c.header('Cache-Control', policy);
  });

/** Files beside the pages that stand at the root, each kept for a day. */
const FILES = ['/favicon.svg', '/robots.txt'] as const;

/**
 * Serves the built pages: one page, whose router reads the address. An address that is none of theirs gets it too, with
 * status 404, and it says so.
 *
 * @param root folder of the built pages
 * @throws ConfigError when the folder holds no index.html that can be read
 */
export function staticRoutes(root: string) {
  const page = readPage(root);
  const pages = new Hono<AppEnv & { Variables: { secureHeadersNonce?: string } }>();
  /** Scripts and styles come from here only; the editor on the review page adds styles under the nonce of its page. */
  const guarded = secureHeaders({
    strictTransportSecurity: false,
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", NONCE],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
  });
  const show = (status: 200 | 404, text: string) => (c: Context<AppEnv & { Variables: { secureHeadersNonce?: string } }>) => c.html(text.replaceAll(NONCE_PLACEHOLDER, c.get('secureHeadersNonce') ?? ''), status, { 'Cache-Control': 'no-cache' });
  pages.use(refuseMethods(pages)).use('/assets/*', cached('public, max-age=31536000, immutable'), serveStatic({ root, precompressed: true }));
  for (const file of FILES) pages.use(file, cached('public, max-age=86400'), serveStatic({ root }));
  for (const file of ['/assets/*', ...FILES]) pages.get(file, (c) => c.notFound());
  for (const { address, scripts, styles } of readAddresses(root)) pages.get(address, guarded, show(200, withAhead(page, scripts, styles)));
  return pages.get('*', guarded, show(404, page));
}

/** Has the browser fetch what a page needs beside the script that would ask for it later. */
function withAhead(page: string, scripts: readonly string[], styles: readonly string[]): string {
  const links = [...scripts.map((file) => `<link rel="modulepreload" fetchpriority="low" href="/${file}">`), ...styles.map((file) => `<link rel="preload" as="style" crossorigin fetchpriority="low" href="/${file}">`)];
  return page.replace('</head>', () => `${links.join('')}</head>`);
}

/** Addresses of the pages with the files of each, as the build wrote them down; a build without the list serves its page at every address. */
function readAddresses(root: string): readonly BuiltPage[] {
  try {
    return JSON.parse(readFileSync(path.join(root, 'pages.json'), 'utf8')) as BuiltPage[];
  } catch {
    return [{ address: '*', scripts: [], styles: [] }];
  }
}

function readPage(root: string): string {
  try {
    return readFileSync(path.join(root, 'index.html'), 'utf8');
  } catch (error) {
    throw new ConfigError(wrongValue('WEB_ROOT', root, `it holds no index.html that can be read (${codeOf(error)}). Build the pages with "npm run build" and give apps/web/dist, or leave it out to serve the API alone`));
  }
}
