// The dearest plans that a body of 1 MiB can hold, of each provider: as large as every limit lets them be, and wrong wherever
// something can be wrong; the same without a mistake, for whoever renders; and bodies that are no plans at all.
import { examplePlan } from '../packages/schema/src/testing.js';

const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index));
const map = (count: number, key: (index: number) => string, value: (index: number) => string) => Object.fromEntries(times(count, (index) => [key(index), value(index)]));
const long = (text: string, length: number) => text.padEnd(length, '-') + 'a';
const octets = (index: number) => `${(index >> 8) & 255}.${index & 255}`;

/** Ranges with bits in their host part, each in another spelling, all in one another. */
const wrongRanges = (count: number) => times(count, (index) => `10.${octets(index)}.1/8`);
/** Ranges that all share addresses with one another and with what the examples have. */
const nested = (count: number) => times(count, (index) => `10.0.0.0/${8 + (index % 16)}`);
const badLabels = map(64, (index) => long(`bad key ${index}`, 60), () => long('bad value', 60));

/** @returns for each plan what it is and its document */
export const WORST: readonly (readonly [name: string, plan: unknown])[] = [
  ['kubeadm, 500 nodes of which nothing is right', examplePlan('kubeadm-flannel-dual', {
    'metadata.labels': badLabels,
    'spec.reservedCidrs': nested(256),
    'spec.kubeadm.nodes': times(500, (index) => ({ name: long(`A${index}`, 250), role: index % 2 === 0 ? 'control-plane' : 'worker', os: 'windows', ipv4: `10.244.${octets(index)}`, ipv6: `fe80::${index}:${'0'.repeat(3)}1%eth0` })),
  })],
  ['kubeadm, 500 honest Windows workers on flannel', examplePlan('kubeadm-flannel-dual', {
    'spec.kubeadm.nodes': times(500, (index) => ({ name: `n${index}`, role: index === 0 ? 'control-plane' : 'worker', ...(index > 0 && { os: 'windows' }), ipv4: `192.168.${octets(index + 256)}`, ipv6: `2a05:d014:937:4500::${(index + 1).toString(16)}` })),
  })],
  ['kubeadm, 500 nodes without a mistake', examplePlan('kubeadm-calico-dual', {
    'spec.kubeadm.nodeNetwork': undefined,
    'spec.network.podCidrs.ipv4': '10.128.0.0/14',
    'spec.kubeadm.nodes': times(499, (index) => ({ name: `n${index}.${'x'.repeat(60)}.${'y'.repeat(60)}.${'z'.repeat(60)}`, role: index < 3 ? 'control-plane' : 'worker', ipv4: `192.168.${octets(index + 256)}`, ipv6: `2a05:d014:937:4500::${(index + 1).toString(16)}` })),
  })],
  ['KKP, five lists of 256 ranges with host bits', examplePlan('kkp-openstack-dual', {
    'metadata.labels': badLabels,
    'spec.reservedCidrs': wrongRanges(256),
    'spec.kkp.apiServerAllowedIPRanges': { ipv4: wrongRanges(256), ipv6: wrongRanges(256) },
    'spec.kkp.nodePortsAllowedIPRanges': { ipv4: wrongRanges(256), ipv6: wrongRanges(256) },
    'spec.nodePools': times(50, (index) => ({ name: long(`Pool ${index}`, 250), replicas: 5000, minReplicas: 4999, maxReplicas: 1, operatingSystem: 'centos', network: { ipFamily: 'IPv6' }, aws: { instanceType: '' }, azure: { size: '' }, hetzner: { type: '' }, openstack: { flavor: '' } })),
  })],
  ['KKP, 500 BYO nodes without a mistake', examplePlan('kkp-bringyourown-dual', {
    'spec.kkp.nodeNetwork': undefined,
    'spec.network.nodeCidrMask.ipv4': 25,
    'spec.reservedCidrs': times(256, (index) => `100.${64 + (index >> 6)}.${(index & 63) * 4}.0/24`),
    'spec.kkp.bringyourown.nodes': times(500, (index) => ({ name: long(`n${index}`, 60), ipv4: `192.168.${octets(index + 256)}`, ipv6: `2a05:d014:937:4500::${(index + 1).toString(16)}` })),
  })],
  ['CCE, 50 pools, 20 subnets and 40 blocks of which nothing is right', examplePlan('cce-turbo-dual', {
    'metadata.labels': badLabels,
    'spec.reservedCidrs': nested(256),
    'spec.network.podCidrs.ipv4': '10.0.0.0/8',
    'spec.cce.additionalContainerCidrs': nested(40),
    'spec.cce.tags': badLabels,
    'spec.cce.customSan': times(32, (index) => long(`bad san ${index}`, 250)),
    'spec.cce.podSubnets': times(20, (index) => ({ name: long(`bad subnet ${index % 2}`, 250), cidr: `192.168.0.0/${16 + (index % 14)}`, tags: badLabels, dnsServers: times(16, (server) => `fd00::${server}`), ntpServers: times(16, () => 'x') })),
    'spec.nodePools': times(50, (index) => ({ name: `Bad ${index % 3}`, flavor: 's3.small.1', initialNodeCount: 9999, keyPair: '', maxPods: 9999, secureContainers: true, labels: badLabels, taints: times(20, () => ({ key: long('bad key', 200), value: long('bad value', 60), effect: 'NoSchedule' })), dataVolumes: times(16, () => ({ size: 1, volumetype: 'SSD' })) })),
  })],
  ['CCE, 50 pools with 64 labels without a mistake', examplePlan('cce-turbo-dual', {
    'spec.cce.flavor': 'cce.s2.xlarge',
    'spec.cce.podSubnets': times(20, (index) => ({ name: `pods-${index}`, cidr: `192.168.${64 + index * 8}.0/21`, ipv6Enabled: true })),
    'spec.nodePools': times(50, (index) => ({ name: `pool-${index}`, flavor: 'c7n.xlarge.2', initialNodeCount: 1, keyPair: 'k', labels: map(64, (label) => `example.com/label-${label}`, () => 'v'.repeat(60)), taints: times(20, (taint) => ({ key: `example.com/taint-${taint}`, value: 'v'.repeat(60), effect: 'NoSchedule' })), dataVolumes: times(16, () => ({ size: 100, volumetype: 'SSD' })) })),
  })],
  ['StarlingX, every network over every other', examplePlan('starlingx-standard-ipv4', {
    'metadata.labels': badLabels,
    'spec.reservedCidrs': nested(256),
    'spec.starlingx.dockerProxy': { http: 'bad', noProxy: times(256, (index) => long(`*.bad ${index}`, 250)) },
    'spec.starlingx.networks': Object.fromEntries(['pxeboot', 'management', 'oam', 'clusterHost', 'clusterPod', 'clusterService', 'multicast', 'admin'].map((name, index) => [name, Object.fromEntries([['subnets', { ipv4: `10.0.0.0/${8 + index}`, ipv6: `fd00::/${48 + index}` }], ...['gateway', 'floating', 'node0', 'node1', 'start', 'end'].map((field) => [field, { ipv4: '10.0.0.0', ipv6: 'fd01::' }])])])),
  })],
  ['no plan: 70,000 labels', examplePlan('kkp-aws-dual', { 'metadata.labels': map(70_000, (index) => `-${index}`, () => '') })],
  ['no plan: 70,000 unknown fields', { ...(examplePlan('cce-turbo-dual') as object), ...map(70_000, (index) => `x${index}`, () => '') }],
  ['no plan: 5,000 nodes that are none', examplePlan('kubeadm-calico-dual', { 'spec.kubeadm.nodes': times(5000, (index) => ({ name: index, role: 'x', wrong: true, ipv4: ['a'], os: {} })) })],
];
