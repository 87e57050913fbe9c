import { describe, expect, it } from 'vitest';
import { builtPages } from './pages.js';

type Bundle = Parameters<typeof builtPages>[0];

/** What a build gives, as far as it is read. */
const bundleOf = (chunks: Readonly<Record<string, { imports?: string[]; modules?: string[]; css?: string[]; isEntry?: boolean }>>): Bundle =>
  Object.fromEntries(Object.entries(chunks).map(([fileName, { imports = [], modules = [], css = [], isEntry = false }]) => [fileName, { type: 'chunk', fileName, isEntry, imports, moduleIds: modules, viteMetadata: { importedCss: new Set(css) } }])) as unknown as Bundle;

describe('what each page needs', () => {
  const bundle = bundleOf({
    'index.js': { isEntry: true, imports: ['react.js'], modules: ['/src/main.tsx'], css: ['index.css'] },
    'react.js': {},
    'Wizard.js': { imports: ['domain.js', 'react.js', 'index.js'], modules: ['/src/wizard/Page.tsx'], css: ['wizard.css', 'index.css'] },
    'domain.js': { imports: ['Wizard.js', 'bits.js'], css: ['wizard.css'] },
    'bits.js': {},
    'other.js': { modules: ['/src/other/Page.tsx'] },
  });

  it('is what it imports, in rings too, but for what every page has', () => {
    expect(builtPages(bundle, '/src', { '/': null, '/plans/:id': 'wizard/Page.tsx', '/other': 'other/Page.tsx' })).toEqual([
      { address: '/', scripts: [], styles: [] },
      { address: '/plans/:id', scripts: ['Wizard.js', 'domain.js', 'bits.js'], styles: ['wizard.css'] },
      { address: '/other', scripts: ['other.js'], styles: [] },
    ]);
  });

  it('is an error where a page was not built', () => {
    expect(() => builtPages(bundle, '/src', { '/gone': 'gone/Page.tsx' })).toThrow('pages.json: gone/Page.tsx, the page at /gone, is in no file that was built');
  });
});
