import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Kept } from '../../plan/choices.js';
import { valueAt, withValueAt } from '../../plan/path.js';
import { refusalOf } from '../../refusal.js';
import { asDocument, examplePlan, toPath } from '../../testing.js';
import type { Changes } from '../../testing/cases.js';
import { validatePlan } from '../../validate.js';
import { CASES } from './cases.js';
import { C, POOL, TUNNEL, TURBO, VPC } from './testing/places.js';
import { EXAMPLES } from './examples/examples.js';
import { newPlan } from './new-plan.js';
import { cceProvider } from './provider.js';

const AUTOSCALING = 'spec.nodePools.0.autoscaling.enable';
const choose = (document: unknown, ...choices: readonly (readonly [path: string, value: unknown])[]) =>
  choices.reduce<{ document: unknown; kept: Kept }>(({ document: plan, kept }, [path, value]) => cceProvider.choose(plan, toPath(path), value, kept), { document, kept: {} });
const chosen = (example: string, changes: Changes, ...choices: readonly (readonly [path: string, value: unknown])[]) => choose(examplePlan(example, changes), ...choices).document;
const at = (document: unknown, path: string) => valueAt(document, toPath(path));
const errorsOf = (document: unknown) => validatePlan(document).findings.filter(({ severity }) => severity === 'error').map(({ rule, path }) => `${rule} ${path.join('.')}`);

describe('the cloud', () => {
  it('brings its first region and its operating system, and has none of the zones, projects and load balancers of the other', () => {
    const plan = chosen(TURBO, { [`${C}enterpriseProjectId`]: '0', [`${C}loadBalancer`]: { l4FlavorName: 'L4_flavor.elb.s2.small' } }, [`${C}site`, 'otc']);
    expect([at(plan, `${C}region`), at(plan, `${POOL}os`), at(plan, `${POOL}availabilityZone`), at(plan, `${C}enterpriseProjectId`), at(plan, `${C}loadBalancer`)]).toEqual(['eu-de', 'HCE OS 2.0', undefined, undefined, undefined]);
    expect(errorsOf(plan)).toEqual([]);
  });

  it('brings a version that it has, keeps one that both have, and gives the other back', () => {
    const versionOf = (version: string | undefined, ...sites: readonly string[]) => at(chosen(TURBO, { [`${C}version`]: version }, ...sites.map((site) => [`${C}site`, site] as const)), `${C}version`);
    expect(versionOf('v1.36', 'otc')).toBe('v1.33');
    expect(versionOf('v1.36', 'otc', 'huaweicloud')).toBe('v1.36');
    expect(versionOf('v1.32.6-r0', 'otc')).toBe('v1.32.6-r0');
    expect(versionOf('v1.29', 'otc')).toBe('v1.33');
    expect(versionOf(undefined, 'otc')).toBeUndefined();
  });

  it('keeps as many pod subnets as its API takes, and gives the others back', () => {
    const changes = { [`${C}podSubnets.1`]: { name: 'more-pods', cidr: '192.168.32.0/20', ipv6Enabled: true } };
    expect(at(chosen(TURBO, changes, [`${C}site`, 'otc']), `${C}podSubnets`)).toHaveLength(1);
    expect(chosen(TURBO, changes, [`${C}site`, 'otc'], [`${C}site`, 'huaweicloud'])).toEqual(examplePlan(TURBO, changes));
  });

  it('is refused where it does not sell the scale', () => {
    expect(refusalOf(examplePlan('cce-standard-vpc-ipv4', { [`${C}flavor`]: 'cce.s1.large' }), ['spec', 'cce', 'site'], 'otc')).toMatchObject({ rule: 'cce/flavor', variant: 'unknown' });
    expect(refusalOf(examplePlan(TURBO), ['spec', 'cce', 'site'], 'otc')).toBeUndefined();
  });
});

describe('the network model', () => {
  it('goes with the type of the cluster, whichever of the two is chosen', () => {
    expect(chosen(TURBO, {}, [`${C}clusterType`, 'standard'])).toMatchObject({ spec: { network: { podCidrs: { ipv4: '172.16.0.0/16' }, serviceCidrs: { ipv4: '10.247.0.0/16' } }, cce: { networkModel: 'overlay_l2' } } });
    expect(chosen(VPC, {}, [`${C}clusterType`, 'turbo'])).toMatchObject({ spec: { cce: { networkModel: 'eni', podSubnets: [{ cidr: '192.168.16.0/20', ipv6Enabled: false }] } } });
    expect(chosen(VPC, {}, [`${C}clusterType`, 'standard'])).toEqual(examplePlan(VPC));
    expect(chosen(TUNNEL, {}, [`${C}networkModel`, 'eni'])).toMatchObject({ spec: { cce: { clusterType: 'turbo' } } });
    expect(chosen('cce-turbo-ipv4', {}, [`${C}networkModel`, 'vpc-router'])).toMatchObject({ spec: { cce: { clusterType: 'standard', fixPoolMask: 25 } } });
  });

  it('puts aside what others do not have, however long the way back', () => {
    const changes = { [`${C}additionalContainerCidrs`]: ['10.0.0.0/16'], [`${C}fixPoolMask`]: 26 };
    const way = [[`${C}networkModel`, 'eni'], [`${C}networkModel`, 'overlay_l2'], [`${C}networkModel`, 'vpc-router']] as const;
    expect(chosen(VPC, changes, way[0])).not.toMatchObject({ spec: { cce: { fixPoolMask: 26 } } });
    expect(chosen(VPC, changes, ...way)).toEqual(examplePlan(VPC, changes));
    expect(chosen(VPC, changes, [`${C}clusterType`, 'turbo'], [`${C}clusterType`, 'standard'])).toEqual(examplePlan(VPC, changes));
  });

  it('finds its Pods room in a VPC of another range, and shares the subnet of the nodes where there is none', () => {
    const elsewhere = { [`${C}vpc.cidr`]: '10.0.0.0/16', [`${C}nodeSubnet.cidr`]: '10.0.0.0/24' };
    expect(at(chosen(TUNNEL, elsewhere, [`${C}clusterType`, 'turbo']), `${C}podSubnets.0.cidr`)).toBe('10.0.16.0/20');
    const full = chosen(TUNNEL, { [`${C}vpc.cidr`]: '192.168.0.0/24' }, [`${C}clusterType`, 'turbo']);
    expect(at(full, `${C}podSubnets`)).toEqual([{ name: 'subnet-ipv6', cidr: '192.168.0.0/24', ipv6Enabled: true }]);
    expect(errorsOf(full)).toEqual([]);
  });

  it('takes an operating system that it has', () => {
    const plan = chosen(TURBO, { [`${POOL}os`]: 'Ubuntu 22.04' }, [`${C}clusterType`, 'standard']);
    expect([at(plan, `${POOL}os`), errorsOf(plan)]).toEqual(['Huawei Cloud EulerOS 2.0', []]);
  });
});

describe('the family', () => {
  it('takes IPv6 from everything that has it, and gives it back', () => {
    const plan = chosen(TURBO, { [`${C}loadBalancer`]: { ipFamily: 'IPv4+IPv6', nginxIngressVersion: '2.2.5' } }, ['spec.ipFamily', 'IPv4']);
    expect(plan).toMatchObject({ spec: { cce: { nodeSubnet: { ipv6Enabled: false }, podSubnets: [{ ipv6Enabled: false }], sharedBandwidth: null, loadBalancer: { nginxIngressVersion: '2.2.5' } } } });
    expect([at(plan, 'spec.network.serviceCidrs.ipv6'), errorsOf(plan)]).toEqual([undefined, []]);
    const changes = { 'spec.network.serviceCidrs.ipv6': 'fc00::/116', [`${C}sharedBandwidth.sizeMbit`]: 100 };
    expect(chosen(TURBO, changes, ['spec.ipFamily', 'IPv4'], ['spec.ipFamily', 'IPv4+IPv6'])).toEqual(examplePlan(TURBO, changes));
  });

  it('turns IPv6 on in every subnet, and takes ipvs', () => {
    const plan = chosen('cce-turbo-ipv4', {}, ['spec.ipFamily', 'IPv4+IPv6']);
    expect(plan).toMatchObject({ spec: { network: { serviceCidrs: { ipv6: 'fc00::/112' }, proxyMode: 'ipvs' }, cce: { nodeSubnet: { ipv6Enabled: true }, podSubnets: [{ ipv6Enabled: true }] } } });
  });

  it('leaves what was typed since as it is', () => {
    const back = [...[[`spec.network.proxyMode`, 'ipvs']] as const, ['spec.ipFamily', 'IPv4+IPv6'] as const];
    expect(at(choose(examplePlan('cce-turbo-ipv4'), ['spec.ipFamily', 'IPv4+IPv6'], ['spec.ipFamily', 'IPv4'], ...back).document, 'spec.network.proxyMode')).toBe('ipvs');
  });

  it.each([
    ['the VPC network', VPC, {}, 'cce/ipv6-network-model'],
    ['a version', 'cce-turbo-ipv4', { [`${C}version`]: 'v1.21' }, 'cce/ipv6-version'],
    ['Kata containers', 'cce-turbo-ipv4', { [`${POOL}secureContainers`]: true }, 'cce/ipv6-kata'],
    ['a physical server', 'cce-turbo-ipv4', { [`${POOL}flavor`]: 'physical.c4.large' }, 'cce/ipv6-physical-servers'],
  ])('is refused where %s has no IPv6', (_, example, changes, rule) => {
    expect(refusalOf(examplePlan(example, changes), ['spec', 'ipFamily'], 'IPv4+IPv6')).toMatchObject({ rule });
    expect(refusalOf(examplePlan(example, changes), ['spec', 'ipFamily'], 'IPv4')).toBeUndefined();
  });
});

describe('what is there or not', () => {
  it('of a shared bandwidth comes back as it was', () => {
    const changes = { [`${C}sharedBandwidth`]: { name: 'everybody', existing: true } };
    expect(at(chosen(TURBO, changes, [`${C}sharedBandwidth`, false]), `${C}sharedBandwidth`)).toBeNull();
    expect(chosen(TURBO, changes, [`${C}sharedBandwidth`, false], [`${C}sharedBandwidth`, true])).toEqual(examplePlan(TURBO, changes));
    expect(at(chosen(TURBO, { [`${C}sharedBandwidth`]: null }, [`${C}sharedBandwidth`, true]), `${C}sharedBandwidth`)).toEqual({ name: 'Bandwidth-001', sizeMbit: 10 });
  });

  it('of the zones of masters is said in one way', () => {
    const masters = ['a-1', 'a-2', 'a-3'].map((availabilityZone) => ({ availabilityZone }));
    expect(chosen(TURBO, { [`${C}masters`]: masters }, [`${C}masters`, 'multi'])).toEqual(examplePlan(TURBO, { [`${C}multiAz`]: true }));
    expect(chosen(TURBO, { [`${C}masters`]: masters }, [`${C}masters`, 'multi'], [`${C}masters`, 'named'])).toEqual(examplePlan(TURBO, { [`${C}masters`]: masters }));
    expect(chosen(TURBO, { [`${C}multiAz`]: true }, [`${C}masters`, 'auto'])).toEqual(examplePlan(TURBO));
    expect(at(chosen(TURBO, { [`${C}flavor`]: 'cce.s1.small' }, [`${C}masters`, 'named']), `${C}masters`)).toEqual([{ availabilityZone: '' }]);
    expect(refusalOf(examplePlan(TURBO, { [`${C}flavor`]: 'cce.s1.small' }), ['spec', 'cce', 'masters'], 'multi')).toMatchObject({ rule: 'cce/multi-az-masters' });
  });

  it('of a pool that scales grows no further than there is room', () => {
    expect(at(chosen(TURBO, {}, [AUTOSCALING, true]), `${POOL}autoscaling`)).toEqual({ enable: true, minNodeCount: 3, maxNodeCount: 6 });
    expect(at(chosen(TURBO, { [`${POOL}initialNodeCount`]: 50 }, [AUTOSCALING, true]), `${POOL}autoscaling`)).toEqual({ enable: true, minNodeCount: 50, maxNodeCount: 50 });
    const changes = { [`${POOL}autoscaling`]: { enable: true, minNodeCount: 1, maxNodeCount: 9 } };
    expect(at(chosen(TURBO, changes, [AUTOSCALING, false]), `${POOL}autoscaling`)).toBeUndefined();
    expect(chosen(TURBO, changes, [AUTOSCALING, false], [AUTOSCALING, true])).toEqual(examplePlan(TURBO, changes));
  });
});

describe('whatever is chosen from a valid plan', () => {
  const cidr = fc.tuple(fc.constantFrom('10.0', '10.247', '172.16', '172.20', '192.168'), fc.constantFrom(0, 64, 128), fc.integer({ min: 16, max: 22 })).map(([head, third, prefix]) => `${head}.${third}.0/${prefix}`);
  const changes = fc.record(
    {
      'spec.network.podCidrs.ipv4': cidr,
      'spec.network.serviceCidrs.ipv4': cidr,
      'spec.network.serviceCidrs.ipv6': fc.constantFrom('fc00::/112', 'fc12::/120'),
      'spec.network.proxyMode': fc.constantFrom('iptables', 'ipvs', undefined),
      'spec.reservedCidrs': fc.array(cidr, { maxLength: 2 }),
      [`${C}vpc.cidr`]: fc.constantFrom('192.168.0.0/24', '192.168.0.0/20', '10.0.0.0/8', '172.16.0.0/16'),
      [`${C}vpc.name`]: fc.constantFrom('vpc', 'Größe', '生产'),
      [`${C}vpc.tags`]: fc.constantFrom({ team: 'net' }, { 团队: '网络' }),
      [`${C}nodeSubnet.cidr`]: fc.constantFrom('192.168.0.0/26', '10.0.0.0/20', '172.16.0.0/24'),
      [`${C}nodeSubnet.dhcpLeaseTime`]: fc.constantFrom('-1', '24h'),
      [`${C}podSubnets.1`]: fc.constant({ name: 'more-pods', cidr: '192.168.32.0/20', ipv6Enabled: true }),
      [`${C}additionalContainerCidrs`]: fc.constantFrom(['10.0.0.0/16'], ['10.0.0.0/16', '10.1.0.0/16']),
      [`${C}networkPolicies`]: fc.boolean(),
      [`${C}enterpriseProjectId`]: fc.constant('0'),
      [`${C}flavor`]: fc.constantFrom('cce.s1.small', 'cce.s1.large', 'cce.s2.medium'),
      [`${C}version`]: fc.constantFrom('v1.33', 'v1.25', 'v1.23', 'v1.21'),
      [`${C}multiAz`]: fc.boolean(),
      [`${C}masters`]: fc.constant(['a-1', 'a-2', 'a-3'].map((availabilityZone) => ({ availabilityZone }))),
      [`${C}sharedBandwidth`]: fc.constantFrom(null, undefined, { name: 'b', existing: true }),
      [`${C}loadBalancer`]: fc.constantFrom({ class: 'union', ipFamily: 'IPv4' }, { ipFamily: 'IPv4+IPv6' }, { nginxIngressVersion: '2.1.7', ipFamily: 'IPv4' }, { availabilityZones: ['cn-north-4a'] }),
      [`${POOL}initialNodeCount`]: fc.integer({ min: 0, max: 220 }),
      [`${POOL}autoscaling`]: fc.constantFrom({ enable: false, minNodeCount: 0, maxNodeCount: 0 }, { enable: true, minNodeCount: 0, maxNodeCount: 220 }),
      [`${POOL}os`]: fc.constantFrom('Ubuntu 22.04', undefined),
      [`${POOL}dataVolumes`]: fc.constant([]),
      [`${POOL}secureContainers`]: fc.boolean(),
      [`${POOL}labels`]: fc.constantFrom({ tier: '' }, { tier: 'web' }),
    },
    { requiredKeys: [] },
  );
  /** Those of the changes, one after the other, that leave the plan valid. */
  const valid = fc.tuple(fc.constantFrom<unknown>(...EXAMPLES.map(({ plan }) => plan)), changes).map(([example, all]) =>
    Object.entries(all).reduce<unknown>((plan, [path, value]) => {
      const next = withValueAt(plan, toPath(path), value);
      return validatePlan(next).valid ? next : plan;
    }, example),
  );
  const anyChoice = fc.constantFrom(...CASES.choices.flatMap(([path, values]) => values.map((value) => [path, value] as const)));

  it('adds no error', () => {
    fc.assert(
      fc.property(valid, anyChoice, (plan, [path, value]) => {
        const chosenPath = toPath(path);
        if (refusalOf(plan, chosenPath, value)) return;
        expect(errorsOf(choose(plan, [path, value]).document)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('is taken back by going back', () => {
    fc.assert(
      fc.property(valid, anyChoice, (plan, [path, value]) => {
        const before = stateOf(plan, path);
        expect(asDocument(choose(plan, [path, value], [path, before]).document)).toEqual(asDocument(plan));
      }),
      { numRuns: 50 },
    );
  });

  it('is refused for few of them', () => {
    const refused = (plan: unknown) => CASES.choices.flatMap(([path, values]) => values.filter((value) => value !== 'named').flatMap((value) => refusalOf(plan, toPath(path), value)?.rule ?? []));
    expect(EXAMPLES.map(({ id, plan }) => [id, refused(plan)]).filter(([, rules]) => rules?.length)).toEqual([
      ['cce-standard-tunnel-dual', ['cce/ipv6-network-model', 'cce/dataplane-v2-model']],
      ['cce-standard-vpc-ipv4', ['cce/ipv6-network-model']],
      ['cce-turbo-dual', ['cce/ipv6-network-model']],
      ['otc-turbo-dual', ['cce/ipv6-network-model']],
      ['otc-standard-tunnel-dual', ['cce/ipv6-network-model', 'cce/dataplane-v2-model']],
      ['otc-standard-vpc-ipv4', ['cce/ipv6-network-model']],
      ['cce-turbo-console', ['cce/ipv6-network-model']],
      ['otc-turbo-scaling', ['cce/ipv6-network-model']],
    ]);
  });

  it('may be chosen before anything else is typed', () => {
    for (const [path, values] of CASES.choices) for (const value of values) expect(validatePlan(choose(newPlan(), [path, value]).document).findings.filter(({ rule }) => rule.startsWith('schema/'))).toEqual([]);
  });
});

/** What is chosen at a path now, as a form chooses it. */
function stateOf(plan: unknown, path: string): unknown {
  const value = at(plan, path);
  if (path === `${C}sharedBandwidth`) return value !== null && value !== undefined;
  if (path === `${C}masters`) return value !== undefined ? 'named' : at(plan, `${C}multiAz`) === true ? 'multi' : 'auto';
  return value;
}
