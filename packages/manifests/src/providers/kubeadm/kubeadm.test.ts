import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type * as kubeadm from '@dualstack/schema/providers/kubeadm';
import { PROVIDERS, validatePlan, english } from '@dualstack/schema';
import { copyPlan, examplePlan, flaws } from '@dualstack/schema/testing';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { renderManifests } from '../../manifests.js';
import { crdValidator, file, has, HOSTILE, type Json, readByBash, render, yaml } from '../../testing.js';
import { output } from '../../testing/launch.js';
import { emitKubeadm } from './emit.js';

const SCHEMAS = path.resolve(import.meta.dirname, '../../../../../../shared/schemas');
const EXAMPLES = PROVIDERS.filter(({ id }) => id === 'kubeadm').flatMap(({ examples }) => examples);
const K = 'spec.kubeadm.';
type Changes = Record<string, unknown>;


const documents = (files: Record<string, string>, name: string) =>
  parseAllDocuments(file(files, name), { version: '1.1' }).map((each) => {
    expect(each.errors).toEqual([]);
    return each.toJS() as Json;
  });
const kinds = (files: Record<string, string>, name: string) => Object.fromEntries(documents(files, name).map((each) => [each['kind'] as string, each]));

/** Plans of every release, of every family and of every plugin that have no error. */
const IPV4_NODES = [{ name: 'cp-1', role: 'control-plane', ipv4: '192.168.10.11' }, { name: 'worker-1', role: 'worker', ipv4: '192.168.10.21' }];
const ipv4Only: Changes = { 'spec.ipFamily': 'IPv4', 'spec.network.podCidrs.ipv6': undefined, 'spec.network.serviceCidrs.ipv6': undefined, 'spec.network.nodeCidrMask.ipv6': undefined, [`${K}nodeNetwork`]: undefined, [`${K}nodes`]: IPV4_NODES };

/**
 * Fields of kubeadm's kinds by API version, read off their types (cmd/kubeadm/app/apis/kubeadm/<version>/types.go);
 * kubeadm refuses any other: it reads its configuration strictly.
 */
const NODE_REGISTRATION = { v1beta2: ['name', 'criSocket', 'taints', 'kubeletExtraArgs', 'ignorePreflightErrors'], v1beta3: ['imagePullPolicy'], v1beta4: ['imagePullSerial'] };
const FIELDS: Record<string, Record<string, readonly string[]>> = (() => {
  const registration2 = NODE_REGISTRATION.v1beta2;
  const registration3 = [...registration2, ...NODE_REGISTRATION.v1beta3];
  const cluster2 = ['etcd', 'networking', 'kubernetesVersion', 'controlPlaneEndpoint', 'apiServer', 'controllerManager', 'scheduler', 'dns', 'certificatesDir', 'imageRepository', 'featureGates', 'clusterName'];
  const init2 = ['bootstrapTokens', 'nodeRegistration', 'localAPIEndpoint', 'certificateKey'];
  const join2 = ['nodeRegistration', 'caCertPath', 'discovery', 'controlPlane'];
  return {
    v1beta2: { InitConfiguration: init2, ClusterConfiguration: [...cluster2, 'useHyperKubeImage'], JoinConfiguration: join2, nodeRegistration: registration2, component: ['extraArgs', 'extraVolumes'] },
    v1beta3: { InitConfiguration: [...init2, 'skipPhases', 'patches'], ClusterConfiguration: cluster2, JoinConfiguration: [...join2, 'skipPhases', 'patches'], nodeRegistration: registration3, component: ['extraArgs', 'extraVolumes'] },
    v1beta4: {
      InitConfiguration: [...init2, 'dryRun', 'skipPhases', 'patches', 'timeouts'],
      ClusterConfiguration: [...cluster2, 'proxy', 'encryptionAlgorithm', 'certificateValidityPeriod', 'caCertificateValidityPeriod'],
      JoinConfiguration: [...join2, 'dryRun', 'skipPhases', 'patches', 'timeouts'],
      nodeRegistration: [...registration3, ...NODE_REGISTRATION.v1beta4],
      component: ['extraArgs', 'extraVolumes', 'extraEnvs'],
    },
  };
})();
const NETWORKING = ['serviceSubnet', 'podSubnet', 'dnsDomain'];
const ENDPOINT = ['advertiseAddress', 'bindPort'];
/** Fields that we write, of KubeletConfiguration v1beta1 and KubeProxyConfiguration v1alpha1 (staging/src/k8s.io/kubelet, kube-proxy). */
const COMPONENTS: Record<string, readonly string[]> = { KubeletConfiguration: ['clusterDNS', 'clusterDomain', 'featureGates'], KubeProxyConfiguration: ['mode', 'clusterCIDR', 'ipvs', 'featureGates'] };

/** What of a document of kubeadm its API version does not know, or takes in another shape. */
function unknownFields(document: Json): string[] {
  const kind = document['kind'] as string;
  const unknown = (value: unknown, known: readonly string[], where: string) => Object.keys((value ?? {}) as Json).filter((key) => !known.includes(key)).map((key) => `${where}.${key}`);
  const { apiVersion: _, kind: __, ...rest } = document;
  if (Object.hasOwn(COMPONENTS, kind)) return unknown(rest, COMPONENTS[kind] ?? [], kind);
  const api = (document['apiVersion'] as string).replace('kubeadm.k8s.io/', '');
  const known = FIELDS[api];
  if (!known) return [`no API ${api}`];
  const args = (value: unknown, where: string): string[] => {
    if (value === undefined) return [];
    const isList = Array.isArray(value);
    if (isList !== (api === 'v1beta4')) return [`${where} is ${isList ? 'a list' : 'a mapping'}`];
    const values = isList ? (value as Json[]).flatMap((each) => [...unknown(each, ['name', 'value'], where), ...(typeof each['value'] === 'string' ? [] : [`${where} holds no text`])]) : Object.values(value as Json).filter((each) => typeof each !== 'string').map(() => `${where} holds no text`);
    return values;
  };
  const registration = rest['nodeRegistration'] as Json | undefined;
  const manager = rest['controllerManager'] as Json | undefined;
  const controlPlane = rest['controlPlane'] as Json | undefined;
  const server = rest['apiServer'] as Json | undefined;
  return [
    ...unknown(rest, known[kind] ?? [], kind),
    ...unknown(registration, known['nodeRegistration'] ?? [], 'nodeRegistration'),
    ...args(registration?.['kubeletExtraArgs'], 'kubeletExtraArgs'),
    ...unknown(rest['networking'], NETWORKING, 'networking'),
    ...unknown(rest['localAPIEndpoint'], ENDPOINT, 'localAPIEndpoint'),
    ...unknown(controlPlane, ['localAPIEndpoint', 'certificateKey'], 'controlPlane'),
    ...unknown(controlPlane?.['localAPIEndpoint'], ENDPOINT, 'controlPlane.localAPIEndpoint'),
    ...unknown(manager, known['component'] ?? [], 'controllerManager'),
    ...args(manager?.['extraArgs'], 'controllerManager.extraArgs'),
    ...unknown(server, [...(known['component'] ?? []), 'certSANs', ...(api === 'v1beta4' ? [] : ['timeoutForControlPlane'])], 'apiServer'),
    ...args(server?.['extraArgs'], 'apiServer.extraArgs'),
  ];
}

describe('kubeadm configuration', () => {
  const apis: [version: string, api: string][] = [['1.17.17', 'v1beta2'], ['1.22.17', 'v1beta2'], ['1.22.17', 'v1beta3'], ['1.30.14', 'v1beta3'], ['1.31.0', 'v1beta4'], ['1.36.4', 'v1beta4'], ['1.37.0', 'v1beta4']];

  it.each(apis)('of Kubernetes %s has only fields that %s knows, in its shape', (version, api) => {
    for (const [id, cni] of [['kubeadm-calico-manifest-dual', 'v3.29.7'], ['kubeadm-cilium-dual', '1.19.4']] as const) {
      const changes = { 'spec.kubernetesVersion': version, 'spec.network.proxyMode': 'ipvs', [`${K}configApi`]: api, [`${K}cni.version`]: cni, [`${K}allocateNodeCidrs`]: true };
      const files = render(examplePlan(id, changes));
      const all = Object.keys(files).filter((name) => name.startsWith('kubeadm-')).flatMap((name) => documents(files, name));
      expect(all.length).toBeGreaterThan(4);
      expect(all.flatMap(unknownFields)).toEqual([]);
    }
  });

  it('knows a field that an API does not have', () => {
    expect(unknownFields({ apiVersion: 'kubeadm.k8s.io/v1beta2', kind: 'InitConfiguration', skipPhases: [] })).toEqual(['InitConfiguration.skipPhases']);
    expect(unknownFields({ apiVersion: 'kubeadm.k8s.io/v1beta4', kind: 'InitConfiguration', nodeRegistration: { kubeletExtraArgs: { 'node-ip': 'x' } } })).toEqual(['kubeletExtraArgs is a mapping']);
  });

  it('names the primary family first everywhere', () => {
    const files = render(examplePlan('kubeadm-calico-dual-ipv6-primary'));
    expect(kinds(files, 'kubeadm-init.yaml')).toMatchObject({
      InitConfiguration: { localAPIEndpoint: { advertiseAddress: '2a05:d014:937:4500::11', bindPort: 6443 }, nodeRegistration: { kubeletExtraArgs: [{ name: 'node-ip', value: '2a05:d014:937:4500::11,192.168.10.11' }] } },
      ClusterConfiguration: { networking: { podSubnet: 'fd00:10:244::/48,10.244.0.0/16', serviceSubnet: 'fd00:10:96::/112,10.96.0.0/16' } },
      KubeletConfiguration: { clusterDNS: ['fd00:10:96::a'] },
      KubeProxyConfiguration: { clusterCIDR: 'fd00:10:244::/48,10.244.0.0/16' },
    });
    expect(yaml(files, 'kubeadm-join-cp-2.yaml')).toMatchObject({ controlPlane: { localAPIEndpoint: { advertiseAddress: '2a05:d014:937:4500::12' } }, nodeRegistration: { kubeletExtraArgs: [{ name: 'node-ip', value: '2a05:d014:937:4500::12,192.168.10.12' }] } });
  });

  it('signs the certificate of the API servers for each control plane node in both families, and leaves it to kubeadm where there is one', () => {
    const names = (files: Record<string, string>) => (kinds(files, 'kubeadm-init.yaml')['ClusterConfiguration'] as { apiServer?: { certSANs: string[] } }).apiServer?.certSANs;
    expect(names(render(examplePlan('kubeadm-calico-dual')))).toEqual(['192.168.10.11', '2a05:d014:937:4500::11', '192.168.10.12', '2a05:d014:937:4500::12', '192.168.10.13', '2a05:d014:937:4500::13']);
    expect(names(render(examplePlan('kubeadm-calico-dual-ipv6-primary')))?.slice(0, 2)).toEqual(['2a05:d014:937:4500::11', '192.168.10.11']);
    expect(names(render(examplePlan('kubeadm-calico-ipv6')))).toBeUndefined();
    expect(file(render(examplePlan('kubeadm-calico-dual')), 'CONVERT.md')).toContain('kubeadm init phase certs apiserver --config kubeadm-init.yaml');
    expect(file(render(examplePlan('kubeadm-flags-1.16-dual')), 'CONVERT.md')).not.toContain('kubeadm init phase certs');
  });

  /** kube-controller-manager refuses --node-cidr-mask-size beside two ranges, and kubeadm from 1.23 looks at the flags of the families alone. */
  const masks: [what: string, version: string, changes: Changes, extraArgs: unknown][] = [
    ['two families', '1.36.4', {}, [{ name: 'node-cidr-mask-size-ipv4', value: '25' }, { name: 'node-cidr-mask-size-ipv6', value: '64' }]],
    ['IPv4 from 1.23 on', '1.36.4', ipv4Only, [{ name: 'node-cidr-mask-size-ipv4', value: '25' }]],
    ['IPv4 before 1.23', '1.22.17', { ...ipv4Only, [`${K}configApi`]: 'v1beta3' }, { 'node-cidr-mask-size': '25' }],
    ['two families before 1.23', '1.22.17', { [`${K}configApi`]: 'v1beta3' }, { 'node-cidr-mask-size-ipv4': '25', 'node-cidr-mask-size-ipv6': '64' }],
    ['nobody cuts ranges', '1.36.4', { [`${K}allocateNodeCidrs`]: false }, [{ name: 'allocate-node-cidrs', value: 'false' }]],
  ];
  it.each(masks)('sets the node masks: %s', (_, version, changes, extraArgs) => {
    const files = render(examplePlan('kubeadm-calico-manifest-dual', { 'spec.kubernetesVersion': version, [`${K}allocateNodeCidrs`]: true, 'spec.network.nodeCidrMask': { ipv4: 25, ...(!Object.hasOwn(changes, 'spec.ipFamily') && { ipv6: 64 }) }, ...changes }));
    expect(kinds(files, 'kubeadm-init.yaml')['ClusterConfiguration']).toMatchObject({ controllerManager: { extraArgs } });
  });

  /** The gate is off up to 1.20, on from 1.21, and stops a component that is given it from 1.25 on; kubeadm knows its own up to 1.23. */
  it.each([
    ['1.17.17', true],
    ['1.20.15', true],
    ['1.21.14', false],
    ['1.25.16', false],
    ['1.36.4', false],
  ])('sets the feature gate in %s: %j', (version, isSet) => {
    const api = version === '1.36.4' ? 'v1beta4' : version === '1.25.16' ? 'v1beta3' : 'v1beta2';
    const files = render(examplePlan('kubeadm-calico-manifest-dual', { 'spec.kubernetesVersion': version, 'spec.network.proxyMode': 'ipvs', [`${K}configApi`]: api, [`${K}cni.version`]: 'v3.20.6' }));
    for (const kind of ['ClusterConfiguration', 'KubeletConfiguration', 'KubeProxyConfiguration']) expect(kinds(files, 'kubeadm-init.yaml')[kind]?.['featureGates']).toEqual(isSet ? { IPv6DualStack: true } : undefined);
  });

  it('leaves kube-proxy out where Cilium takes its place', () => {
    const files = render(examplePlan('kubeadm-cilium-dual'));
    expect(kinds(files, 'kubeadm-init.yaml')).toMatchObject({ InitConfiguration: { skipPhases: ['addon/kube-proxy'] } });
    expect(Object.keys(kinds(files, 'kubeadm-init.yaml'))).not.toContain('KubeProxyConfiguration');
    const older = render(examplePlan('kubeadm-cilium-dual', { 'spec.kubernetesVersion': '1.21.14', [`${K}configApi`]: 'v1beta2', [`${K}cni.version`]: '1.17.16' }));
    expect(kinds(older, 'kubeadm-init.yaml')['InitConfiguration']).not.toHaveProperty('skipPhases');
    expect(file(older, 'README.md')).toContain('--skip-phases addon/kube-proxy');
  });
});

describe('flags of the components', () => {
  const flags = (files: Record<string, string>, name: string) => file(files, `flags/${name}.flags`).split('\n').filter((line) => line.startsWith('--'));

  it('of 1.16 are those of its documentation: one mask, one address, the gate everywhere', () => {
    const files = render(examplePlan('kubeadm-flags-1.16-dual'));
    expect(flags(files, 'kube-apiserver-cp-1')).toEqual(['--advertise-address=192.168.10.11', '--service-cluster-ip-range=10.96.0.0/16,fd00:10:96::/112', '--feature-gates=IPv6DualStack=true']);
    expect(flags(files, 'kube-controller-manager')).toEqual(['--cluster-cidr=10.244.0.0/16,fc00::/16', '--service-cluster-ip-range=10.96.0.0/16,fd00:10:96::/112', '--allocate-node-cidrs=true', '--node-cidr-mask-size=24', '--feature-gates=IPv6DualStack=true']);
    expect(flags(files, 'kubelet-worker-1')).toEqual(['--node-ip=192.168.10.21', '--cluster-dns=10.96.0.10', '--cluster-domain=cluster.local', '--feature-gates=IPv6DualStack=true']);
    expect(flags(files, 'kube-proxy')).toEqual(['--proxy-mode=ipvs', '--cluster-cidr=10.244.0.0/16,fc00::/16', '--feature-gates=IPv6DualStack=true']);
    expect(Object.keys(files)).not.toContain('kind.yaml');
  });

  it.each([
    ['1.17.17', { 'node-cidr-mask-size-ipv4': true, 'node-ip=192.168.10.21\n': true, 'IPv6DualStack=true': true }],
    ['1.20.15', { 'node-cidr-mask-size-ipv4': true, 'node-ip=192.168.10.21,2a05': true, 'IPv6DualStack=true': true }],
    ['1.21.14', { 'node-cidr-mask-size-ipv4': true, 'node-ip=192.168.10.21,2a05': true, 'IPv6DualStack=true': false }],
    ['1.36.4', { 'node-cidr-mask-size-ipv4': true, 'node-ip=192.168.10.21,2a05': true, 'IPv6DualStack=true': false }],
  ])('of %s', (version, expected) => {
    const files = render(examplePlan('kubeadm-flags-1.16-dual', { 'spec.kubernetesVersion': version, 'spec.network.podCidrs.ipv6': 'fc00::/48', 'spec.network.nodeCidrMask': { ipv4: 24, ipv6: 64 }, 'spec.network.proxyMode': version === '1.36.4' ? 'iptables' : 'ipvs' }));
    const all = Object.entries(files).filter(([name]) => name.startsWith('flags/')).map(([, content]) => content).join('\n');
    for (const [text, isThere] of Object.entries(expected)) expect([text, all.includes(text)]).toEqual([text, isThere]);
    expect(all).not.toContain('--node-cidr-mask-size=');
  });
});

describe('Calico', () => {
  const operator = describe.skipIf(!existsSync(SCHEMAS));
  operator('conformance with its CRDs (skipped where ../shared/schemas is missing)', () => {
    let installation: ReturnType<typeof crdValidator>;
    let ipPool: ReturnType<typeof crdValidator>;
    // Not while the tests are collected: that happens to skipped ones too.
    beforeAll(() => {
      installation = crdValidator(path.join(SCHEMAS, 'tigera/operator.tigera.io_installations.yaml'));
      ipPool = crdValidator(path.join(SCHEMAS, 'calico/projectcalico.org_ippools.yaml'));
    });

    const encapsulations = ['IPIP', 'IPIPCrossSubnet', 'VXLAN', 'VXLANCrossSubnet', 'None'];
    it.each(encapsulations)('of an Installation with %s', (encapsulation) => {
      for (const [id, changes] of [['kubeadm-calico-dual', { [`${K}calico.bgp`]: 'Enabled', [`${K}calico.ipPools.ipv4.encapsulation`]: encapsulation }], ['kubeadm-calico-dual-ipv6-primary', {}]] as const) {
        const [object, server] = documents(render(examplePlan(id, changes)), 'calico/installation.yaml');
        expect(installation(object)).toBe(true);
        expect(installation.errors).toBeNull();
        expect(server).toEqual({ apiVersion: 'operator.tigera.io/v1', kind: 'APIServer', metadata: { name: 'default' }, spec: {} });
      }
    });

    it.each(encapsulations)('of the pools with %s', (encapsulation) => {
      const pools = documents(render(examplePlan('kubeadm-calico-manifest-dual', { [`${K}calico.ipPools.ipv4.encapsulation`]: encapsulation })), 'calico/ippools.yaml');
      expect(pools).toHaveLength(2);
      for (const pool of pools) {
        ipPool(pool);
        expect(ipPool.errors).toBeNull();
      }
    });

    it('refuses a field that is not there', () => {
      expect(installation({ apiVersion: 'operator.tigera.io/v1', kind: 'Installation', metadata: { name: 'default' }, spec: { calicoNetwork: { ipFamily: 'dual' } } })).toBe(false);
    });
  });

  it('orders its pools by family, and finds nodes by the addresses of their kubelets', () => {
    const [object] = documents(render(examplePlan('kubeadm-calico-dual-ipv6-primary', { [`${K}calico.nodeAddresses`]: undefined, [`${K}calico.bpfDataplane`]: undefined })), 'calico/installation.yaml');
    expect(object).toMatchObject({
      spec: {
        calicoNetwork: {
          bgp: 'Enabled',
          linuxDataplane: 'Nftables',
          ipPools: [{ cidr: 'fd00:10:244::/48', encapsulation: 'None', blockSize: 122 }, { cidr: '10.244.0.0/16', encapsulation: 'IPIPCrossSubnet', blockSize: 26 }],
          nodeAddressAutodetectionV4: { kubernetes: 'NodeInternalIP' },
          nodeAddressAutodetectionV6: { kubernetes: 'NodeInternalIP' },
        },
      },
    });
  });

  it('names pools from v3.28 on, and guesses addresses where the operator cannot look', () => {
    const changes = { 'spec.kubernetesVersion': '1.22.17', 'spec.network.proxyMode': 'iptables', [`${K}configApi`]: 'v1beta3', [`${K}cni.version`]: 'v3.22.5', [`${K}calico`]: { installation: 'operator', bgp: 'Enabled', ipPools: { ipv4: { encapsulation: 'IPIP' }, ipv6: { encapsulation: 'None' } } } };
    const files = render(examplePlan('kubeadm-calico-dual', changes));
    const [object] = documents(files, 'calico/installation.yaml');
    expect(JSON.stringify(object)).not.toContain('default-ipv4-ippool');
    expect(object).toMatchObject({ spec: { calicoNetwork: { nodeAddressAutodetectionV6: { firstFound: true } } } });
    expect(file(files, 'README.md')).toContain('https://docs.tigera.io/archive/v3.22/manifests/tigera-operator.yaml');
    expect(file(files, 'README.md')).not.toContain('operator-crds.yaml');
  });

  const network = (files: Record<string, string>) => JSON.parse((yaml(files, 'calico/calico-config.yaml')['data'] as Record<string, string>)['cni_network_config']?.replace('__CNI_MTU__', '1450') ?? '') as { plugins: Json[] };
  const environment = (files: Record<string, string>) =>
    Object.fromEntries((yaml(files, 'calico/calico-node.yaml') as { spec: { template: { spec: { containers: { env: { name: string; value: string }[] }[] } } } }).spec.template.spec.containers[0]?.env.map(({ name, value }) => [name, value]) ?? []);

  /** The recipe of the Calico documentation for IPv6 alone: IPAM for IPv6, no IPv4 address looked for, a router id from the host name. */
  it('by its manifest, IPv6 alone: every step of the documentation', () => {
    const files = render(examplePlan('kubeadm-calico-ipv6'));
    expect(network(files).plugins[0]).toMatchObject({ ipam: { type: 'calico-ipam', assign_ipv4: 'false', assign_ipv6: 'true' } });
    expect(environment(files)).toMatchObject({ IP: 'none', IP6: 'autodetect', FELIX_IPV6SUPPORT: 'true', CALICO_ROUTER_ID: 'hash', CALICO_IPV6POOL_CIDR: 'fd00:10:244::/48', CALICO_IPV4POOL_CIDR: 'none', CALICO_IPV6POOL_NAT_OUTGOING: 'true' });
    expect(environment(files)).not.toHaveProperty('CALICO_IPV4POOL_IPIP');
  });

  it('by its manifest, two families: every step of the documentation', () => {
    const files = render(examplePlan('kubeadm-calico-manifest-dual'));
    expect(network(files).plugins[0]).toMatchObject({ ipam: { type: 'calico-ipam', assign_ipv4: 'true', assign_ipv6: 'true' } });
    expect(environment(files)).toMatchObject({ IP: 'autodetect', IP6: 'autodetect', FELIX_IPV6SUPPORT: 'true', CALICO_IPV4POOL_CIDR: '10.244.0.0/16', CALICO_IPV6POOL_CIDR: 'fd00:10:244::/48', CALICO_IPV4POOL_IPIP: 'Always', CALICO_IPV4POOL_VXLAN: 'Never', CALICO_IPV6POOL_VXLAN: 'Never', CALICO_IPV6POOL_BLOCK_SIZE: '122' });
    expect(environment(files)).not.toHaveProperty('CALICO_ROUTER_ID');
  });

  it('by its manifest: what releases differ in', () => {
    const old = render(examplePlan('kubeadm-flags-1.16-dual'));
    expect(environment(old)).not.toHaveProperty('CALICO_IPV6POOL_VXLAN');
    expect(network(old).plugins.map(({ type }) => type)).toEqual(['calico', 'portmap', 'bandwidth']);
    expect(network(render(examplePlan('kubeadm-calico-ipv6'))).plugins.map(({ type }) => type)).toEqual(['calico', 'portmap']);
    expect(yaml(old, 'calico/kustomization.yaml')['resources']).toEqual(['https://docs.tigera.io/archive/v3.16/manifests/calico.yaml']);
    const vxlan = render(examplePlan('kubeadm-calico-manifest-dual', { [`${K}calico.bgp`]: 'Disabled', [`${K}calico.ipPools.ipv4.encapsulation`]: 'VXLAN', [`${K}calico.ipPools.ipv6.encapsulation`]: 'VXLANCrossSubnet' }));
    expect(yaml(vxlan, 'calico/kustomization.yaml')['resources']).toEqual(['https://raw.githubusercontent.com/projectcalico/calico/v3.31.7/manifests/calico-vxlan.yaml']);
    expect(environment(vxlan)).toMatchObject({ CALICO_IPV4POOL_IPIP: 'Never', CALICO_IPV4POOL_VXLAN: 'Always', CALICO_IPV6POOL_VXLAN: 'CrossSubnet' });
  });
});

/** Paths and types of the values that we set, read off the chart (install/kubernetes/cilium/values.schema.json). */
const CILIUM_VALUES: Record<string, string> = {
  'ipv4.enabled': 'boolean', 'ipv6.enabled': 'boolean', 'ipam.mode': 'string', 'ipam.operator.clusterPoolIPv4PodCIDRList': 'array', 'ipam.operator.clusterPoolIPv4MaskSize': 'number', 'ipam.operator.clusterPoolIPv6PodCIDRList': 'array', 'ipam.operator.clusterPoolIPv6MaskSize': 'number',
  'k8s.requireIPv4PodCIDR': 'boolean', 'k8s.requireIPv6PodCIDR': 'boolean', routingMode: 'string', autoDirectNodeRoutes: 'boolean', ipv4NativeRoutingCIDR: 'string', ipv6NativeRoutingCIDR: 'string', tunnelProtocol: 'string', underlayProtocol: 'string', enableIPv4Masquerade: 'boolean', enableIPv6Masquerade: 'boolean', kubeProxyReplacement: 'boolean', k8sServiceHost: 'string', k8sServicePort: 'number',
};

describe('Cilium', () => {
  const leaves = (value: unknown, at: string[] = []): [string, string][] => (typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value).flatMap(([key, each]) => leaves(each, [...at, key])) : [[at.join('.'), Array.isArray(value) ? 'array' : typeof value]]);
  const values = (changes: Changes = {}, id = 'kubeadm-cilium-dual') => yaml(render(examplePlan(id, changes)), 'cilium/values.yaml');

  it.each([
    ['its pool and tunnels', {}],
    ['node ranges', { [`${K}cilium.ipamMode`]: 'kubernetes' }],
    ['native routes', { [`${K}cilium.routingMode`]: 'native', [`${K}cilium.autoDirectNodeRoutes`]: true }],
    ['tunnels over IPv6', { [`${K}cilium.underlayProtocol`]: 'ipv6', [`${K}cni.version`]: '1.19.4' }],
    ['beside kube-proxy', { [`${K}cilium.kubeProxyReplacement`]: false }],
  ])('has only values that the chart knows: %s', (_, changes) => {
    expect(leaves(values(changes)).filter(([name, type]) => CILIUM_VALUES[name] !== type)).toEqual([]);
  });

  /** Values of the charts up to 1.13 (install/kubernetes/cilium/values.yaml), without those that 1.14 brought. */
  const older: [version: string, changes: Changes, expected: Json][] = [
    ['1.13.18', {}, { tunnel: 'vxlan', kubeProxyReplacement: 'strict', ipam: { mode: 'cluster-pool', operator: { clusterPoolIPv4PodCIDRList: ['10.244.0.0/16'], clusterPoolIPv4MaskSize: 24, clusterPoolIPv6PodCIDRList: ['fd00:10:244::/48'], clusterPoolIPv6MaskSize: 64 } } }],
    ['1.13.18', { [`${K}cilium.kubeProxyReplacement`]: false, [`${K}cilium.tunnelProtocol`]: 'geneve' }, { tunnel: 'geneve', kubeProxyReplacement: 'disabled' }],
    ['1.12.19', { [`${K}cilium.routingMode`]: 'native' }, { tunnel: 'disabled', ipv4NativeRoutingCIDR: '10.244.0.0/16', ipv6NativeRoutingCIDR: 'fd00:10:244::/48' }],
    ['1.11.20', { [`${K}cilium.routingMode`]: 'native' }, { tunnel: 'disabled', ipv4NativeRoutingCIDR: '10.244.0.0/16' }],
    ['1.10.20', { [`${K}cilium.routingMode`]: 'native' }, { tunnel: 'disabled', nativeRoutingCIDR: '10.244.0.0/16', ipam: { operator: { clusterPoolIPv4PodCIDR: '10.244.0.0/16', clusterPoolIPv6PodCIDR: 'fd00:10:244::/48' } } }],
  ];
  it.each(older)('of Cilium %s are those that its chart has: %j', (version, changes, expected) => {
    const given = values({ 'spec.kubernetesVersion': '1.23.17', [`${K}configApi`]: 'v1beta3', [`${K}cni.version`]: version, ...changes });
    expect(given).toMatchObject(expected);
    expect(Object.keys(given).filter((key) => ['routingMode', 'tunnelProtocol', 'underlayProtocol'].includes(key))).toEqual([]);
    if (version < '1.12') expect(given).not.toHaveProperty('ipv6NativeRoutingCIDR');
  });

  it('from Cilium 1.14 on are those that replaced them', () => {
    expect(values({ [`${K}cni.version`]: '1.14.19' })).toMatchObject({ routingMode: 'tunnel', tunnelProtocol: 'vxlan', kubeProxyReplacement: true });
    expect(values({ [`${K}cni.version`]: '1.14.19' })).not.toHaveProperty('tunnel');
  });

  it('says what the plan says', () => {
    expect(values()).toMatchObject({ ipv4: { enabled: true }, ipv6: { enabled: true }, ipam: { mode: 'cluster-pool', operator: { clusterPoolIPv6PodCIDRList: ['fd00:10:244::/48'], clusterPoolIPv6MaskSize: 64 } }, routingMode: 'tunnel', k8sServiceHost: 'k8s.lab.internal', k8sServicePort: 6443 });
    expect(values({ [`${K}cilium.ipamMode`]: 'kubernetes' })).toMatchObject({ ipam: { mode: 'kubernetes' }, k8s: { requireIPv4PodCIDR: true, requireIPv6PodCIDR: true } });
    expect(values({ [`${K}controlPlaneEndpoint`]: '[2a05:d014:937:4500::10]:8443' })).toMatchObject({ k8sServiceHost: '2a05:d014:937:4500::10', k8sServicePort: 8443 });
    expect(values({ [`${K}cilium.routingMode`]: 'native' })).toMatchObject({ routingMode: 'native', ipv4NativeRoutingCIDR: '10.244.0.0/16', ipv6NativeRoutingCIDR: 'fd00:10:244::/48' });
    const ipv6 = values({ [`${K}cni`]: { type: 'cilium', version: '1.19.4' }, [`${K}calico`]: undefined, [`${K}cilium`]: { underlayProtocol: 'ipv6' } }, 'kubeadm-calico-ipv6');
    expect(ipv6).toMatchObject({ ipv4: { enabled: false }, ipv6: { enabled: true }, underlayProtocol: 'ipv6', enableIPv4Masquerade: false });
    expect(['1.17.16', '1.18.10', '1.20.2'].map((version) => values({ [`${K}cni.version`]: version })['underlayProtocol'])).toEqual([undefined, 'ipv4', 'ipv4']);
  });
});

describe('flannel and Canal', () => {
  const netConf = (files: Record<string, string>, name: string) => JSON.parse((yaml(files, name)['data'] as Record<string, string>)['net-conf.json'] ?? '') as Json;

  it('have the ranges and the families of the plan', () => {
    expect(netConf(render(examplePlan('kubeadm-flannel-dual')), 'flannel/kube-flannel-cfg.yaml')).toEqual({ Network: '10.244.0.0/16', EnableIPv6: true, IPv6Network: 'fd00:10:244::/48', EnableNFTables: true, Backend: { Type: 'vxlan' } });
    const ipv6 = render(examplePlan('kubeadm-calico-ipv6', { [`${K}cni`]: { type: 'flannel', version: 'v0.28.9' }, [`${K}calico`]: undefined }));
    expect(netConf(ipv6, 'flannel/kube-flannel-cfg.yaml')).toEqual({ EnableIPv4: false, EnableIPv6: true, IPv6Network: 'fd00:10:244::/48', EnableNFTables: true, Backend: { Type: 'vxlan' } });
    expect(netConf(render(examplePlan('kubeadm-flannel-dual', { ...ipv4Only })), 'flannel/kube-flannel-cfg.yaml')).toEqual({ Network: '10.244.0.0/16', EnableNFTables: true, Backend: { Type: 'vxlan' } });
    const canal = render(examplePlan('kubeadm-canal-dual'));
    expect(netConf(canal, 'canal/canal-config.yaml')).toEqual({ Network: '10.244.0.0/16', EnableIPv6: true, IPv6Network: 'fd00:10:244::/48', Backend: { Type: 'vxlan' } });
    const data = yaml(canal, 'canal/canal-config.yaml')['data'] as Record<string, string>;
    expect(JSON.parse(data['cni_network_config']?.replace('__CNI_MTU__', '1450') ?? '')).toMatchObject({ plugins: [{ ipam: { type: 'host-local', ranges: [[{ subnet: 'usePodCidr' }], [{ subnet: 'usePodCidrIPv6' }]] } }, {}] });
  });

  it('live in the namespace of their release', () => {
    const namespace = (version: string) => (yaml(render(examplePlan('kubeadm-flannel-dual', { [`${K}cni.version`]: version, 'spec.network.proxyMode': 'iptables' })), 'flannel/kube-flannel-cfg.yaml')['metadata'] as Json)['namespace'];
    expect([namespace('v0.15.1'), namespace('v0.20.2'), namespace('v0.28.9')]).toEqual(['kube-system', 'kube-flannel', 'kube-flannel']);
  });
});

/** A manifest with the parts of a plugin's that our patches touch, and no more. */
function baseManifest(kind: 'calico' | 'flannel' | 'canal'): string {
  const daemonSet = { calico: 'calico-node', flannel: 'kube-flannel-ds', canal: 'canal' }[kind];
  const configMap = { calico: 'calico-config', flannel: 'kube-flannel-cfg', canal: 'canal-config' }[kind];
  const namespace = kind === 'flannel' ? 'kube-flannel' : 'kube-system';
  const node = { name: 'calico-node', image: 'node', env: [{ name: 'IP', value: 'autodetect' }, { name: 'CALICO_IPV4POOL_IPIP', value: 'Always' }, { name: 'FELIX_IPV6SUPPORT', value: 'false' }, { name: 'NODENAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }] };
  const containers = { calico: [node], flannel: [{ name: 'kube-flannel', image: 'flannel', command: ['/opt/bin/flanneld'], args: ['--ip-masq', '--kube-subnet-mgr', '--healthz-port=8081'] }], canal: [node, { name: 'kube-flannel', image: 'flannel', command: ['/opt/bin/flanneld', '--ip-masq', '--kube-subnet-mgr'] }] }[kind];
  const base = [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: configMap, namespace }, data: { calico_backend: 'bird', cni_network_config: '{}', 'net-conf.json': '{}' } },
    { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name: daemonSet, namespace }, spec: { selector: { matchLabels: { app: 'x' } }, template: { metadata: { labels: { app: 'x' } }, spec: { containers } } } },
  ];
  return base.map((each) => JSON.stringify(each)).join('\n---\n');
}

describe.skipIf(!has('kubectl'))('patches, as kubectl kustomize applies them (skipped where it is not installed)', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dualstack-kustomize-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The patched base, with the manifest of the network replaced by the one above. */
  function build(kind: 'calico' | 'flannel' | 'canal', plan: unknown): { configMap: { data: Record<string, string> }; containers: { name: string; env?: { name: string; value?: string }[]; args?: string[]; command?: string[] }[] } {
    const files = render(plan);
    const place = mkdtempSync(path.join(folder, `${kind}-`));
    for (const [name, content] of Object.entries(files)) if (name.startsWith(`${kind}/`)) writeFileSync(path.join(place, name.slice(kind.length + 1)), content);
    const kustomization = yaml(files, `${kind}/kustomization.yaml`);
    writeFileSync(path.join(place, 'base.yaml'), baseManifest(kind));
    writeFileSync(path.join(place, 'kustomization.yaml'), JSON.stringify({ ...kustomization, resources: ['base.yaml'] }));
    const objects = parseAllDocuments(execFileSync('kubectl', ['kustomize', place], { encoding: 'utf8' })).map((each) => each.toJS() as Json);
    const configMap = objects.find((each) => each['kind'] === 'ConfigMap') as unknown as { data: Record<string, string> };
    const daemonSet = objects.find((each) => each['kind'] === 'DaemonSet') as { spec: { template: { spec: { containers: never } } } };
    return { configMap, containers: daemonSet.spec.template.spec.containers };
  }

  it('of Calico change what they name, and leave the rest', () => {
    const { configMap, containers } = build('calico', examplePlan('kubeadm-calico-ipv6'));
    expect(configMap.data['calico_backend']).toBe('bird');
    expect(configMap.data['cni_network_config']).toContain('"assign_ipv6": "true"');
    const environment = Object.fromEntries(containers[0]?.env?.map(({ name, value }) => [name, value]) ?? []);
    expect(environment).toMatchObject({ IP: 'none', IP6: 'autodetect', FELIX_IPV6SUPPORT: 'true', CALICO_IPV4POOL_IPIP: 'Always', CALICO_ROUTER_ID: 'hash' });
    expect(environment).toHaveProperty('NODENAME');
  });

  it('of flannel', () => {
    const { configMap, containers } = build('flannel', examplePlan('kubeadm-flannel-dual'));
    expect(JSON.parse(configMap.data['net-conf.json'] ?? '')).toMatchObject({ IPv6Network: 'fd00:10:244::/48' });
    expect(containers[0]?.args).toContain('--ip-masq');
  });

  it('take the masquerade away where the plan does not want it', () => {
    const routed = { [`${K}flannel.masquerade`]: false, 'spec.network.podCidrs.ipv6': '2a05:d014:938::/48' };
    expect(build('flannel', examplePlan('kubeadm-flannel-dual', routed)).containers[0]?.args).toEqual(['--kube-subnet-mgr', '--healthz-port=8081']);
    expect(build('canal', examplePlan('kubeadm-canal-dual', routed)).containers.find(({ name }) => name === 'kube-flannel')?.command).toEqual(['/opt/bin/flanneld', '--kube-subnet-mgr']);
  });

  it('of Canal', () => {
    const { configMap, containers } = build('canal', examplePlan('kubeadm-canal-dual'));
    expect(configMap.data['cni_network_config']).toContain('usePodCidrIPv6');
    expect(containers.find(({ name }) => name === 'calico-node')?.env).toContainEqual({ name: 'FELIX_IPV6SUPPORT', value: 'true' });
  });
});

describe('Services of one family in a cluster of two', () => {
  const without = (family: 'ipv4' | 'ipv6', changes: Changes = {}, id = 'kubeadm-calico-dual') => render(examplePlan(id, { [`spec.network.serviceCidrs.${family}`]: undefined, ...changes }));

  it('have one range, and nobody tries them in another family', () => {
    const files = without('ipv6');
    expect(file(files, 'kubeadm-init.yaml')).toContain('serviceSubnet: 10.96.0.0/16\n');
    expect(parseAllDocuments(file(files, 'verify/workload.yaml')).map((each) => each.toJS() as { kind: string; metadata: { name: string } }).filter(({ kind }) => kind === 'Service').map(({ metadata }) => metadata.name)).toEqual(['web-ipv4']);
    expect(Object.keys(files)).not.toContain('kind.yaml');
    expect(file(files, 'README.md')).toContain('Services have IPv4 addresses alone');
    expect(file(files, 'CONVERT.md')).not.toContain('--service-cluster-ip-range');
  });

  it('have their API server and their DNS in their own family', () => {
    const files = without('ipv4', { [`${K}configApi`]: 'flags' });
    expect(file(files, 'flags/kube-apiserver-cp-1.flags')).toContain('--advertise-address=2a05:d014:937:4500::11\n--service-cluster-ip-range=fd00:10:96::/112');
    expect(file(files, 'flags/kubelet-worker-1.flags')).toContain('--cluster-dns=fd00:10:96::a');
  });
});

/** A folder of programs that stand in for those of a node; each writes down how it was called. */
function standIns(programs: Record<string, string>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'dualstack-bin-'));
  for (const [name, body] of Object.entries(programs)) {
    writeFileSync(path.join(folder, name), `#!/usr/bin/env bash\n${body}\n`);
    chmodSync(path.join(folder, name), 0o755);
  }
  return folder;
}

describe('what to do next', () => {
  const joins = (changes: Changes) => {
    const rendering = renderManifests(examplePlan('kubeadm-calico-dual', changes));
    return rendering.ok ? rendering.next.flatMap(({ commands }) => commands).filter((each) => /^(?:\.\/join-node\.sh|scp|getent) /.test(each)) : rendering.findings;
  };

  it('gives each kind of node its files, and joins it as it has to be', () => {
    const { nodes } = (examplePlan('kubeadm-calico-dual') as kubeadm.KubeadmPlan).spec.kubeadm;
    const first = 'scp preflight.sh sysctl.conf kubeadm-init.yaml root@cp-1:';
    const name = 'getent ahosts k8s.lab.internal';
    const second = ['scp preflight.sh sysctl.conf join-node.sh kubeadm-join-cp-2.yaml root@cp-2:', './join-node.sh cp-2 kubeadm join … --control-plane --certificate-key …'];
    const worker = ['scp preflight.sh sysctl.conf join-node.sh kubeadm-join-worker-1.yaml root@worker-1:', './join-node.sh worker-1 kubeadm join …'];
    expect(joins({})).toEqual([first, second[0], worker[0], name, second[1], worker[1]]);
    expect(joins({ [`${K}nodes`]: nodes.filter(({ role }) => role === 'control-plane') })).toEqual([first, second[0], name, second[1]]);
    expect(joins({ [`${K}nodes`]: nodes.filter(({ name: each }) => each !== 'cp-2' && each !== 'cp-3'), [`${K}controlPlaneEndpoint`]: undefined })).toEqual([first, ...worker]);
  });
});

describe('the control plane endpoint', () => {
  const guide = (changes: Changes, example = 'kubeadm-calico-dual') => file(render(examplePlan(example, changes)), 'README.md');

  it('is what has to be there before the first API server is', () => {
    const text = guide({});
    expect(text.indexOf('## Control plane endpoint')).toBeLessThan(text.indexOf('## Create the control plane'));
    expect(text).toContain('the name must resolve on every node, in IPv4 first of all, to a load balancer or a virtual address in front of all control plane nodes (`cp-1`, `cp-2`, `cp-3`): it passes TCP port 6443 on to port 6443 of each');
    expect(text).toContain('An IPv6 address of `k8s.lab.internal` too is for clients that speak IPv6 alone');
    expect(guide({ [`${K}controlPlaneEndpoint`]: 'k8s.lab.internal:443', 'spec.ipFamily': 'IPv6+IPv4' })).toContain('in IPv6 first of all');
    expect(guide({ [`${K}controlPlaneEndpoint`]: 'k8s.lab.internal:443' })).toContain('passes TCP port 443 on to port 6443');
  });

  it('that is an address is not looked up, and one node has none', () => {
    const address = render(examplePlan('kubeadm-calico-dual', { [`${K}controlPlaneEndpoint`]: '192.168.10.5:6443' }));
    expect(file(address, 'README.md')).toContain('this must be the address of a load balancer, or a virtual one, in front of all control plane nodes');
    expect(file(address, 'preflight.sh')).not.toContain('getent');
    expect(guide({ [`${K}controlPlaneEndpoint`]: undefined }, 'kubeadm-flannel-dual')).not.toContain('## Control plane endpoint');
  });
});

describe('join-node.sh', () => {
  const TOKEN = ['kubeadm', 'join', 'k8s.lab.internal:6443', '--token', 'abcdef.0123456789abcdef', '--discovery-token-ca-cert-hash', `sha256:${'a'.repeat(64)}`];
  const KEY = 'b'.repeat(64);
  let place: string;
  let bin: string;
  beforeAll(() => {
    place = mkdtempSync(path.join(tmpdir(), 'dualstack-join-'));
    for (const [name, content] of Object.entries(render(examplePlan('kubeadm-calico-dual')))) if (!name.includes('/')) writeFileSync(path.join(place, name), content);
    bin = standIns({ kubeadm: `cp "$3" "${place}/joined.yaml"; echo called >>"${place}/calls"`, hostname: 'echo Worker-1' });
  });
  afterAll(() => {
    rmSync(place, { recursive: true, force: true });
    rmSync(bin, { recursive: true, force: true });
  });
  const run = (...words: string[]) => spawnSync('bash', [path.join(place, 'join-node.sh'), ...words], { encoding: 'utf8', env: { ...process.env, PATH: `${bin}:${process.env['PATH']}`, HOST_ROOT: place } });
  /** What kubeadm and the kubelet leave on a machine that has joined. */
  const leave = (kubelet: string, nodeIp: string, server = 'https://k8s.lab.internal:6443') => {
    for (const folder of ['etc/kubernetes', 'var/lib/kubelet']) mkdirSync(path.join(place, folder), { recursive: true });
    writeFileSync(path.join(place, 'etc/kubernetes', kubelet), `apiVersion: v1\nclusters:\n- cluster:\n    certificate-authority-data: eA==\n    server: ${server}\n  name: default-cluster\n`);
    writeFileSync(path.join(place, 'var/lib/kubelet/kubeadm-flags.env'), `KUBELET_KUBEADM_ARGS="--container-runtime-endpoint=unix:///run/containerd/containerd.sock --node-ip=${nodeIp} --pod-infra-container-image=registry.k8s.io/pause:3.10"\n`);
  };
  afterEach(() => {
    for (const folder of ['etc', 'var']) rmSync(path.join(place, folder), { recursive: true, force: true });
  });
  const joined = () => parse(readFileSync(path.join(place, 'joined.yaml'), 'utf8')) as Json;

  it('joins a worker with both of its addresses', () => {
    expect(run('worker-1', ...TOKEN).status).toBe(0);
    expect(joined()).toMatchObject({ nodeRegistration: { name: 'worker-1', kubeletExtraArgs: [{ name: 'node-ip', value: '192.168.10.21,2a05:d014:937:4500::21' }] }, discovery: { bootstrapToken: { apiServerEndpoint: 'k8s.lab.internal:6443', token: 'abcdef.0123456789abcdef', caCertHashes: [`sha256:${'a'.repeat(64)}`] } } });
    expect(unknownFields(joined())).toEqual([]);
  });

  it('joins a control plane node with its key, and not without', () => {
    expect(run('cp-2', ...TOKEN)).toMatchObject({ status: 2, stderr: expect.stringContaining('--certificate-key') as string });
    expect(run('cp-2', ...TOKEN, '--control-plane', '--certificate-key', KEY).status).toBe(0);
    expect(joined()).toMatchObject({ controlPlane: { localAPIEndpoint: { advertiseAddress: '192.168.10.12', bindPort: 6443 }, certificateKey: KEY }, discovery: { bootstrapToken: {} } });
    expect(unknownFields(joined())).toEqual([]);
  });

  const again: [what: string, nodeIp: string, server: string | undefined, status: number, says: RegExp][] = [
    ['as the plan says', '192.168.10.21,2a05:d014:937:4500::21', undefined, 0, /has joined already as worker-1, with the addresses of the plan/],
    ['with one address', '192.168.10.21', undefined, 1, /--node-ip: wanted 192\.168\.10\.21,2a05:d014:937:4500::21, there is 192\.168\.10\.21\n/],
    ['in another cluster', '192.168.10.21,2a05:d014:937:4500::21', 'https://other.internal:6443', 1, /cluster: wanted https:\/\/k8s\.lab\.internal:6443, there is https:\/\/other\.internal:6443/],
  ];
  it.each(again)('compares a machine that has joined %s, and joins it no second time', (_, nodeIp, server, status, says) => {
    rmSync(path.join(place, 'calls'), { force: true });
    leave('kubelet.conf', nodeIp, server);
    const { status: code, stdout, stderr } = run('worker-1', ...TOKEN);
    expect(code).toBe(status);
    expect(stdout + stderr).toMatch(says);
    expect(existsSync(path.join(place, 'calls'))).toBe(false);
  });

  it('says so when the machine has joined under another name, or not to the end', () => {
    leave('kubelet.conf', '192.168.10.22,2a05:d014:937:4500::22');
    expect(run('worker-2', ...TOKEN)).toMatchObject({ status: 1, stderr: expect.stringContaining('name: wanted worker-2, there is worker-1') as string });
    rmSync(path.join(place, 'etc'), { recursive: true });
    leave('bootstrap-kubelet.conf', '');
    expect(run('worker-1', ...TOKEN)).toMatchObject({ status: 1, stderr: expect.stringContaining('kubeadm reset') as string });
  });

  it('refuses what is not a join command', () => {
    for (const words of [['nobody', ...TOKEN], ['worker-1'], ['worker-1', ...TOKEN.slice(0, 3)], ['worker-1', ...TOKEN.with(4, 'x"; rm -rf /')]]) expect(run(...words).status).toBe(2);
  });
});

describe('preflight.sh', () => {
  let folder = '';
  const runtime = createServer();
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'preflight-'));
    return new Promise<void>((resolve) => void runtime.listen(path.join(folder, 'containerd.sock'), resolve));
  });
  afterAll(() => {
    runtime.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const HEALTHY = {
    uname: 'echo 6.1.0',
    nft: "echo 'nftables v1.0.6 (Lester Gooch #5)'",
    kubeadm: 'echo v1.36.4',
    kubelet: 'echo Kubernetes v1.36.4',
    kubectl: "printf 'Client Version: v1.36.4\\nKustomize Version: v5.7.1\\n'",
    swapon: ':',
    getent: 'case $1 in ahostsv4) echo "192.168.10.5 STREAM k8s" ;; *) echo "2a05:d014:937:4500::5 STREAM k8s" ;; esac',
    ping: ':',
    ip: 'case "$*" in *"address show"*) echo "2: eth0 inet $6" ;; *"route show"*) echo "default via fe80::1 dev eth0 proto ra metric 100" ;; esac',
    sysctl: 'case "$2" in *accept_ra) echo 2 ;; *) echo 1 ;; esac',
  };
  const run = (programs: Record<string, string>, ...words: string[]) => {
    const bin = standIns(programs);
    try {
      return spawnSync('bash', ['-c', file(render(examplePlan('kubeadm-calico-dual')), 'preflight.sh'), 'preflight.sh', ...words], { encoding: 'utf8', env: { ...process.env, PATH: `${bin}:${process.env['PATH']}`, RUNTIME_SOCKETS: `${folder}/containerd.sock` } });
    } finally {
      rmSync(bin, { recursive: true, force: true });
    }
  };

  it('passes a machine on which everything holds', () => {
    const { status, stdout } = run(HEALTHY, 'worker-1');
    expect([status, stdout.split('\n').filter((line) => line.startsWith('FAIL'))]).toEqual([0, []]);
    expect(stdout).toContain('ok    IPv6: cp-1 answers at 2a05:d014:937:4500::11');
    expect(stdout).toMatch(/25 passed, 0 failed/);
  });

  it.each([
    ['an old kernel', { uname: 'echo 5.4.0' }, 'the kernel is 5.13 or newer'],
    ['another kubelet', { kubelet: 'echo Kubernetes v1.36.1' }, 'kubelet is of version'],
    ['no kubeadm', { kubeadm: 'exit 127' }, 'kubeadm is of version'],
    ['an old nft', { nft: "echo 'nftables v0.9.8'" }, 'nft is of version 1.0.1 or newer'],
    ['swap', { swapon: 'echo /dev/sda2' }, 'swap is off'],
    ['no forwarding', { sysctl: 'echo 0' }, 'net.ipv6.conf.all.forwarding=1'],
    ['advertised routes that forwarding loses', { sysctl: 'case "$2" in *accept_ra) echo 1 ;; *) echo 1 ;; esac' }, 'IPv6: the default route survives forwarding'],
    ['no default route', { ip: 'case "$*" in *"address show"*) echo yes ;; esac' }, 'IPv4: there is a default route'],
    ['an address that no interface has', { ip: 'case "$*" in *"route show"*) echo default ;; esac' }, 'IPv6: an interface has 2a05:d014:937:4500::21'],
    ['a name of the control plane that nobody knows', { getent: 'exit 2' }, 'IPv4: the control plane endpoint k8s.lab.internal resolves'],
    ['a node that does not answer', { ping: '[[ "$*" != *192.168.10.11 ]]' }, 'IPv4: cp-1 answers at 192.168.10.11'],
  ])('fails a machine with %s', (_, programs, what) => {
    const { status, stdout } = run({ ...HEALTHY, ...programs }, 'worker-1');
    expect(status).toBe(1);
    expect(stdout).toContain(`FAIL  ${what}`);
  });

  it('says what to do where the name does not resolve, and of the second family only what is lost', () => {
    expect(run({ ...HEALTHY, getent: 'exit 2' }, 'worker-1').stdout).toContain('passes port 6443 on to port 6443 of each of: cp-1, cp-2, cp-3');
    // A name without an IPv6 address is found by its IPv4 one, written as IPv6.
    const { status, stdout } = run({ ...HEALTHY, getent: 'case $1 in ahostsv4) echo "192.168.10.5 STREAM k8s" ;; *) echo "::ffff:192.168.10.5 STREAM k8s" ;; esac' }, 'worker-1');
    expect([status, stdout.split('\n').filter((line) => line.startsWith('note'))]).toEqual([0, ['note  IPv6: k8s.lab.internal does not resolve; nodes do without, clients that speak IPv6 alone do not reach the API servers by it']]);
  });

  it('asks which node it is on', () => {
    expect(run(HEALTHY)).toMatchObject({ status: 2, stderr: expect.stringContaining('Nodes: cp-1 cp-2') as string });
  });
});

describe('kind', () => {
  /** Fields of kind's v1alpha4 Cluster and its networking (pkg/apis/config/v1alpha4/types.go). */
  const CLUSTER = ['kind', 'apiVersion', 'name', 'nodes', 'networking', 'featureGates', 'runtimeConfig', 'kubeadmConfigPatches', 'kubeadmConfigPatchesJSON6902', 'containerdConfigPatches', 'containerdConfigPatchesJSON6902'];
  const NETWORK = ['ipFamily', 'apiServerPort', 'apiServerAddress', 'podSubnet', 'serviceSubnet', 'disableDefaultCNI', 'kubeProxyMode', 'dnsSearch'];

  it.each(EXAMPLES.filter(({ id }) => id !== 'kubeadm-flags-1.16-dual'))('$id has only fields that kind knows', ({ plan }) => {
    const config = yaml(render(plan), 'kind.yaml');
    expect(Object.keys(config).filter((key) => !CLUSTER.includes(key))).toEqual([]);
    expect(Object.keys(config['networking'] as Json).filter((key) => !NETWORK.includes(key))).toEqual([]);
    const { ipFamily, podSubnet } = config['networking'] as { ipFamily: string; podSubnet: string };
    expect([ipFamily, podSubnet.split(',').length]).toEqual((plan as { spec: { ipFamily: string } }).spec.ipFamily.includes('+') ? ['dual', 2] : ['ipv6', 1]);
  });

  it('patches kubeadm in the shape of either API, where the masks are not the usual ones', () => {
    const patches = (yaml(render(examplePlan('kubeadm-flannel-dual', { 'spec.network.nodeCidrMask': { ipv4: 25, ipv6: 64 } })), 'kind.yaml')['kubeadmConfigPatches'] as string[]).map((each) => parse(each) as Json);
    expect(patches.map(({ apiVersion }) => apiVersion)).toEqual(['kubeadm.k8s.io/v1beta3', 'kubeadm.k8s.io/v1beta4']);
    expect(patches.flatMap(unknownFields)).toEqual([]);
    expect(yaml(render(examplePlan('kubeadm-flannel-dual')), 'kind.yaml')).not.toHaveProperty('kubeadmConfigPatches');
  });
});

describe('CONVERT.md', () => {
  it('edits each component there and back, the first family never changing', () => {
    const guide = file(render(examplePlan('kubeadm-flannel-dual')), 'CONVERT.md');
    for (const row of ['| `--service-cluster-ip-range=10.96.0.0/16` | `--service-cluster-ip-range=10.96.0.0/16,fd00:10:96::/112` |', '| `--cluster-cidr=10.244.0.0/16` | `--cluster-cidr=10.244.0.0/16,fd00:10:244::/48` |', '| `worker-1` | `--node-ip=192.168.10.21` | `--node-ip=192.168.10.21,2a05:d014:937:4500::21` |', '| `--cluster-cidr=10.244.0.0/16,fd00:10:244::/48` | `--cluster-cidr=10.244.0.0/16` |', '| `worker-1` | `--node-ip=192.168.10.21,2a05:d014:937:4500::21` | `--node-ip=192.168.10.21` |']) expect(guide).toContain(row);
    expect(guide).toContain('kubectl delete node');
    expect(guide.indexOf('**kube-apiserver**')).toBeLessThan(guide.indexOf('**kube-controller-manager**'));
    expect(guide.lastIndexOf('**kube-apiserver**')).toBeGreaterThan(guide.lastIndexOf('**kube-controller-manager**'));
  });

  it('is for two families, and follows the order of the plan', () => {
    expect(Object.keys(render(examplePlan('kubeadm-calico-ipv6')))).not.toContain('CONVERT.md');
    expect(file(render(examplePlan('kubeadm-calico-dual-ipv6-primary')), 'CONVERT.md')).toContain('| `--cluster-cidr=fd00:10:244::/48` | `--cluster-cidr=fd00:10:244::/48,10.244.0.0/16` |');
  });

  it('registers nodes again only for plugins that look at their ranges', () => {
    for (const id of ['kubeadm-calico-dual', 'kubeadm-cilium-dual']) expect(file(render(examplePlan(id)), 'CONVERT.md')).not.toContain('kubectl delete node');
    for (const id of ['kubeadm-flannel-dual', 'kubeadm-canal-dual']) expect(file(render(examplePlan(id)), 'CONVERT.md')).toContain('kubectl delete node');
  });

  it('knows what releases differ in', () => {
    expect(file(render(examplePlan('kubeadm-calico-dual')), 'CONVERT.md')).toContain('kubectl get servicecidr kubernetes');
    const old = file(render(examplePlan('kubeadm-flags-1.16-dual')), 'CONVERT.md');
    expect(old).not.toContain('servicecidr');
    expect(old).not.toContain('ipFamilyPolicy');
    expect(old).toContain('--feature-gates=IPv6DualStack=true');
    expect(old).not.toContain('kubeadm-config');
  });

  it('holds shell that bash reads', async () => {
    for (const { plan } of EXAMPLES) {
      for (const name of ['CONVERT.md', 'README.md']) {
        const blocks = [...(render(plan)[name] ?? '').matchAll(/```sh\n([\s\S]*?)\n\s*```/g)].map(([, block]) => (block ?? '').replaceAll(/<[a-z ]+>/g, 'x'));
        await readByBash(blocks);
      }
    }
  });
});

describe('verification kit', () => {
  it('does not ask old kubelets for two addresses, nor nodes for ranges that nobody cuts', () => {
    expect(file(render(examplePlan('kubeadm-flags-1.16-dual')), 'verify/verify.sh')).toContain("NODE_ADDRESSES_SKIPPED='its kubelet reports one address before Kubernetes 1.20'");
    expect(file(render(examplePlan('kubeadm-calico-dual')), 'verify/verify.sh')).toContain("NODE_ADDRESSES_SKIPPED=''");
    expect(file(render(examplePlan('kubeadm-calico-manifest-dual')), 'verify/verify.sh')).toContain('POD_RANGES=skip');
    expect(file(render(examplePlan('kubeadm-flags-1.16-dual')), 'verify/workload.yaml')).toContain('ipFamily: IPv6');
  });
});

describe('hostile words', () => {
  /** Every text of a plan that people choose freely, replaced; checks are passed by, because most would refuse it. */
  const poisoned = (id: string, word: string): kubeadm.KubeadmPlan => {
    const plan = copyPlan(validatePlan(examplePlan(id)).read?.plan) as kubeadm.KubeadmPlan;
    plan.metadata.name = word;
    plan.metadata.description = word;
    plan.metadata.labels = { [word]: word };
    plan.spec.kubeadm.controlPlaneEndpoint = word;
    plan.spec.kubeadm.dnsDomain = word;
    plan.spec.kubeadm.cni.version = word;
    for (const node of plan.spec.kubeadm.nodes) node.name = word;
    return plan;
  };

  for (const id of ['kubeadm-calico-dual', 'kubeadm-calico-ipv6', 'kubeadm-cilium-dual', 'kubeadm-flannel-dual', 'kubeadm-flags-1.16-dual']) {
    it.each(HOSTILE)(`%j comes out inert in every file of ${id}`, async (word) => {
      const plan = poisoned(id, word);
      const { files, next } = emitKubeadm(plan, { document: plan, findings: [{ rule: 'x/y', severity: 'warning', path: [], params: {}, message: word }], language: 'en', nameOf: english.nameOf, termOf: (code) => code });
      await readByBash([...files.filter(({ mediaType }) => mediaType === 'text/x-shellscript').map(({ content }) => content), ...next.map(({ commands }) => commands.join('\n'))]);
      for (const { path: name, content, mediaType } of files) {
        if (mediaType === 'application/yaml') {
          const parsed = parseAllDocuments(content, { version: '1.1' });
          expect(parsed.flatMap((each) => each.errors)).toEqual([]);
          expect(parsed.map((each) => (each.toJS() as { kind?: string }).kind)).not.toContain('Secret');
        }
        if (name === 'kubeadm-init.yaml') expect(parseAllDocuments(content)[1]?.toJS()).toMatchObject({ clusterName: word, controlPlaneEndpoint: word, networking: { dnsDomain: word } });
        if (name.endsWith('.flags')) {
          const words = (await output(['bash', '-c', `args=(${content.split('\n').filter((line) => !line.startsWith('# ')).join('\n')}\n); printf '%s\\0' "\${args[@]}"`])).split('\0').filter((each) => each !== '');
          expect(words.every((each) => each.startsWith('--'))).toBe(true);
        }
        if (mediaType === 'text/markdown') {
          /** Inside code, nothing is markup; outside, there must be none. */
          const prose = content.replace(/(`{3,})sh\n[\s\S]*?\n\1\n/g, '');
          expect(prose.replace(/(`+)(?!`).*?(?<!`)\1(?!`)/g, '')).not.toMatch(/<script|(?<!\\)\]\(javascript/i);
          expect(prose.split('\n').filter((line) => line.startsWith('kind: Secret'))).toEqual([]);
        }
      }
      expect(existsSync('/tmp/dualstack-hostile')).toBe(false);
    });
  }
});

describe('properties', () => {
  const octet = fc.integer({ min: 0, max: 255 });
  const ranges = fc.record({
    ipv4: fc.tuple(octet, fc.integer({ min: 8, max: 28 })).map(([second, prefix]) => `10.${second}.0.0/${prefix}`),
    ipv6: fc.tuple(octet, fc.integer({ min: 16, max: 124 })).map(([group, prefix]) => `fd${group.toString(16).padStart(2, '0')}::/${prefix}`),
  });
  const plans = fc.record({
    example: fc.constantFrom(...EXAMPLES.map(({ id }) => id)),
    version: fc.integer({ min: 16, max: 37 }).map((minor) => `1.${minor}.3`),
    api: fc.constantFrom('v1beta2', 'v1beta3', 'v1beta4', 'flags', undefined),
    proxyMode: fc.constantFrom('iptables', 'ipvs', 'nftables'),
    allocate: fc.boolean(),
    change: fc.constantFrom<Changes>({}, ipv4Only, { [`${K}cni.version`]: undefined }, { [`${K}calico`]: undefined }, { [`${K}cilium.routingMode`]: 'native' }),
    given: fc.option(fc.record({ pods: ranges, services: ranges, mask: fc.record({ ipv4: fc.integer({ min: 8, max: 32 }), ipv6: fc.integer({ min: 24, max: 128 }) }) }), { freq: 2 }),
  });

  it('whatever is valid renders, and whatever renders parses; whatever is not has a finding, and its fix works', () => {
    let valid = 0;
    fc.assert(fc.property(plans, ({ example, version, api, proxyMode, allocate, change, given }) => {
      const changes = { 'spec.kubernetesVersion': version, [`${K}configApi`]: api, 'spec.network.proxyMode': proxyMode, [`${K}allocateNodeCidrs`]: allocate, ...(given && { 'spec.network.podCidrs': given.pods, 'spec.network.serviceCidrs': given.services, 'spec.network.nodeCidrMask': given.mask, [`${K}nodeNetwork`]: undefined }), ...change };
      const plan = examplePlan(example, changes);
      const validation = validatePlan(plan);
      const rendering = renderManifests(plan);
      expect(rendering.ok).toBe(validation.valid);
      expect(flaws(plan)).toEqual([]);
      if (!rendering.ok) {
        expect(rendering.findings.some(({ severity }) => severity === 'error')).toBe(true);
        return;
      }
      valid += 1;
      for (const { path: name, content, mediaType } of rendering.files) {
        if (mediaType !== 'application/yaml') continue;
        const parsed = parseAllDocuments(content);
        expect(parsed.flatMap(({ errors }) => errors)).toEqual([]);
        if (name.startsWith('kubeadm-')) expect(parsed.flatMap((each) => unknownFields(each.toJS() as Json))).toEqual([]);
      }
    }), { numRuns: 400, seed: 20261121 });
    expect(valid).toBeGreaterThan(20);
  });
});
