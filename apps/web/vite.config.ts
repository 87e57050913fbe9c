import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { addresses } from './pages.js';
import { prunedTokens } from './prune-tokens.js';

/** Compresses the built files once, at their best, so that the server never has to. */
function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    // Once everything is written: when a build fails, its own error is what is said.
    writeBundle() {
      const folder = path.resolve(import.meta.dirname, 'dist/assets');
      for (const name of readdirSync(folder)) {
        if (!/\.(?:js|css|svg)$/.test(name)) continue;
        const file = path.join(folder, name);
        const content = readFileSync(file);
        writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
        writeFileSync(`${file}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
      }
    },
  };
}

/** Fetches the fonts that every page is set in with the page, so that no line moves when they come. */
function preloadFonts(): Plugin {
  return {
    name: 'preload-fonts',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle }) =>
        Object.keys(bundle ?? {})
          .filter((name) => /RedHat(?:Text|Display|Mono)VF-(?!Italic)[^/]*\.woff2$/.test(name))
          .map((name) => ({ tag: 'link', attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${name}`, crossorigin: '' }, injectTo: 'head' as const })),
    },
  };
}

export default defineConfig({
  plugins: [react(), prunedTokens(), precompress(), addresses(), preloadFonts()],
  // The server puts a new nonce in its place with every page (apps/server/src/static.ts).
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    sourcemap: false,
    chunkSizeWarningLimit: 700,
    // The domain is one file, but for its other languages, what is known of a cloud, and what reads YAML: split by who imports what,
    // its halves may need one another before either is there. What the first page needs too is apart, so that the domain is not
    // loaded with it.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'first', test: /packages\/schema\/src\/address\/family|vite\/preload-helper|zod\/v4\/core\/core\.js/, priority: 2 },
            { name: 'domain', test: /packages\/schema\/src\/(?!text\.ts|.*(?:zh-CN|\/known-|plan\/text\/))/, priority: 1 },
          ],
        },
      },
    },
  },
  server: { port: 5173, proxy: { '/api': 'http://localhost:8080' } },
});
