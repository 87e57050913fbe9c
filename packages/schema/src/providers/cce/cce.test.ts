import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAddressPlan } from '../../facts/address-plan.js';
import { applyFix } from '../../plan/path.js';
import { english } from '../../speak.js';
import { asDocument, broken, curedFindings, examplePlan, flaws, problems } from '../../testing.js';
import { readPlan, validatePlan } from '../../validate.js';
import type { Changes } from '../../testing/cases.js';
import { C, OTC, POOL, TUNNEL, TURBO, VPC } from './testing/places.js';
import { podsOfNode } from './capacity.js';
import { FLAVORS } from './catalog.js';
import { FIELDS } from './fields.js';
import { cceProvider } from './provider.js';
import type { FieldSpec } from '../../plan/fields.js';
import { facts } from './facts.js';
import { newPlan } from './new-plan.js';
import type { CcePlan } from './plan.js';
import { toClusterName } from './rules/basic.js';
import { isTurboDualStack, parseCceVersion } from './version.js';

function planOf(document: unknown): CcePlan {
  const reading = readPlan(document);
  if (!reading.ok) throw new Error(JSON.stringify(reading.findings));
  return reading.value.plan as CcePlan;
}

describe('rules of CCE', () => {
  it('offers a fix for the mistakes that have one obvious cure', () => {
    const fixOf = (example: string, changes: Changes, rule: string) => problems(examplePlan(example, changes)).find((each) => each.rule === rule)?.fix?.label;
    expect(fixOf(TURBO, { 'spec.network.serviceCidrs.ipv6': 'fd00::/112' }, 'cce/ipv6-service-cidr')).toBe('Use fc00::/112');
    expect(fixOf(TURBO, { 'spec.network.serviceCidrs.ipv6': 'fc00::/108' }, 'cce/ipv6-service-cidr')).toBe('Use fc00::/112');
    expect(fixOf(TURBO, { [`${C}nodeSubnet.cidr`]: '10.1.0.0/24' }, 'cce/subnet-in-vpc')).toBe('Use 192.168.0.0/24');
    expect(fixOf(TURBO, { [`${C}nodeSubnet.cidr`]: '10.1.0.0/24', [`${C}nodeSubnet.gatewayIp`]: '10.1.0.1' }, 'cce/subnet-in-vpc')).toBe('Use 192.168.0.0/24');
    expect(fixOf(TUNNEL, { 'spec.network.podCidrs.ipv4': '172.16.0.0/20' }, 'cce/tunnel-container-cidr')).toBe('Use 172.16.0.0/19');
    expect(fixOf(TUNNEL, { 'spec.network.proxyMode': 'iptables' }, 'cce/ipv6-proxy-mode')).toBe('Use "IPVS"');
    expect(fixOf(TUNNEL, { 'spec.network.serviceCidrs.ipv4': '172.16.3.0/24' }, 'kubernetes/pods-services-overlap')).toBe('Use 10.247.0.0/24');
    expect(fixOf(VPC, { 'spec.ipFamily': 'IPv4+IPv6', [`${C}nodeSubnet.ipv6Enabled`]: true, 'spec.network.proxyMode': 'ipvs' }, 'cce/ipv6-network-model')).toBe('Use "Tunnel network"');
    expect(fixOf(TURBO, { [`${C}sharedBandwidth.sizeMbit`]: 4 }, 'cce/bandwidth-size')).toBe('Use 5 Mbit/s');
    expect(fixOf(TURBO, { 'metadata.name': 'Prod EU_' }, 'cce/cluster-name')).toBe('Use prod-eu');
    expect(fixOf(TURBO, { [`${C}podSubnets`]: [] }, 'cce/pod-subnet-required')).toBe('Add a pod subnet 192.168.16.0/20');
    expect(fixOf(OTC, { [`${C}vpc.name`]: 'VPC-Größe-東京' }, 'cce/otc-names')).toBe('Use VPC-Grosse');
    expect(fixOf(OTC, { [`${POOL}labels`]: { tier: '' } }, 'cce/otc-labels')).toBe('Use true');
    expect(fixOf('otc-standard-vpc-ipv4', { [`${C}additionalContainerCidrs`]: ['10.0.0.0/16'] }, 'cce/terraform-container-cidrs')).toBe('Begin with one block');
  });
});

describe('versions of CCE', () => {
  it.each([
    ['v1.33', true],
    ['v1.25', true],
    ['v1.25.3-r0', true],
    ['v1.25.2-r9', false],
    ['v1.24', false],
    ['v1.23', true],
    ['v1.23.8-r0', true],
    ['v1.23.7', false],
    ['v1.21', false],
  ])('%s speaks IPv6 on Turbo: %s', (text, expected) => {
    const version = parseCceVersion(text);
    expect(version && isTurboDualStack(version)).toBe(expected);
  });

  it.each(['1.33', 'v1', 'v1.33.', 'v1.33-r0', 'v1.33.5-r', 'v2.0', ''])('%j is none', (text) => {
    expect(parseCceVersion(text)).toBeUndefined();
  });
});

describe('what the addresses carry', () => {
  const capacity = (example: string, changes: Changes = {}) => buildAddressPlan(facts(planOf(examplePlan(example, changes)))).capacity;

  it('of a tunnel network is a block of 16 per node, up to the scale', () => {
    expect(capacity(TUNNEL)).toEqual({ nodes: '50', services: '255' });
    expect(capacity(TUNNEL, { [`${C}flavor`]: 'cce.s2.xlarge', [`${C}nodeSubnet.cidr`]: '192.168.0.0/16' }).nodes).toBe('2000');
    expect(capacity(TUNNEL, { [`${C}flavor`]: 'cce.s2.xlarge', [`${C}nodeSubnet.cidr`]: '192.168.0.0/16', 'spec.network.podCidrs.ipv4': '172.16.0.0/19' }).nodes).toBe('512');
  });

  it('of a VPC network is a range of fixPoolMask per node, over all blocks', () => {
    const large = { [`${C}flavor`]: 'cce.s2.large', [`${C}nodeSubnet.cidr`]: '192.168.0.0/16' };
    expect(capacity(VPC, large)).toEqual({ nodes: '512', podAddressesPerNode: '125', podsPerNode: '125', services: '65534' });
    expect(capacity(VPC, { ...large, [`${C}additionalContainerCidrs`]: ['10.0.0.0/16'] }).nodes).toBe('1000');
    expect(capacity(VPC, { ...large, [`${C}fixPoolMask`]: 24 })).toMatchObject({ nodes: '256', podsPerNode: '253' });
    expect(capacity(VPC, { ...large, [`${C}fixPoolMask`]: 28 })).toMatchObject({ nodes: '1000', podsPerNode: '13' });
  });

  it('of a Turbo cluster is what its pod subnets have, each less five', () => {
    expect(capacity(TURBO)).toEqual({ nodes: '50', pods: '4091', services: '65534' });
    expect(capacity(TURBO, { [`${C}podSubnets.1`]: { name: 'more', cidr: '192.168.32.0/24', ipv6Enabled: true } }).pods).toBe('4342');
    expect(capacity(TURBO, { [`${C}nodeSubnet.cidr`]: '192.168.0.0/27' }).nodes).toBe('27');
    expect(capacity(TURBO, { [`${C}vpc.cidr`]: '10.0.0.0/8', [`${C}nodeSubnet.cidr`]: '10.0.0.0/24', [`${C}podSubnets.0.cidr`]: '10.128.0.0/9' }).pods).toBe('100000');
  });

  it('draws subnets inside their VPC, and says what the cloud assigns', () => {
    const [ipv4, ipv6] = english.addressPlan(buildAddressPlan(facts(planOf(examplePlan(TURBO))))).families;
    expect(ipv4?.ranges.map(({ role, cidr, parent }) => [role, cidr, parent])).toEqual([
      ['services', '10.247.0.0/16', undefined],
      ['vpc', '192.168.0.0/16', undefined],
      ['nodes', '192.168.0.0/24', 'spec.cce.vpc.cidr'],
      ['pods', '192.168.16.0/20', 'spec.cce.vpc.cidr'],
    ]);
    expect(ipv4?.overlaps).toEqual([]);
    expect(ipv6?.ranges.map(({ cidr }) => cidr)).toEqual(['fc00::/112']);
    expect(ipv6?.assigned.map(({ name }) => name)).toEqual(['Node subnet subnet-ipv6', 'Pod subnet subnet-pods']);
    expect(buildAddressPlan(facts(planOf(examplePlan(TUNNEL)))).families[1]?.ranges).toMatchObject([{ cidr: 'fd00:1234::/120', automatic: true }]);
  });
});

describe('defaults', () => {
  it('fill in what CCE would take, and say where it is written', () => {
    const reading = readPlan(examplePlan(TURBO, { 'spec.network': undefined, [`${C}version`]: undefined, [`${C}sharedBandwidth`]: undefined, 'spec.nodePools.0.rootVolume': undefined }));
    if (!reading.ok) throw new Error(JSON.stringify(reading.findings));
    const { plan, filled } = reading.value as { plan: CcePlan; filled: readonly { path: readonly unknown[]; value: unknown; source: { url: string } }[] };
    expect(asDocument(plan.spec.network)).toMatchObject({ serviceCidrs: { ipv4: '10.247.0.0/16', ipv6: 'fc00::/112' }, proxyMode: 'ipvs' });
    expect(asDocument(plan.spec.cce)).toMatchObject({ version: 'v1.36', sharedBandwidth: null, authentication: { mode: 'rbac' }, nodeSubnet: { gatewayIp: '192.168.0.1', dnsServers: ['100.125.1.250', '100.125.21.250'] }, podSubnets: [{ gatewayIp: '192.168.16.1' }] });
    expect(plan.spec.nodePools[0]).toMatchObject({ rootVolume: { size: 50 }, os: 'Huawei Cloud EulerOS 2.0', runtime: 'containerd' });
    expect(filled.every(({ source }) => source.url.startsWith('https://'))).toBe(true);
    expect(filled.map(({ path }) => path.join('.'))).toEqual(expect.arrayContaining(['spec.network.proxyMode', 'spec.cce.version', 'spec.cce.nodeSubnet.gatewayIp']));
  });

  it('are those of the other cloud there', () => {
    expect(asDocument(planOf(examplePlan(OTC)).spec.cce.nodeSubnet.dnsServers)).toEqual(['100.125.4.25', '100.125.129.199']);
    expect(planOf(examplePlan(VPC)).spec.network.proxyMode).toBe('iptables');
  });
});

describe('room for Pods of a Turbo cluster', () => {
  it.each([['c7n.large.2', 20], ['c7n.xlarge.2', 40], ['s3.large.4', 40], ['c7n.2xlarge.2', 60], ['c7n.4xlarge.2', 80], ['c7n.4xlarge.4', 110], ['c7n.16xlarge.8', 110], ['s6.medium.2', 20], ['physical.c4.large', 110], ['', 110]])('a node of %s runs %i Pods', (flavor, pods) => {
    expect(podsOfNode({ flavor })).toBe(pods);
    expect(podsOfNode({ flavor, maxPods: 30 })).toBe(30);
  });

  it('ends at the same node where the plan is shown and where it is checked', () => {
    const pools = fc.array(fc.record({ nodes: fc.integer({ min: 0, max: 60 }), maxPods: fc.option(fc.integer({ min: 16, max: 256 }), { nil: undefined }), flavor: fc.constantFrom('c7n.large.2', 'c7n.xlarge.2', 'c7n.4xlarge.4', 'unknown') }), { minLength: 1, maxLength: 3 });
    let [over, within] = [0, 0];
    fc.assert(
      fc.property(pools, fc.integer({ min: 18, max: 27 }), (given, prefix) => {
        const [first] = (examplePlan(TURBO) as { spec: { nodePools: readonly object[] } }).spec.nodePools;
        const nodePools = given.map(({ nodes, ...rest }, index) => ({ ...first, ...rest, name: `pool-${index}`, initialNodeCount: nodes }));
        const { read, findings } = validatePlan(examplePlan(TURBO, { 'spec.nodePools': nodePools, [`${C}podSubnets.0.cidr`]: `192.168.64.0/${prefix}` }));
        if (!read) throw new Error(JSON.stringify(findings));
        const { lanes, wanted } = buildAddressPlan(read.facts()).growth;
        const shown = lanes.filter(({ isShared }) => isShared);
        const said = findings.filter(({ rule }) => rule === 'cce/turbo-pods');
        expect(shown).toHaveLength(1);
        const isOver = (wanted?.count ?? 0) > Number(shown[0]?.nodes);
        if (isOver) over += 1;
        else within += 1;
        expect(said).toHaveLength(isOver ? 1 : 0);
        for (const { variant, params } of said) if (variant === 'most') expect(params).toMatchObject({ room: Number(shown[0]?.nodes), nodes: wanted?.count });
      }),
    );
    expect(Math.min(over, within)).toBeGreaterThan(5);
  });
});

describe('the shape of a plan', () => {
  it('has no room for a secret or an unknown field', () => {
    for (const path of [`${POOL}password`, `${C}token`, `${C}nodeSubnet.cidrV6`]) {
      expect(validatePlan(examplePlan(TURBO, { [path]: 'x' })).findings).toMatchObject([{ rule: 'schema/unrecognized-keys', severity: 'error' }]);
    }
  });

  it('of a new plan is complete but for what a person must say', () => {
    expect(broken(newPlan()).sort()).toEqual(['cce/cluster-name', 'cce/node-pool-required']);
  });

  it('names fields that exist as those that cannot change', () => {
    const plan = examplePlan(TURBO, { 'spec.network.podCidrs': { ipv4: '10.0.0.0/16' }, [`${C}nodeSubnet.gatewayIp`]: '192.168.0.1', [`${C}masters`]: [], [`${C}moreNodeSubnets`]: [{ name: 'more', cidr: '192.168.1.0/24', ipv6Enabled: true }], [`${C}dataplaneV2`]: true, [`${C}multiAz`]: false, [`${C}fixPoolMask`]: 25, [`${C}authentication`]: { mode: 'rbac' }, [`${C}masterDiskEncryption`]: true, [`${C}timezone`]: 'Asia/Shanghai', [`${C}additionalContainerCidrs`]: [] });
    const valueOf = (path: string) => path.split('.').reduce<unknown>((node, key) => (Array.isArray(node) && node.length > 0 ? (node[0] as Record<string, unknown>) : (node as Record<string, unknown> | undefined))?.[key], plan);
    expect(Object.entries<FieldSpec>(FIELDS).filter(([, { permanence }]) => permanence !== undefined).map(([path]) => path.replaceAll('.*.', '.')).filter((path) => valueOf(path) === undefined)).toEqual([]);
    expect(cceProvider.fieldAt(['spec', 'cce', 'podSubnets', 3, 'cidr'])?.permanence).toBe('fixed');
    expect(cceProvider.fieldAt(['spec', 'cce', 'flavor'])?.permanence).toBe('grows');
    expect(cceProvider.fieldAt(['metadata', 'name'])?.permanence).toBeUndefined();
    expect(readPlan(plan).ok).toBe(true);
  });
});

describe('properties', () => {
  it('whatever is typed for a name, a fix is a name', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const name = toClusterName(text);
        expect(name === undefined || /^[a-z][a-z0-9-]{2,126}[a-z0-9]$/.test(name)).toBe(true);
      }),
    );
  });

  it('whatever is asked for, findings never contradict their fixes', () => {
    const cidr = fc.tuple(fc.constantFrom('10.0', '172.16', '172.31', '192.168', '100.64', '10.247'), fc.integer({ min: 0, max: 255 }), fc.integer({ min: 8, max: 30 })).map(([head, third, prefix]) => `${head}.${third}.0/${prefix}`);
    const changes = fc.record(
      {
        'spec.network.podCidrs.ipv4': cidr,
        'spec.network.serviceCidrs.ipv4': cidr,
        [`${C}vpc.cidr`]: cidr,
        [`${C}nodeSubnet.cidr`]: cidr,
        'spec.ipFamily': fc.constantFrom('IPv4', 'IPv4+IPv6', 'IPv6', 'IPv6+IPv4'),
        [`${C}flavor`]: fc.constantFrom(...FLAVORS.map(({ id }) => id)),
        [`${POOL}initialNodeCount`]: fc.integer({ min: 0, max: 300 }),
        [`${C}sharedBandwidth.sizeMbit`]: fc.integer({ min: 0, max: 3000 }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.constantFrom(TUNNEL, VPC, TURBO, OTC), changes, (example, change) => {
        const plan = examplePlan(example, change[`${C}sharedBandwidth.sizeMbit`] === undefined ? change : { [`${C}sharedBandwidth`]: { name: 'b', sizeMbit: 5 }, ...change });
        expect(flaws(plan)).toEqual([]);
        for (const { fix } of curedFindings(plan)) if (fix) expect(readPlan(applyFix(plan, fix)).ok).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
