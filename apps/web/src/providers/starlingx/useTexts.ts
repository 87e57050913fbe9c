import { createTexts } from '../../i18n/texts.js';
import type { texts } from './texts/en.js';

/** The texts of the StarlingX pages in the language of the page. */
export const useTexts = createTexts<typeof texts>('starlingx');
