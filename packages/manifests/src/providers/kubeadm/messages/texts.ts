import type { Translated } from '../../../kit/language.js';
import { en } from './en.js';
import { enConvert } from './en-convert.js';
import { zhCN } from './zh-CN.js';
import { zhCNConvert } from './zh-CN-convert.js';

export type Texts = typeof en;
export type ConvertTexts = typeof enConvert;
/** What each file is for. */
export type Purposes = Texts['purposes'];

/** The texts of a kubeadm plan in every language, and those of its CONVERT.md. */
export const TEXTS: Translated<Texts> = { en, 'zh-CN': zhCN };
export const CONVERT_TEXTS: Translated<ConvertTexts> = { en: enConvert, 'zh-CN': zhCNConvert };
