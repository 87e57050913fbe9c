import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPath } from '../../findings/finding.js';
import { asDocument, broken, examplePlan, problems } from '../../testing.js';
import { english } from '../../speak.js';
import { readPlan, validatePlan } from '../../validate.js';
import { CNI_TYPES, preselectedCniVersion, RELEASE_IDS, type ReleaseId, releaseOf, RELEASES, SUPPORTED } from './catalog.js';
import { defaultProxyMode } from './defaults.js';
import { EXAMPLES } from './examples/examples.js';
import type { KkpPlan } from './plan.js';
import { newNodePool, newPlan, offeredProxyModes } from './new-plan.js';
import { toClusterName } from './rules/identity.js';

type Changes = Record<string, unknown>;

describe('rules of KKP', () => {
  it('offers a fix for the mistakes that have one obvious cure', () => {
    const fixOf = (example: string, changes: Changes, rule: string) => problems(examplePlan(example, changes)).find((each) => each.rule === rule)?.fix;
    expect(fixOf('kkp-aws-dual', { 'spec.network.serviceCidrs.ipv6': 'fd02::/48' }, 'kubernetes/service-cidr-too-large')?.label).toBe('Use fd02::/108');
    expect(fixOf('kkp-aws-dual', { 'spec.network.serviceCidrs.ipv6': 'fd01:0:0:1::/112' }, 'kubernetes/pods-services-overlap')?.label).toBe('Use fd02::/112');
    expect(fixOf('kkp-aws-dual', { 'spec.network.podCidrs.ipv6': 'fd00::/104' }, 'kubernetes/node-cidr-mask')?.label).toBe('Use /112');
    expect(fixOf('kkp-azure-dual', { 'spec.network.podCidrs.ipv4': '172.30.0.5/16' }, 'kubernetes/host-bits')?.label).toBe('Use 172.30.0.0/16');
    expect(fixOf('kkp-openstack-dual', { 'spec.kkp.datacenter.ipv6Enabled': false }, 'kkp/dual-stack-datacenter')?.label).toBe('Use IPv4 only');
    expect(fixOf('kkp-aws-dual', { 'spec.ipFamily': 'IPv6+IPv4' }, 'kkp/ip-family')?.label).toBe('Use IPv4+IPv6');
  });
});

/**
 * The cases of KKP's TestValidateClusterNetworkingConfig (pkg/validation/cluster_test.go), restated:
 * the same inputs as a plan, KKP's outcome, and ours. Where ours is stricter, the row says why.
 */
describe('the validation tests of KKP', () => {
  const PODS = { ipv4: '10.241.0.0/16', ipv6: 'fd00::/104' };
  const SERVICES = { ipv4: '10.240.32.0/20', ipv6: 'fd03::/120' };
  const only4 = { podCidrs: { ipv4: PODS.ipv4 }, serviceCidrs: { ipv4: SERVICES.ipv4 }, proxyMode: 'ipvs' };
  const dual = { podCidrs: PODS, serviceCidrs: SERVICES, proxyMode: 'ipvs' };
  const unmasked = "KKP's test calls the validator before its own defaulting, which sets a mask of /64 that the same validator then refuses for a /104";
  interface Row { name: string; ipFamily: string; network: unknown; kkpRefuses: boolean; stricter?: string; defaulted?: string; example?: string; changes?: Changes }
  const rows: Row[] = [
    { name: 'empty network config', ipFamily: 'IPv4', network: {}, kkpRefuses: true, defaulted: 'the plan is defaulted first, as the webhook does before it validates' },
    { name: 'valid network config', ipFamily: 'IPv4', network: only4, kkpRefuses: false },
    { name: 'missing pods CIDR', ipFamily: 'IPv4', network: { ...only4, podCidrs: undefined }, kkpRefuses: true, defaulted: 'the webhook fills in 172.25.0.0/16' },
    { name: 'missing services CIDR', ipFamily: 'IPv4', network: { ...only4, serviceCidrs: undefined }, kkpRefuses: true, defaulted: 'the webhook fills in 10.240.16.0/20' },
    { name: 'valid dual-stack network config', ipFamily: 'IPv4+IPv6', network: dual, kkpRefuses: false, stricter: unmasked },
    { name: 'valid dual-stack network config, with a mask', ipFamily: 'IPv4+IPv6', network: { ...dual, nodeCidrMask: { ipv4: 24, ipv6: 112 } }, kkpRefuses: false },
    { name: 'invalid dual-stack network config (IPv6 as primary address)', ipFamily: 'IPv6+IPv4', network: { ...dual, nodeCidrMask: { ipv4: 24, ipv6: 112 } }, kkpRefuses: true },
    { name: 'invalid dual-stack network config (missing IPv6 services CIDR)', ipFamily: 'IPv4+IPv6', network: { ...dual, serviceCidrs: { ipv4: SERVICES.ipv4 } }, kkpRefuses: true },
    { name: 'valid ip family - IPv4', ipFamily: 'IPv4', network: only4, kkpRefuses: false },
    { name: 'valid ip family - dual stack', ipFamily: 'IPv4+IPv6', network: dual, kkpRefuses: false, stricter: unmasked },
    { name: 'invalid ip family', ipFamily: 'IPv4+IPv6', network: only4, kkpRefuses: true },
    { name: 'valid node CIDR mask sizes', ipFamily: 'IPv4+IPv6', network: { ...dual, nodeCidrMask: { ipv4: 26, ipv6: 112 } }, kkpRefuses: false },
    { name: 'invalid node CIDR mask size - IPv4', ipFamily: 'IPv4+IPv6', network: { ...dual, nodeCidrMask: { ipv4: 12, ipv6: 112 } }, kkpRefuses: true },
    { name: 'invalid node CIDR mask size - IPv6', ipFamily: 'IPv4+IPv6', network: { ...dual, nodeCidrMask: { ipv4: 24, ipv6: 64 } }, kkpRefuses: true },
    { name: 'missing DNS domain', ipFamily: 'IPv4', network: only4, changes: { 'spec.kkp.dnsDomain': '' }, kkpRefuses: true, defaulted: 'the webhook fills in cluster.local' },
    { name: 'missing proxy mode', ipFamily: 'IPv4', network: { ...only4, proxyMode: undefined }, kkpRefuses: true, defaulted: 'the webhook fills in the proxy mode' },
    { name: 'invalid pod cidr', ipFamily: 'IPv4', network: { ...only4, podCidrs: { ipv4: '192.127.0.0:20' } }, kkpRefuses: true },
    { name: 'invalid service cidr', ipFamily: 'IPv4', network: { ...only4, serviceCidrs: { ipv4: '192.127/20' } }, kkpRefuses: true },
    { name: 'invalid DNS domain', ipFamily: 'IPv4', network: only4, changes: { 'spec.kkp.dnsDomain': 'cluster.bla' }, kkpRefuses: true },
    { name: 'invalid proxy mode', ipFamily: 'IPv4', network: { ...only4, proxyMode: 'none' }, kkpRefuses: true },
    { name: 'valid dual-stack datacenter config', ipFamily: 'IPv4+IPv6', network: { ...dual, nodeCidrMask: { ipv6: 112 } }, kkpRefuses: false },
    { name: 'valid dual-stack datacenter config (openstack)', example: 'kkp-openstack-dual', changes: { 'spec.kkp.datacenter.ipv6Enabled': true }, ipFamily: 'IPv4+IPv6', network: { ...dual, nodeCidrMask: { ipv6: 112 } }, kkpRefuses: false },
    { name: 'invalid dual-stack datacenter config (IPv6 not enabled for openstack datacenter)', example: 'kkp-openstack-dual', changes: { 'spec.kkp.datacenter.ipv6Enabled': false }, ipFamily: 'IPv4+IPv6', network: { ...dual, nodeCidrMask: { ipv6: 112 } }, kkpRefuses: true },
    { name: 'valid dual-stack datacenter config (vsphere)', example: 'kkp-vsphere-dual', changes: { 'spec.kkp.datacenter.ipv6Enabled': true }, ipFamily: 'IPv4+IPv6', network: { ...dual, nodeCidrMask: { ipv6: 112 } }, kkpRefuses: false },
    { name: 'invalid dual-stack datacenter config (IPv6 not enabled for vsphere datacenter)', example: 'kkp-vsphere-dual', changes: { 'spec.kkp.datacenter.ipv6Enabled': false }, ipFamily: 'IPv4+IPv6', network: { ...dual, nodeCidrMask: { ipv6: 112 } }, kkpRefuses: true },
    { name: 'a service range that kube-apiserver takes from 1.34 on', ipFamily: 'IPv4+IPv6', network: { ...dual, serviceCidrs: { ...SERVICES, ipv6: 'fd03::/64' }, nodeCidrMask: { ipv6: 112 } }, kkpRefuses: false },
    { name: 'a service range that kube-apiserver refuses', ipFamily: 'IPv4+IPv6', network: { ...dual, serviceCidrs: { ...SERVICES, ipv6: 'fd03::/48' }, nodeCidrMask: { ipv6: 112 } }, kkpRefuses: false, stricter: 'KKP takes it, and the API server of the cluster never starts' },
    { name: 'overlapping ranges', ipFamily: 'IPv4', network: { ...only4, serviceCidrs: { ipv4: '10.241.16.0/20' } }, kkpRefuses: false, stricter: 'KKP takes it, and Services cannot be reached' },
  ];
  it.each(rows)('$name', ({ example = 'kkp-digitalocean-dual', ipFamily, network, changes = {}, kkpRefuses, stricter, defaulted }) => {
    const clean = JSON.parse(JSON.stringify(network)) as unknown;
    const plan = examplePlan(example, { 'spec.ipFamily': ipFamily, 'spec.network': clean, 'spec.kkp.nodeNetwork': undefined, ...changes });
    expect(validatePlan(plan).valid).toBe(!((kkpRefuses && !defaulted) || stricter));
  });
});

describe('defaults', () => {
  const filledBy = (changes: Changes, id = 'kkp-aws-dual') => {
    const reading = readPlan(examplePlan(id, changes));
    if (!reading.ok) throw new Error('not a plan');
    return { plan: reading.value.plan as KkpPlan, filled: Object.fromEntries(reading.value.filled.map(({ path, value }) => [formatPath(path), asDocument(value)])) };
  };

  it('fills in what KKP fills in, and says so', () => {
    const { filled } = filledBy({ 'spec.network': undefined, 'spec.kubernetesVersion': undefined, 'spec.kkp.cni': undefined, 'spec.kkp.exposeStrategy': undefined });
    expect(filled).toMatchObject({
      'spec.kubernetesVersion': '1.35.8',
      'spec.network.podCidrs.ipv4': '172.25.0.0/16',
      'spec.network.podCidrs.ipv6': 'fd01::/48',
      'spec.network.serviceCidrs.ipv4': '10.240.16.0/20',
      'spec.network.serviceCidrs.ipv6': 'fd02::/108',
      'spec.network.nodeCidrMask.ipv4': 24,
      'spec.network.nodeCidrMask.ipv6': 64,
      'spec.network.proxyMode': 'nftables',
      'spec.kkp.cni.type': 'cilium',
      'spec.kkp.cni.version': '1.19.4',
      'spec.kkp.exposeStrategy': 'NodePort',
      'spec.kkp.dnsDomain': 'cluster.local',
      'spec.kkp.credentialsReference.name': 'credential-aws-prod-eu-1',
      'spec.kkp.credentialsReference.namespace': 'kubermatic',
    });
  });

  it('differs by release, provider and version', () => {
    expect(filledBy({ 'spec.network': undefined }, 'kkp-equinix-dual').filled).toMatchObject({ 'spec.network.serviceCidrs.ipv6': 'fd02::/120', 'spec.network.proxyMode': 'ipvs' });
    expect(filledBy({ 'spec.network': undefined }, 'kkp-hetzner-dual').filled).toMatchObject({ 'spec.network.proxyMode': 'iptables' });
    expect(filledBy({ 'spec.network': undefined, 'spec.kubernetesVersion': '1.34.2' }).filled).toMatchObject({ 'spec.network.proxyMode': 'ipvs', 'spec.kkp.ipvs': { strictArp: true } });
    expect(filledBy({ 'spec.kkp.exposeStrategy': 'Tunneling' }).filled).toMatchObject({ 'spec.kkp.tunnelingAgentIP': '100.64.30.10' });
    expect(filledBy({}, 'kkp-bringyourown-dual').filled).not.toHaveProperty(['spec.kkp.credentialsReference.name']);
  });

  it('does not fill the second range where one is given: that is a mistake, not a gap', () => {
    expect(broken(examplePlan('kkp-aws-dual', { 'spec.network.podCidrs.ipv6': undefined }))).toEqual(['kubernetes/missing-range']);
  });

  it('leaves the document alone, and fills nothing a second time', () => {
    for (const { plan } of EXAMPLES) {
      const before = JSON.stringify(plan);
      const first = readPlan(plan);
      expect(JSON.stringify(plan)).toBe(before);
      const second = first.ok && readPlan(asDocument(first.value.plan));
      expect(second && second.ok && second.value.filled).toEqual([]);
    }
  });
});

describe('strict parsing', () => {
  const cases: [what: string, changes: Changes, rule: string, path: string, message: RegExp][] = [
    ['an unknown field', { 'spec.kkp.colour': 'blue' }, 'schema/unrecognized-keys', 'spec.kkp.colour', /no field "colour"/],
    ['a secret', { 'spec.kkp.aws.secretAccessKey': 'hunter2' }, 'schema/unrecognized-keys', 'spec.kkp.aws.secretAccessKey', /no field "secretAccessKey"/],
    ['a value that is none of the choices', { 'spec.kkp.cloudProvider': 'ibm' }, 'schema/invalid-value', 'spec.kkp.cloudProvider', /"ibm" is not known here; it is one of aws, azure/],
    ['a missing field', { 'spec.kkp.projectId': undefined }, 'schema/invalid-type', 'spec.kkp.projectId', /missing/],
    ['a number that is text', { 'spec.network.nodeCidrMask.ipv4': '24' }, 'schema/invalid-type', 'spec.network.nodeCidrMask.ipv4', /"24" is of the wrong type/],
    ['a number that is too large', { 'spec.network.nodeCidrMask.ipv4': 33 }, 'schema/too-big', 'spec.network.nodeCidrMask.ipv4', /33 is too large; at most 32/],
    ['another API version', { apiVersion: 'dualstack.dev/v9' }, 'schema/invalid-value', 'apiVersion', /dualstack.dev\/v1/],
    ['another provider', { 'spec.provider': 'gke' }, 'schema/invalid-value', 'spec.provider', /"gke" is not known here; it is one of .*kkp/],
  ];
  it.each(cases)('refuses %s', (_, changes, rule, path, message) => {
    const [finding] = validatePlan(examplePlan('kkp-aws-dual', changes)).findings;
    expect(finding?.rule).toBe(rule);
    expect(finding && formatPath(finding.path)).toBe(path);
    expect(finding && english.message(finding)).toMatch(message);
    expect(finding?.source).toBeUndefined();
  });

  it('never repeats a secret in a message', () => {
    expect(JSON.stringify(validatePlan(examplePlan('kkp-aws-dual', { 'spec.kkp.aws.secretAccessKey': 'hunter2' })).findings)).not.toContain('hunter2');
  });

  it('takes anything at all without an exception', () => {
    fc.assert(fc.property(fc.jsonValue(), (document) => {
      expect(validatePlan(document).valid).toBe(false);
    }));
  });
});

describe('a new plan', () => {
  it('has the shape of a plan, and says what a person must fill in', () => {
    expect(broken(newPlan())).toEqual(['kkp/cluster-name', 'kkp/project-required', 'kkp/datacenter-required', 'kkp/machine-field-required', 'kkp/aws-vpc']);
  });

  it('has a node pool for each provider that takes one', () => {
    for (const cloud of releaseOf('v2.24').cloudProviders) expect(newNodePool(cloud, 'workers').name).toBe('workers');
  });

  it('makes a name that KKP takes out of any text, or none', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      const name = toClusterName(text);
      expect(name === '' || (/^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(name) && name.length <= 36)).toBe(true);
    }));
  });
});

describe('catalog', () => {
  it('says of each release where its data is written, and of which day', () => {
    expect(RELEASES.map(({ id }) => id)).toEqual(RELEASE_IDS);
    for (const { id, readAt, sources, status } of RELEASES) {
      expect(readAt.date).toMatch(/^20\d\d-\d\d-\d\d$/);
      for (const source of [sources.versions, sources.cni, sources.network]) {
        expect(source.title).toContain(id);
        expect(source.url).toMatch(new RegExp(`^https://github\\.com/kubermatic/kubermatic/blob/${readAt.commit}/pkg/`));
      }
      expect(sources.matrix.url).toContain(`/${id}/`);
      expect(status).toBe(SUPPORTED.releases.some((each) => each === id) ? 'supported' : 'unsupported');
    }
    expect(new Set(RELEASES.map(({ readAt }) => readAt.commit)).size).toBe(RELEASES.length);
  });

  it.each<[ReleaseId, string, string, string, string]>([
    ['v2.30', '1.34.11', '1.18.10', 'fd02::/108', 'nftables'],
    ['v2.29', '1.33.13', '1.18.10', 'fd02::/108', 'ipvs'],
    ['v2.28', '1.33.13', '1.16.9', 'fd02::/108', 'ipvs'],
    ['v2.27', '1.31.14', '1.16.9', 'fd02::/120', 'ipvs'],
    ['v2.26', '1.30.12', '1.15.16', 'fd02::/120', 'ipvs'],
    ['v2.25', '1.28.9', '1.14.16', 'fd02::/120', 'ipvs'],
  ])('%s begins as its webhook and dashboard do', (id, kubernetes, cilium, services, proxyMode) => {
    const release = releaseOf(id);
    expect([release.kubernetes.default, preselectedCniVersion(release, 'cilium'), release.serviceCidrIpv6]).toEqual([kubernetes, cilium, services]);
    expect(defaultProxyMode(release, 'aws', '1.35.0')).toBe(proxyMode);
    expect(defaultProxyMode(release, 'hetzner', '1.35.0')).toBe(id === 'v2.30' ? 'nftables' : 'iptables');
    expect(defaultProxyMode(release, 'hetzner', '1.34.0')).toBe('iptables');
  });

  it('offers the proxy modes that the dashboard offers', () => {
    const offered = (id: ReleaseId) => CNI_TYPES.map((type) => offeredProxyModes(releaseOf(id), type, true).join(' '));
    expect(offered('v2.31')).toEqual(['iptables ebpf nftables', 'ipvs iptables nftables', 'ipvs iptables ebpf nftables']);
    expect(offered('v2.28')).toEqual(['iptables ebpf', 'ipvs iptables', 'ipvs iptables ebpf']);
    expect(offered('v2.25')).toEqual(['iptables ebpf', 'ipvs iptables', 'ipvs iptables']);
    expect(offeredProxyModes(releaseOf('v2.25'), 'cilium', false)).toEqual(['iptables']);
  });

  it('is consistent', () => {
    for (const release of RELEASES) {
      expect(release.kubernetes.versions).toContain(release.kubernetes.default);
      for (const cni of [release.cni.canal, release.cni.cilium]) {
        /** KKP v2.26 fills in a Cilium that its own dashboard no longer offers (pkg/cni/version.go). */
        if (release.id !== 'v2.26' || cni === release.cni.canal) expect(cni.supported).toContain(cni.default);
        expect([...cni.supported, ...Object.keys(cni.deprecated)]).toContain(cni.default);
        expect(Object.keys(cni.deprecated).filter((version) => cni.supported.includes(version))).toEqual([]);
      }
      for (const matrix of Object.values(release.matrix)) expect(Object.keys(matrix).sort()).toEqual(release.operatingSystems.filter((os) => os !== 'amzn2').sort());
    }
  });
});
