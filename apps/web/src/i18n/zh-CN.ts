import { en } from './en.js';
export const zhCN: typeof en = en;
