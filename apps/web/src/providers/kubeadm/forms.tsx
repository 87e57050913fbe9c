import { FAMILY_LABEL, type Family, kubeadm, type Path } from '@dualstack/schema';
import type { ProviderForms } from '../../wizard/forms.js';
import { ClusterStep } from './ClusterStep.js';
import { NetworkStep } from './NetworkStep.js';
import { NodesStep } from './NodesStep.js';
import { PluginStep } from './PluginStep.js';
import { useKubeadm } from './useKubeadm.js';
import { useTexts } from './useTexts.js';

/** The text that names a field, by the last key of its path that is known. */
const LABELS = {
  name: 'name', description: 'description', ipFamily: 'ipFamily', kubernetesVersion: 'release', configApi: 'configApi', controlPlaneEndpoint: 'endpoint', dnsDomain: 'dnsDomain', nodes: 'steps.nodes', role: 'role', os: 'os', nodeNetwork: 'nodeRange', podCidrs: 'pods', serviceCidrs: 'services', nodeCidrMask: 'nodeMask', proxyMode: 'proxyMode', allocateNodeCidrs: 'allocation', reservedCidrs: 'reserved', type: 'plugin', version: 'pluginVersion', installation: 'installation', bgp: 'bgp', encapsulation: 'encapsulation', blockSize: 'blockSize', natOutgoing: 'natOutgoing', ipamMode: 'ipamMode', routingMode: 'routingMode', tunnelProtocol: 'tunnelProtocol', underlayProtocol: 'underlay', autoDirectNodeRoutes: 'directRoutes', kubeProxyReplacement: 'kubeProxyReplacement', backend: 'backend',
} as const;

const isFamily = (key: unknown): key is Family => key === 'ipv4' || key === 'ipv6';

/** What people call the field of a path, with its family and its node. */
function useLabels(): (path: Path) => string | undefined {
  const { t } = useTexts();
  return (path) => {
    const family = path.find(isFamily);
    const number = path[2] === 'nodes' && typeof path[3] === 'number' ? path[3] + 1 : undefined;
    if (number !== undefined) {
      const last = path.at(-1);
      const field = last === 'name' ? t('nodeName') : family ? t('address', { family: FAMILY_LABEL[family] }) : last === 'role' || last === 'os' ? t(last) : '';
      return [t('nodeNumber', { number }), field].filter((each) => each !== '').join(': ');
    }
    if (path.includes('masquerade')) return family ? t('masqueradeFamily', { family: FAMILY_LABEL[family] }) : t('masquerade');
    const key = path.toReversed().find((each): each is keyof typeof LABELS => typeof each === 'string' && Object.hasOwn(LABELS, each));
    return key === undefined ? undefined : t(LABELS[key]) + (family ? ` (${FAMILY_LABEL[family]})` : '');
  };
}

function useSubtitle(): string {
  const { plan, spec, settings, version } = useKubeadm();
  return ['kubeadm', plan.metadata.name, `Kubernetes ${version}`, `${kubeadm.CNI_LABEL[settings.cni.type]} ${settings.cni.version ?? ''}`.trim(), spec.ipFamily].filter((each) => each !== '').join(' · ');
}

/** The forms of the kubeadm wizard. */
export const forms: ProviderForms = {
  steps: { cluster: ClusterStep, nodes: NodesStep, network: NetworkStep, plugin: PluginStep },
  useSubtitle,
  useLabels,
};
