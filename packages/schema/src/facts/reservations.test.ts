import { describe, expect, it } from 'vitest';
import { formatPath } from '../findings/finding.js';
import { examplePlan } from '../testing.js';
import { readPlan } from '../validate.js';
import { reservationsOf } from './reservations.js';

/** What a plan takes up, a line each: the range, its role, `inside` where it stays inside the cluster, and who has it where that is not the plan. */
function taken(id: string, changes: Record<string, unknown> = {}): string[] {
  const reading = readPlan(examplePlan(id, changes));
  if (!reading.ok) throw new Error(JSON.stringify(reading.findings));
  return reservationsOf(reading.value.facts()).map(({ cidr, role, staysInside, holder, isHost }) => [cidr, role, ...(staysInside ? ['inside'] : []), ...(holder === 'plan' ? [] : [holder]), ...(isHost ? ['host'] : [])].join(' '));
}

const KKP = ['10.0.0.0/16 nodes', '10.240.16.0/20 services inside', '172.25.0.0/16 pods inside', '2a05:d014:937:4500::/56 nodes', 'fd01::/48 pods', 'fd02::/108 services inside'];
const KUBEADM = (ipv4: string, ipv6: string) => ['10.96.0.0/16 services inside', `10.244.0.0/16 pods${ipv4}`, '192.168.10.0/24 nodes', '2a05:d014:937:4500::/64 nodes', 'fd00:10:96::/112 services inside', `fd00:10:244::/48 pods${ipv6}`];
const CALICO = 'spec.kubeadm.calico.ipPools.ipv4';

describe('what a plan takes up in its address space', () => {
  it.each<[what: string, id: string, changes: Record<string, unknown>, takes: string[]]>([
    ['CCE, tunnel network', 'cce-standard-tunnel-dual', {}, ['10.247.0.0/16 services inside', '172.16.0.0/16 pods inside', '192.168.0.0/16 vpc network', '192.168.0.0/24 nodes', 'fd00:1234::/120 services inside']],
    ['CCE, VPC network: it has a route for each node', 'cce-standard-vpc-ipv4', {}, ['10.247.0.0/16 services inside', '172.16.0.0/16 pods', '192.168.0.0/16 vpc network', '192.168.0.0/24 nodes']],
    ['CCE Turbo: Pods are in a subnet', 'cce-turbo-ipv4', {}, ['10.247.0.0/16 services inside', '192.168.0.0/16 vpc network', '192.168.0.0/24 nodes', '192.168.16.0/20 pods']],
    ['CCE Turbo: one subnet for nodes and Pods is taken once', 'cce-turbo-ipv4', { 'spec.cce.podSubnets.0.cidr': '192.168.0.0/24' }, ['10.247.0.0/16 services inside', '192.168.0.0/16 vpc network', '192.168.0.0/24 nodes']],
    ['KKP with a plugin: whether IPv6 is translated is not known', 'kkp-aws-dual', {}, KKP],
    ['KKP with a plugin of one\'s own', 'kkp-aws-dual', { 'spec.kkp.cni.type': 'none' }, KKP.map((each) => each.replace('pods inside', 'pods'))],
    ['KKP with ranges of others', 'kkp-aws-ipv4', { 'spec.reservedCidrs': ['10.128.0.0/9', '192.168.0.0/16'] }, ['10.0.0.0/16 nodes', '10.128.0.0/9 reserved others', '10.240.16.0/20 services inside', '172.25.0.0/16 pods inside', '192.168.0.0/16 reserved others']],
    ['Calico that wraps between subnets alone', 'kubeadm-calico-dual', {}, KUBEADM('', '')],
    ['Calico that wraps everything', 'kubeadm-calico-dual', { [`${CALICO}.encapsulation`]: 'VXLAN', [`${CALICO}.natOutgoing`]: 'Enabled' }, KUBEADM(' inside', '')],
    ['Calico that wraps everything and translates nothing', 'kubeadm-calico-dual', { [`${CALICO}.encapsulation`]: 'VXLAN', [`${CALICO}.natOutgoing`]: 'Disabled' }, KUBEADM('', '')],
    ['Cilium with tunnels', 'kubeadm-cilium-dual', {}, KUBEADM(' inside', ' inside')],
    ['Cilium that routes', 'kubeadm-cilium-dual', { 'spec.kubeadm.cilium.routingMode': 'native' }, KUBEADM('', '')],
    ['flannel with VXLAN', 'kubeadm-flannel-dual', {}, KUBEADM(' inside', ' inside')],
    ['flannel that routes', 'kubeadm-flannel-dual', { 'spec.kubeadm.flannel.backend': 'host-gw' }, KUBEADM('', '')],
    ['Canal', 'kubeadm-canal-dual', {}, KUBEADM(' inside', ' inside')],
    ['machines outside of any network: each address is taken', 'kubeadm-flannel-dual', { 'spec.kubeadm.nodeNetwork.ipv4': undefined, 'spec.kubeadm.controlPlaneEndpoint': '192.168.10.9:6443' }, ['10.96.0.0/16 services inside', '10.244.0.0/16 pods inside', '192.168.10.9/32 nodes host', '192.168.10.11/32 nodes host', '192.168.10.21/32 nodes host', '192.168.10.22/32 nodes host', '2a05:d014:937:4500::/64 nodes', 'fd00:10:96::/112 services inside', 'fd00:10:244::/48 pods inside']],
    ['StarlingX: what no router passes on stays inside', 'starlingx-standard-ipv4', {}, ['10.20.5.0/24 platform', '10.96.0.0/12 services inside', '169.254.202.0/24 platform inside', '172.16.0.0/16 pods', '192.168.204.0/24 platform', '192.168.206.0/24 platform', '239.1.1.0/28 platform inside']],
  ])('%s', (_, id, changes, takes) => expect(taken(id, changes)).toEqual(takes));

  it('leaves out what cannot be read, and says where the rest is written', () => {
    const reading = readPlan(examplePlan('kkp-aws-dual', { 'spec.network.podCidrs.ipv4': 'nonsense' }));
    if (!reading.ok) throw new Error('not read');
    expect(reservationsOf(reading.value.facts()).map(({ path }) => formatPath(path))).toEqual(['spec.kkp.nodeNetwork.ipv4', 'spec.network.serviceCidrs.ipv4', 'spec.kkp.nodeNetwork.ipv6', 'spec.network.podCidrs.ipv6', 'spec.network.serviceCidrs.ipv6']);
  });
});
