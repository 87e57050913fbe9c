import { isAtLeast } from '@dualstack/schema';
import type { GeneratedFile } from '../../kit/file.js';
import { toJson } from '../../format/json.js';
import { toYaml, type Value } from '../../format/yaml.js';
import { calicoManifest } from './calico.js';
import type { Purposes } from './messages/texts.js';
import { families, type Plan } from './plan.js';

/** Where kube-flannel lives: in a namespace of its own from v0.20 on. */
const flannelNamespace = (version: string) => (isAtLeast(version, '0.20') ? 'kube-flannel' : 'kube-system');
const flannelManifest = (version: string) => `https://raw.githubusercontent.com/flannel-io/flannel/${version}/Documentation/kube-flannel.yml`;

/** The files that install flannel. */
export function flannelFiles(plan: Plan, purposes: Purposes): GeneratedFile[] {
  const { version } = plan.spec.kubeadm.cni;
  const namespace = flannelNamespace(version);
  const patches = [
    { path: 'flannel/kube-flannel-cfg.yaml', purpose: purposes.ranges, value: configMap('kube-flannel-cfg', namespace, { 'net-conf.json': toJson(netConf(plan, isAtLeast(version, '0.17'))) }) },
  ];
  return kustomized('flannel', flannelManifest(version), purposes.flannelKustomization, [...patches, ...withoutMasquerade(plan, purposes, 'flannel', 'kube-flannel-ds', '/spec/template/spec/containers/0/args/0')]);
}

/** The files that install Canal: flannel between the nodes, Calico for network policy. */
export function canalFiles(plan: Plan, purposes: Purposes): GeneratedFile[] {
  const { version } = plan.spec.kubeadm.cni;
  const own = families(plan);
  const patches = [
    {
      path: 'canal/canal-config.yaml',
      purpose: purposes.ranges,
      value: configMap('canal-config', 'kube-system', { masquerade: String(masquerades(plan)), cni_network_config: canalNetwork(plan), 'net-conf.json': toJson(netConf(plan, true)) }),
    },
    {
      path: 'canal/canal.yaml',
      purpose: purposes.policy,
      value: {
        apiVersion: 'apps/v1',
        kind: 'DaemonSet',
        metadata: { name: 'canal', namespace: 'kube-system' },
        spec: { template: { spec: { containers: [{ name: 'calico-node', env: [{ name: 'FELIX_IPV6SUPPORT', value: String(own.includes('ipv6')) }] }] } } },
      },
    },
  ];
  return kustomized('canal', calicoManifest(version, 'canal.yaml'), purposes.canalKustomization, [...patches, ...withoutMasquerade(plan, purposes, 'canal', 'canal', '/spec/template/spec/containers/1/command/1')]);
}

interface Patch {
  readonly path: string;
  readonly purpose: string;
  readonly value: Value;
  /** The DaemonSet that a list of operations is for; a patch that is an object says so itself. */
  readonly target?: string;
}

/** Takes --ip-masq away where it stands in the manifest; should it stand elsewhere in another release, nothing is applied. */
function withoutMasquerade(plan: Plan, purposes: Purposes, folder: string, target: string, path: string): Patch[] {
  if (masquerades(plan)) return [];
  return [{ path: `${folder}/no-masquerade.yaml`, purpose: purposes.noMasquerade, target, value: [{ op: 'test', path, value: '--ip-masq' }, { op: 'remove', path }] }];
}

const masquerades = ({ spec }: Plan): boolean => spec.kubeadm.flannel?.masquerade === true;

/**
 * flannel's own configuration.
 *
 * @param knowsIpv4Switch whether the release can switch IPv4 off, which v0.15 and v0.16 cannot
 * @see https://github.com/flannel-io/flannel/blob/v0.28.9/Documentation/configuration.md
 */
function netConf(plan: Plan, knowsIpv4Switch: boolean): Value {
  const { network, kubeadm } = plan.spec;
  const own = families(plan);
  return {
    ...(own.includes('ipv4') ? { Network: network.podCidrs.ipv4?.text } : knowsIpv4Switch && { EnableIPv4: false }),
    ...(own.includes('ipv6') && { EnableIPv6: true, IPv6Network: network.podCidrs.ipv6?.text }),
    ...(network.proxyMode === 'nftables' && { EnableNFTables: true }),
    Backend: { Type: kubeadm.flannel?.backend ?? 'vxlan' },
  };
}

/** The CNI configuration of Canal's manifest, with the range of the node in each family; the bandwidth plugin is there up to v3.29. */
function canalNetwork(plan: Plan): string {
  const own = families(plan);
  const network = {
    name: 'k8s-pod-network',
    cniVersion: '0.3.1',
    plugins: [
      {
        type: 'calico',
        log_level: 'info',
        log_file_path: '/var/log/calico/cni/cni.log',
        datastore_type: 'kubernetes',
        nodename: '__KUBERNETES_NODE_NAME__',
        mtu: '__CNI_MTU__',
        ipam: { type: 'host-local', ranges: own.map((family) => [{ subnet: family === 'ipv4' ? 'usePodCidr' : 'usePodCidrIPv6' }]) },
        policy: { type: 'k8s' },
        kubernetes: { kubeconfig: '__KUBECONFIG_FILEPATH__' },
      },
      { type: 'portmap', snat: true, capabilities: { portMappings: true } },
      ...(isAtLeast(plan.spec.kubeadm.cni.version, '3.30') ? [] : [{ type: 'bandwidth', capabilities: { bandwidth: true } }]),
    ],
  };
  return toJson(network).replace('"__CNI_MTU__"', '__CNI_MTU__');
}

function kustomized(folder: string, manifest: string, purpose: string, patches: readonly Patch[]): GeneratedFile[] {
  const entries = patches.map(({ path, target }) => ({ path: path.slice(folder.length + 1), ...(target !== undefined && { target: { kind: 'DaemonSet', name: target } }) }));
  return [
    { path: `${folder}/kustomization.yaml`, mediaType: 'application/yaml', purpose, content: toYaml({ apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources: [manifest], patches: entries }) },
    ...patches.map(({ path, purpose, value }): GeneratedFile => ({ path, mediaType: 'application/yaml', purpose, content: toYaml(value) })),
  ];
}

function configMap(name: string, namespace: string, data: Readonly<Record<string, string>>): Value {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace }, data };
}
