import { defineProvider } from '../../plan/provider.js';
import { STARLINGX_CATALOG, OUTCOMES } from './catalog.js';
import { CHOICES } from './choices.js';
import { withDefaults } from './defaults.js';
import { EXAMPLES } from './examples/examples.js';
import { exampleRange, facts } from './facts.js';
import { FIELDS } from './fields.js';
import { en } from './messages/en.js';
import { newPlan } from './new-plan.js';
import { starlingxSchema } from './plan.js';
import { STARLINGX_RULES } from './rules.js';
import { SOURCES } from './sources.js';
import { STEPS } from './steps.js';
import { topology } from './topology.js';

/** StarlingX: a new system by the bootstrap playbook, or the second family on a running one, there and back. */
export const starlingxProvider = defineProvider({
  id: 'starlingx',
  source: SOURCES.dualStack,
  schema: starlingxSchema,
  catalog: STARLINGX_CATALOG,
  outcomes: OUTCOMES,
  steps: STEPS,
  fields: FIELDS,
  choices: CHOICES,
  examples: EXAMPLES,
  newPlan,
  withDefaults,
  facts,
  topology,
  exampleRange,
  rules: STARLINGX_RULES,
  messages: en,
  translations: { 'zh-CN': async () => (await import('./messages/zh-CN.js')).zhCN },
});
