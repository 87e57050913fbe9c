import { createTexts } from '../../i18n/texts.js';
import type { texts } from './texts/en.js';

/** The texts of suggested ranges and of plans that are sized, which come with the wizard. */
export const useSizeTexts = createTexts<typeof texts>('size');
