import type { Rule } from 'eslint';

/** Refuses texts that people read outside messages/. */
export const noWording: Rule.RuleModule;
