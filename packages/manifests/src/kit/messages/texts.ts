import type { Translated } from '../language.js';
import { en } from './en.js';
import { zhCN } from './zh-CN.js';

/** What emitters share, in every language. */
export const KIT_TEXTS: Translated<typeof en> = { en, 'zh-CN': zhCN };
