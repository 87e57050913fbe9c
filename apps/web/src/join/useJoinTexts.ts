import { createTexts } from '../i18n/texts.js';
import type { texts } from './texts/en.js';

/** The texts of the page on joins, which come with it. */
export const useJoinTexts = createTexts<typeof texts>('join');
