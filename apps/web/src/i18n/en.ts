import { first } from './en/first.js';
import { wizard } from './en/wizard.js';

/** Every text of the pages, in English. Messages of rules come from the rules. */
export const en = { ...first, ...wizard };
