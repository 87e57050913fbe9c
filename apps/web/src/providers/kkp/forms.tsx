import { FAMILY_LABEL, type Family, kkp, type Path } from '@dualstack/schema';
import { texts } from './texts/en.js';
import type { ProviderForms } from '../../wizard/forms.js';
import { ClusterStep } from './ClusterStep.js';
import { NetworkStep } from './NetworkStep.js';
import { NodesStep } from './NodesStep.js';
import { ProviderStep } from './ProviderStep.js';
import { SettingsStep } from './SettingsStep.js';
import { useKkp } from './useKkp.js';
import { useTexts } from './useTexts.js';

/** What fields are called whose key in the plan is not their key in the catalog. */
const KEYS = {
  release: 'release', projectId: 'projectId', cloudProvider: 'cloudProvider', humanReadableName: 'humanReadableName', exposeStrategy: 'exposeStrategy', tunnelingAgentIP: 'tunnelingAgentIP', apiServerAllowedIPRanges: 'apiServerRanges', nodePortsAllowedIPRanges: 'nodePortRanges', operatingSystem: 'operatingSystem', preset: 'preset', nodeLocalDNSCacheEnabled: 'nodeLocalDns', konnectivityEnabled: 'konnectivity', admissionPlugins: 'admissionPlugins', sshKeys: 'sshKeys', enableUserSSHKeyAgent: 'sshKeyAgent', nodeNetwork: 'nodeRange', kubernetesVersion: 'version', ipFamily: 'ipFamily', podCidrs: 'pods', serviceCidrs: 'services', nodeCidrMask: 'nodeMask', proxyMode: 'proxyMode', reservedCidrs: 'reserved', name: 'name', description: 'description', labels: 'labels', minReplicas: 'minReplicas', maxReplicas: 'maxReplicas', replicas: 'replicas', eventRateLimitConfig: 'eventRateLimit', podNodeSelectorAdmissionPluginConfig: 'podNodeSelectorConfig',
} as const;

const isFamily = (key: unknown): key is Family => key === 'ipv4' || key === 'ipv6';

/** What people call the field of a path, with its family, node pool or node where there are several. */
function useLabels(): (path: Path) => string | undefined {
  const { t } = useTexts();
  return (path) => {
    const suffix = path.filter(isFamily).map((family) => ` (${FAMILY_LABEL[family]})`).join('');
    const pool = path[1] === 'nodePools' && typeof path[2] === 'number' ? `${t('pool', { number: path[2] + 1 })}: ` : '';
    const keys = path.filter((key): key is string => typeof key === 'string' && !isFamily(key));
    const last = keys.at(-1) ?? '';
    const parent = keys.at(-2) ?? '';
    if (parent === 'datacenter') return last === 'name' ? t('datacenter') : last === 'region' ? t('region') : t('ipv6Enabled');
    if (parent === 'cni') return last === 'type' ? t('cni') : t('cniVersion');
    if (parent === 'auditLogging') return last === 'enabled' ? t('auditLogging') : t('auditPolicy');
    if (parent === 'credentialsReference') return last === 'name' ? t('secretName') : t('secretNamespace');
    if (parent === 'loadBalancerServices') return last === 'ipFamily' ? t('loadBalancerServices') : last === 'networkZone' ? t('networkZone') : t('location');
    if (parent === 'labels') return `${t('labels')}: ${last}`;
    if (parent === 'nodes' || last === 'nodes') return `${t('byoNodes')}${typeof path[4] === 'number' ? ` ${path[4] + 1}` : ''}${suffix}`;
    if (pool !== '' && Object.hasOwn(texts.machine, last)) return pool + t(`machine.${last as 'size'}`);
    if (pool !== '' && parent === 'network') return pool + t('machineFamily');
    if (keys[1] === 'kkp' && Object.hasOwn(texts.fields, last)) return t(`fields.${last as 'vpcID'}`);
    const key = keys.toReversed().find((each): each is keyof typeof KEYS => Object.hasOwn(KEYS, each));
    return key === undefined ? undefined : pool + t(`${KEYS[key]}`) + suffix;
  };
}

function useSubtitle(): string {
  const { t } = useTexts();
  const { plan, spec, cloud, release } = useKkp();
  return [t('subtitle', { release: release.id }), kkp.CLOUD_PROVIDER_LABEL[cloud], plan.metadata.name, spec.kubernetesVersion === undefined ? '' : `Kubernetes ${spec.kubernetesVersion}`].filter((each) => each !== '').join(' · ');
}

/** The forms of the KKP wizard. */
export const forms: ProviderForms = {
  steps: { provider: ProviderStep, cluster: ClusterStep, network: NetworkStep, settings: SettingsStep, nodes: NodesStep },
  useSubtitle,
  useLabels,
};
