import path from 'node:path';
import type { BuiltPage } from '@dualstack/server/static';
import type { Plugin, Rollup } from 'vite';
import pages from './src/app/pages.json' with { type: 'json' };

type Bundle = Readonly<Record<string, Rollup.OutputAsset | Rollup.OutputChunk>>;

/** The chunks that one imports by itself, and it. */
function closureOf(bundle: Bundle, fileName: string, seen = new Set<string>()): Set<string> {
  const file = bundle[fileName];
  if (file?.type !== 'chunk' || seen.has(fileName)) return seen;
  seen.add(fileName);
  for (const each of file.imports) closureOf(bundle, each, seen);
  return seen;
}

/**
 * Each page with the files that it alone needs, so that the browser can fetch them beside the script that will ask for them.
 *
 * @param modules by address, the module of its page from `src` on; null where it is in the script of every page
 * @throws Error when a module is not in what was built
 */
export function builtPages(bundle: Bundle, source: string, modules: Readonly<Record<string, string | null>>): BuiltPage[] {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const everywhere = new Set(chunks.filter(({ isEntry }) => isEntry).flatMap(({ fileName }) => [...closureOf(bundle, fileName)]));
  const stylesOf = (fileNames: Iterable<string>) => [...fileNames].flatMap((fileName) => {
    const file = bundle[fileName];
    return file?.type === 'chunk' ? [...(file.viteMetadata?.importedCss ?? [])] : [];
  });
  const known = new Set(stylesOf(everywhere));
  return Object.entries(modules).map(([address, module]) => {
    if (module === null) return { address, scripts: [], styles: [] };
    const page = chunks.find(({ moduleIds }) => moduleIds.includes(path.join(source, module)));
    if (!page) throw new Error(`pages.json: ${module}, the page at ${address}, is in no file that was built`);
    const own = [...closureOf(bundle, page.fileName)].filter((fileName) => !everywhere.has(fileName));
    return { address, scripts: own, styles: [...new Set(stylesOf(own))].filter((each) => !known.has(each)) };
  });
}

/** Writes down the addresses of the pages, so that the server knows which are none, and what each needs. */
export function addresses(): Plugin {
  return {
    name: 'addresses',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        this.emitFile({ type: 'asset', fileName: 'pages.json', source: JSON.stringify(builtPages(bundle, path.resolve(import.meta.dirname, 'src'), pages), null, 1) });
      },
    },
  };
}
