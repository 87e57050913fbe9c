import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.js';

/** Languages of the pages, by their BCP 47 tags, as people of that language call them. */
export const LANGUAGES = { en: 'English', 'zh-CN': '简体中文' } as const;
export type Language = keyof typeof LANGUAGES;

const STORAGE_KEY = 'dualstack.language';

/** Catalogs other than the first load when somebody reads that language. */
const catalogs: Record<Language, () => Promise<typeof en>> = {
  en: () => Promise.resolve(en),
  'zh-CN': () => import('./zh-CN.js').then((module) => module.zhCN),
};

/** The language that was chosen, else the browser's, else English. */
function preferred(): Language {
  const stored = localStorage.getItem(STORAGE_KEY);
  if (stored !== null && stored in LANGUAGES) return stored as Language;
  return navigator.languages.some((tag) => tag.toLowerCase().startsWith('zh')) && !navigator.languages[0]?.startsWith('en') ? 'zh-CN' : 'en';
}

/** Prepares the texts. Resolves when the first page can be drawn. */
export async function startI18n(): Promise<void> {
  await i18next.use(initReactI18next).init({ lng: 'en', fallbackLng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
  await changeLanguage(preferred(), false);
}

/** Switches the language, and remembers it when a person chose it. */
export async function changeLanguage(language: Language, remember = true): Promise<void> {
  i18next.addResourceBundle(language, 'translation', await catalogs[language]());
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  if (remember) localStorage.setItem(STORAGE_KEY, language);
}
