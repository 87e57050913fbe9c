import type { Provider } from '../../plan/provider.js';
import { KUBEADM_CATALOG } from './catalog.js';
import { withDefaults } from './defaults.js';
import { EXAMPLES } from './examples/examples.js';
import { facts } from './facts.js';
import { newPlan } from './new-plan.js';
import { type KubeadmDocument, type KubeadmPlan, type KubeadmRead, kubeadmSchema } from './plan.js';
import { KUBEADM_RULES } from './rules.js';
import { SOURCES } from './sources.js';
import { STEPS } from './steps.js';

/** Plain Kubernetes on machines of one's own, by kubeadm or by the flags of each component. */
export const kubeadmProvider: Provider<KubeadmDocument, KubeadmRead, KubeadmPlan> = {
  id: 'kubeadm',
  title: 'kubeadm',
  summary: 'kubeadm configuration for every node, Calico, Cilium, flannel or Canal for exactly these ranges, a preflight script, the way to dual stack and back, and a verification kit',
  source: SOURCES.dualStack,
  schema: kubeadmSchema,
  catalog: KUBEADM_CATALOG,
  steps: STEPS,
  examples: EXAMPLES,
  newPlan,
  withDefaults,
  facts,
  rules: KUBEADM_RULES,
};
