import { createTexts } from '../i18n/texts.js';
import type { texts } from './texts/en.js';

/** The texts of these pages, which come with them. */
export const useSpaceTexts = createTexts<typeof texts>('spaces');
