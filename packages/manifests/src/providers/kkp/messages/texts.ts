import type { Translated } from '../../../kit/language.js';
import { en } from './en.js';
import { zhCN } from './zh-CN.js';

export type Texts = typeof en;

/** The texts of a KKP plan in every language. */
export const TEXTS: Translated<Texts> = { en, 'zh-CN': zhCN };
