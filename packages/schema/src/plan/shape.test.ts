import { describe, expect, it } from 'vitest';
import { providerOf } from '../registry.js';
import { shapeAt } from './shape.js';

const shape = (provider: string, path: string) => shapeAt(providerOf(provider)?.schema as never, path.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key)));

describe('the shape of a field', () => {
  it.each([
    ['kubeadm', 'spec.kubeadm.nodes.3.name', { kind: 'text', isOptional: false }],
    ['kubeadm', 'spec.kubeadm.nodes.3.role', { kind: 'choice', values: ['control-plane', 'worker'], isOptional: false }],
    ['kubeadm', 'spec.kubeadm.nodes.3.ipv6', { kind: 'address', isOptional: true }],
    ['cce', 'spec.cce.podSubnets.0.cidr', { kind: 'range', isOptional: false }],
    ['cce', 'spec.cce.podSubnets.0.dnsServers', { kind: 'list', of: 'address', isOptional: true }],
    ['cce', 'spec.cce.podSubnets.0.ipv6Enabled', { kind: 'flag', isOptional: true }],
    ['cce', 'spec.nodePools.0.dataVolumes.0.size', { kind: 'number', isOptional: false }],
    ['kkp', 'spec.nodePools.0.gcp.zone', { kind: 'text', isOptional: false }],
    ['starlingx', 'spec.starlingx.networks.oam.subnets.ipv4', { kind: 'range', isOptional: true }],
  ])('%s: %s', (provider, path, expected) => {
    expect(shape(provider, path)).toEqual(expected);
  });

  it.each([['cce', 'spec.nodePools'], ['cce', 'spec.nodePools.0.labels'], ['cce', 'spec.cce.vpc'], ['kubeadm', 'spec.kubeadm.nodes.0.nothing'], ['kubeadm', 'spec.toString']])('is none where there is more than a value, or nothing: %s, %s', (provider, path) => {
    expect(shape(provider, path)).toBeUndefined();
  });
});
