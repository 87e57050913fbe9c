import { createTexts } from '../i18n/texts.js';
import type { texts } from './texts/en.js';

/** The texts of the page on fleets, which come with it. */
export const useFleetTexts = createTexts<typeof texts>('fleet');
