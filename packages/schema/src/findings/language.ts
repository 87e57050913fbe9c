/** The languages in which everything is said, by their BCP 47 tags; the first is the one in which wording is written first. */
export const LANGUAGES = ['en', 'zh-CN'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Whether a tag names one of {@link LANGUAGES}, exactly. */
export const isLanguage = (tag: unknown): tag is Language => LANGUAGES.some((language) => language === tag);
