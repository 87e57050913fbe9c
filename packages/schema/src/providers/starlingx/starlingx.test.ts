import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAddressPlan } from '../../facts/address-plan.js';
import { applyFix } from '../../plan/path.js';
import { formatPath } from '../../findings/finding.js';
import { asDocument, broken, examplePlan, flaws, type Place, placesOf, problems, toPath } from '../../testing.js';
import { english } from '../../speak.js';
import { readPlan, validatePlan } from '../../validate.js';
import { valueAt, withValueAt } from '../../plan/path.js';
import { MISTAKES } from '../../mistakes/mistakes.js';
import type { Changes } from '../../testing/cases.js';
import { CONVERT, DX, N, S, SX } from './cases.js';
import { NETWORK, NETWORKS, PLAYBOOK_SUBNETS, ROLES, SYSTEM_TYPES } from './catalog.js';
import { EXAMPLES } from './examples/examples.js';
import { isDomainOrIp, isUrl } from './host.js';
import { newNetworks, newPlan } from './new-plan.js';
import type { StarlingxPlan } from './plan.js';
import { platformOf } from './platform.js';
import { toSystemName } from './rules/system.js';

describe('families that do not fit the networks', () => {
  it.each([
    ['starlingx/unexpected-family', 'starlingx-standard-ipv4', { 'spec.starlingx.networks.clusterHost.subnets.ipv6': 'fd00:206::/64' }],
    ['starlingx/dual-stack-together', 'starlingx-aio-dx-dual', { 'spec.starlingx.networks.clusterHost.subnets.ipv6': undefined }],
    ['kubernetes/unexpected-family', 'starlingx-standard-ipv4', { 'spec.starlingx.networks.clusterPod.subnets.ipv6': 'fd00:207::/64' }],
  ])('are said where they are chosen, too: %s', (rule, example, changes) => {
    expect(validatePlan(examplePlan(example, changes)).findings.find((each) => each.rule === rule)?.related).toEqual([['spec', 'ipFamily']]);
  });
});

describe('examples', () => {
  it('cover every system type, role and mode', () => {
    const seen = EXAMPLES.map(({ plan }) => plan.spec.starlingx);
    expect(new Set(seen.map(({ systemType }) => systemType))).toEqual(new Set(SYSTEM_TYPES));
    expect(new Set(seen.map(({ distributedCloudRole }) => distributedCloudRole))).toEqual(new Set(ROLES));
    expect(new Set(seen.map(({ mode }) => mode))).toEqual(new Set(['install', 'convert', 'revert']));
  });
});

/** The unit tests of StarlingX's address pool API (test_address_pool.py, TestPostMixin), restated on the pool that a conversion adds. */
describe('the tests of the address pool API agree', () => {
  /** What is said first, and what else may be. */
  type ApiCase = [what: string, family: 'ipv4' | 'ipv6', changes: Changes, first: Place | undefined, more?: string | undefined];
  const API_CASES = (['ipv4', 'ipv6'] as const).flatMap((family): ApiCase[] => {
    const is4 = family === 'ipv4';
    const at = (index: number | 'last' | 'last but one') => (is4 ? `192.168.204.${index === 'last' ? 255 : index === 'last but one' ? 254 : index}` : `fd00:204::${index === 'last' ? 'ffff:ffff:ffff:ffff' : index === 'last but one' ? 'ffff:ffff:ffff:fffe' : index.toString(16)}`);
    const elsewhere = is4 ? '10.20.5.9' : '2a05:d014:937:5::9';
    const place = (name: string) => `${N}management.${name}.${family}`;
    const field = (name: string, text: string): Changes => ({ [place(name)]: text });
    const wrong = (name: string, variant: string): Place => ['starlingx/address', variant, place(name)];
    const each = (name: string): ApiCase[] => {
      const beyond = name === 'gateway' ? undefined : 'starlingx/address-outside-range';
      const controllers = name === 'floating' ? { ...field('node0', at(5)), ...field('node1', at(6)) } : {};
      return [
        [`${name} is not in the subnet`, family, field(name, elsewhere), wrong(name, 'outside'), beyond],
        [`${name} has the other family`, family, field(name, is4 ? '1111::1' : '1.1.1.1'), wrong(name, 'family')],
        [`${name} is the network address`, family, field(name, at(0)), wrong(name, 'network'), beyond],
        [`${name} is the broadcast address`, family, { ...field(name, at('last')), ...controllers }, is4 ? wrong(name, 'broadcast') : undefined, is4 ? beyond : undefined],
        [`${name} is out of the range`, family, { ...field('start', at(1)), ...field('end', at(10)), ...field(name, at('last but one')), ...controllers }, beyond && [beyond, 'range', place(name)]],
      ];
    };
    const four = ['gateway', 'floating', 'node0', 'node1'];
    const apart: Changes = { ...field('gateway', at(101)), ...field('floating', at(102)), ...field('node0', at(103)), ...field('node1', at(104)) };
    return [
      ['a pool', family, {}, undefined],
      ['a range backwards', family, { ...field('start', at('last but one')), ...field('end', at(1)) }, ['starlingx/address-range', 'backwards', place('end')]],
      ['a range that starts outside', family, field('start', elsewhere), wrong('start', 'outside')],
      ['a range that ends outside', family, field('end', elsewhere), wrong('end', 'outside')],
      ['a range with the network address', family, field('start', at(0)), wrong('start', 'network')],
      ['a range with the broadcast address', family, field('end', at('last')), is4 ? wrong('end', 'broadcast') : undefined],
      ...['floating', 'node0', 'node1', 'gateway'].flatMap(each),
      ...four.flatMap((first, index) => four.slice(index + 1).map((second): ApiCase => [`${second} is ${first}`, family, { ...apart, ...field(first, at(120)), ...field(second, at(120)) }, ['starlingx/addresses-distinct', 'given', place(second)]])),
    ];
  });

  it.each(API_CASES)('%s, %s', (_, family, changes, first, more) => {
    const base = examplePlan(CONVERT, { 'spec.ipFamily': family === 'ipv4' ? 'IPv6+IPv4' : 'IPv4+IPv6', [`${N}multicast.subnets`]: family === 'ipv4' ? { ipv6: 'ff08::1:1:0/124' } : { ipv4: '239.1.1.0/28' } });
    const plan = Object.entries(changes).reduce((each, [path, value]) => withValueAt(each, toPath(path), value), base);
    const said = placesOf(plan);
    if (first) expect(said).toContainEqual(first);
    else expect(said).toEqual([]);
    /** An address in another subnet is out of the range as well, where its order can be told; the API stops at the first. */
    const others = broken(plan).filter((rule) => rule !== first?.[0] && rule !== more && rule !== 'starlingx/address-range' && rule !== 'starlingx/address-outside-range');
    expect(others).toEqual([]);
    expect(flaws(plan)).toEqual([]);
  });
});

/** The bootstrap example of the StarlingX documentation. */
const DOCUMENTED = MISTAKES.find(({ id }) => id === 'starlingx-guide-one-subnet')?.plan;

describe("the documentation's own example", () => {
  it('is refused: two networks on one range, named with a fix, and no multicast of the primary family', () => {
    const errors = problems(DOCUMENTED).filter(({ severity }) => severity === 'error');
    expect(errors.map(({ rule, path, fix }) => [rule, formatPath(path), fix?.value])).toEqual([
      ['starlingx/missing-subnet', `${N}multicast.subnets.ipv6`, 'ff08::1:1:0/124'],
      ['starlingx/network-overlap', `${N}clusterHost.subnets.ipv4`, '192.168.206.0/24'],
    ]);
    expect(errors[1] && english.message(errors[1])).toMatch(/198\.51\.100\.0\/24 is that of the PXE boot network too/);
  });

  it('is valid once its fixes are applied', () => {
    const corrected = problems(DOCUMENTED).reduce<unknown>((plan, { fix }) => (fix ? applyFix(plan, fix) : plan), DOCUMENTED);
    expect(problems(corrected).map(({ rule }) => rule)).toEqual(['kubernetes/documentation-range']);
    expect(validatePlan(corrected).valid).toBe(true);
  });
});

describe('defaults', () => {
  const minimal = (ipFamily: string) => ({ apiVersion: 'dualstack.dev/v1', kind: 'ClusterPlan', metadata: { name: 'x' }, spec: { provider: 'starlingx', ipFamily, starlingx: { mode: 'install', systemType: 'aio-sx', distributedCloudRole: 'none' } } });

  it('are those of the playbook where IPv4 comes first', () => {
    const { read, findings } = validatePlan(minimal('IPv4'));
    const plan = read?.plan as StarlingxPlan;
    expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
    for (const [name, subnet] of Object.entries(PLAYBOOK_SUBNETS)) expect(asDocument(valueAt(plan, ['spec', 'starlingx', 'networks', name, 'subnets']))).toEqual({ ipv4: subnet });
    expect(asDocument(plan.spec.starlingx.networks.oam)).toMatchObject({ gateway: { ipv4: '10.10.10.1' }, floating: { ipv4: '10.10.10.2' } });
    expect(asDocument(plan.spec.starlingx.dnsServers)).toEqual(['8.8.8.8', '8.8.4.4']);
    expect(read?.filled.map(({ path }) => formatPath(path))).toContain(`${N}management.subnets.ipv4`);
  });

  it('are none where IPv6 comes first, and each is asked for', () => {
    const reading = readPlan(minimal('IPv6'));
    expect(reading.ok && Object.keys((reading.value.plan as StarlingxPlan).spec.starlingx.networks)).toEqual(['pxeboot']);
    expect(problems(minimal('IPv6')).filter(({ rule }) => rule.endsWith('missing-subnet') || rule.endsWith('missing-range')).map(({ path, fix }) => [path[3], typeof fix?.value])).toEqual([
      ['clusterPod', 'string'], ['clusterService', 'string'], ['management', 'string'], ['oam', 'undefined'], ['clusterHost', 'string'], ['multicast', 'string'],
    ]);
  });

  it('never change the plan that they are given', () => {
    const plan = minimal('IPv4');
    const before = structuredClone(plan);
    readPlan(plan);
    expect(plan).toEqual(before);
  });
});

describe('derived addresses', () => {
  const derived = (example: string, changes: Changes, name: string, family: string) => {
    const reading = readPlan(examplePlan(example, changes));
    if (!reading.ok) throw new Error(JSON.stringify(reading.findings));
    const subnet = platformOf(reading.value.plan as StarlingxPlan).find((each) => each.name === name && each.family === family);
    return Object.fromEntries(Object.values(subnet?.addresses ?? {}).map(({ field, text }) => [field, text]));
  };

  it.each<[string, string, Changes, string, string, Record<string, string>]>([
    ['IPv4 leaves the broadcast address out', DX, {}, 'management', 'ipv4', { start: '192.168.204.1', end: '192.168.204.254', floating: '192.168.204.1', node0: '192.168.204.2', node1: '192.168.204.3' }],
    ['IPv6 has none', DX, {}, 'management', 'ipv6', { start: 'fd00:204::1', end: 'fd00:204::ffff:ffff:ffff:ffff', floating: 'fd00:204::1', node0: 'fd00:204::2', node1: 'fd00:204::3' }],
    ['simplex has no second address', SX, {}, 'management', 'ipv4', { start: '192.168.204.1', end: '192.168.204.254', floating: '192.168.204.1' }],
    ['the floating address follows the start', DX, { [`${N}clusterHost.start`]: { ipv4: '192.168.206.50' } }, 'clusterHost', 'ipv4', { start: '192.168.206.50', end: '192.168.206.254', floating: '192.168.206.50', node0: '192.168.206.51', node1: '192.168.206.52' }],
    ['OAM follows its floating address', DX, {}, 'oam', 'ipv4', { start: '10.20.5.1', end: '10.20.5.254', gateway: '10.20.5.1', floating: '10.20.5.3', node0: '10.20.5.4', node1: '10.20.5.5' }],
    ['Pods have a range alone', DX, {}, 'clusterPod', 'ipv4', { start: '172.16.0.1', end: '172.16.255.254' }],
  ])('%s', (_, example, changes, name, family, expected) => {
    expect(derived(example, changes, name, family)).toEqual(expected);
  });
});

describe('the address plan', () => {
  const planOf = (changes: Changes) => {
    const { read } = validatePlan(examplePlan(DX, changes));
    if (!read) throw new Error('not read');
    return buildAddressPlan(read.facts());
  };

  it('has every network, and what Pods and Services can have', () => {
    const { families, capacity } = english.addressPlan(planOf({}));
    expect(families[0]?.ranges.map(({ name, role }) => [name, role])).toEqual([['PXE boot network', 'platform'], ['Management network', 'platform'], ['OAM network', 'platform'], ['Cluster host network', 'platform'], ['Cluster pod network', 'pods'], ['Cluster service network', 'services'], ['Multicast network', 'platform']]);
    expect(capacity).toMatchObject({ pods: '65536', services: '65535' });
  });

  it('shows two platform networks on one range as an overlap', () => {
    expect(planOf({ [`${N}clusterHost.subnets.ipv4`]: '192.168.204.0/25' }).families[0]?.overlaps).toEqual([{ a: `${N}management.subnets.ipv4`, b: `${N}clusterHost.subnets.ipv4`, shared: '192.168.204.0/25', severity: 'error' }]);
  });
});

describe('a new plan', () => {
  it('lacks only its name and what OAM is', () => {
    expect(new Set(problems(newPlan()).map(({ rule, path }) => `${rule} ${path.slice(0, 4).join('.')}`))).toEqual(new Set(['kubernetes/invalid-cidr spec.starlingx.networks.oam', 'starlingx/name metadata.name', 'starlingx/missing-address spec.starlingx.networks.oam']));
  });

  it('has networks without overlap in every family and role', () => {
    for (const ipFamily of ['IPv4', 'IPv6', 'IPv4+IPv6', 'IPv6+IPv4'] as const) {
      for (const role of ROLES) expect(broken(withValueAt(withValueAt(withValueAt(newPlan(), ['spec', 'ipFamily'], ipFamily), ['spec', 'starlingx', 'networks'], newNetworks(ipFamily, role)), ['spec', 'starlingx', 'distributedCloudRole'], role)).filter((rule) => rule.includes('overlap') || rule.includes('size') || rule.includes('family'))).toEqual([]);
    }
  });
});

describe('names of systems and hosts', () => {
  it.each([['Edge 1', 'Edge-1'], ['', undefined], ['--x--', 'x'], ['42', undefined], ['RegionOne', undefined]])('%j becomes %j', (text, name) => {
    expect(toSystemName(text)).toBe(name);
  });
  it.each([['registry.example.net', true], ['registry.example.net:5000', true], ['registry.example.net/path', true], ['10.0.0.1', true], ['10.0.0.1:5000', true], ['fd01::100', true], ['[fd01::100]:5000', true], ['10.0.0.256', false], ['https://x', false], ['a b', false], ['x:99999', false], ['my_reg', true], ['localhost:5000', true], ['registry.example.net.', true], ['1.2.3.44', true], ['my_reg.example.net', false], ['reg_1.local', false], ['r.a_b', false], ['reg.x', false], ['registry.l/p', false], ['x-.y', false], ['1.2.3.4.5', false], ['registry.example.net:port', false], ['', false], ['$(id)', false]])('%j is a place of images: %s', (text, isOne) => {
    expect(isDomainOrIp(text)).toBe(isOne);
  });
  it.each([['http://proxy:3128', true], ['https://[fd00::1]:3128/', true], ['proxy:3128', false], ['http://', false], ['http://a b', false], ['ftp://proxy', true], ['http://my_proxy.example.net:3128', true], ['http://proxy.example.net/path', true], ['http://10.0.0.300', false], ['http://user:secret@proxy', false], ['http://proxy:port', false]])('%j is a proxy: %s', (text, isOne) => {
    expect(isUrl(text)).toBe(isOne);
  });
});

describe('properties', () => {
  const octet = fc.integer({ min: 0, max: 255 });
  const subnet = { ipv4: fc.tuple(fc.constantFrom(10, 172, 192, 169, 239, 198), octet, octet, fc.constantFrom(8, 12, 16, 20, 24, 28, 29, 30, 31)).map(([a, b, c, prefix]) => `${a}.${b}.${c}.0/${prefix}`), ipv6: fc.tuple(fc.constantFrom('fd00', 'fd01', 'aefd', 'ff08', '2001', 'fe80'), fc.integer({ min: 0, max: 0x300 }), fc.constantFrom(48, 63, 64, 107, 108, 112, 124, 126, 127)).map(([a, b, prefix]) => `${a}:${b.toString(16)}::/${prefix}`) };
  const address = { ipv4: fc.tuple(fc.constantFrom('192.168.204', '10.20.5', '192.168.206'), octet).map(([net, host]) => `${net}.${host}`), ipv6: fc.tuple(fc.constantFrom('fd00:204', '2a05:d014:937:5', 'fd00:206'), fc.integer({ min: 0, max: 300 })).map(([net, host]) => `${net}::${host.toString(16)}`) };
  const family = fc.constantFrom('ipv4' as const, 'ipv6' as const);
  const change = fc.oneof(
    fc.tuple(fc.constantFrom(...NETWORKS), family).chain(([name, each]) => subnet[each].map((text): [string, unknown] => [`${N}${name}.subnets.${each}`, text])),
    fc.tuple(fc.constantFrom(...NETWORKS), fc.constantFrom('start', 'end', 'gateway', 'floating', 'node0', 'node1'), family).chain(([name, field, each]) => address[each].map((text): [string, unknown] => [`${N}${name}.${field}.${each}`, text])),
    fc.tuple(fc.constantFrom(...NETWORKS), family).map(([name, each]): [string, unknown] => [`${N}${name}.subnets.${each}`, undefined]),
    fc.constantFrom('IPv4', 'IPv6', 'IPv4+IPv6', 'IPv6+IPv4').map((value): [string, unknown] => ['spec.ipFamily', value]),
    fc.constantFrom('install', 'convert', 'revert').map((value): [string, unknown] => [`${S}mode`, value]),
    fc.constantFrom(...SYSTEM_TYPES).map((value): [string, unknown] => [`${S}systemType`, value]),
    fc.constantFrom(...ROLES).map((value): [string, unknown] => [`${S}distributedCloudRole`, value]),
  );

  it('whatever is said has a source and a full stop, and its fix cures without harm', () => {
    fc.assert(
      fc.property(fc.constantFrom(...EXAMPLES.map(({ id }) => id)), fc.array(change, { minLength: 1, maxLength: 4 }), (id, changes) => {
        expect(flaws(changes.reduce<unknown>((plan, [path, value]) => withValueAt(plan, toPath(path), value), examplePlan(id)))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('no controller is counted from a range that begins outside its subnet', () => {
    const reading = readPlan(examplePlan('starlingx-aio-sx-dual-ipv6-primary', { 'spec.starlingx.systemType': 'standard', 'spec.starlingx.networks.management.start.ipv4': '10.20.5.0' }));
    if (!reading.ok) throw new Error(JSON.stringify(reading.findings));
    const management = platformOf(reading.value.plan as StarlingxPlan).find(({ name, family }) => name === 'management' && family === 'ipv4');
    expect(Object.keys(management?.addresses ?? {})).toEqual(expect.not.arrayContaining(['node0', 'node1']) as unknown);
  });

  it('derived addresses lie in their subnet, and controllers that follow a floating address at most two beyond', () => {
    fc.assert(
      fc.property(fc.constantFrom(...EXAMPLES.map(({ id }) => id)), fc.array(change, { maxLength: 3 }), (id, changes) => {
        const reading = readPlan(changes.reduce<unknown>((plan, [path, value]) => withValueAt(plan, toPath(path), value), examplePlan(id)));
        if (!reading.ok) return;
        for (const { cidr, addresses, name } of platformOf(reading.value.plan as StarlingxPlan)) {
          for (const each of Object.values(addresses)) {
            expect(NETWORK[name]).toBeDefined();
            const beyond = each.field === 'node0' || each.field === 'node1' ? 2n : 0n;
            if (each.isDerived) expect(cidr && each.address && each.address.value >= cidr.first && each.address.value <= cidr.last + beyond).toBe(true);
          }
        }
      }),
      { numRuns: 300, examples: [['starlingx-aio-sx-dual-ipv6-primary', [['spec.starlingx.systemType', 'standard'], ['spec.starlingx.networks.management.start.ipv4', '10.20.5.0']]]] },
    );
  });
});
