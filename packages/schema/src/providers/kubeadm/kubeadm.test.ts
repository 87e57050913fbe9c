import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAddressPlan } from '../../facts/address-plan.js';
import { applyFix } from '../../plan/path.js';
import { formatPath } from '../../findings/finding.js';
import { asDocument, broken, examplePlan, placesOf, problems } from '../../testing.js';
import { readPlan, validatePlan } from '../../validate.js';
import { CNI_RELEASES, CNI_TYPES, defaultCniVersion, RELEASES, releaseOf } from './catalog.js';
import { EXAMPLES } from './examples/examples.js';
import { parseHostPort } from './host-port.js';
import { newCni, newPlan } from './new-plan.js';
import type { KubeadmPlan } from './plan.js';
import { toClusterName } from './rules/cluster.js';

type Changes = Record<string, unknown>;
const K = 'spec.kubeadm.';

describe('rules of kubeadm', () => {
  it.each([
    ['a Calico that is tested with the release', 'kubeadm-calico-dual', {}, 'kubeadm/plugin-untested'],
    ['a Cilium that is tested with the release', 'kubeadm-cilium-dual', { [`${K}cni.version`]: '1.19.4', 'spec.kubernetesVersion': '1.35.8' }, 'kubeadm/cilium-untested'],
    ['kubenet after it went', 'kubeadm-flannel-dual', {}, 'kubeadm/kubenet'],
  ])('does not note %s', (_, example, changes, rule) => {
    expect(placesOf(examplePlan(example, changes), ['info']).map(([each]) => each)).not.toContain(rule);
  });

  it('offers a fix for the mistakes that have one obvious cure', () => {
    const fixOf = (example: string, changes: Changes, rule: string) => problems(examplePlan(example, changes)).find((each) => each.rule === rule)?.fix?.label;
    expect(fixOf('kubeadm-calico-dual', { [`${K}controlPlaneEndpoint`]: 'https://K8s.lab.internal:6443/' }, 'kubeadm/control-plane-endpoint')).toBe('Use k8s.lab.internal:6443');
    expect(fixOf('kubeadm-calico-dual', { [`${K}calico.ipPools.ipv6.encapsulation`]: 'IPIPCrossSubnet' }, 'kubeadm/calico-ipip-ipv6')).toBe('Use VXLANCrossSubnet');
    expect(fixOf('kubeadm-calico-dual', { 'spec.kubernetesVersion': '1.37.0', [`${K}configApi`]: 'v1beta3' }, 'kubeadm/config-api')).toBe('Use "kubeadm, v1beta4"');
    expect(fixOf('kubeadm-flannel-dual', { 'spec.network.podCidrs.ipv4': '10.244.0.0/23' }, 'kubeadm/node-ranges')).toBe('Use a node mask of /25');
    expect(fixOf('kubeadm-flannel-dual', { 'spec.network.podCidrs.ipv4': '10.244.0.0/25', 'spec.network.nodeCidrMask': { ipv4: 25, ipv6: 64 } }, 'kubeadm/node-ranges')).toMatch(/^Use 10\.0\.0\.0\/17$/);
    expect(fixOf('kubeadm-flags-1.16-dual', { [`${K}calico.ipPools.ipv6.encapsulation`]: 'VXLAN' }, 'kubeadm/calico-vxlan-ipv6')).toBe('Use "None"');
  });
});

/** Ranges in the order of a comma list of Kubernetes, as the fields of a plan. */
function plan(lists: { pods?: string; services?: string }, changes: Changes = {}): unknown {
  const split = (list: string | undefined) => (list ?? '').split(',').filter((each) => each !== '');
  const familyOf = (text: string) => (text.includes(':') ? 'ipv6' : 'ipv4');
  const given = [split(lists.pods), split(lists.services)].find((each) => each.length > 0) ?? [];
  const families = given.map(familyOf);
  const field = (list: readonly string[], usual: Record<'ipv4' | 'ipv6', string>) => Object.fromEntries(list.length > 0 ? list.map((each) => [familyOf(each), each]) : families.map((family) => [family, usual[family]]));
  const ipFamily = families.map((family) => (family === 'ipv4' ? 'IPv4' : 'IPv6')).join('+');
  const example = examplePlan('kubeadm-flannel-dual', {
    'spec.ipFamily': ipFamily,
    'spec.network': { podCidrs: field(split(lists.pods), { ipv4: '172.20.0.0/16', ipv6: 'fd99::/48' }), serviceCidrs: field(split(lists.services), { ipv4: '172.21.0.0/16', ipv6: 'fd98::/112' }), proxyMode: 'nftables' },
    [`${K}nodeNetwork`]: undefined,
    [`${K}nodes`]: [{ name: 'cp-1', role: 'control-plane', ipv4: '172.31.255.1', ipv6: 'fd97::1' }],
  });
  return Object.entries(changes).reduce<unknown>((document, [path, value]) => applyFix(document, { path: path.split('.'), value }), example);
}

/**
 * The tests of kubeadm's own validation (cmd/kubeadm/app/apis/kubeadm/validation/validation_test.go), restated: the
 * same ranges as a plan, kubeadm's outcome, and ours. kubeadm reads `10.0.0.16/12` as `10.0.0.0/12`; we say so instead
 * of rounding in silence, so rows with host bits are tried with the network that kubeadm takes them for.
 */
describe('the validation tests of kubeadm', () => {
  /** What kubeadm's tests are about; that an example range is one (2001:db8::) is a warning of ours and no error. */
  const isValid = (lists: { pods?: string; services?: string }, changes?: Changes) => validatePlan(plan(lists, changes)).valid;

  const services: [what: string, subnet: string, kubeadmTakes: boolean][] = [
    ['one IPv4 range', '10.0.0.0/12', true],
    ['one IPv6 range', '2001:db8::/112', true],
    ['an IPv4 address instead of a range', '1.2.3.4,2001:db8::/112', false],
    ['an IPv6 address instead of a range', '2001:db8::1,10.0.0.0/12', false],
    ['an IPv4 range of fewer than ten addresses', '10.0.0.16/29,2001:db8::/112', false],
    ['an IPv6 range of fewer than ten addresses', '10.0.0.0/12,2001:db8::/125', false],
    ['two IPv4 ranges', '10.0.0.0/12,192.168.0.0/16', false],
    ['two IPv6 ranges', '2001:db8::/112,2005:db8::/112', false],
    ['IPv4 and IPv6', '10.0.0.0/12,2001:db8::/112', true],
    ['IPv6 and IPv4', '2001:db8::/112,10.0.0.0/12', true],
    ['three ranges', '10.0.0.0/12,2001:db8::/112,192.168.0.0/16', false],
    ['IPv4, too large', '0.0.0.0/2', false],
    ['IPv6, too large', '2001:db8::/64', false],
    ['IPv6 first, IPv4 too large', '2001:db8::/112,8.0.0.0/6', false],
    ['IPv6 first and too large', '2000::/12,10.0.0.0/16', false],
  ];
  it.each(services)('TestValidateServiceSubnetSize, TestValidateIPNetFromString: %s', (_, subnet, kubeadmTakes) => {
    const list = subnet.split(',');
    const families = new Set(list.map((each) => each.includes(':')));
    // A plan has one field per family: two ranges of one family, or three, cannot even be written.
    const outcome = families.size === list.length && isValid({ services: subnet });
    expect(outcome).toBe(kubeadmTakes);
  });

  it('keeps the host bits that kubeadm rounds in silence', () => {
    expect(broken(plan({ services: '10.0.0.16/12' }))).toEqual(['kubernetes/host-bits']);
    expect(problems(plan({ services: '10.0.0.16/12' }))[0]?.fix?.label).toBe('Use 10.0.0.0/12');
  });

  const masks: [what: string, subnet: string, mask: { ipv4?: number; ipv6?: number }, kubeadmTakes: boolean][] = [
    ['IPv4, default mask too small', '10.0.0.16/29', {}, false],
    ['IPv4, mask too small', '10.0.0.0/24', { ipv4: 23 }, false],
    ['IPv6, default mask too small', '2001:db8::/112', {}, false],
    ['IPv6, mask too small', '2001:db8::/64', { ipv6: 24 }, false],
    ['IPv6, more than 16 bits, default mask', '2000::/12', {}, false],
    ['IPv6, more than 16 bits', '2001:db8::/64', { ipv6: 120 }, false],
    ['IPv4', '10.0.0.0/12', {}, true],
    ['IPv6', '2001:db8::/48', {}, true],
    ['two, IPv4 default mask too small', '10.0.0.16/29,2001:db8::/48', {}, false],
    ['two, IPv4 mask too small', '10.0.0.0/24,2001:db8::/48', { ipv4: 23 }, false],
    ['two, IPv6 default mask too small', '2001:db8::/112,10.0.0.0/16', {}, false],
    ['two, IPv6 mask too small', '10.0.0.0/16,2001:db8::/64', { ipv6: 24 }, false],
    ['two, more than 16 bits, default mask', '2000::/12,10.0.0.0/16', {}, false],
    ['two, more than 16 bits', '10.0.0.0/16,2001:db8::/64', { ipv6: 120 }, false],
    ['two', '2001:db8::/48,10.0.0.0/12', {}, true],
  ];
  it.each(masks)('TestValidatePodSubnetNodeMask: %s', (_, subnet, mask, kubeadmTakes) => {
    expect(isValid({ pods: subnet }, { 'spec.network.nodeCidrMask': mask })).toBe(kubeadmTakes);
  });

  it('lifts the limits of the mask where nobody cuts ranges, as ValidateNetworking does', () => {
    const calico = { 'spec.kubeadm.cni': { type: 'calico', version: 'v3.32.1' }, 'spec.kubeadm.flannel': undefined, 'spec.kubeadm.calico': { ipPools: {} } };
    expect(isValid({ pods: '10.0.0.0/16,2001:db8::/32' }, calico)).toBe(false);
    expect(isValid({ pods: '10.0.0.0/16,2001:db8::/32' }, { ...calico, 'spec.kubeadm.allocateNodeCidrs': false })).toBe(true);
  });

  it('is stricter where kubeadm lets a cluster fail later', () => {
    expect(broken(plan({ pods: '10.0.0.0/12', services: '10.1.0.0/16' }))).toEqual(['kubernetes/pods-services-overlap']);
    expect(broken(plan({ pods: '2001:db8::/48', services: '2001:db8::/112' }))).toContain('kubernetes/pods-services-overlap');
  });

  const hosts: [text: string, kubeadmTakes: boolean][] = [
    ['cp.k8s.io:8081', true],
    ['cp.k8s.io', true],
    ['1.2.3.4:8081', true],
    ['1.2.3.4', true],
    ['[2001:db7::1]:8081', true],
    ['2001:db7::1', true],
    ['1.2.34', true],
    ['a.B.c.d.e', false],
    ['2001:db7:1', false],
    ['1.2.3.4:0', false],
    ['1.2.3.4:65536', false],
    ['[2001:db7::1]', false],
    ['', false],
    ['host:', true],
    ['[2001:db7::1]:', true],
    [':', false],
    [':6443', false],
  ];
  it.each(hosts)('TestValidateHostPort: %j', (text, kubeadmTakes) => {
    expect(parseHostPort(text) !== undefined).toBe(kubeadmTakes);
  });

  const names: [name: string, kubeadmTakes: boolean][] = [['valid-nodename', true], ['node.example.net', true], ['INVALID', false], ['-node', false], ['node-', false], ['', false], ['a..b', false]];
  it.each(names)('TestValidateNodeRegistrationOptions: %j', (name, kubeadmTakes) => {
    expect(problems(plan({ pods: '10.0.0.0/16' }, { 'spec.kubeadm.nodes': [{ name, role: 'control-plane', ipv4: '192.0.2.1' }] })).some(({ rule }) => rule === 'kubeadm/node-name')).toBe(!kubeadmTakes);
  });
});

/** kube-apiserver's TestClusterServiceIPRange and TestValidateMaxCIDRRange (cmd/kube-apiserver/app/options/validation_test.go), restated. */
describe('the validation tests of kube-apiserver', () => {
  const rows: [what: string, subnet: string, apiserverTakes: boolean, stricter?: string][] = [
    ['two IPv4 ranges', '10.0.0.0/16,11.0.0.0/16', false],
    ['two IPv6 ranges', '2000::/108,3000::/108', false],
    ['IPv4, too large', '10.0.0.0/8', false],
    ['IPv6 beside IPv4, too large', '10.0.0.0/16,3000::/64', false],
    ['IPv4', '10.0.0.0/16', true],
    ['IPv4 of class E', '244.0.0.0/16', true, '240.0.0.0/4 is reserved (RFC 1112), and many systems do not forward it'],
    ['IPv4 and IPv6', '10.0.0.0/16,3000::/108', true],
    ['IPv6 and IPv4', '3000::/108,10.0.0.0/16', true],
    ['IPv4 at the limit', '10.80.0.0/12', true],
    ['IPv6 at the limit', '3000::/108', true],
    ['IPv6, too large', '3000::/64', false],
  ];
  it.each(rows)('%s', (_, subnet, apiserverTakes, stricter) => {
    const list = subnet.split(',');
    const canBeWritten = new Set(list.map((each) => each.includes(':'))).size === list.length;
    expect(canBeWritten && validatePlan(plan({ services: subnet })).valid).toBe(apiserverTakes && stricter === undefined);
  });

  it('no range; or the second alone, which is a case of its own', () => {
    expect(broken(examplePlan('kubeadm-flannel-dual', { 'spec.network.serviceCidrs': {} }))).toEqual(['kubernetes/missing-range']);
    expect(broken(examplePlan('kubeadm-flannel-dual', { 'spec.network.serviceCidrs.ipv4': undefined }))).toEqual(['kubernetes/services-one-family']);
  });
});

/**
 * The node IPAM controller's own limits (pkg/controller/nodeipam/ipam/cidrset/cidr_set_test.go: TestCIDRSetFullyAllocated,
 * TestCIDRSetv6, TestOccupy, Test_getMaxCIDRs), restated: how many ranges come out, or that it is refused.
 */
describe('the tests of the node IPAM controller', () => {
  const rows: [subnet: string, mask: number, ranges: bigint | 'refused', stricter?: string][] = [
    ['127.123.234.0/30', 30, 1n],
    ['beef:1234::/30', 30, 1n],
    ['127.0.0.0/8', 32, 1n << 24n, 'the controller limits IPv6 alone; kubeadm refuses more than 16 bits in either family'],
    ['127.0.0.0/8', 16, 256n],
    ['beef:1234::/32', 49, 'refused'],
    ['2001:beef:1234:3690::/60', 64, 16n],
    ['2001:beef:1200::/40', 48, 256n],
    ['2001:beef:1200::/48', 64, 65_536n],
    ['126.0.0.0/7', 18, 2048n],
    ['2001:beef:7e00::/39', 50, 2048n],
    ['10.0.0.0/16', 24, 256n],
    ['2001:db8::/48', 64, 65_536n],
    ['2001:db8::/64', 72, 256n],
  ];
  it.each(rows)('%s by /%d: %s', (subnet, mask, ranges, stricter) => {
    const { findings, read } = validatePlan(plan({ pods: subnet }, { 'spec.network.nodeCidrMask': { [subnet.includes(':') ? 'ipv6' : 'ipv4']: mask } }));
    expect(findings.some(({ rule }) => rule === 'kubernetes/node-cidr-mask')).toBe(ranges === 'refused' || stricter !== undefined);
    const [family] = read ? buildAddressPlan(read.facts()).families : [];
    if (ranges !== 'refused') expect(family?.capacity.nodes).toBe(String(ranges));
  });
});

describe('what a plugin is refused for', () => {
  const sources = (rule: string, plugin: string, changes: Changes) => validatePlan(examplePlan(`kubeadm-${plugin}-dual`, changes)).findings.filter((finding) => finding.rule === `kubeadm/${rule}`).map(({ source }) => source?.title.split(/[ :]/)[0]?.toLowerCase());

  it.each([['calico', 'v3.1.0'], ['flannel', 'v0.14.0'], ['canal', 'v3.20.0'], ['cilium', '1.6.0']])('names the source of %s', (plugin, version) => {
    const owner = plugin === 'canal' ? 'calico' : plugin;
    expect(sources('plugin-families', plugin, { [`${K}cni.version`]: version })).toEqual([owner]);
    expect(sources('plugin-version', plugin, { [`${K}cni.version`]: 'newest' })).toEqual([owner]);
    if (plugin !== 'calico') expect(sources('allocate-node-cidrs', plugin, { [`${K}allocateNodeCidrs`]: false, ...(plugin === 'cilium' && { [`${K}cilium.ipamMode`]: 'kubernetes' }) })).toEqual([owner]);
  });
});

describe('the example of the Kubernetes documentation for 1.16: 10.244.0.0/16,fc00::/24', () => {
  const seed = (version: string, changes: Changes = {}) =>
    examplePlan('kubeadm-flags-1.16-dual', { 'spec.kubernetesVersion': version, 'spec.network.podCidrs': { ipv4: '10.244.0.0/16', ipv6: 'fc00::/24' }, 'spec.network.nodeCidrMask': undefined, ...changes });

  it.each(['1.17.17', '1.20.15', '1.36.4'])('is refused with %s: the masks are 40 bits apart', (version) => {
    const [finding] = problems(seed(version, { 'spec.network.proxyMode': 'ipvs' })).filter(({ severity }) => severity === 'error');
    expect(finding).toMatchObject({ rule: 'kubernetes/node-cidr-mask', fix: { value: 40, label: 'Use /40' } });
    expect(validatePlan(applyFix(seed(version), finding?.fix ?? { path: [], label: '' })).valid).toBe(true);
  });

  it('is refused with 1.16, where one mask of /24 leaves one range for all nodes', () => {
    const [finding] = problems(seed('1.16.15'));
    expect(finding).toMatchObject({ rule: 'kubeadm/node-ranges', severity: 'error', message: expect.stringMatching(/by one mask: take a larger range, or a longer node mask for both\.$/) as string, fix: { value: 'fd01::/16' } });
    expect(validatePlan(applyFix(seed('1.16.15'), finding?.fix ?? { path: [], label: '' })).valid).toBe(true);
  });

  it('is refused with 1.16 and the masks that the page names, which 1.16 does not have', () => {
    const masked = seed('1.16.15', { 'spec.network.nodeCidrMask': { ipv4: 24, ipv6: 64 } });
    const finding = problems(masked).find(({ rule }) => rule === 'kubeadm/one-node-mask');
    expect(finding?.fix?.label).toBe('Use fd01::/16 and /24');
    expect(validatePlan(applyFix(masked, finding?.fix ?? { path: [], label: '' })).valid).toBe(true);
  });
});

describe('defaults', () => {
  const filledBy = (changes: Changes, id: string) => {
    const reading = readPlan(examplePlan(id, changes));
    if (!reading.ok) throw new Error('not a plan');
    return { plan: reading.value.plan as KubeadmPlan, filled: Object.fromEntries(reading.value.filled.map(({ path, value }) => [formatPath(path), asDocument(value)])) };
  };

  it('fills in what kubeadm and the plugin take, and says so', () => {
    const { filled } = filledBy({ 'spec.network': undefined, 'spec.kubernetesVersion': undefined, [`${K}configApi`]: undefined, [`${K}cni`]: { type: 'calico' }, [`${K}calico`]: undefined }, 'kubeadm-calico-dual');
    expect(filled).toMatchObject({
      'spec.kubernetesVersion': '1.36.4',
      'spec.network.serviceCidrs': { ipv4: '10.96.0.0/12' },
      'spec.network.proxyMode': 'iptables',
      'spec.network.nodeCidrMask.ipv4': 24,
      'spec.network.nodeCidrMask.ipv6': 64,
      'spec.kubeadm.configApi': 'v1beta4',
      'spec.kubeadm.dnsDomain': 'cluster.local',
      'spec.kubeadm.allocateNodeCidrs': true,
      'spec.kubeadm.cni.version': 'v3.33.0',
      'spec.kubeadm.calico.installation': 'operator',
      'spec.kubeadm.calico.ipPools.ipv4.encapsulation': 'IPIP',
      'spec.kubeadm.calico.ipPools.ipv6.encapsulation': 'None',
    });
    expect(filled).not.toHaveProperty(['spec.network.podCidrs']);
  });

  it('has no Pod range to fill in: kubeadm has none', () => {
    expect(broken(examplePlan('kubeadm-flannel-dual', { 'spec.network.podCidrs': undefined }))).toEqual(['kubernetes/missing-range']);
    expect(problems(examplePlan('kubeadm-flannel-dual', { 'spec.network.podCidrs': undefined })).map(({ fix }) => fix?.label)).toEqual(['Use 10.244.0.0/16', 'Use fd00:10:244::/48']);
  });

  it('differs by version', () => {
    expect(filledBy({ 'spec.network.nodeCidrMask': undefined }, 'kubeadm-flags-1.16-dual').plan.spec.network.nodeCidrMask).toEqual({ ipv4: 24, ipv6: 24 });
    expect(filledBy({ [`${K}configApi`]: undefined, 'spec.kubernetesVersion': '1.24.17' }, 'kubeadm-calico-dual').plan.spec.kubeadm.configApi).toBe('v1beta3');
  });

  it('leaves the document alone, and fills nothing a second time', () => {
    for (const { plan: document } of EXAMPLES) {
      const before = JSON.stringify(document);
      const first = readPlan(document);
      expect(JSON.stringify(document)).toBe(before);
      const second = first.ok && readPlan(asDocument(first.value.plan));
      expect(second && second.ok && second.value.filled).toEqual([]);
    }
  });
});

describe('a new plan', () => {
  it('has the shape of a plan, and says what a person must fill in', () => {
    expect(broken(newPlan())).toEqual(['kubeadm/cluster-name', 'kubeadm/node-addresses']);
  });

  it.each(CNI_TYPES)('has settings of %s that fit every family', (type) => {
    for (const ipFamily of ['IPv4', 'IPv6', 'IPv4+IPv6', 'IPv6+IPv4'] as const) {
      const document = newPlan();
      const { calico: _, ...kubeadm } = document.spec.kubeadm;
      const changed = { ...document, metadata: { name: 'new' }, spec: { ...document.spec, ipFamily, network: { proxyMode: 'iptables' as const }, kubeadm: { ...kubeadm, nodes: [{ name: 'cp', role: 'control-plane' as const, ...(ipFamily !== 'IPv6' && { ipv4: '192.168.1.1' }), ...(ipFamily !== 'IPv4' && { ipv6: 'fd44::1' }) }], ...newCni(type, ipFamily, '1.36.4') } } };
      expect(broken(changed).filter((rule) => rule !== 'kubernetes/missing-range' && rule !== 'kubernetes/services-one-family')).toEqual([]);
    }
  });

  it('makes a name that is taken out of any text, or none', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      const name = toClusterName(text);
      expect(name === undefined || /^[a-z0-9]([-a-z0-9]{0,48}[a-z0-9])?$/.test(name)).toBe(true);
    }));
  });
});

describe('catalog', () => {
  it('knows every release from 1.16 on, with an API of kubeadm each', () => {
    expect(RELEASES.map(({ minor }) => minor)).toEqual(Array.from({ length: 22 }, (_, index) => `1.${37 - index}`));
    expect(RELEASES.filter(({ configApis }) => configApis.length === 0)).toEqual([]);
  });

  it.each([
    ['1.16.0', ['v1beta2'], 'off', 1, 'one', 'ipFamily', ['ipvs']],
    ['1.17.0', ['v1beta2'], 'off', 1, 'per-family', 'ipFamily', ['ipvs']],
    ['1.20.0', ['v1beta2'], 'off', 2, 'per-family', 'ipFamilies', ['iptables', 'ipvs']],
    ['1.22.0', ['v1beta3', 'v1beta2'], 'on', 2, 'per-family', 'ipFamilies', ['iptables', 'ipvs']],
    ['1.24.0', ['v1beta3', 'v1beta2'], 'locked', 2, 'per-family', 'ipFamilies', ['iptables', 'ipvs']],
    ['1.25.0', ['v1beta3', 'v1beta2'], 'gone', 2, 'per-family', 'ipFamilies', ['iptables', 'ipvs']],
    ['1.27.0', ['v1beta3'], 'gone', 2, 'per-family', 'ipFamilies', ['iptables', 'ipvs']],
    ['1.36.0', ['v1beta4', 'v1beta3'], 'gone', 2, 'per-family', 'ipFamilies', ['iptables', 'ipvs', 'nftables']],
    ['1.37.0', ['v1beta4'], 'gone', 2, 'per-family', 'ipFamilies', ['iptables', 'ipvs', 'nftables']],
  ])('%s', (version, configApis, gate, nodeIps, nodeMasks, serviceFields, dualStackProxyModes) => {
    expect(releaseOf(version)).toMatchObject({ configApis, gate, nodeIps, nodeMasks, serviceFields, dualStackProxyModes });
  });

  it('begins with a release of each plugin that is among those to choose from', () => {
    for (const type of CNI_TYPES) expect(CNI_RELEASES[type].map(({ version }) => version)).toContain(defaultCniVersion(type, '1.36.4'));
    expect(defaultCniVersion('calico', '1.22.17')).toBe('v3.22.5');
  });
});
