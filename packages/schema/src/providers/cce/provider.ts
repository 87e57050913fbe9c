import type { Provider } from '../../plan/provider.js';
import { CCE_CATALOG, PERMANENCE } from './catalog.js';
import { withDefaults } from './defaults.js';
import { EXAMPLES } from './examples/examples.js';
import { facts } from './facts.js';
import { newPlan } from './new-plan.js';
import { type CceDocument, type CcePlan, type CceRead, cceSchema } from './plan.js';
import { CCE_RULES } from './rules.js';
import { SOURCES } from './sources.js';
import { STEPS } from './steps.js';

/** Cloud Container Engine, on Huawei Cloud and on Open Telekom Cloud. */
export const cceProvider: Provider<CceDocument, CceRead, CcePlan> = {
  id: 'cce',
  title: 'Cloud Container Engine',
  summary: 'Terraform and API bodies in calling order for Huawei Cloud or Open Telekom Cloud, ELB Services and ingresses, and a verification kit',
  source: SOURCES.console,
  schema: cceSchema,
  catalog: CCE_CATALOG,
  steps: STEPS,
  examples: EXAMPLES,
  permanence: PERMANENCE,
  newPlan,
  withDefaults,
  facts,
  rules: CCE_RULES,
};
