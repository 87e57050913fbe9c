import { cce, type Path } from '@dualstack/schema';
import type { ProviderForms } from '../../wizard/forms.js';
import { AccessStep } from './AccessStep.js';
import { AdvancedStep } from './AdvancedStep.js';
import { BasicStep } from './BasicStep.js';
import { NetworkStep } from './NetworkStep.js';
import { NodesStep } from './NodesStep.js';
import { useCce } from './useCce.js';
import { useTexts } from './useTexts.js';
import { VpcStep } from './VpcStep.js';

/** The text that names a field, by the end of its path; the longest end that is known decides. */
const LABELS = {
  'metadata.name': 'name', 'metadata.description': 'description', 'spec.ipFamily': 'ipFamily', 'podCidrs.ipv4': 'containerCidr', 'serviceCidrs.ipv4': 'serviceCidr', 'serviceCidrs.ipv6': 'ipv6ServiceCidr', 'network.proxyMode': 'proxyMode', reservedCidrs: 'reserved', 'cce.site': 'site', 'cce.region': 'region', 'cce.enterpriseProjectId': 'enterpriseProject', 'cce.clusterType': 'clusterType', 'cce.networkModel': 'networkModel', 'cce.flavor': 'flavor', 'cce.version': 'version', 'cce.multiAz': 'masterZones', 'cce.masters': 'masterZones', 'masters.availabilityZone': 'masterZones', 'vpc.name': 'vpcName', 'vpc.cidr': 'vpcCidr', 'vpc.existing': 'existing', 'subnet.name': 'subnetName', 'subnet.cidr': 'subnetCidr', 'subnet.existing': 'existing', 'subnet.ipv6Enabled': 'ipv6Block', 'subnet.gatewayIp': 'gateway', 'subnet.dnsServers': 'dns', 'subnet.ntpServers': 'ntp', 'subnet.dhcpLeaseTime': 'lease', tags: 'tags', podSubnets: 'podSubnets', additionalContainerCidrs: 'moreContainerCidrs', fixPoolMask: 'fixPool', networkPolicies: 'networkPolicies', customSan: 'customSan', cpuManagerPolicy: 'cpuPolicy', deletionProtection: 'deletionProtection', timezone: 'timezone', 'authentication.mode': 'authentication', nodePools: 'steps.nodes', 'nodePools.name': 'poolName', 'nodePools.flavor': 'poolFlavor', 'nodePools.initialNodeCount': 'count', 'nodePools.keyPair': 'keyPair', 'nodePools.os': 'os', 'nodePools.availabilityZone': 'zone', 'nodePools.runtime': 'runtime', 'nodePools.maxPods': 'maxPods', 'rootVolume.size': 'systemDisk', 'rootVolume.volumetype': 'systemDiskType', dataVolumes: 'dataDisk', 'dataVolumes.size': 'dataDisk', 'dataVolumes.volumetype': 'dataDiskType', 'autoscaling.enable': 'autoscaling', 'autoscaling.minNodeCount': 'minNodes', 'autoscaling.maxNodeCount': 'maxNodes', secureContainers: 'kata', 'nodePools.labels': 'poolLabels', sharedBandwidth: 'bandwidth', 'sharedBandwidth.name': 'bandwidthName', 'sharedBandwidth.existing': 'existing', 'sharedBandwidth.sizeMbit': 'bandwidthSize', 'loadBalancer.class': 'lbClass', 'loadBalancer.ipFamily': 'lbFamily', 'loadBalancer.ingressFamily': 'lbIngressFamily', 'loadBalancer.availabilityZones': 'lbZones', 'loadBalancer.l4FlavorName': 'l4Flavor', 'loadBalancer.l7FlavorName': 'l7Flavor', 'loadBalancer.nginxIngressVersion': 'nginxIngress', description: 'description',
} as const;

/** What people call the field of a path, with the node pool or subnet that it belongs to. */
function useLabels(): (path: Path) => string | undefined {
  const { t } = useTexts();
  return (path) => {
    const keys = path.filter((key): key is string => typeof key === 'string');
    const asSubnet = keys.map((key, index) => ((key === 'nodeSubnet' || key === 'podSubnets') && index < keys.length - 1 ? 'subnet' : key));
    const end = asSubnet.map((_, index) => asSubnet.slice(index).join('.')).find((each): each is keyof typeof LABELS => Object.hasOwn(LABELS, each)) ?? [...asSubnet].reverse().find((each): each is keyof typeof LABELS => Object.hasOwn(LABELS, each));
    if (end === undefined) return undefined;
    const number = path.find((key): key is number => typeof key === 'number');
    const owner = keys[2] === 'nodeSubnet' ? t('nodeSubnet') : keys[2] === 'podSubnets' && number !== undefined ? t('podSubnet', { number: number + 1 }) : keys[2] === 'vpc' ? t('vpc') : keys[1] === 'nodePools' && number !== undefined ? t('pool', { number: number + 1 }) : undefined;
    return owner === undefined ? t(LABELS[end]) : `${owner}: ${t(LABELS[end])}`;
  };
}

function useSubtitle(): string {
  const { plan, settings, site } = useCce();
  return [site.label, settings.region, cce.CLUSTER_TYPE_LABEL[settings.clusterType], plan.metadata.name, settings.version ?? ''].filter((each) => each !== '').join(' · ');
}

/** The forms of the CCE wizard. */
export const forms: ProviderForms = {
  steps: { basic: BasicStep, vpc: VpcStep, network: NetworkStep, advanced: AdvancedStep, nodes: NodesStep, access: AccessStep },
  useSubtitle,
  useLabels,
};
