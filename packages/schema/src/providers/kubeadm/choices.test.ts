import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IP_FAMILIES } from '../../address/family.js';
import type { Kept } from '../../plan/choices.js';
import { valueAt, withValueAt } from '../../plan/path.js';
import { refusalOf } from '../../refusal.js';
import { examplePlan, toPath } from '../../testing.js';
import { validatePlan } from '../../validate.js';
import { CNI_RELEASES, CNI_TYPES, CONFIG_APIS, ENCAPSULATIONS, FLANNEL_BACKENDS, PROXY_MODES, RELEASES } from './catalog.js';
import { CASES } from './cases.js';
import { CHOICES } from './choices.js';
import { EXAMPLES } from './examples/examples.js';
import { newPlan } from './new-plan.js';
import { kubeadmProvider } from './provider.js';

const K = 'spec.kubeadm.';
type Choosing = readonly [path: string, value: unknown];

/** Makes choices one after the other. */
function choosing(document: unknown, ...choices: readonly Choosing[]): { readonly document: unknown; readonly kept: Kept } {
  return choices.reduce<{ document: unknown; kept: Kept }>((chosen, [path, value]) => kubeadmProvider.choose(chosen.document, toPath(path), value, chosen.kept), { document, kept: {} });
}
const chosen = (document: unknown, ...choices: readonly Choosing[]) => choosing(document, ...choices).document;
const at = (document: unknown, path: string) => valueAt(document, toPath(path));

/**
 * What only a person can say once a family is added, or the address of the endpoint is one that nobody reaches any more; and
 * what a machine runs, which no choice of the cluster changes.
 */
const OF_MACHINES = ['kubeadm/node-addresses: missing', 'kubeadm/control-plane-endpoint-required', 'kubeadm/windows: ipv6-only', 'kubeadm/windows-plugin'];
/** The errors of a plan, but those of its machines. */
/** What load balancers that were just chosen ask for: which addresses, and which routers, a person alone can say. */
const OF_BALANCERS = ['kubernetes/load-balancer-pool: empty', 'kubernetes/load-balancer-peer: local-asn', 'kubernetes/load-balancer-peer: none'];
const errors = (document: unknown) => validatePlan(document).findings.filter(({ severity }) => severity === 'error').map(({ rule, variant, path }) => `${rule}${variant === undefined ? '' : `: ${variant}`} ${path.join('.')}`).filter((text) => ![...OF_MACHINES, ...OF_BALANCERS].some((each) => text.startsWith(each)));

describe('the families', () => {
  it('take their ranges, masks, pools and addresses with them, and bring them back', () => {
    const dual = examplePlan('kubeadm-calico-dual', { 'spec.network.podCidrs.ipv6': 'fd12:3456:789a::/48' });
    const single = chosen(dual, ['spec.ipFamily', 'IPv4']);
    expect(single).toMatchObject({ spec: { network: { podCidrs: { ipv4: '10.244.0.0/16' }, nodeCidrMask: { ipv4: 24 } }, kubeadm: { nodeNetwork: { ipv4: '192.168.10.0/24' } } } });
    for (const path of ['spec.network.podCidrs.ipv6', 'spec.network.serviceCidrs.ipv6', 'spec.network.nodeCidrMask.ipv6', `${K}nodeNetwork.ipv6`, `${K}nodes.0.ipv6`, `${K}calico.ipPools.ipv6`]) expect(at(single, path), path).toBeUndefined();
    expect(chosen(dual, ['spec.ipFamily', 'IPv4'], ['spec.ipFamily', 'IPv6'], ['spec.ipFamily', 'IPv4+IPv6'])).toEqual(dual);
  });

  it('keep what was typed for a new one while somebody goes back and forth', () => {
    const single = chosen(examplePlan('kubeadm-flannel-dual'), ['spec.ipFamily', 'IPv4']);
    const { document, kept } = choosing(single, ['spec.ipFamily', 'IPv4+IPv6']);
    const typed = withValueAt(document, toPath(`${K}nodes.0.ipv6`), 'fd77::1');
    const back = kubeadmProvider.choose(typed, ['spec', 'ipFamily'], 'IPv4', kept);
    expect(at(back.document, `${K}nodes.0.ipv6`)).toBeUndefined();
    expect(at(kubeadmProvider.choose(back.document, ['spec', 'ipFamily'], 'IPv4+IPv6', back.kept).document, `${K}nodes.0.ipv6`)).toBe('fd77::1');
  });

  it('give addresses back to their node, wherever it stands by then', () => {
    const { document, kept } = choosing(examplePlan('kubeadm-flannel-dual'), ['spec.ipFamily', 'IPv4']);
    const shorter = withValueAt(document, toPath(`${K}nodes.1`), undefined);
    const back = kubeadmProvider.choose(shorter, ['spec', 'ipFamily'], 'IPv4+IPv6', kept).document;
    expect([at(back, `${K}nodes.1.name`), at(back, `${K}nodes.1.ipv6`)]).toEqual(['worker-2', '2a05:d014:937:4500::22']);
  });

  it('come with ranges that are free', () => {
    const single = withValueAt(chosen(examplePlan('kubeadm-flannel-dual'), ['spec.ipFamily', 'IPv4']), ['spec', 'reservedCidrs'], ['fd00:10:200::/40', 'fd00:10:96::/100']);
    expect(errors(chosen(single, ['spec.ipFamily', 'IPv4+IPv6']))).toEqual([]);
  });

  it('come with a larger range where there are more nodes than the usual one has parts', () => {
    const nodes = Array.from({ length: 300 }, (_, index) => ({ name: `node-${index}`, role: index === 0 ? 'control-plane' : 'worker', ipv6: `fd77::${(index + 1).toString(16)}` }));
    const single = examplePlan('kubeadm-calico-ipv6', { [`${K}nodes`]: nodes, [`${K}nodeNetwork`]: undefined });
    expect(errors(chosen(single, ['spec.ipFamily', 'IPv4+IPv6']))).toEqual([]);
  });

  it('put an endpoint aside that no node would reach, and bring it back', () => {
    const dual = examplePlan('kubeadm-flannel-dual', { [`${K}controlPlaneEndpoint`]: '192.168.10.5:6443' });
    expect(at(chosen(dual, ['spec.ipFamily', 'IPv6']), `${K}controlPlaneEndpoint`)).toBeUndefined();
    expect(chosen(dual, ['spec.ipFamily', 'IPv6'], ['spec.ipFamily', 'IPv4+IPv6'])).toEqual(dual);
  });

  it('bring the one mode and the configuration that an old release takes for both', () => {
    const single = chosen(examplePlan('kubeadm-flags-1.16-dual'), ['spec.ipFamily', 'IPv4']);
    const old = withValueAt(withValueAt(single, ['spec', 'network', 'proxyMode'], 'iptables'), toPath(`${K}configApi`), 'v1beta2');
    const dual = chosen(old, ['spec.ipFamily', 'IPv4+IPv6']);
    expect(dual).toMatchObject({ spec: { network: { proxyMode: 'ipvs' }, kubeadm: { configApi: 'flags' } } });
    expect(errors(dual)).toEqual([]);
    expect(chosen(old, ['spec.ipFamily', 'IPv4+IPv6'], ['spec.ipFamily', 'IPv4'])).toEqual(old);
  });
});

describe('the release', () => {
  it('brings the plugin and the configuration that go with it', () => {
    const old = chosen(examplePlan('kubeadm-calico-dual'), ['spec.kubernetesVersion', '1.22.17']);
    expect(old).toMatchObject({ spec: { network: { proxyMode: 'iptables' }, kubeadm: { configApi: 'v1beta3', cni: { version: 'v3.22.5' }, calico: { bgp: 'Enabled', ipPools: { ipv6: { encapsulation: 'None' } } } } } });
  });

  it('brings pools that its Calico carries, of a family too that the cluster does not speak', () => {
    const plan = withValueAt(chosen(examplePlan('kubeadm-calico-dual'), ['spec.ipFamily', 'IPv4']), toPath(`${K}calico.ipPools.ipv6.encapsulation`), 'VXLAN');
    expect(errors(chosen(plan, ['spec.kubernetesVersion', '1.22.17']))).toEqual([]);
  });

  it('leaves everything alone while its patch is typed, and forgets nothing over it', () => {
    const before = examplePlan('kubeadm-calico-dual', { [`${K}cni.version`]: 'v3.31.7' });
    const typed = choosing(before, ['spec.kubernetesVersion', '1.36'], ['spec.kubernetesVersion', '1.36.1']);
    expect(typed.document).toEqual(withValueAt(before, ['spec', 'kubernetesVersion'], '1.36.1'));
    expect(chosen(before, ['spec.kubernetesVersion', '1.22.17'], ['spec.kubernetesVersion', '1.22'], ['spec.kubernetesVersion', '1.22.3'], ['spec.kubernetesVersion', '1.36.4'])).toEqual(before);
  });

  it('has masks of its own where they cut the ranges, and else those that are there', () => {
    expect(at(chosen(examplePlan('kubeadm-flags-1.16-dual'), ['spec.kubernetesVersion', '1.36.4']), 'spec.network.nodeCidrMask')).toEqual({ ipv4: 24, ipv6: 24 });
    const old = chosen(examplePlan('kubeadm-flannel-dual'), ['spec.kubernetesVersion', '1.16.15']);
    expect(at(old, 'spec.network.nodeCidrMask')).toEqual({ ipv4: 24, ipv6: 24 });
    expect(errors(old)).toEqual([]);
  });

  it('keeps what was changed since: only what the choice itself changed goes back', () => {
    const { document, kept } = choosing(examplePlan('kubeadm-calico-dual'), ['spec.kubernetesVersion', '1.22.17']);
    const typed = withValueAt(document, ['metadata', 'name'], 'other');
    expect(kubeadmProvider.choose(typed, ['spec', 'kubernetesVersion'], '1.36.4', kept).document).toEqual(examplePlan('kubeadm-calico-dual', { 'metadata.name': 'other' }));
  });
});

describe('the plugin', () => {
  it('comes with settings, and has those again that it had', () => {
    const calico = examplePlan('kubeadm-calico-dual', { [`${K}calico.ipPools.ipv4.blockSize`]: 25 });
    const flannel = chosen(calico, [`${K}cni.type`, 'flannel']);
    expect(flannel).toMatchObject({ spec: { kubeadm: { cni: { type: 'flannel', version: 'v0.28.9' }, flannel: { backend: 'vxlan' } } } });
    expect(at(flannel, `${K}calico`)).toBeUndefined();
    expect(chosen(calico, [`${K}cni.type`, 'flannel'], [`${K}cni.type`, 'cilium'], [`${K}cni.type`, 'calico'])).toEqual(calico);
  });

  it('brings somebody who cuts ranges where it lives on them, and a proxy mode beside which it works', () => {
    const canal = chosen(examplePlan('kubeadm-calico-dual', { [`${K}allocateNodeCidrs`]: false, 'spec.network.nodeCidrMask': undefined }), [`${K}cni.type`, 'canal']);
    expect([at(canal, `${K}allocateNodeCidrs`), at(canal, 'spec.network.proxyMode')]).toEqual([undefined, 'iptables']);
    expect(errors(canal)).toEqual([]);
  });

  it('has pools of the families that the cluster speaks by then', () => {
    const back = chosen(examplePlan('kubeadm-calico-dual'), [`${K}cni.type`, 'flannel'], ['spec.ipFamily', 'IPv6'], [`${K}cni.type`, 'calico']);
    expect(Object.keys(at(back, `${K}calico.ipPools`) as object)).toEqual(['ipv6']);
  });
});

describe('who cuts ranges', () => {
  it('is written only where it is nobody', () => {
    const plan = examplePlan('kubeadm-calico-dual');
    expect(at(chosen(plan, [`${K}allocateNodeCidrs`, false]), `${K}allocateNodeCidrs`)).toBe(false);
    expect(chosen(plan, [`${K}allocateNodeCidrs`, false], [`${K}allocateNodeCidrs`, true])).toEqual(plan);
  });

  it('brings masks that cut', () => {
    const plan = examplePlan('kubeadm-calico-manifest-dual', { 'spec.network.podCidrs.ipv4': '10.244.0.0/25', 'spec.network.nodeCidrMask': undefined, [`${K}calico.ipPools.ipv4.blockSize`]: 28 });
    expect(errors(chosen(plan, [`${K}allocateNodeCidrs`, true]))).toEqual([]);
  });
});

describe('the encapsulation of a pool', () => {
  it('turns BGP on where the routes need it, and off again', () => {
    const plan = examplePlan('kubeadm-calico-dual');
    const none = chosen(plan, [`${K}calico.ipPools.ipv6.encapsulation`, 'None']);
    expect(at(none, `${K}calico.bgp`)).toBe('Enabled');
    expect(errors(none)).toEqual([]);
    expect(chosen(plan, [`${K}calico.ipPools.ipv6.encapsulation`, 'None'], [`${K}calico.ipPools.ipv6.encapsulation`, 'VXLANCrossSubnet'])).toEqual(plan);
  });

  it('is refused by the rules where the family, or the release, has it not', () => {
    expect(refusalOf(examplePlan('kubeadm-calico-dual'), toPath(`${K}calico.ipPools.ipv6.encapsulation`), 'IPIP')?.rule).toBe('kubeadm/calico-ipip-ipv6');
    expect(refusalOf(examplePlan('kubeadm-flags-1.16-dual'), toPath(`${K}calico.ipPools.ipv6.encapsulation`), 'VXLAN')?.rule).toBe('kubeadm/calico-vxlan-ipv6');
  });
});

describe('what a node runs', () => {
  it('is written only where it is not Linux', () => {
    const plan = examplePlan('kubeadm-flannel-dual', { [`${K}flannel.backend`]: 'host-gw' });
    expect(at(chosen(plan, [`${K}nodes.1.os`, 'windows']), `${K}nodes.1.os`)).toBe('windows');
    expect(chosen(plan, [`${K}nodes.1.os`, 'windows'], [`${K}nodes.1.os`, 'linux'])).toEqual(plan);
  });
});

describe('every choice', () => {
  const VERSIONS = RELEASES.map(({ version }) => version);
  const nodes = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `node-${index}`, role: index === 0 ? 'control-plane' : 'worker', ipv4: `192.168.${20 + Math.floor(index / 200)}.${(index % 200) + 1}`, ipv6: `fd77::${(index + 1).toString(16)}` }));
  const CHANGES: Record<string, readonly unknown[]> = {
    'spec.ipFamily': IP_FAMILIES,
    'spec.kubernetesVersion': VERSIONS,
    'spec.network.podCidrs.ipv4': ['10.128.0.0/12', '172.20.0.0/22', '10.9.0.0/26'],
    'spec.network.podCidrs.ipv6': ['fd12:3456:789a::/56', 'fd12:3456:789a::/64', 'fc00::/16'],
    'spec.network.serviceCidrs': [undefined, { ipv4: '10.96.0.0/12' }, { ipv4: '10.96.0.0/16', ipv6: 'fd00:96::/64' }],
    'spec.network.nodeCidrMask': [undefined, { ipv4: 26, ipv6: 72 }, { ipv4: 28, ipv6: 64 }],
    'spec.network.proxyMode': [undefined, ...PROXY_MODES],
    'spec.reservedCidrs': [['10.97.0.0/16', 'fd00:10::/32'], ['172.16.0.0/12']],
    [`${K}nodes`]: [nodes(2), nodes(3), nodes(300)],
    [`${K}nodeNetwork`]: [undefined, { ipv4: '192.168.0.0/16' }],
    [`${K}controlPlaneEndpoint`]: [undefined, '192.168.20.250:6443', '[fd77::ffff]:6443'],
    [`${K}configApi`]: [undefined, ...CONFIG_APIS],
    [`${K}allocateNodeCidrs`]: [undefined, true, false],
    [`${K}cni`]: CNI_TYPES.flatMap((type) => [{ type }, ...CNI_RELEASES[type].map(({ version }) => ({ type, version }))]),
    [`${K}calico`]: [undefined, { bgp: 'Disabled', ipPools: { ipv4: { encapsulation: 'VXLAN' }, ipv6: { encapsulation: 'VXLAN' } } }, ...ENCAPSULATIONS.map((encapsulation) => ({ installation: 'manifest', ipPools: { ipv4: { encapsulation, blockSize: 28 } } }))],
    [`${K}cilium`]: [undefined, { routingMode: 'native' }, { ipamMode: 'kubernetes', masquerade: { ipv6: true } }, { underlayProtocol: 'ipv6' }],
    [`${K}flannel`]: [undefined, ...FLANNEL_BACKENDS.map((backend) => ({ backend }))],
  };
  /** Valid plans: examples, with what they are made of changed at random, and without the changes that made them invalid. */
  const plans = fc
    .tuple(fc.constantFrom(...EXAMPLES.map(({ plan }) => plan), withValueAt(withValueAt(newPlan(), ['metadata', 'name'], 'new'), toPath(`${K}nodes`), nodes(3))), fc.array(fc.constantFrom(...Object.entries(CHANGES).flatMap(([path, values]) => values.map((value) => [path, value] as const))), { maxLength: 6 }))
    .map(([plan, changes]) =>
      changes.reduce<unknown>((valid, [path, value]) => {
        const changed = withValueAt<unknown>(valid, toPath(path), value);
        return validatePlan(changed).valid ? changed : valid;
      }, plan),
    );
  const values: Readonly<Record<string, readonly unknown[]>> = Object.fromEntries(CASES.choices);
  const choices = fc.constantFrom(...Object.entries(values).flatMap(([path, each]) => each.map((value) => [path, value] as const)));

  it('has values in these tests', () => {
    expect(Object.keys(CHOICES).map((pattern) => pattern.replace('nodes.*', 'nodes.1').replace('ipPools.*', 'ipPools.ipv6')).sort()).toEqual(Object.keys(values).sort());
  });

  it('adds no error to a valid plan, in whatever order they are made', () => {
    fc.assert(
      fc.property(plans, fc.array(choices, { minLength: 1, maxLength: 3 }), (plan, made) => {
        let current: { document: unknown; kept: Kept } = { document: plan, kept: {} };
        for (const [path, value] of made) {
          if (refusalOf(current.document, toPath(path), value)) continue;
          current = kubeadmProvider.choose(current.document, toPath(path), value, current.kept);
          expect(errors(current.document)).toEqual([]);
        }
      }),
      { numRuns: 120 },
    );
  });

  it('is taken back by the choice of what was there', () => {
    fc.assert(
      fc.property(plans, choices, (plan, [path, value]) => {
        const before = at(plan, path) ?? (path.endsWith('.os') ? 'linux' : path.endsWith('Cidrs') ? true : path.endsWith('encapsulation') ? 'None' : RELEASES[1]?.version);
        const first = choosing(plan, [path, before]);
        expect(chosen(plan, [path, before], [path, value], [path, before])).toEqual(first.document);
      }),
      { numRuns: 120 },
    );
  });
});
