import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveWith } from './along.js';
import { cidr, cidrFrom } from './address/cidr.js';
import { formatCidr } from './address/format.js';
import { formatPath, hasErrors } from './findings/finding.js';
import { applyFix, valueAt } from './plan/path.js';
import { PROVIDERS, providerOf } from './registry.js';
import { examplePlan, toPath } from './testing.js';
import { validatePlan } from './validate.js';

/** The changes of a move, by their paths. */
function moved(plan: unknown, path: string, to: string): Record<string, unknown> {
  const { read, document } = validatePlan(plan);
  const provider = read && providerOf(read.id);
  if (!provider) throw new Error('no plan');
  return Object.fromEntries(moveWith(document, read, provider, toPath(path), cidr(to)).map((change) => [formatPath(change.path), change.value]));
}

describe('what goes with a range that moves', () => {
  it('is what lies in it and belongs to it, at the same place', () => {
    expect(moved(examplePlan('kubeadm-cilium-dual', { 'spec.kubeadm.controlPlaneEndpoint': '192.168.10.11:6443', 'spec.kubeadm.nodes': [{ name: 'a', role: 'control-plane', ipv4: '192.168.10.11' }, { name: 'b', role: 'worker', ipv4: '192.168.99.1' }] }), 'spec.kubeadm.nodeNetwork.ipv4', '10.5.0.0/24')).toEqual({
      'spec.kubeadm.nodeNetwork.ipv4': '10.5.0.0/24',
      'spec.kubeadm.nodes[0].ipv4': '10.5.0.11',
      'spec.kubeadm.controlPlaneEndpoint': '10.5.0.11:6443',
    });
    expect(moved(examplePlan('cce-turbo-dual'), 'spec.cce.vpc.cidr', '10.4.0.0/16')).toMatchObject({ 'spec.cce.nodeSubnet.cidr': '10.4.0.0/24', 'spec.cce.podSubnets[0].cidr': '10.4.16.0/20' });
    expect(moved(examplePlan('starlingx-aio-dx-dual'), 'spec.starlingx.networks.oam.subnets.ipv4', '10.9.0.0/24')['spec.starlingx.networks.oam.floating.ipv4']).toMatch(/^10\.9\.0\./);
  });

  it('is nothing of another range that shares addresses with it, and nothing that others run', () => {
    const plan = examplePlan('kubeadm-cilium-dual', { 'spec.network.podCidrs.ipv4': '192.168.0.0/16', 'spec.reservedCidrs': ['192.168.200.0/24'] });
    expect(moved(plan, 'spec.network.podCidrs.ipv4', '10.5.0.0/16')).toEqual({ 'spec.network.podCidrs.ipv4': '10.5.0.0/16' });
    const dns = examplePlan('cce-turbo-dual', { 'spec.cce.nodeSubnet.dnsServers': ['192.168.0.53'] });
    expect(moved(dns, 'spec.cce.nodeSubnet.cidr', '192.168.64.0/24')['spec.cce.nodeSubnet.dnsServers[0]']).toBeUndefined();
  });

  it('stays where the new range holds the old one, and where a smaller one has no room for it', () => {
    const plan = examplePlan('kubeadm-cilium-dual', { 'spec.kubeadm.nodes': [{ name: 'a', role: 'control-plane', ipv4: '192.168.10.200' }] });
    expect(moved(plan, 'spec.kubeadm.nodeNetwork.ipv4', '192.168.10.0/23')).toEqual({ 'spec.kubeadm.nodeNetwork.ipv4': '192.168.10.0/23' });
    expect(moved(plan, 'spec.kubeadm.nodeNetwork.ipv4', '10.5.0.0/25')).toEqual({ 'spec.kubeadm.nodeNetwork.ipv4': '10.5.0.0/25' });
  });

  it('leaves a plan without errors without them, whichever network of its nodes moves', () => {
    const networks = PROVIDERS.flatMap((provider) =>
      provider.examples.flatMap(({ plan }) => {
        const { read, document } = validatePlan(plan);
        const ranges = read?.facts().read.filter(({ fact, cidr: range }) => fact.exists !== true && fact.network === undefined && (fact.role === 'nodes' || fact.role === 'platform') && range.family === 'ipv4' && valueAt(document, fact.path) === fact.text && !fact.text.startsWith('2')) ?? [];
        return ranges.map(({ fact, cidr: range }) => ({ provider, document, read, path: fact.path, range }));
      }),
    );
    expect(networks.length).toBeGreaterThan(10);
    fc.assert(
      fc.property(fc.constantFrom(...networks), fc.integer({ min: 0, max: 255 }), ({ provider, document, read, path, range }, at) => {
        const to = cidrFrom('ipv4', (10n << 24n) + (BigInt(at) << 16n), range.prefix);
        const [first, ...also] = moveWith(document, read, provider, path, to);
        const after = validatePlan(applyFix(document, { ...first, also }));
        // Another range of the plan may be where it was put.
        const isMet = read?.facts().read.some(({ cidr: other }) => other.family === 'ipv4' && other.first <= to.last && to.first <= other.last);
        if (!isMet) expect(hasErrors(after.findings), `${formatPath(path)} ${formatCidr(to)}`).toBe(false);
      }),
      { numRuns: 100 },
    );
  });
});
