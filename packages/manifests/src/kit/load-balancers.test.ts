/**
 * Objects of load balancers against the resource definitions of MetalLB and Cilium, restated here: what a field is called, what type it
 * has, what is required and what its limits are. What is not named here is refused.
 */
import { CILIUM_BALANCER_APIS, PROVIDERS, validatePlan } from '@dualstack/schema';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { examplePlan } from '@dualstack/schema/testing';
import { render } from '../testing.js';

type Check = (value: unknown, at: string) => string[];

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (pattern = /^/, most = 65_536): Check => (value, at) => (typeof value === 'string' && pattern.test(value) && value.length <= most ? [] : [`${at} is no such text`]);
const whole = (least: number, most: number): Check => (value, at) => (Number.isInteger(value) && Number(value) >= least && Number(value) <= most ? [] : [`${at} is no such number`]);
const flag: Check = (value, at) => (typeof value === 'boolean' ? [] : [`${at} is no flag`]);
const oneOf = (...values: readonly string[]): Check => (value, at) => (values.includes(String(value)) ? [] : [`${at} is none of ${values.join(', ')}`]);
const list = (each: Check, least = 0, most = Infinity): Check => (value, at) => (Array.isArray(value) && value.length >= least && value.length <= most ? value.flatMap((entry: unknown, index) => each(entry, `${at}.${index}`)) : [`${at} is no such list`]);
const map = (each: Check): Check => (value, at) => (isObject(value) ? Object.entries(value).flatMap(([key, entry]) => each(entry, `${at}.${key}`)) : [`${at} is no map`]);
const object = (fields: Readonly<Record<string, Check>>, ...required: readonly string[]): Check => (value, at) =>
  isObject(value)
    ? [...required.filter((key) => value[key] === undefined).map((key) => `${at}.${key} is missing`), ...Object.entries(value).flatMap(([key, entry]) => (Object.hasOwn(fields, key) ? (fields[key] as Check)(entry, `${at}.${key}`) : [`${at}.${key} is unknown`]))]
    : [`${at} is no object`];

const NAME = text(/^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/, 253);
const ASN = whole(1, 4_294_967_295);
const ADDRESS = text(/^[\da-f:.]+$/i);
const RANGE = text(/^[\da-f:.]+\/\d+$/i);
const LABEL = text(/^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/, 63);
const selector = object({ matchLabels: map(LABEL), matchExpressions: list(object({ key: text(), operator: oneOf('In', 'NotIn', 'Exists', 'DoesNotExist'), values: list(text()) }, 'key', 'operator')) });
const namespaced = object({ name: NAME, namespace: NAME }, 'name', 'namespace');
const clusterWide = object({ name: NAME, labels: map(LABEL) }, 'name');
const thing = (metadata: Check, spec: Check): Check => object({ apiVersion: text(), kind: text(), metadata, spec }, 'apiVersion', 'kind', 'metadata', 'spec');

/** @see https://github.com/metallb/metallb/tree/7938d3f89b8bd808dae2e42d97d6ae7e18e9ed54/config/crd/bases */
const METALLB: Readonly<Record<string, Check>> = {
  'metallb.io/v1beta1 IPAddressPool': thing(namespaced, object({ addresses: list(RANGE, 1), autoAssign: flag, avoidBuggyIPs: flag }, 'addresses')),
  'metallb.io/v1beta1 L2Advertisement': thing(namespaced, object({ ipAddressPools: list(NAME), ipAddressPoolSelectors: list(selector), nodeSelectors: list(selector), interfaces: list(text()) })),
  'metallb.io/v1beta1 BGPAdvertisement': thing(namespaced, object({ aggregationLength: whole(1, 32), aggregationLengthV6: whole(1, 128), ipAddressPools: list(NAME), ipAddressPoolSelectors: list(selector), nodeSelectors: list(selector), peers: list(NAME), communities: list(text()), localPref: whole(0, 2 ** 31 - 1) })),
  'metallb.io/v1beta2 BGPPeer': thing(
    namespaced,
    object({ myASN: ASN, peerASN: ASN, peerAddress: ADDRESS, peerPort: whole(1, 16_384), ebgpMultiHop: flag, routerID: ADDRESS, nodeSelectors: list(selector), passwordSecret: object({ name: NAME, namespace: NAME }) }, 'myASN', 'peerASN', 'peerAddress'),
  ),
};

/** Cilium's pools: `cidrs` through 1.14, `blocks` and the edges from 1.15 on, of which 1.16 removed `cidrs`. */
const pool = (ranges: string) => thing(clusterWide, object({ [ranges]: list(object({ cidr: RANGE, start: ADDRESS, stop: ADDRESS })), ...(ranges === 'blocks' && { allowFirstLastIPs: oneOf('Yes', 'No') }), disabled: flag, serviceSelector: selector }));
/** What BGP has is the same in v2alpha1 (from 1.16 on) and v2 (from 1.18 on), as far as it is written here. */
const bgp = (version: string): Record<string, Check> => ({
  [`cilium.io/${version} CiliumBGPClusterConfig`]: thing(
    clusterWide,
    object({ nodeSelector: selector, bgpInstances: list(object({ name: text(/^.+$/, 255), localASN: ASN, localPort: whole(1, 65_535), peers: list(object({ name: text(/^.+$/, 255), peerASN: whole(0, 4_294_967_295), peerAddress: ADDRESS, peerConfigRef: object({ name: NAME }, 'name') }, 'name')) }, 'name'), 1, 16) }, 'bgpInstances'),
  ),
  [`cilium.io/${version} CiliumBGPPeerConfig`]: thing(
    clusterWide,
    object({ authSecretRef: NAME, ebgpMultihop: whole(1, 255), families: list(object({ afi: oneOf('ipv4', 'ipv6', 'l2vpn', 'ls', 'opaque'), safi: oneOf('unicast', 'multicast', 'mpls_label', 'encapsulation', 'vpls', 'evpn'), advertisements: selector }, 'afi', 'safi')), transport: object({ peerPort: whole(1, 65_535) }) }),
  ),
  [`cilium.io/${version} CiliumBGPNodeConfigOverride`]: thing(clusterWide, object({ bgpInstances: list(object({ name: text(/^.+$/, 255), routerID: ADDRESS, localPort: whole(1, 65_535), localASN: ASN }, 'name'), 1) }, 'bgpInstances')),
  [`cilium.io/${version} CiliumBGPAdvertisement`]: thing(
    clusterWide,
    object({ advertisements: list(object({ advertisementType: oneOf('PodCIDR', 'CiliumPodIPPool', 'Service'), service: object({ addresses: list(oneOf('LoadBalancerIP', 'ClusterIP', 'ExternalIP'), 1) }, 'addresses'), selector }, 'advertisementType')) }, 'advertisements'),
  ),
});
const LAYER2: Readonly<Record<string, Check>> = { 'cilium.io/v2alpha1 CiliumL2AnnouncementPolicy': thing(clusterWide, object({ loadBalancerIPs: flag, externalIPs: flag, interfaces: list(text()), nodeSelector: selector, serviceSelector: selector })) };
/**
 * What each release of Cilium knows, by its minor release.
 *
 * @see https://github.com/cilium/cilium/tree/0d505231bc6889384c429bb8e91f6f9f24d1957c/pkg/k8s/apis/cilium.io/client/crds
 */
const CILIUM: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  '1.14': { 'cilium.io/v2alpha1 CiliumLoadBalancerIPPool': pool('cidrs'), ...LAYER2 },
  '1.15': { 'cilium.io/v2alpha1 CiliumLoadBalancerIPPool': pool('blocks'), ...LAYER2 },
  '1.16': { 'cilium.io/v2alpha1 CiliumLoadBalancerIPPool': pool('blocks'), ...LAYER2, ...bgp('v2alpha1') },
  '1.18': { 'cilium.io/v2 CiliumLoadBalancerIPPool': pool('blocks'), 'cilium.io/v2alpha1 CiliumLoadBalancerIPPool': pool('blocks'), ...LAYER2, ...bgp('v2'), ...bgp('v2alpha1') },
  '1.20': { 'cilium.io/v2 CiliumLoadBalancerIPPool': pool('blocks'), ...LAYER2, ...bgp('v2') },
};

/** What is wrong with the objects of a plan. */
function flawsOf(plan: unknown, known: Readonly<Record<string, Check>>): string[] {
  const content = Object.entries(render(plan)).find(([path]) => path.startsWith('load-balancers/'))?.[1];
  if (content === undefined) return ['no objects'];
  return parseAllDocuments(content).flatMap((document) => {
    const value = document.toJS() as { apiVersion: string; kind: string };
    const kind = `${value.apiVersion} ${value.kind}`;
    return known[kind]?.(value, kind) ?? [`${kind} is unknown`];
  });
}

const CILIUM_PLAN = 'kubeadm-cilium-bgp-dual';
const inCilium = (version: string, changes: Readonly<Record<string, unknown>> = {}) => examplePlan(CILIUM_PLAN, { 'spec.kubernetesVersion': '1.32.13', 'spec.kubeadm.cni.version': version, ...changes });
const onLayer2 = { 'spec.loadBalancers.announcement': 'layer2', 'spec.loadBalancers.interfaces': ['eth0', 'ens+.1'], 'spec.loadBalancers.pools.0.ipv4': '192.168.10.192/26' };

describe('objects of load balancers', () => {
  const examples = PROVIDERS.flatMap(({ examples: all }) => all.map(({ id, plan }): { id: string; plan: unknown } => ({ id, plan }))).filter(({ plan }) => validatePlan(plan).read?.facts().balancers !== undefined);

  it('are in an example of each provider that has them', () => {
    expect(examples.map(({ id }) => id.split('-')[0])).toEqual(expect.arrayContaining(['kubeadm']));
  });

  it.each(examples)('conform to the resource definitions: $id', ({ plan }) => {
    expect(flawsOf(plan, { ...METALLB, ...CILIUM['1.20'] })).toEqual([]);
  });

  it('of MetalLB over BGP conform too', () => {
    expect(flawsOf(examplePlan(CILIUM_PLAN, { 'spec.loadBalancers.implementation': 'metallb' }), METALLB)).toEqual([]);
  });

  it.each([['1.20.2', '1.20'], ['1.18.10', '1.18'], ['1.16.9', '1.16'], ['1.15.16', '1.15'], ['1.14.19', '1.14']] as const)('of Cilium %s on layer 2 are those of the release', (version, release) => {
    expect(flawsOf(inCilium(version, onLayer2), CILIUM[release] ?? {})).toEqual([]);
  });

  it.each([['1.20.2', '1.20'], ['1.18.10', '1.18'], ['1.16.9', '1.16']] as const)('of Cilium %s over BGP are those of the release', (version, release) => {
    expect(flawsOf(inCilium(version), CILIUM[release] ?? {})).toEqual([]);
  });

  it('give router IDs to each node by name before 1.18, out of a pool from then on, and one to all with MetalLB', () => {
    const filesOf = (version: string) => render(inCilium(version));
    const objects = (content: string) => parseAllDocuments(content).map((document) => document.toJS() as { kind: string; metadata: { name: string }; spec: { routerID?: string; bgpInstances?: { routerID?: string }[] } });
    const own = objects(filesOf('1.17.16')['load-balancers/cilium.yaml'] ?? '').filter(({ kind }) => kind === 'CiliumBGPNodeConfigOverride');
    expect(own.map(({ metadata, spec }) => [metadata.name, spec.bgpInstances?.[0]?.routerID]).slice(0, 2)).toEqual([['cp-1', '10.255.0.0'], ['cp-2', '10.255.0.1']]);
    expect(filesOf('1.17.16')['cilium/values.yaml']).not.toContain('routerIDAllocation');
    expect(filesOf('1.18.10')['load-balancers/cilium.yaml']).not.toContain('NodeConfigOverride');
    expect(filesOf('1.18.10')['cilium/values.yaml']).toContain('  routerIDAllocation:\n    mode: ip-pool\n    ipPool: 10.255.0.0/24\n');
    const peers = objects(render(examplePlan(CILIUM_PLAN, { 'spec.loadBalancers.implementation': 'metallb' }))['load-balancers/metallb.yaml'] ?? '').filter(({ kind }) => kind === 'BGPPeer');
    expect(peers.map(({ spec }) => spec.routerID)).toEqual(['10.255.0.0', '10.255.0.0']);
  });

  it('are refused by the restatement where a field is unknown or missing, so that it is none that lets everything through', () => {
    const { 'metallb.io/v1beta1 IPAddressPool': checkPool } = METALLB;
    const made = { apiVersion: 'metallb.io/v1beta1', kind: 'IPAddressPool', metadata: { name: 'a', namespace: 'b' }, spec: { addresses: ['10.0.0.0/24'] } };
    expect(checkPool?.(made, '')).toEqual([]);
    expect(checkPool?.({ ...made, spec: { ...made.spec, adresses: [] } }, '')).toEqual(['.spec.adresses is unknown']);
    expect(checkPool?.({ ...made, spec: {} }, '')).toEqual(['.spec.addresses is missing']);
  });

  it('tell each router of its own family, and of one that no other router has', () => {
    const told = (peers: readonly unknown[]) =>
      parseAllDocuments(render(examplePlan(CILIUM_PLAN, { 'spec.loadBalancers.peers': peers }))['load-balancers/cilium.yaml'] ?? '')
        .map((each) => each.toJS() as { kind: string; spec: { families: { afi: string }[] } })
        .filter(({ kind }) => kind === 'CiliumBGPPeerConfig')
        .map(({ spec }) => spec.families.map(({ afi }) => afi));
    const four = { name: 'four', address: '192.168.10.1', asn: 64_601 };
    const six = { name: 'six', address: '2a05:d014:937:4500::1', asn: 64_601 };
    expect(told([four, six])).toEqual([['ipv4'], ['ipv6']]);
    expect(told([four])).toEqual([['ipv4', 'ipv6']]);
  });

  it('have a release of Cilium each in the data', () => {
    expect(CILIUM_BALANCER_APIS.map(({ from }) => from)).toEqual(['1.18', '1.16', '1.15', '1.14', '1.13']);
  });
});

describe('commands of load balancers', () => {
  const readme = (changes: Readonly<Record<string, unknown>>) => render(examplePlan('kubeadm-metallb-dual', changes))['README.md'] ?? '';
  const overBgp = { 'spec.loadBalancers': { implementation: 'metallb', announcement: 'bgp', localASN: 64_512, peers: [{ name: 'a', address: '192.168.10.1', asn: 64_601 }, { name: 'b', address: '2a05:d014:937:4500::1', asn: 64_601, secret: 'bgp' }], pools: [{ name: 'default', ipv4: '10.50.0.0/24', ipv6: '2a05:d014:937:4501::/112' }] } };

  it('install the MetalLB that can do it', () => {
    expect(readme({})).toContain('v0.16.1/config/manifests/metallb-native.yaml');
    expect(readme(overBgp)).toContain('v0.16.1/config/manifests/metallb-frr-k8s.yaml');
    expect(readme({ ...overBgp, 'spec.loadBalancers.version': 'v0.13.12' })).toContain('v0.13.12/config/manifests/metallb-frr.yaml');
    expect(readme(overBgp)).toContain('kubectl --namespace metallb-system create secret generic bgp --type=kubernetes.io/basic-auth --from-file=password=/dev/stdin');
  });
});
