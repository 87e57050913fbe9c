import { createTexts } from '../i18n/texts.js';
import type { texts } from './texts/en.js';

/** The texts of the page of export and restore, which come with it. */
export const useArchiveTexts = createTexts<typeof texts>('archive');
