import type { Translated } from '../language.js';
import { en } from './en.js';
import { zhCN } from './zh-CN.js';

export type KitTexts = typeof en;

/** What emitters share, in every language. */
export const KIT_TEXTS: Translated<KitTexts> = { en, 'zh-CN': zhCN };
