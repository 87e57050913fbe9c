import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import postcss, { type Declaration, type Root } from 'postcss';
import type { Plugin } from 'vite';

/** Custom properties of PatternFly: its base styles define some 2,000, and a page uses a part of them. */
const TOKEN = /--pf-[\w-]+/g;

/**
 * Takes the tokens of PatternFly that nothing uses out of style sheets: those that no other declaration and no script names. What
 * only they used goes with them.
 *
 * @param sheets the text of every style sheet of the pages
 * @param scripts the text of everything else that may name a token
 * @returns the sheets, in the same order
 */
export function pruneTokens(sheets: readonly string[], scripts: readonly string[]): string[] {
  const roots = sheets.map((sheet) => postcss.parse(sheet));
  const named = new Set(scripts.flatMap((script) => script.match(TOKEN) ?? []));
  for (let isDone = false; !isDone; ) {
    const used = new Set(named);
    const tokens: Declaration[] = [];
    for (const root of roots) {
      root.walkDecls((declaration) => {
        if (declaration.prop.startsWith('--pf-')) tokens.push(declaration);
        for (const token of declaration.value.match(TOKEN) ?? []) if (token !== declaration.prop) used.add(token);
      });
    }
    const unused = tokens.filter(({ prop }) => !used.has(prop));
    for (const declaration of unused) declaration.remove();
    isDone = unused.length === 0;
  }
  return roots.map(withoutEmptyRules);
}

function withoutEmptyRules(root: Root): string {
  root.walkRules((rule) => {
    if (rule.nodes.length === 0) rule.remove();
  });
  return root.toString();
}

/** What decides which tokens are used: a sheet that stays the same may lose other tokens when something else changes. */
function digestOfSources(): string {
  const hash = createHash('sha256');
  for (const file of ['../../pnpm-lock.yaml', 'prune-tokens.ts']) hash.update(readFileSync(path.resolve(import.meta.dirname, file)));
  const folder = path.resolve(import.meta.dirname, 'src');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:tsx?|css)$/.test(name)).sort();
  for (const name of names) hash.update(name).update(readFileSync(path.join(folder, name)));
  return hash.digest('hex').slice(0, 6);
}

/** {@link pruneTokens} over what is built. Names of style sheets change with whatever decides what is in them, since a browser keeps them for good. */
export function prunedTokens(): Plugin {
  return {
    name: 'pruned-tokens',
    apply: 'build',
    config: () => {
      const digest = digestOfSources();
      return { build: { rolldownOptions: { output: { assetFileNames: ({ names }) => `assets/[name]-[hash]${names.some((name) => name.endsWith('.css')) ? `-${digest}` : ''}[extname]` } } } };
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const sheets = Object.values(bundle).flatMap((file) => (file.type === 'asset' && file.fileName.endsWith('.css') ? [file] : []));
        const scripts = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? [file.code] : []));
        const texts = sheets.map(({ source }) => (typeof source === 'string' ? source : new TextDecoder().decode(source)));
        for (const [index, text] of pruneTokens(texts, scripts).entries()) {
          const sheet = sheets[index];
          if (sheet) sheet.source = text;
        }
      },
    },
  };
}
