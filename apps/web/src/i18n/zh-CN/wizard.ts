import type { wizard as en } from '../en/wizard.js';
import { balancers } from './balancers.js';
import { nat64 } from './nat64.js';
import { review } from './review.js';
import { table } from './table.js';

/** 随向导和规划历史加载的页面文字，简体中文。 */
export const wizard: typeof en = { balancers, nat64, review, table };
