import type { Translation } from '../findings/message.js';
import { en } from './en.js';

/** Every text that belongs to no provider, in Simplified Chinese. */
export const zhCN: Translation<typeof en> = en;
