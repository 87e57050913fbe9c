import { english, isLanguage, type Speaker, speakerOf } from '@dualstack/schema';
import i18next from 'i18next';
import { useSyncExternalStore } from 'react';
import { fetchCode } from '../base/code.js';

let current: Speaker = english;
const listeners = new Set<() => void>();

/**
 * Loads the words of the domain in the language of the page: findings, fixes, names of fields and ranges. Until they are
 * there, those of the language before stay.
 *
 * @throws MissingCode when they cannot be fetched
 */
export async function loadSpeaker(): Promise<void> {
  const language = isLanguage(i18next.language) ? i18next.language : 'en';
  if (current.language === language) return;
  const loaded = await fetchCode(`words/${language}`, () => speakerOf(language));
  if (i18next.language !== language && isLanguage(i18next.language)) return;
  current = loaded;
  listeners.forEach((listener) => listener());
}

i18next.on('languageChanged', () => void loadSpeaker());

/** Who says what the domain has to say, in the language of the page. */
export const speaker = (): Speaker => current;

/** Hears of it when the language of the domain changes. */
export function onSpeaker(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** {@link speaker}, drawn again when the language changes. */
export const useSpeaker = (): Speaker => useSyncExternalStore(onSpeaker, speaker);
