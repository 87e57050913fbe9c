import { readFileSync } from 'node:fs';
import path from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { NONCE, secureHeaders } from 'hono/secure-headers';
import { codeOf, ConfigError, wrongValue } from './config.js';
import type { AppEnv } from './env.js';
import { refuseMethods } from './methods.js';

/** What the build writes where a nonce belongs (see apps/web/vite.config.ts). */
const NONCE_PLACEHOLDER = '__CSP_NONCE__';

/** Lets a file be kept, when there is one. Files with a hash in their name never change. */
const cached = (policy: string) =>
  createMiddleware<AppEnv>(async (c, next) => {
    await next();
    if (c.res.ok) c.header('Cache-Control', policy);
  });

/**
 * Serves the built pages. Every path that is not a file is the one page, whose router reads the address.
 *
 * @param root folder of the built pages
 * @throws ConfigError when the folder holds no index.html that can be read
 */
export function staticRoutes(root: string) {
  const page = readPage(root);
  const pages = new Hono<AppEnv & { Variables: { secureHeadersNonce?: string } }>();
  return pages
    .use(refuseMethods(pages))
    .use('/assets/*', cached('public, max-age=31536000, immutable'), serveStatic({ root, precompressed: true }))
    .use('/favicon.svg', cached('public, max-age=86400'), serveStatic({ root }))
    .get('/assets/*', (c) => c.notFound())
    .get('/favicon.svg', (c) => c.notFound())
    .get(
      '*',
      /** Scripts and styles come from here only; the editor on the review page adds styles under the nonce of its page. */
      secureHeaders({
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
      }),
      (c) => c.html(page.replaceAll(NONCE_PLACEHOLDER, c.get('secureHeadersNonce') ?? ''), 200, { 'Cache-Control': 'no-cache' }),
    );
}

function readPage(root: string): string {
  try {
    return readFileSync(path.join(root, 'index.html'), 'utf8');
  } catch (error) {
    throw new ConfigError(wrongValue('WEB_ROOT', root, `it holds no index.html that can be read (${codeOf(error)}). Build the pages with "npm run build" and give apps/web/dist, or leave it out to serve the API alone`));
  }
}
