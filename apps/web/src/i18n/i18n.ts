import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { fetchCode } from '../base/code.js';
import { lasting } from '../base/storage.js';
import { first } from './en/first.js';
import { SPACED, spacing } from './spacing.js';

/** Languages of the pages, by their BCP 47 tags, as people of that language call them. */
export const LANGUAGES = { en: 'English', 'zh-CN': '简体中文' } as const;
export type Language = keyof typeof LANGUAGES;

const STORAGE_KEY = 'dualstack.language';

type Catalog = Record<string, unknown>;

/** The page's own texts, and those of each provider and of each page that brings its own: a folder with texts/<language>.ts is all that it takes. */
const catalogs: Record<string, () => Promise<Catalog>> = {
  'zh-CN/translation': () => import('./zh-CN/first.js').then((module) => module.first),
  'en/wizard': () => import('./en/wizard.js').then((module) => module.wizard),
  'zh-CN/wizard': () => import('./zh-CN/wizard.js').then((module) => module.wizard),
  ...Object.fromEntries(
    Object.entries(import.meta.glob<{ texts: Catalog }>(['../providers/*/texts/*.ts', '../*/texts/*.ts', '../wizard/*/texts/*.ts'])).map(([file, load]) => {
      const [, owner = '', language = ''] = /([^/]+)\/texts\/([^/]+)\.ts$/.exec(file) ?? [];
      return [`${language}/${owner}`, () => load().then((module) => module.texts)];
    }),
  ),
};

/** Loads a catalog when a page first asks for a text of it. */
const backend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, done) => {
    const name = `${language}/${namespace}`;
    const load = Object.hasOwn(catalogs, name) ? catalogs[name] : undefined;
    if (!load) {
      done(new Error(`no texts of ${namespace} in ${language}`), null);
      return;
    }
    fetchCode(`texts/${name}`, load).then(
      (texts) => done(null, texts),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), null),
    );
  },
};

const isLanguage = (tag: unknown): tag is Language => typeof tag === 'string' && Object.hasOwn(LANGUAGES, tag);

/** The language that was chosen, else the browser's, else English. */
function preferred(): Language {
  const stored = lasting.read(STORAGE_KEY);
  if (isLanguage(stored)) return stored;
  return navigator.languages.some((tag) => tag.toLowerCase().startsWith('zh')) && !navigator.languages[0]?.startsWith('en') ? 'zh-CN' : 'en';
}

/** Prepares the texts. Resolves when the first page can be drawn. */
export async function startI18n(): Promise<void> {
  const language = preferred();
  await i18next.use(backend).use(initReactI18next).use(spacing).init({
    lng: language,
    fallbackLng: 'en',
    // Texts that come later are asked for by their keys alone.
    fallbackNS: 'wizard',
    partialBundledLanguages: true,
    resources: { en: { translation: first } },
    ...SPACED,
  });
  document.documentElement.lang = language;
}

/**
 * Loads the texts of a provider, or of a page that brings its own: those of the language of the page, and the English ones that stand in for them.
 *
 * @throws MissingCode when neither can be fetched
 */
export async function loadTexts(provider: string): Promise<void> {
  await i18next.loadNamespaces(provider);
  const language = i18next.language;
  if (i18next.hasResourceBundle(language, provider) || i18next.hasResourceBundle('en', provider)) return;
  const load = catalogs[`en/${provider}`];
  if (load) i18next.addResourceBundle('en', provider, await fetchCode(`texts/en/${provider}`, load));
}

/** Switches the language, and remembers it. */
export async function changeLanguage(language: Language): Promise<void> {
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  lasting.write(STORAGE_KEY, language);
}
