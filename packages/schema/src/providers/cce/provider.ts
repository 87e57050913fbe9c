import { defineProvider } from '../../plan/provider.js';
import { CCE_CATALOG, OUTCOMES } from './catalog.js';
import { CHOICES } from './choices.js';
import { withDefaults } from './defaults.js';
import { EXAMPLES } from './examples/examples.js';
import { exampleRange, facts } from './facts.js';
import { FIELDS } from './fields.js';
import { en } from './messages/en.js';
import { newPlan } from './new-plan.js';
import { cceSchema } from './plan.js';
import { CCE_RULES } from './rules.js';
import { SOURCES } from './sources.js';
import { STEPS } from './steps.js';
import { topology } from './topology.js';

/** Cloud Container Engine, on Huawei Cloud and on Open Telekom Cloud. */
export const cceProvider = defineProvider({
  id: 'cce',
  source: SOURCES.console.huaweicloud,
  schema: cceSchema,
  catalog: CCE_CATALOG,
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
  rules: CCE_RULES,
  messages: en,
  translations: { 'zh-CN': async () => (await import('./messages/zh-CN.js')).zhCN },
});
