import type { Translated } from '../../../kit/language.js';
import { en } from './en.js';
import { zhCN } from './zh-CN.js';

export type Texts = typeof en;
/** What each file is for. */
export type Purposes = Texts['purposes'];

/** The texts of a CCE plan in every language. */
export const TEXTS: Translated<Texts> = { en, 'zh-CN': zhCN };
