import { FAMILY_LABEL, type Family, type Path, starlingx } from '@dualstack/schema';
import type { ProviderForms } from '../../wizard/forms.js';
import { ClusterStep } from './ClusterStep.js';
import { NetworksStep } from './NetworksStep.js';
import { ServicesStep } from './ServicesStep.js';
import { SystemStep } from './SystemStep.js';
import { useStarlingx } from './useStarlingx.js';
import { useTexts } from './useTexts.js';

/** The text that names a field, by the last key of its path that is known. */
const LABELS = {
  name: 'name', description: 'description', ipFamily: 'ipFamily', mode: 'mode', systemType: 'systemType', distributedCloudRole: 'role', systemControllerGateway: 'gatewayOfController', location: 'location', timezone: 'timezone', dnsServers: 'dns', http: 'httpProxy', https: 'httpsProxy', noProxy: 'noProxy', dockerRegistries: 'registries', reservedCidrs: 'reserved', dynamicAddressAllocation: 'dynamic', encapsulation: 'encapsulation', bgp: 'bgp', linuxDataplane: 'linuxDataplane', iptablesBackend: 'iptablesBackend', chainInsertMode: 'chainInsertMode', hostPorts: 'hostPorts', multiInterfaceMode: 'multiInterfaceMode', windowsDataplane: 'windowsDataplane', mtu: 'mtu', kubeletVolumePluginPath: 'kubeletPath',
} as const;

const isFamily = (key: unknown): key is Family => key === 'ipv4' || key === 'ipv6';
const isNetwork = (key: unknown): key is starlingx.NetworkName => starlingx.NETWORKS.includes(key as starlingx.NetworkName);
const isField = (key: unknown): key is starlingx.AddressField => starlingx.ADDRESS_FIELDS.includes(key as starlingx.AddressField);

/** What people call the field of a path, with its network and its family. */
function useLabels(): (path: Path) => string | undefined {
  const { t } = useTexts();
  return (path) => {
    const family = path.find(isFamily);
    if (path[2] === 'networks' && isNetwork(path[3])) {
      const network = t(`networks.${path[3]}`);
      const field = path[4];
      if (isField(field)) return `${network}: ${t(`fields.${field}`)}${family ? ` (${FAMILY_LABEL[family]})` : ''}`;
      return family ? `${network}: ${t('subnet', { family: FAMILY_LABEL[family] })}` : network;
    }
    if (path.includes('blockSize') && family) return t('blockSize', { family: FAMILY_LABEL[family] });
    const key = path.toReversed().find((each): each is keyof typeof LABELS => typeof each === 'string' && Object.hasOwn(LABELS, each));
    return key === undefined ? undefined : t(LABELS[key]);
  };
}

function useSubtitle(): string {
  const { t } = useTexts();
  const { plan, spec, settings } = useStarlingx();
  return ['StarlingX', plan.metadata.name, t(`systemTypes.${settings.systemType}`), t(`modes.${settings.mode}`), spec.ipFamily].filter((each) => each !== '').join(' · ');
}

/** The forms of the StarlingX wizard. */
export const forms: ProviderForms = {
  steps: { system: SystemStep, networks: NetworksStep, cluster: ClusterStep, services: ServicesStep },
  useSubtitle,
  useLabels,
};
