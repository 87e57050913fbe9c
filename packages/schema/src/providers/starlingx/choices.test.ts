import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPath, isWithin, type Path } from '../../findings/finding.js';
import type { Kept } from '../../plan/choices.js';
import { valueAt, withValueAt } from '../../plan/path.js';
import { refusalOf } from '../../refusal.js';
import { examplePlan, toPath } from '../../testing.js';
import { validatePlan } from '../../validate.js';
import { CASES, CONVERT, DX, REVERT, S, SUB, SX, V4, V6 } from './cases.js';
import { EXAMPLES } from './examples/examples.js';
import { newNetwork, newPlan } from './new-plan.js';
import { starlingxProvider } from './provider.js';

const FAMILY: Path = ['spec', 'ipFamily'];
const inStarlingx = (...keys: string[]): Path => ['spec', 'starlingx', ...keys];
const [MODE, TYPE, ROLE, ADMIN] = [inStarlingx('mode'), inStarlingx('systemType'), inStarlingx('distributedCloudRole'), inStarlingx('networks', 'admin')];

type Made = readonly [path: Path, value: unknown];
/** A document after choices, one by one. */
function after(document: unknown, ...choices: readonly Made[]): unknown {
  return choices.reduce<{ document: unknown; kept: Kept }>((last, [path, value]) => starlingxProvider.choose(last.document, path, value, last.kept), { document, kept: {} }).document;
}
const at = (document: unknown, dotted: string) => valueAt(document, toPath(`${S}${dotted}`));

describe('the families of a system', () => {
  it('leave with what was typed in them, and come back with it', () => {
    const document = examplePlan(SX);
    const alone = after(document, [FAMILY, 'IPv4']);
    expect(at(alone, 'networks.oam')).toEqual({ subnets: { ipv4: '10.20.5.0/24' }, gateway: { ipv4: '10.20.5.1' }, floating: { ipv4: '10.20.5.3' } });
    expect(at(alone, 'networks.multicast.subnets')).toEqual({ ipv4: '239.1.1.0/28' });
    /** Even where something else was changed meanwhile. */
    const back = after(document, [FAMILY, 'IPv4'], [TYPE, 'standard'], [FAMILY, 'IPv6+IPv4']);
    expect(at(back, 'networks.oam.floating')).toEqual({ ipv4: '10.20.5.3', ipv6: '2a05:d014:937:5::3' });
  });

  it('begin with the usual subnets, or free ones where these are taken', () => {
    expect(at(after(examplePlan(V4), [FAMILY, 'IPv4+IPv6']), 'networks.management.subnets')).toEqual({ ipv4: '192.168.204.0/24', ipv6: 'fd00:204::/64' });
    expect(at(after(examplePlan(V4, { 'spec.reservedCidrs': ['fd00:204::/48'] }), [FAMILY, 'IPv4+IPv6']), 'networks.management.subnets.ipv6')).not.toBe('fd00:204::/64');
  });

  it('leave a network that was kept to one family at one', () => {
    const document = examplePlan(DX, { [`${S}networks.management.subnets.ipv6`]: undefined });
    expect(at(after(document, [TYPE, 'standard']), 'networks.management.subnets')).toEqual({ ipv4: '192.168.204.0/24' });
  });

  it('take the gateway of the system controller with them, which is of the first', () => {
    const document = examplePlan(SUB);
    expect(at(after(document, [FAMILY, 'IPv4+IPv6']), 'systemControllerGateway')).toBeUndefined();
    expect(at(after(document, [FAMILY, 'IPv4+IPv6'], [TYPE, 'standard'], [FAMILY, 'IPv6+IPv4']), 'systemControllerGateway')).toBe('fd01:204::1');
  });
});

describe('what the plan is for', () => {
  it('asks for both families where a running system is meant', () => {
    expect(valueAt(after(examplePlan(V6), [MODE, 'convert']), FAMILY)).toBe('IPv6+IPv4');
    expect(valueAt(after(examplePlan(V4), [MODE, 'revert']), FAMILY)).toBe('IPv4+IPv6');
    expect(valueAt(after(examplePlan(DX), [MODE, 'convert']), FAMILY)).toBe('IPv4+IPv6');
  });

  it('leaves the DNS servers of a running system alone, and those that somebody named', () => {
    const fresh = newPlan();
    expect(at(after(fresh, [MODE, 'convert']), 'dnsServers')).toBeUndefined();
    expect(at(after(fresh, [MODE, 'convert'], [TYPE, 'standard'], [MODE, 'install']), 'dnsServers')).toEqual(['8.8.8.8', '2001:4860:4860::8888']);
    expect(at(after(examplePlan(DX), [MODE, 'convert']), 'dnsServers')).toEqual(['10.20.5.53', '2a05:d014:937:5::53']);
  });

  it('keeps the addresses that only it can choose', () => {
    const document = examplePlan(CONVERT, { [`${S}networks.management.node0`]: { ipv4: '192.168.204.9' } });
    expect(at(after(document, [MODE, 'install']), 'networks.management.node0')).toBeUndefined();
    expect(at(after(document, [MODE, 'install'], [ROLE, 'systemcontroller'], [MODE, 'convert']), 'networks.management.node0')).toEqual({ ipv4: '192.168.204.9' });
  });
});

describe('the type of a system', () => {
  it('puts the other hosts aside where there is one', () => {
    const document = examplePlan(DX, { [`${S}hosts`]: { worker: 3 } });
    expect(at(after(document, [TYPE, 'aio-sx']), 'hosts')).toBeUndefined();
    expect(at(after(document, [TYPE, 'aio-sx'], [ROLE, 'subcloud'], [TYPE, 'standard']), 'hosts')).toEqual({ worker: 3 });
  });

  it('widens what is too small for two controllers', () => {
    const document = examplePlan(SX, { [`${S}networks.management.subnets.ipv4`]: '192.168.204.0/30' });
    expect(at(after(document, [TYPE, 'aio-dx']), 'networks.management.subnets.ipv4')).toBe('192.168.204.0/29');
    expect(after(document, [TYPE, 'aio-dx'], [TYPE, 'aio-sx'])).toEqual(document);
  });

  it('refuses AIO-SX for a system controller, from either side', () => {
    expect(refusalOf(examplePlan(V6), TYPE, 'aio-sx')?.rule).toBe('starlingx/controller-on-simplex');
    expect(refusalOf(examplePlan(SX), ROLE, 'systemcontroller')?.rule).toBe('starlingx/controller-on-simplex');
    expect(refusalOf(examplePlan(SX), ROLE, 'subcloud')).toBeUndefined();
  });
});

describe('the role of a system', () => {
  it('brings an admin network to a subcloud, and takes it and the gateway away', () => {
    expect(at(after(examplePlan(SX), [ROLE, 'subcloud']), 'networks.admin')).toEqual(newNetwork('admin', 'IPv6+IPv4'));
    const none = after(examplePlan(SUB), [ROLE, 'none']);
    expect([at(none, 'networks.admin'), at(none, 'systemControllerGateway')]).toEqual([undefined, undefined]);
    const back = after(examplePlan(SUB), [ROLE, 'none'], [TYPE, 'standard'], [ROLE, 'subcloud']);
    expect([at(back, 'networks.admin.end.ipv6'), at(back, 'systemControllerGateway')]).toEqual(['fd00:208::ff', 'fd01:204::1']);
  });

  it('gives the admin network back as it was, gateway and all', () => {
    const document = examplePlan(SUB);
    expect(after(document, [ADMIN, undefined], [ADMIN, {}])).toEqual(document);
  });

  it('does not bring back an admin network that was taken out', () => {
    expect(at(after(examplePlan(SUB), [ADMIN, undefined], [TYPE, 'standard']), 'networks.admin')).toBeUndefined();
  });

  it('takes the admin network as it was, and its gateway in the place of that of management', () => {
    const without = after(examplePlan(SUB), [ADMIN, undefined]);
    expect(at(without, 'networks.admin')).toBeUndefined();
    const linked = withValueAt(without, toPath(`${S}networks.management.gateway`), { ipv4: '192.168.204.1', ipv6: 'fd00:204::1' });
    const { document } = starlingxProvider.choose(linked, ADMIN, {}, starlingxProvider.choose(examplePlan(SUB), ADMIN, undefined).kept);
    expect([at(document, 'networks.admin.end.ipv6'), at(document, 'networks.management.gateway')]).toEqual(['fd00:208::ff', undefined]);
  });
});

describe('a plan that lacks its families', () => {
  it('takes a choice for what it is', () => {
    const document = withValueAt(newPlan(), FAMILY, undefined);
    expect(after(document, [TYPE, 'standard'])).toEqual(withValueAt(document, TYPE, 'standard'));
  });
});

describe('running systems in one family', () => {
  it('are refused', () => {
    for (const example of [CONVERT, REVERT]) expect(refusalOf(examplePlan(example), FAMILY, 'IPv4')?.rule).toBe('starlingx/mode-families');
    expect(refusalOf(examplePlan(DX), FAMILY, 'IPv4')).toBeUndefined();
  });
});

describe('properties of choices', () => {
  const network = fc.constantFrom('oam', 'management', 'clusterHost', 'clusterPod', 'clusterService', 'pxeboot', 'admin');
  const family = fc.constantFrom('ipv4' as const, 'ipv6' as const);
  const VALUES: readonly (readonly [path: Path, values: readonly unknown[]])[] = CASES.choices.map(([path, values]) => [toPath(path), values]);
  const isAdmin = (path: Path) => formatPath(path) === formatPath(ADMIN);
  const made = fc.constantFrom(...VALUES).chain(([path, values]) => fc.constantFrom(...values).map((value): Made => [path, value]));
  /** Two values of one field. */
  const pair = fc.constantFrom(...VALUES.filter(([path]) => !isAdmin(path))).chain(([path, values]) => fc.tuple(fc.constantFrom(...values), fc.constantFrom(...values)).map(([value, other]) => ({ path, value, other })));
  const OCTETS = { management: '192.168.204', clusterHost: '192.168.206', admin: '192.168.208', oam: '10.20.5', pxeboot: '169.254.202', clusterPod: '172.16.0', clusterService: '10.96.0' } as const;
  const GROUPS = { management: 'fd00:204:', clusterHost: 'fd00:206:', admin: 'fd00:208:', oam: '2a05:d014:937:5:', pxeboot: 'fd00:202:', clusterPod: 'fd00:172:', clusterService: 'fd00:96:' } as const;
  const host = (name: keyof typeof OCTETS, each: 'ipv4' | 'ipv6', number: number) => (each === 'ipv4' ? `${OCTETS[name]}.${number}` : `${GROUPS[name]}:${number.toString(16)}`);
  const typed = fc.oneof(
    fc.tuple(network, family, fc.constantFrom('start', 'end', 'gateway', 'floating', 'node0', 'node1'), fc.integer({ min: 1, max: 60 })).map(([name, each, field, number]): readonly [string, unknown] => [`${S}networks.${name}.${field}.${each}`, host(name, each, number)]),
    fc.tuple(network, family, fc.constantFrom(0, 2, 3, 4, 8, 16)).map(([name, each, bits]): readonly [string, unknown] => [`${S}networks.${name}.subnets.${each}`, each === 'ipv4' ? `${OCTETS[name]}.0/${32 - Math.max(bits, 2)}` : `${GROUPS[name]}:/${128 - bits * 4}`]),
    fc.tuple(network, family).map(([name, each]): readonly [string, unknown] => [`${S}networks.${name}.subnets.${each}`, undefined]),
    fc.constantFrom<readonly [string, unknown]>([`${S}hosts`, { worker: 40 }], [`${S}hosts`, { worker: 1, storage: 2 }], ['metadata.name', '42'], ['spec.reservedCidrs', ['fd00:204::/48', '192.168.206.0/24']], [`${S}systemControllerGateway`, '192.168.1.1'], [`${S}calico`, { blockSize: { ipv4: 26, ipv6: 122 } }]),
  );
  const valid = fc
    .tuple(fc.constantFrom(...EXAMPLES.map(({ id }) => id)), fc.array(made, { maxLength: 2 }), fc.array(typed, { maxLength: 4 }))
    .map(([id, choices, changes]) => {
      const document = after(examplePlan(id), ...choices);
      /** A change that makes the plan invalid is left out. */
      return changes.reduce<unknown>((plan, [path, value]) => {
        const changed = withValueAt(plan, toPath(path), value);
        return validatePlan(changed).valid ? changed : plan;
      }, document);
    })
    .filter((document) => validatePlan(document).valid);

  it('none adds an error to what is written, unless the rules refuse it; what they ask for anew is left open', () => {
    fc.assert(
      fc.property(valid, made, (document, [path, value]) => {
        if (refusalOf(document, path, value) && !isAdmin(path)) return;
        const chosen = after(document, [path, value]);
        const errors = validatePlan(chosen).findings.filter(({ severity }) => severity === 'error');
        const written = errors.filter((finding) => (valueAt(chosen, finding.path) ?? '') !== '');
        expect(written.map((finding) => `${finding.rule} ${finding.variant ?? ''} ${formatPath(finding.path)} ${JSON.stringify(finding.params)}`), `${formatPath(path)}=${JSON.stringify(value)} ${JSON.stringify(document)}`).toEqual([]);
      }),
      { numRuns: 250 },
    );
  });

  it('going back restores', () => {
    fc.assert(
      fc.property(valid, pair, (document, { path, value, other }) => {
        expect(after(document, [path, value], [path, other], [path, value])).toEqual(after(document, [path, value]));
        expect(after(document, [path, other], [path, valueAt(document, path)])).toEqual(document);
      }),
      { numRuns: 200 },
    );
  });

  it('everything but the choice and what goes with it stays', () => {
    fc.assert(
      fc.property(valid, made, (document, [path, value]) => {
        const chosen = after(document, [path, value]);
        for (const kept of [['metadata', 'description'], ['spec', 'reservedCidrs'], inStarlingx('timezone'), inStarlingx('location')] as const) if (!isWithin(path, kept)) expect(valueAt(chosen, kept)).toEqual(valueAt(document, kept));
      }),
      { numRuns: 60 },
    );
  });
});
