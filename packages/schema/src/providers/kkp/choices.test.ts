import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Kept } from '../../plan/choices.js';
import { valueAt, withValueAt } from '../../plan/path.js';
import { refusalOf } from '../../refusal.js';
import { broken, examplePlan, toPath } from '../../testing.js';
import { validatePlan } from '../../validate.js';
import { CASES } from './cases.js';
import { CHOICES } from './choices.js';
import { EXAMPLES } from './examples/examples.js';
import { newPlan } from './new-plan.js';
import { kkpProvider } from './provider.js';
import { isAsking } from './settle.js';

type Step = readonly [field: string, value: unknown];

const CLOUD = 'spec.kkp.cloudProvider';
const RELEASE = 'spec.kkp.release';
const CNI = 'spec.kkp.cni.type';
const FAMILY = 'spec.ipFamily';
const EXPOSE = 'spec.kkp.exposeStrategy';
const PLUGINS = 'spec.kkp.admissionPlugins';
const BALANCERS = 'spec.kkp.loadBalancerServices.ipFamily';
const PROXY_MODE = 'spec.network.proxyMode';

const VALUES: Readonly<Record<string, readonly unknown[]>> = Object.fromEntries(CASES.choices);

/** The document after choices, each with what those before it have put aside. */
function choose(plan: unknown, ...steps: readonly Step[]): unknown {
  return steps.reduce<{ document: unknown; kept: Kept }>(({ document, kept }, [field, value]) => kkpProvider.choose(document, toPath(field), value, kept), { document: plan, kept: {} }).document;
}

const at = (plan: unknown, ...paths: readonly string[]) => paths.map((path) => valueAt(plan, toPath(path)));
const errorsOf = (plan: unknown) => validatePlan(plan).findings.filter((finding) => finding.severity === 'error' && !isAsking(finding)).map(({ rule }) => rule);

describe('choices', () => {
  it('of which there are values here for each', () => {
    expect(Object.keys(VALUES).sort()).toEqual(Object.keys(CHOICES).sort());
  });

  it('another cloud provider begins with machines of its own and the proxy mode that the dashboard preselects, and gives back what the other had', () => {
    const hetzner = choose(examplePlan('kkp-aws-dual'), [CLOUD, 'hetzner']);
    expect(at(hetzner, 'spec.kkp.aws', 'spec.kkp.nodeNetwork', 'spec.kkp.nodePortsAllowedIPRanges', 'spec.kkp.datacenter', 'spec.nodePools', PROXY_MODE)).toEqual([undefined, undefined, undefined, { name: '' }, [{ name: 'workers', replicas: 1, hetzner: { type: 'cx32' } }], 'iptables']);
    expect(broken(hetzner)).toEqual(['kkp/datacenter-required']);
    expect(choose(examplePlan('kkp-aws-dual'), [CLOUD, 'hetzner'], ['spec.nodePools.0.replicas', 7], [CLOUD, 'aws'])).toEqual(examplePlan('kkp-aws-dual'));
    expect(at(choose(examplePlan('kkp-aws-dual'), [CLOUD, 'hetzner'], ['spec.nodePools.0.replicas', 7], [CLOUD, 'aws'], [CLOUD, 'hetzner']), 'spec.nodePools.0.replicas')).toEqual([7]);
  });

  it('BYO has no node pools, Equinix Metal has a billing cycle and a release that knows it', () => {
    expect(at(choose(newPlan(), [CLOUD, 'bringyourown']), 'spec.nodePools', 'spec.kkp.bringyourown')).toEqual([[], { nodes: [] }]);
    const packet = choose(newPlan(), [CLOUD, 'packet']);
    expect(at(packet, 'spec.kkp.packet', RELEASE, 'spec.kubernetesVersion', 'spec.kkp.cni.version', 'spec.network.serviceCidrs.ipv6')).toEqual([{ billingCycle: 'hourly' }, 'v2.28', '1.33.13', '1.16.9', 'fd02::/108']);
    expect(refusalOf(packet, toPath(RELEASE), 'v2.31')).toMatchObject({ rule: 'kkp/cloud-provider-release', params: { cloud: 'packet' } });
  });

  it('another release brings its versions and its default Service range, and leaves a range that was typed', () => {
    const older = choose(examplePlan('kkp-aws-dual'), [RELEASE, 'v2.24']);
    expect(at(older, 'spec.kubernetesVersion', 'spec.kkp.cni', 'spec.network.serviceCidrs.ipv6', PROXY_MODE)).toEqual(['1.27.10', { type: 'cilium', version: '1.14.16' }, 'fd02::/120', 'ebpf']);
    expect(at(choose(examplePlan('kkp-aws-dual', { 'spec.network.serviceCidrs.ipv6': 'fd07::/108' }), [RELEASE, 'v2.24']), 'spec.network.serviceCidrs.ipv6')).toEqual(['fd07::/108']);
    const edited = choose(examplePlan('kkp-aws-dual'), [RELEASE, 'v2.24'], ['spec.network.serviceCidrs.ipv6', 'fd09::/112'], [RELEASE, 'v2.31']);
    expect(at(edited, 'spec.kubernetesVersion', 'spec.network.serviceCidrs.ipv6')).toEqual(['1.35.8', 'fd09::/112']);
  });

  it('another plugin brings its version and a proxy mode that goes with it', () => {
    expect(at(choose(examplePlan('kkp-aws-dual'), [CNI, 'canal']), 'spec.kkp.cni', PROXY_MODE)).toEqual([{ type: 'canal', version: 'v3.31' }, 'nftables']);
    expect(at(choose(examplePlan('kkp-aws-dual'), [CNI, 'none']), 'spec.kkp.cni', PROXY_MODE)).toEqual([{ type: 'none', version: '' }, 'nftables']);
    expect(at(choose(examplePlan('kkp-aws-dual', { 'spec.kkp.cni.version': '1.17.16' }), [CNI, 'canal'], [CNI, 'cilium']), 'spec.kkp.cni.version', PROXY_MODE)).toEqual(['1.17.16', 'ebpf']);
  });

  it('one family puts the ranges of IPv6 aside, and two bring them back', () => {
    const plan = examplePlan('kkp-digitalocean-dual', { 'spec.network.podCidrs.ipv6': 'fd07::/48', 'spec.nodePools.0.network': { ipFamily: 'IPv4+IPv6' } });
    const one = choose(plan, [FAMILY, 'IPv4']);
    expect(at(one, 'spec.network.podCidrs', 'spec.network.serviceCidrs', 'spec.network.nodeCidrMask', 'spec.nodePools.0.network.ipFamily')).toEqual([{ ipv4: '172.25.0.0/16' }, { ipv4: '10.240.16.0/20' }, { ipv4: 24 }, 'IPv4']);
    expect(choose(plan, [FAMILY, 'IPv4'], [FAMILY, 'IPv4+IPv6'])).toEqual(plan);
    expect(at(choose(plan, [FAMILY, 'IPv4'], ['spec.network.podCidrs.ipv4', '172.30.0.0/16'], [FAMILY, 'IPv4+IPv6']), 'spec.network.podCidrs')).toEqual([{ ipv4: '172.30.0.0/16', ipv6: 'fd07::/48' }]);
  });

  it('a second family takes ranges that are free, and versions that do both', () => {
    const reserved = examplePlan('kkp-aws-ipv4', { 'spec.reservedCidrs': ['fd01::/32'] });
    expect(errorsOf(choose(reserved, [FAMILY, 'IPv4+IPv6']))).toEqual([]);
    const old = examplePlan('kkp-aws-ipv4', { [RELEASE]: 'v2.24', 'spec.kubernetesVersion': '1.26.4', 'spec.kkp.cni': { type: 'canal', version: 'v3.19' }, [PROXY_MODE]: 'ipvs', 'spec.kkp.operatingSystem': 'centos' });
    expect(validatePlan(old).valid).toBe(true);
    const both = choose(old, [FAMILY, 'IPv4+IPv6']);
    expect(at(both, 'spec.kkp.cni.version', 'spec.nodePools.0.operatingSystem')).toEqual(['v3.27', 'ubuntu']);
    expect(choose(old, [FAMILY, 'IPv4+IPv6'], [FAMILY, 'IPv4'])).toEqual(old);
  });

  it('a second family is refused where the datacenter has no IPv6, and left to the person who knows it', () => {
    const plan = examplePlan('kkp-openstack-dual', { 'spec.kkp.datacenter.ipv6Enabled': false, [FAMILY]: 'IPv4', 'spec.network.podCidrs.ipv6': undefined, 'spec.network.serviceCidrs.ipv6': undefined, 'spec.network.nodeCidrMask.ipv6': undefined });
    expect(validatePlan(plan).valid).toBe(true);
    expect(refusalOf(plan, toPath(FAMILY), 'IPv4+IPv6')?.rule).toBe('kkp/dual-stack-datacenter');
    expect(at(choose(newPlan(), [CLOUD, 'vsphere']), FAMILY)).toEqual(['IPv4+IPv6']);
  });

  it('a way to expose the API server takes what only another has out, and gives it back', () => {
    const tunneling = examplePlan('kkp-bringyourown-dual', { 'spec.kkp.tunnelingAgentIP': '100.64.30.11' });
    const exposed = choose(tunneling, [EXPOSE, 'LoadBalancer'], ['spec.kkp.apiServerAllowedIPRanges', { ipv4: ['10.0.0.0/8'] }]);
    expect(at(exposed, 'spec.kkp.tunnelingAgentIP')).toEqual([undefined]);
    expect(choose(tunneling, [EXPOSE, 'LoadBalancer'], ['spec.kkp.apiServerAllowedIPRanges', { ipv4: ['10.0.0.0/8'] }], [EXPOSE, 'Tunneling'])).toEqual(tunneling);
  });

  it('a plugin that is switched on has its configuration, and takes it along', () => {
    const config = { namespace: { qps: 50, burst: 100, cacheSize: 4096 } };
    expect(at(choose(newPlan(), [PLUGINS, ['EventRateLimit']]), 'spec.kkp.eventRateLimitConfig')).toEqual([config]);
    const edited: Step[] = [[PLUGINS, ['EventRateLimit']], ['spec.kkp.eventRateLimitConfig.namespace.qps', 9], [PLUGINS, undefined]];
    expect(choose(newPlan(), ...edited)).toEqual(newPlan());
    expect(at(choose(newPlan(), ...edited, [PLUGINS, ['EventRateLimit']]), 'spec.kkp.eventRateLimitConfig.namespace.qps')).toEqual([9]);
  });

  it('no load balancers have no zone, and get it back', () => {
    const plan = examplePlan('kkp-hetzner-dual');
    expect(at(choose(plan, [BALANCERS, undefined]), 'spec.kkp.loadBalancerServices')).toEqual([undefined]);
    expect(choose(plan, [BALANCERS, undefined], [BALANCERS, 'IPv4+IPv6'])).toEqual(plan);
  });
});

/** Things that people write into plans, most of them fine in most. */
const CHANGES: readonly Step[] = [
  ['spec.kubernetesVersion', '1.34.2'], ['spec.kubernetesVersion', '1.33.13'], ['spec.kubernetesVersion', undefined], ['spec.network', undefined], [PROXY_MODE, 'iptables'], [PROXY_MODE, 'ipvs'], [PROXY_MODE, 'nftables'], [PROXY_MODE, undefined],
  ['spec.network.podCidrs.ipv6', 'fd07::/48'], ['spec.network.serviceCidrs.ipv6', 'fd02::/120'], ['spec.network.serviceCidrs.ipv6', 'fd02::/112'], ['spec.network.podCidrs.ipv6', 'fd02:0:1::/48'], ['spec.network.nodeCidrMask', undefined], ['spec.network.nodeCidrMask.ipv4', 26],
  ['spec.reservedCidrs', ['fd01::/32']], ['spec.reservedCidrs', ['fd02::1:0/112', '10.240.0.0/16']], ['spec.reservedCidrs', ['192.168.0.0/16']], ['spec.kkp.nodeNetwork', { ipv6: 'fd02:0:2::/64' }], ['spec.kkp.nodeNetwork', { ipv4: '172.16.0.0/20' }], ['spec.kkp.nodeNetwork', undefined],
  ['spec.kkp.cni', undefined], ['spec.kkp.cni.version', ''], ['spec.kkp.cni.version', '1.17.16'], ['spec.kkp.cni', { type: 'canal', version: 'v3.21' }], ['spec.kkp.cni', { type: 'none', version: '' }], ['spec.kkp.konnectivityEnabled', false], ['spec.kkp.konnectivityEnabled', true],
  ['spec.kkp.operatingSystem', 'rhel'], ['spec.kkp.operatingSystem', 'flatcar'], ['spec.kkp.operatingSystem', 'centos'], ['spec.nodePools.0.operatingSystem', 'rockylinux'], ['spec.nodePools.0.network', { ipFamily: 'IPv4+IPv6' }], ['spec.nodePools.0.network', { ipFamily: 'IPv4' }], ['spec.nodePools', []],
  ['spec.kkp.exposeStrategy', 'Tunneling'], ['spec.kkp.exposeStrategy', 'LoadBalancer'], ['spec.kkp.exposeStrategy', undefined], ['spec.kkp.tunnelingAgentIP', '100.64.30.11'], ['spec.kkp.apiServerAllowedIPRanges', { ipv4: ['10.0.0.0/8'] }], ['spec.kkp.apiServerAllowedIPRanges', { ipv4: [] }],
  ['spec.kkp.nodePortsAllowedIPRanges', { ipv4: ['10.0.0.0/8'], ipv6: ['::/0'] }], ['spec.kkp.azure', { loadBalancerSKU: 'basic' }], ['spec.kkp.loadBalancerServices', { ipFamily: 'IPv4' }], ['spec.kkp.loadBalancerServices', undefined], [PLUGINS, ['EventRateLimit']], ['spec.kkp.eventRateLimitConfig', { server: { qps: 1, burst: 1 } }],
  [FAMILY, 'IPv4'], [RELEASE, 'v2.24'], ['spec.kkp.podNodeSelectorAdmissionPluginConfig', { team: 'a=b' }],
];
/** The same plan in the older release, where that is another. */
const OLDER: readonly Step[] = [[RELEASE, 'v2.24'], ['spec.kubernetesVersion', '1.28.9'], ['spec.kkp.cni', { type: 'cilium', version: '1.14.16' }], [PROXY_MODE, 'ipvs']];
const SINGLE: readonly Step[] = [[FAMILY, 'IPv4'], ['spec.network.podCidrs.ipv6', undefined], ['spec.network.serviceCidrs.ipv6', undefined], ['spec.network.nodeCidrMask.ipv6', undefined]];


/** An example in either release, with one family or two, and what else somebody wrote that leaves it valid. */
const validPlan = fc
  .record({ id: fc.constantFrom(...EXAMPLES.map(({ id }) => id)), isOlder: fc.boolean(), isSingle: fc.boolean(), changes: fc.array(fc.constantFrom(...CHANGES), { maxLength: 8 }) })
  .map(({ id, isOlder, isSingle, changes }) => {
    const write = (plan: unknown, steps: readonly Step[]) => steps.reduce((next, [path, value]) => withValueAt(next, toPath(path), value), plan);
    const inRelease = write(examplePlan(id), isOlder && id !== 'kkp-equinix-dual' ? OLDER : []);
    const begun = write(inRelease, isSingle ? SINGLE : []);
    return changes.reduce((plan, change) => {
      const next = write(plan, [change]);
      return validatePlan(next).valid ? next : plan;
    }, begun);
  })
  .filter((plan) => validatePlan(plan).valid);
const aStep = fc.constantFrom(...Object.entries(VALUES).flatMap(([field, values]) => values.map((value): Step => [field, value])));
const twoValues = fc.constantFrom(...Object.entries(VALUES).flatMap(([field, values]) => values.flatMap((a) => values.map((b) => ({ field, a, b })))));

describe('whatever is chosen', () => {
  it('from a valid plan adds no error, but what asks for something that only a person knows', () => {
    fc.assert(
      fc.property(validPlan, fc.array(aStep, { minLength: 1, maxLength: 4 }), (plan, steps) => {
        steps.reduce<{ document: unknown; kept: Kept }>(
          ({ document, kept }, [field, value]) => {
            if (refusalOf(document, toPath(field), value)) return { document, kept };
            const next = kkpProvider.choose(document, toPath(field), value, kept);
            expect(errorsOf(next.document)).toEqual([]);
            return next;
          },
          { document: plan, kept: {} },
        );
      }),
      { numRuns: 150 },
    );
  });

  it('going back restores', () => {
    fc.assert(
      fc.property(validPlan, twoValues, (plan, { field, a, b }) => {
        const path = toPath(field);
        fc.pre(!refusalOf(plan, path, a) && !refusalOf(choose(plan, [field, a]), path, b));
        expect(choose(plan, [field, a], [field, b], [field, a])).toEqual(choose(plan, [field, a]));
        const own = valueAt(plan, path);
        expect(choose(plan, [field, b], [field, own])).toEqual(plan);
      }),
      { numRuns: 150 },
    );
  });
});
