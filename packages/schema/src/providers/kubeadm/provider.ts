import { defineProvider } from '../../plan/provider.js';
import { KUBEADM_CATALOG, OUTCOMES } from './catalog.js';
import { CHOICES } from './choices.js';
import { withDefaults } from './defaults.js';
import { EXAMPLES } from './examples/examples.js';
import { exampleRange, facts } from './facts.js';
import { FIELDS } from './fields.js';
import { en } from './messages/en.js';
import { newPlan } from './new-plan.js';
import { kubeadmSchema } from './plan.js';
import { KUBEADM_RULES } from './rules.js';
import { SOURCES } from './sources.js';
import { STEPS } from './steps.js';
import { topology } from './topology.js';

/** Plain Kubernetes on machines of one's own, by kubeadm or by the flags of each component. */
export const kubeadmProvider = defineProvider({
  id: 'kubeadm',
  source: SOURCES.dualStack,
  schema: kubeadmSchema,
  catalog: KUBEADM_CATALOG,
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
  rules: KUBEADM_RULES,
  messages: en,
  translations: { 'zh-CN': async () => (await import('./messages/zh-CN.js')).zhCN },
});
