import * as kubeadm from '@dualstack/schema/providers/kubeadm';
import type { ProviderForms } from '../../wizard/formModules.js';
import { BalancersStep } from './BalancersStep.js';
import { ClusterStep } from './ClusterStep.js';
import { NetworkStep } from './NetworkStep.js';
import { NodesStep } from './NodesStep.js';
import { PluginStep } from './PluginStep.js';
import './styles.css';
import { useKubeadm } from './useKubeadm.js';

function useSubtitle(): string {
  const { plan, spec, settings, version } = useKubeadm();
  return ['kubeadm', plan.metadata.name, `Kubernetes ${version}`, `${kubeadm.CNI_LABEL[settings.cni.type]} ${settings.cni.version ?? ''}`.trim(), spec.ipFamily].filter((each) => each !== '').join(' · ');
}

/** The forms of the kubeadm wizard. */
export const forms: ProviderForms = {
  steps: { cluster: ClusterStep, nodes: NodesStep, network: NetworkStep, plugin: PluginStep, balancers: BalancersStep },
  useSubtitle,
};
