import { balancers } from './balancers.js';
import { nat64 } from './nat64.js';
import { review } from './review.js';
import { table } from './table.js';

/** Texts of the pages that come with the wizard, and with the history of a plan, in English. */
export const wizard = { balancers, nat64, review, table };
