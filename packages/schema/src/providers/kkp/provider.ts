import type { Provider } from '../../plan/provider.js';
import { KKP_CATALOG } from './catalog.js';
import { withDefaults } from './defaults.js';
import { EXAMPLES } from './examples/examples.js';
import { facts } from './facts.js';
import { newPlan } from './new-plan.js';
import { type KkpDocument, type KkpPlan, type KkpRead, kkpSchema } from './plan.js';
import { KKP_RULES } from './rules.js';
import { SOURCES } from './sources.js';
import { STEPS } from './steps.js';

/** Kubermatic Kubernetes Platform. */
export const kkpProvider: Provider<KkpDocument, KkpRead, KkpPlan> = {
  id: 'kkp',
  title: 'Kubermatic Kubernetes Platform',
  summary: 'Cluster, ClusterTemplate and MachineDeployment objects, the REST call that creates the cluster, and a verification kit',
  source: SOURCES.clusterType,
  schema: kkpSchema,
  catalog: KKP_CATALOG,
  steps: STEPS,
  examples: EXAMPLES,
  newPlan,
  withDefaults,
  facts,
  rules: KKP_RULES,
};
