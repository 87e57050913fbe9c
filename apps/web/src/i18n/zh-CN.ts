import type { en } from './en.js';
import { first } from './zh-CN/first.js';
import { wizard } from './zh-CN/wizard.js';

/** 页面的全部文字，简体中文。规则的说明来自规则本身。 */
export const zhCN: typeof en = { ...first, ...wizard };
