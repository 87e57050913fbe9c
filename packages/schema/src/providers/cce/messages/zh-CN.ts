import type { Translation } from '../../../findings/message.js';
import { en } from './en.js';

/** How the provider reads in Simplified Chinese. */
export const zhCN: Translation<typeof en> = en;
