import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createApp } from './app.js';
import { lazyStore, log } from './testing.js';

describe('the pages', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'dualstack-web-'));
  mkdirSync(path.join(root, 'assets'));
  writeFileSync(path.join(root, 'index.html'), '<head><script nonce="__CSP_NONCE__" src="/assets/a-1.js"></script></head>');
  writeFileSync(path.join(root, 'assets/a-1.js'), 'export {}');
  writeFileSync(path.join(root, 'robots.txt'), 'User-agent: *\n');
  writeFileSync(path.join(root, 'pages.json'), JSON.stringify([{ address: '/', scripts: [], styles: [] }, { address: '/plans/:id/edit/:step', scripts: ['assets/b-2.js'], styles: ['assets/b-3.css'] }]));
  const pages = createApp({ log, store: lazyStore(), webRoot: root });

  it('are at every address where the build says nothing of addresses', async () => {
    const bare = mkdtempSync(path.join(tmpdir(), 'dualstack-web-'));
    writeFileSync(path.join(bare, 'index.html'), 'x');
    expect((await createApp({ log, store: lazyStore(), webRoot: bare }).request('/any/where')).status).toBe(200);
  });

  it('are served for every address that is theirs, with a nonce that is new each time', async () => {
    const nonces = await Promise.all(['/', '/plans/x/edit/network'].map(async (url) => {
      const response = await pages.request(url);
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-/);
      expect(policy).not.toContain('unsafe');
      expect(response.headers.get('cache-control')).toBe('no-cache');
      const nonce = /nonce="([^"]+)"/.exec(await response.text())?.[1] ?? '';
      expect(policy).toContain(`'nonce-${nonce}'`);
      return nonce;
    }));
    expect(new Set(nonces).size).toBe(2);
  });

  it('name what a page needs beside the script of every page, and no other page does', async () => {
    const ahead = async (url: string) => [...(await (await pages.request(url)).text()).matchAll(/<link rel="(?:modulepreload|preload" as="style" crossorigin)"? fetchpriority="low" href="([^"]+)">(?=.*<\/head>)/g)].map(([, href]) => href);
    expect(await ahead('/plans/x/edit/network')).toEqual(['/assets/b-2.js', '/assets/b-3.css']);
    expect([...(await ahead('/')), ...(await ahead('/nope'))]).toEqual([]);
  });

  it('keep files with a hash in their name for ever', async () => {
    expect((await pages.request('/assets/a-1.js')).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await pages.request('/assets/missing.js')).status).toBe(404);
  });

  it('say of an address that is none that it is none, with a page', async () => {
    const response = await pages.request('/nope/at/all');
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'text/html; charset=UTF-8']);
    expect(await response.text()).toContain('<script nonce=');
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
  });

  it('have a robots.txt that is a file', async () => {
    const response = await pages.request('/robots.txt');
    expect([response.status, await response.text()]).toEqual([200, 'User-agent: *\n']);
    expect((await pages.request('/favicon.svg')).status).toBe(404);
  });

  it('leave the API alone', async () => {
    expect((await pages.request('/api/v1/nope')).headers.get('content-type')).toBe('application/problem+json');
    expect((await pages.request('/api/nope')).status).toBe(404);
    expect((await pages.request('/api/v1/validate')).status).toBe(405);
    expect((await pages.request('/api', { method: 'POST' })).status).toBe(404);
  });

  it('take GET and HEAD, and say so', async () => {
    for (const [method, status, allow] of [['HEAD', 200, null], ['OPTIONS', 204, 'GET, HEAD, OPTIONS'], ['POST', 405, 'GET, HEAD'], ['DELETE', 405, 'GET, HEAD']] as const) {
      const response = await pages.request('/plans/x/edit/y', { method });
      expect([method, response.status, response.headers.get('allow')]).toEqual([method, status, allow]);
    }
  });

  it('that are not there are said in terms of the variable', () => {
    expect(() => createApp({ log, store: lazyStore(), webRoot: path.join(root, 'nope') })).toThrow(/^WEB_ROOT=.*\/nope is not right: it holds no index\.html that can be read \(ENOENT\)\. .*$/);
    expect(() => createApp({ log, store: lazyStore(), webRoot: path.join(root, 'index.html') })).toThrow(/ENOTDIR/);
  });

  it('do not leave their folder', async () => {
    for (const url of ['/assets/../index.html', '/assets/%2e%2e/%2e%2e/etc/passwd', '/assets/..%2f..%2fetc%2fpasswd']) {
      expect(await (await pages.request(url)).text()).not.toContain('root:');
    }
  });
});
