import { defineProvider } from '../../plan/provider.js';
import { KKP_CATALOG, OUTCOMES } from './catalog.js';
import { CHOICES } from './choices.js';
import { withDefaults } from './defaults.js';
import { EXAMPLES } from './examples/examples.js';
import { exampleRange, facts } from './facts.js';
import { FIELDS } from './fields.js';
import { en } from './messages/en.js';
import { newPlan } from './new-plan.js';
import { kkpSchema } from './plan.js';
import { KKP_RULES } from './rules.js';
import { SOURCES } from './sources.js';
import { STEPS } from './steps.js';
import { topology } from './topology.js';

/** Kubermatic Kubernetes Platform. */
export const kkpProvider = defineProvider({
  id: 'kkp',
  source: SOURCES.clusterType,
  schema: kkpSchema,
  catalog: KKP_CATALOG,
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
  rules: KKP_RULES,
  messages: en,
  translations: { 'zh-CN': async () => (await import('./messages/zh-CN.js')).zhCN },
});
