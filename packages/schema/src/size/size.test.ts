import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cidr, cidr, cidrFrom, parseCidr } from '../address/cidr.js';
import { type IpFamily, IP_FAMILIES } from '../address/family.js';
import { formatCidr } from '../address/format.js';
import { LANGUAGES } from '../findings/language.js';
import { speakerOf } from '../speak.js';
import { sizingSpeaker } from './words.js';
import { contains, overlaps } from '../address/overlap.js';
import { globalId, looksRandom } from '../address/ula.js';
import { buildAddressPlan } from '../facts/address-plan.js';
import type { RolePool } from '../facts/suggest.js';
import { binds, reservationsOf } from '../facts/reservations.js';
import { findingKey, formatPath } from '../findings/finding.js';
import { valueAt, withValueAt } from '../plan/path.js';
import { type ProviderId, PROVIDERS } from '../registry.js';
import type { AskedPlan, TakenSpan } from './room.js';
import { type Sized, sizePlan } from './size.js';
import { readPlan, validatePlan } from '../validate.js';

const pool = (text: string, ...roles: string[]): RolePool => ({ cidr: cidr(text), roles });
const held = (text: string, isInside = false): TakenSpan => ({ ...cidr(text), isInside });
const EMPTY = { pools: [], taken: [], repeats: true };
const ask = (provider: ProviderId, more: Partial<AskedPlan> = {}): AskedPlan => ({ provider, ipFamily: 'IPv4+IPv6', nodes: 200, podsPerNode: 110, services: 2000, room: EMPTY, ...more });
const errorsOf = (plan: unknown) => validatePlan(plan).findings.filter(({ severity }) => severity === 'error').map(findingKey);
const made = (sized: Sized) => {
  if (!sized.ok) throw new Error(`no plan: ${JSON.stringify([sized.why, sized.finding, sized.nearest])}`);
  return sized;
};
const exampleOf = (id: string) => PROVIDERS.flatMap(({ examples }) => examples).find((each) => each.id === id)?.plan;
const values = (sized: Sized) => Object.fromEntries(made(sized).sum.map(({ path, value }) => [path.slice(1).join('.'), value]));
const rangesOf = (sized: Sized): Cidr[] => made(sized).sum.flatMap(({ value }) => { const read = parseCidr(String(value)); return read.ok ? [read.value] : []; });

/** Holds a plan to what was asked of it. */
function expectCarried({ nodesAtMost, ...rest }: AskedPlan, sized: Sized): void {
  const asked = { ...rest, nodes: Math.max(rest.nodes, nodesAtMost ?? 0) };
  const { plan, sum } = made(sized);
  const before = new Set(errorsOf(asked.plan ?? PROVIDERS.find(({ id }) => id === asked.provider)?.newPlan()));
  expect(errorsOf(plan).filter((key) => !before.has(key))).toEqual([]);
  const reading = readPlan(plan);
  if (!reading.ok) throw new Error('cannot be read');
  const { capacity, growth } = buildAddressPlan(reading.value.facts());
  for (const lane of growth.lanes) expect(BigInt(lane.nodes), JSON.stringify(lane)).toBeGreaterThanOrEqual(BigInt(asked.nodes));
  if (capacity.nodes !== undefined) expect(BigInt(capacity.nodes)).toBeGreaterThanOrEqual(BigInt(asked.nodes));
  if (capacity.services !== undefined) expect(BigInt(capacity.services)).toBeGreaterThanOrEqual(BigInt(asked.services));
  if (capacity.podAddressesPerNode !== undefined) expect(BigInt(capacity.podAddressesPerNode)).toBeGreaterThanOrEqual(BigInt(asked.podsPerNode));
  if (capacity.pods !== undefined) expect(BigInt(capacity.pods)).toBeGreaterThanOrEqual(BigInt(asked.nodes) * BigInt(asked.podsPerNode));
  for (const { path, value, role, family } of sum) {
    expect(valueAt(plan, path)).toBe(value);
    if (role === undefined || family === undefined) continue;
    const range = cidr(String(value));
    const isPart = role !== 'vpc' && String(path[1]) === 'cce' && path.includes('cidr');
    const isMeant = (run: TakenSpan) => !(isPart && run.first <= range.first && run.last >= range.last) && !(run.isInside && asked.room.repeats);
    expect(asked.room.taken.filter((run) => run.family === family && isMeant(run) && run.first <= range.last && range.first <= run.last)).toEqual([]);
  }
}

describe('a plan that is sized', () => {
  it('has a range for each node, and says how it comes', () => {
    const sized = sizePlan(ask('kubeadm', { room: { pools: [pool('10.0.0.0/8', 'pods', 'nodes'), pool('172.20.0.0/14', 'services'), pool('fd5a:1f2e:77c3::/48')], taken: [held('10.0.0.0/12'), held('172.20.0.0/20')], repeats: false } }));
    expect(values(sized)).toEqual({
      'network.podCidrs.ipv4': '10.16.0.0/16',
      'network.podCidrs.ipv6': 'fd5a:1f2e:77c3::/56',
      'network.nodeCidrMask.ipv4': 24,
      'network.nodeCidrMask.ipv6': 64,
      'network.serviceCidrs.ipv4': '172.20.16.0/21',
      'network.serviceCidrs.ipv6': 'fd5a:1f2e:77c3:100::/112',
      'kubeadm.nodeNetwork.ipv4': '10.17.0.0/24',
      'kubeadm.nodeNetwork.ipv6': 'fd5a:1f2e:77c3:101::/64',
    });
    expect(made(sized).sum.map(({ says }) => says.code)).toContain('node-ranges');
  });

  it('draws a random prefix where nobody has given one, the same for all of its ranges', () => {
    const drawn = rangesOf(sizePlan(ask('kkp', { draw: () => 0x1234567890n }))).filter(({ family }) => family === 'ipv6');
    expect(drawn.every((range) => contains(cidr('fd12:3456:7890::/48'), range))).toBe(true);
    const other = rangesOf(sizePlan(ask('kkp'))).find(({ family }) => family === 'ipv6');
    expect(other && looksRandom(globalId(other.first))).toBe(true);
  });

  it('divides a prefix of its own at digits, and cuts nodes smaller where it has no room for a /64 each', () => {
    const sized = values(sizePlan(ask('kubeadm', { prefix: cidr('2001:678:abc:1100::/56') })));
    expect(sized['network.podCidrs.ipv6']).toBe('2001:678:abc:1100::/64');
    expect(sized['network.nodeCidrMask.ipv6']).toBe(72);
    expect(sized['network.serviceCidrs.ipv6']).toBe('2001:678:abc:1101::/112');
  });

  it('takes out of a prefix that lies in a pool what that pool is for, and the rest out of pools of their own', () => {
    const pools = [pool('10.64.0.0/10', 'pods'), pool('172.20.0.0/14', 'services'), pool('fd5a:1f2e:77c3::/48')];
    const at = (prefix: string, more: readonly RolePool[] = []) => values(sizePlan(ask('kubeadm', { prefix: cidr(prefix), room: { ...EMPTY, pools: [...pools, ...more] } })));
    expect(at('10.100.0.0/14')).toMatchObject({ 'network.podCidrs.ipv4': '10.100.0.0/16', 'network.serviceCidrs.ipv4': '172.20.0.0/21' });
    // A role that has no pool takes the prefix all the same, and a prefix in no pool is for everything.
    expect(at('10.100.0.0/14')['kubeadm.nodeNetwork.ipv4']).toMatch(/^10\.10[0-3]\./);
    expect(at('10.0.0.0/14')['network.serviceCidrs.ipv4']).toMatch(/^10\.[0-3]\./);
    expect(at('10.100.0.0/14', [pool('10.0.0.0/8')])['network.serviceCidrs.ipv4']).toBe('172.20.0.0/21');
  });

  it('keeps the ranges that can stay, and comes back the same', () => {
    const first = made(sizePlan(ask('kubeadm')));
    const again = made(sizePlan(ask('kubeadm', { plan: first.plan })));
    expect(again.plan).toEqual(first.plan);
    expect(again.sum.every(({ isSame }) => isSame)).toBe(true);
  });

  it('puts the subnets of a Turbo cluster into its VPC, and takes the scale that manages its nodes', () => {
    const sized = sizePlan(ask('cce', { room: { ...EMPTY, pools: [pool('10.0.0.0/8')], taken: [held('10.0.0.0/14')] } }));
    expect(values(sized)).toEqual({
      'cce.vpc.cidr': '10.4.0.0/16',
      'cce.nodeSubnet.cidr': '10.4.128.0/24',
      'cce.podSubnets.0.cidr': '10.4.0.0/17',
      'network.serviceCidrs.ipv4': '10.5.0.0/21',
      'network.serviceCidrs.ipv6': 'fc00::/112',
      'cce.flavor': 'cce.s2.medium',
    });
  });

  it('takes parts of a VPC that is there already beside what others have of it', () => {
    const base = ['vpc', 'nodeSubnet'].reduce((plan: unknown, key) => withValueAt(plan, ['spec', 'cce', key, 'existing'], true), exampleOf('cce-turbo-dual'));
    const sized = sizePlan(ask('cce', { nodes: 20, podsPerNode: 60, plan: base, room: { ...EMPTY, taken: [held('192.168.0.0/16'), held('192.168.16.0/20')] } }));
    expect(values(sized)['cce.podSubnets.0.cidr']).toMatch(/^192\.168\./);
    expect(values(sized)['cce.vpc.cidr']).toBeUndefined();
    expectCarried(ask('cce', { nodes: 20, podsPerNode: 60, plan: base }), sized);
  });

  it('begins with the nodes of now in the one pool that there is, and grows to the most', () => {
    const sized = sizePlan(ask('kkp', { nodes: 40, nodesAtMost: 200 }));
    expect(values(sized)).toMatchObject({ 'nodePools.0.replicas': 40, 'nodePools.0.minReplicas': 40, 'nodePools.0.maxReplicas': 200, 'network.nodeCidrMask.ipv4': 24 });
    expect(valueAt(made(sizePlan(ask('cce', { nodes: 40, nodesAtMost: 200 }))).plan, ['spec', 'nodePools', 0])).toMatchObject({ initialNodeCount: 40, autoscaling: { enable: true, minNodeCount: 40, maxNodeCount: 200 } });
    expect(sizePlan(ask('kkp', { ipFamily: 'IPv4', nodes: 40, nodesAtMost: 200, room: { ...EMPTY, pools: [pool('10.0.0.0/19')] } }))).toMatchObject({ ok: false, nearest: { nodes: 16 } });
  });

  describe('with ranges beside those that are sized', () => {
    const base = () => withValueAt(withValueAt(exampleOf('kubeadm-calico-dual'), ['spec', 'kubeadm', 'nodeNetwork'], { ipv4: '192.168.10.0/24' }), ['spec', 'ipFamily'], 'IPv4+IPv6');
    const addressesOf = (plan: unknown) => (valueAt(plan, ['spec', 'kubeadm', 'nodes']) as readonly { readonly ipv4?: string }[]).map(({ ipv4 }) => ipv4);
    const sizeWith = (taken: readonly TakenSpan[], more: Partial<AskedPlan> = {}) => sizePlan(ask('kubeadm', { plan: base(), room: { ...EMPTY, taken }, ...more }));

    it('moves a network of nodes that is somebody else’s, with the addresses in it, and no other', () => {
      const before = addressesOf(base());
      expect(before[0]).toMatch(/^192\.168\.10\./);
      const free = sizeWith([held('192.168.11.0/24')]);
      expect(values(free)['kubeadm.nodeNetwork.ipv4']).toBeUndefined();
      expect(addressesOf(made(free).plan)).toEqual(before);
      const moved = sizeWith([held('192.168.0.0/16')], { room: { ...EMPTY, pools: [pool('192.168.0.0/16'), pool('10.20.0.0/16', 'nodes'), pool('10.64.0.0/10')], taken: [held('192.168.0.0/16')] } });
      expect(values(moved)['kubeadm.nodeNetwork.ipv4']).toBe('10.20.0.0/24');
      expect(made(moved).sum.find(({ role }) => role === 'nodes')?.says).toEqual({ code: 'moved', params: { range: '192.168.10.0/24' } });
      expect(addressesOf(made(moved).plan)).toEqual(before.map((address) => address?.replace('192.168.10.', '10.20.0.')));
      expect(valueAt(made(moved).plan, ['spec', 'kubeadm', 'controlPlaneEndpoint'])).toBe(String(valueAt(base(), ['spec', 'kubeadm', 'controlPlaneEndpoint'])).replace('192.168.10.', '10.20.0.'));
    });

    it('moves nothing away from a network that others only have parts of', () => {
      expect(values(sizeWith([{ ...held('192.168.0.0/16'), isNetwork: true }]))['kubeadm.nodeNetwork.ipv4']).toBeUndefined();
    });

    it('keeps it where there is no room for it: what is asked of the others holds all the same', () => {
      const sized = sizeWith([], { room: { ...EMPTY, pools: [pool('192.168.10.0/24', 'nodes'), pool('10.0.0.0/8')], taken: [held('192.168.10.0/24')] } });
      expect(values(sized)['kubeadm.nodeNetwork.ipv4']).toBeUndefined();
      expect(values(sized)['network.podCidrs.ipv4']).toBeDefined();
    });

    it('has nothing of any example that somebody else has made final, but what nobody can move', () => {
      const stays = PROVIDERS.flatMap(({ id, examples }) =>
        examples.filter((example) => !example.id.startsWith('starlingx-revert')).flatMap(({ id: example, plan }) => {
          const bindingOf = (document: unknown) => {
            const reading = readPlan(document);
            return reading.ok ? reservationsOf(reading.value.facts()).filter((each) => binds(each, true)) : [];
          };
          const taken = bindingOf(plan).map((each) => held(each.cidr));
          const sized = sizePlan(ask(id, { plan, ipFamily: valueAt(plan, ['spec', 'ipFamily']) as IpFamily, nodes: 1, podsPerNode: 60, services: 200, room: { ...EMPTY, taken } }));
          return bindingOf(made(sized).plan).filter((each) => taken.some((run) => overlaps(run, cidr(each.cidr)))).map((each) => `${example} ${formatPath(each.path)}`);
        }),
      );
      // The network that KKP makes by itself, what a plan only names, and those of a running system.
      expect([...new Set(stays)]).toEqual(['kkp-azure-dual spec.kkp.azure.vnet', 'kkp-azure-features spec.kkp.azure.vnet', 'kubeadm-calico-ipv6-nat64 spec.reservedCidrs[0]', 'kubeadm-calico-ipv6-nat64 spec.nat64.prefix', ...['oam', 'clusterPod', 'management', 'clusterHost'].map((network) => `starlingx-convert-aio-dx spec.starlingx.networks.${network}.subnets.ipv6`)]);
    });

    it('lets it grow, around its addresses where it can', () => {
      const sized = sizeWith([], { nodes: 400 });
      expect(values(sized)['kubeadm.nodeNetwork.ipv4']).toBe('192.168.10.0/23');
      expect(addressesOf(made(sized).plan)).toEqual(addressesOf(base()));
      expect(values(sizeWith([held('192.168.11.0/24')], { nodes: 400 }))['kubeadm.nodeNetwork.ipv4']).toMatch(/\/23$/);
    });
  });

  it('lets what stays inside repeat only where there is no other room', () => {
    const taken = [held('172.20.0.0/14', true)];
    const pools = [pool('172.20.0.0/14', 'services'), pool('10.0.0.0/8')];
    expect(values(sizePlan(ask('kubeadm', { room: { pools, taken, repeats: true } })))['network.serviceCidrs.ipv4']).toMatch(/^172\.2/);
    expect(sizePlan(ask('kubeadm', { room: { pools, taken, repeats: false } }))).toMatchObject({ ok: false, why: { code: 'room', params: { prefix: 21, places: ['172.20.0.0/14'] } } });
  });

  it('says why there is none, and what would fit', () => {
    const small = { ...EMPTY, pools: [pool('10.0.0.0/18')] };
    expect(sizePlan(ask('kubeadm', { ipFamily: 'IPv4', room: small }))).toEqual({ ok: false, why: { code: 'room', params: { name: { code: 'pods' }, prefix: 16, places: ['10.0.0.0/18'], largest: '10.0.0.0/18' } }, nearest: { nodes: 32 } });
    expect(sizePlan(ask('starlingx', { plan: exampleOf('starlingx-aio-sx-dual-ipv6-primary'), ipFamily: 'IPv6+IPv4', nodes: 2 }))).toMatchObject({ ok: false, why: { code: 'lane' }, nearest: { nodes: 1 } });
    expect(sizePlan(ask('cce', { nodes: 2000 }))).toMatchObject({ ok: false, why: { code: 'pods-of-cluster' }, nearest: { nodes: 909 } });
    expect(sizePlan(ask('cce', { nodes: 5000 }))).toMatchObject({ ok: false, why: { code: 'scale' } });
    expect(sizePlan(ask('kubeadm', { services: 3_000_000 }))).toMatchObject({ ok: false, why: { code: 'services' }, nearest: { services: 1_048_574 } });
    expect(sizePlan(ask('kkp', { ipFamily: 'IPv6' }))).toMatchObject({ ok: false, why: { code: 'rules' }, finding: { rule: 'kkp/ip-family' } });
  });

  const load = fc.record({ nodes: fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 70_000 })), podsPerNode: fc.oneof(fc.integer({ min: 1, max: 256 }), fc.integer({ min: 1, max: 3000 })), services: fc.oneof(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 1_200_000 })), begins: fc.boolean() }).map(({ begins, ...figures }) => ({ ...figures, ...(begins && { nodes: Math.ceil(figures.nodes / 2), nodesAtMost: figures.nodes }) }));
  const range = fc.tuple(fc.integer({ min: 0, max: 4095 }), fc.integer({ min: 12, max: 28 })).map(([at, prefix]) => formatCidr(cidrFrom('ipv4', (10n << 24n) + (BigInt(at) << 12n), prefix)));
  const range6 = fc.tuple(fc.integer({ min: 0, max: 65_535 }), fc.integer({ min: 52, max: 64 })).map(([at, prefix]) => formatCidr(cidrFrom('ipv6', cidr('fd5a:1f2e:77c3::/48').first + (BigInt(at) << 64n), prefix)));
  const room = fc.record({
    pools: fc.constantFrom<readonly RolePool[]>([], [pool('10.0.0.0/8')], [pool('10.0.0.0/9'), pool('10.128.0.0/10', 'services'), pool('fd5a:1f2e:77c3::/48')], [pool('fd5a:1f2e:77c3::/48')]),
    taken: fc.array(fc.oneof(range, range6), { maxLength: 25 }).chain((texts) => fc.array(fc.boolean(), { minLength: texts.length, maxLength: texts.length }).map((inside) => texts.map((text, index) => held(text, inside[index])))),
    repeats: fc.boolean(),
  });
  const bases = fc.constantFrom(...PROVIDERS.flatMap(({ id, examples }) => [{ id, plan: undefined }, ...examples.map(({ plan }) => ({ id, plan }))]));

  it('carries what was asked with no error, whatever the provider, the families and the room; and what is said to fit does', () => {
    let sizes = 0;
    fc.assert(
      fc.property(bases, fc.constantFrom<IpFamily>(...IP_FAMILIES), load, room, fc.boolean(), ({ id, plan }, other, figures, where, isOther) => {
        const own = valueAt(plan, ['spec', 'ipFamily']) as IpFamily | undefined;
        const asked: AskedPlan = { provider: id, ipFamily: own === undefined || isOther ? other : own, ...figures, room: where, ...(plan !== undefined && { plan }) };
        const sized = sizePlan(asked);
        if (sized.ok) {
          sizes += 1;
          expectCarried(asked, sized);
          const ranges = made(sized).sum.filter(({ role }) => role !== undefined && role !== 'vpc').map(({ value }) => cidr(String(value)));
          ranges.forEach((one, index) => ranges.slice(0, index).forEach((each) => expect(overlaps(one, each), `${formatCidr(one)} ${formatCidr(each)}`).toBe(false)));
          return;
        }
        for (const [key, value] of Object.entries(sized.nearest)) {
          const near = { ...asked, [key]: value, ...(key === 'nodes' && asked.nodesAtMost !== undefined && { nodesAtMost: value }) };
          if (sized.why.code !== 'rules') expectCarried(near, sizePlan(near));
        }
      }),
      { numRuns: 100 },
    );
    expect(sizes).toBeGreaterThan(10);
  }, 60_000);

  it('does not refuse examples what they carry easily', () => {
    for (const { id, examples } of PROVIDERS) {
      for (const { id: example, plan } of examples) {
        const asked = ask(id, { plan, ipFamily: valueAt(plan, ['spec', 'ipFamily']) as IpFamily, nodes: 1, podsPerNode: 60, services: 200 });
        const sized = sizePlan(asked);
        if (example.startsWith('starlingx-revert')) expect(sized).toMatchObject({ why: { code: 'revert' } });
        else expectCarried(asked, sized);
      }
    }
  });
});

describe('how a plan is sized, in words', () => {
  it('is said in every language, with every figure', async () => {
    for (const language of LANGUAGES) {
      const speaker = await speakerOf(language);
      const { sum, limit } = await sizingSpeaker(speaker);
      const said = [
        ...(['kubeadm', 'kkp', 'cce', 'starlingx'] as const).flatMap((provider) => made(sizePlan(ask(provider, { nodes: 40, nodesAtMost: 200 }))).sum.map(({ says }) => sum(says))),
        ...['cce-standard-tunnel-dual', 'cce-standard-vpc-ipv4', 'starlingx-subcloud-dual'].flatMap((id) => {
          const plan = exampleOf(id);
          return made(sizePlan(ask(id.startsWith('cce') ? 'cce' : 'starlingx', { plan, ipFamily: valueAt(plan, ['spec', 'ipFamily']) as IpFamily, nodes: 1, services: 200 }))).sum.map(({ says }) => sum(says));
        }),
        sum({ code: 'moved', params: { range: '192.168.10.0/24' } }),
        sum({ code: 'shared-subnet', params: { nodes: 2, each: 110, kept: 5, addresses: '256' } }),
        ...[
          ask('kkp', { ipFamily: 'IPv6' }),
          ask('cce', { nodes: 2000 }),
          ask('cce', { nodes: 5000 }),
          ask('cce', { podsPerNode: 300 }),
          ask('kubeadm', { nodes: 70_000 }),
          ask('kubeadm', { nodes: 60_000, podsPerNode: 60_000 }),
          ask('kubeadm', { services: 3_000_000 }),
          ask('kubeadm', { room: { ...EMPTY, pools: [pool('10.0.0.0/24')] } }),
          ask('kubeadm', { room: { ...EMPTY, pools: [pool('10.0.0.0/24')], taken: [held('10.0.0.0/24')] } }),
          ask('cce', { room: { ...EMPTY, pools: [pool('100.64.0.0/10')] } }),
          ask('cce', { plan: exampleOf('cce-standard-tunnel-dual') }),
          ask('starlingx', { plan: exampleOf('starlingx-revert-standard') }),
          ask('starlingx', { plan: exampleOf('starlingx-aio-sx-dual-ipv6-primary'), ipFamily: 'IPv6+IPv4' }),
          ask('kubeadm', { plan: { spec: { provider: 'kubeadm', ipFamily: 'IPv4+IPv6' } } }),
        ].map((asked) => {
          const sized = sizePlan(asked);
          if (sized.ok) throw new Error(`a plan: ${JSON.stringify(asked.provider)}`);
          return limit(sized.why, sized.finding);
        }),
      ];
      for (const text of said) {
        expect(text).not.toMatch(/undefined|\[object|NaN|^[a-z-]+$/);
        expect(text).toMatch(language === 'en' ? /[.]$/ : /[。]$/);
      }
      expect([...new Set(said)]).toMatchSnapshot();
    }
  });
});
