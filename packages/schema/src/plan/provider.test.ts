import { describe, expect, it } from 'vitest';
import type { Path } from '../findings/finding.js';
import { CHOICES as CCE } from '../providers/cce/choices.js';
import { CHOICES as KKP } from '../providers/kkp/choices.js';
import { CHOICES as KUBEADM } from '../providers/kubeadm/choices.js';
import { CHOICES as STARLINGX } from '../providers/starlingx/choices.js';
import { refusalOf } from '../refusal.js';
import { type ProviderId, PROVIDERS } from '../registry.js';
import { toPath } from '../testing.js';
import { valueAt, withValueAt } from './path.js';

/** Every choice with values, of which one at least is not what an example has. */
const CHOICES: Readonly<Record<ProviderId, { readonly choices: object; readonly values: Readonly<Record<string, readonly unknown[]>> }>> = {
  cce: {
    choices: CCE,
    values: {
      'spec.cce.site': ['huaweicloud', 'otc'],
      'spec.cce.clusterType': ['standard', 'turbo'],
      'spec.cce.networkModel': ['eni', 'vpc-router'],
      'spec.ipFamily': ['IPv4', 'IPv4+IPv6'],
      'spec.cce.sharedBandwidth': [true, false],
      'spec.cce.dataplaneV2': [true, undefined],
      'spec.cce.masters': ['multi', 'named'],
      'spec.nodePools.0.autoscaling.enable': [true, false],
    },
  },
  kkp: {
    choices: KKP,
    values: {
      'spec.loadBalancers.implementation': [undefined, 'metallb', 'cilium'],
      'spec.loadBalancers.announcement': ['layer2', 'bgp'],
      'spec.kkp.cloudProvider': ['gcp', 'bringyourown', 'packet'],
      'spec.kkp.release': ['v2.31', 'v2.28'],
      'spec.kkp.cni.type': ['cilium', 'canal'],
      'spec.ipFamily': ['IPv4', 'IPv4+IPv6'],
      'spec.kkp.exposeStrategy': ['LoadBalancer', 'Tunneling'],
      'spec.kkp.admissionPlugins': [['EventRateLimit'], undefined],
      'spec.kkp.loadBalancerServices.ipFamily': ['IPv4', undefined],
    },
  },
  kubeadm: {
    choices: KUBEADM,
    values: {
      'spec.ipFamily': ['IPv4', 'IPv6+IPv4'],
      'spec.kubernetesVersion': ['1.16.15', '1.36.0'],
      'spec.loadBalancers.implementation': [undefined, 'metallb', 'cilium'],
      'spec.loadBalancers.announcement': ['layer2', 'bgp'],
      'spec.nat64.dns64': [undefined, 'coredns', 'upstream'],
      'spec.kubeadm.cni.type': ['calico', 'cilium'],
      'spec.kubeadm.allocateNodeCidrs': [true, false],
      'spec.kubeadm.calico.ipPools.ipv4.encapsulation': ['None', 'VXLAN'],
      'spec.kubeadm.nodes.0.os': ['linux', 'windows'],
    },
  },
  starlingx: {
    choices: STARLINGX,
    values: {
      'spec.ipFamily': ['IPv4', 'IPv6'],
      'spec.loadBalancers.implementation': [undefined, 'metallb', 'cilium'],
      'spec.loadBalancers.announcement': ['layer2', 'bgp'],
      'spec.starlingx.mode': ['install', 'convert'],
      'spec.starlingx.systemType': ['aio-sx', 'standard'],
      'spec.starlingx.distributedCloudRole': ['systemcontroller', 'subcloud'],
      'spec.starlingx.networks.admin': ['there', undefined],
      'spec.starlingx.release': ['stx.10', 'master'],
    },
  },
};

/** The places of a document, as deep as choices look. */
const placesIn = (node: unknown, path: Path = []): Path[] =>
  typeof node !== 'object' || node === null || path.length > 4 ? [path] : [...(path.length > 1 ? [path] : []), ...Object.entries(node).flatMap(([key, each]) => placesIn(each, [...path, Array.isArray(node) ? Number(key) : key]))];

/** Documents that somebody may have in the wizard, which no schema has looked at: of each provider one, changed at each place in turn. */
const changed = (id: ProviderId, value: (before: unknown) => unknown) => {
  const plan = PROVIDERS.find((each) => each.id === id)?.examples.at(-1)?.plan;
  return placesIn(plan).filter((path) => path[1] !== 'provider').map((path) => withValueAt(plan, path, value(valueAt(plan, path))));
};

describe.each(PROVIDERS.map((provider) => [provider.id, provider] as const))('the choices of %s', (id, provider) => {
  const { choices, values } = CHOICES[id];
  const all = Object.entries(values).flatMap(([path, each]) => each.map((value) => [toPath(path), value] as const));

  it('have values here', () => {
    expect(Object.keys(values).map((path) => path.replace(/\.0\./, '.*.').replace(/ipPools\.ipv4/, 'ipPools.*')).sort()).toEqual(Object.keys(choices).sort());
  });

  it.each([
    ['is missing', () => undefined],
    ['is a text of another meaning', (before: unknown) => (typeof before === 'string' ? 'toString' : undefined)],
  ])('are made where anything %s', (_, value) => {
    for (const document of changed(id, value)) for (const [path, chosen] of all) expect(() => provider.choose(document, path, chosen)).not.toThrow();
  });

  it.each([
    ['a list', (before: unknown) => (Array.isArray(before) ? { first: before[0] as unknown } : [before])],
    ['nothing', () => null],
    ['a number', (before: unknown) => (typeof before === 'number' ? 'many' : 7)],
  ])('change their field alone where anything is %s that is none in a plan', (_, value) => {
    for (const document of changed(id, value)) {
      if (!provider.holds(document) || provider.read(document).ok) continue;
      for (const [path, chosen] of all) expect(provider.choose(document, path, chosen, { other: 1 })).toEqual({ document: withValueAt(document, path, chosen), kept: { other: 1 } });
    }
  });

  it('are asked about where anything is of another type', () => {
    const [path = [], chosen] = all[0] ?? [];
    for (const document of changed(id, () => null)) expect(() => refusalOf(document, path, chosen)).not.toThrow();
  });
});
