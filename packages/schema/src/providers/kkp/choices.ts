import type { Choices } from '../../plan/choices.js';
import type { KkpDocument } from './plan.js';

/** Choices that change more than their own field. */
export const CHOICES: Choices<KkpDocument> = {};
