import type { Choices } from '../../plan/choices.js';
import type { CceDocument } from './plan.js';

/** Choices that change more than their own field. */
export const CHOICES: Choices<CceDocument> = {};
