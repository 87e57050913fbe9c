import { describe, expect, it } from 'vitest';
import type { FieldSpec } from '../../plan/fields.js';
import { withValueAt } from '../../plan/path.js';
import { speakerOf } from '../../speak.js';
import { examplePlan, toPath } from '../../testing.js';
import { validatePlan } from '../../validate.js';
import { FIELDS } from './fields.js';
import { kubeadmProvider } from './provider.js';

/** Fields that are maps, and not lists. */
const MAPS = ['metadata.labels', 'spec.kubeadm.apiServer.extraArgs', 'spec.kubeadm.controllerManager.extraArgs', 'spec.kubeadm.scheduler.extraArgs', 'spec.kubeadm.etcd.local.extraArgs'] as const;

describe('the fields of kubeadm', () => {
  it('are called with their family and their entry', async () => {
    const { fieldOf } = await speakerOf('en');
    expect(['spec.network.podCidrs.ipv6', 'spec.kubeadm.nodes.1.ipv6', 'spec.kubeadm.nodes.1.name', 'spec.kubeadm.calico.ipPools.ipv4.blockSize', 'spec.reservedCidrs.2', 'spec.kubeadm.nodes'].map((path) => fieldOf(kubeadmProvider, toPath(path)))).toEqual(['Pods CIDR (IPv6)', 'Node 2: IPv6 address', 'Node 2: Name', 'Block size (IPv4)', 'Reserved ranges', 'Nodes']);
  });

  /** A place that a pattern stands for: the first entry of a list, the first family. */
  const placeOf = (pattern: string) => pattern.replace(/(ipPools|nodeAddresses)\.\*/, '$1.ipv4').replace('.*', '.0');
  /** What the schema says of a value, put where a pattern says. */
  const refuses = (pattern: string, value: unknown) => validatePlan(withValueAt(examplePlan('kubeadm-calico-dual'), toPath(placeOf(pattern)), value)).findings.some(({ rule, path }) => rule.startsWith('schema/') && path.join('.').startsWith(placeOf(pattern)));
  const limits = Object.entries<FieldSpec>(FIELDS).flatMap(([pattern, { min, max, maxLength, maxEntries }]): [string, unknown, unknown][] => [
    ...(min === undefined ? [] : [[pattern, min, min - 1] as [string, unknown, unknown]]),
    ...(max === undefined ? [] : [[pattern, max, max + 1] as [string, unknown, unknown]]),
    ...(maxLength === undefined ? [] : [[pattern, 'a'.repeat(maxLength), 'a'.repeat(maxLength + 1)] as [string, unknown, unknown]]),
    ...(maxEntries === undefined || MAPS.some((each) => each === pattern) ? [] : [[pattern, entries(pattern, maxEntries), entries(pattern, maxEntries + 1)] as [string, unknown, unknown]]),
  ]);
  it.each(limits)('have the limits that the schema has: %s', (pattern, most, more) => {
    expect([refuses(pattern, most), refuses(pattern, more)]).toEqual([false, true]);
  });

  it.each(MAPS)('have the limit of a map that the schema has: %s', (pattern) => {
    const pairs = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`key-${index}`, 'a']));
    const most = FIELDS[pattern].maxEntries;
    expect([refuses(pattern, pairs(most)), refuses(pattern, pairs(most + 1))]).toEqual([false, true]);
  });
});

/** A list of so many entries, as the list at a pattern takes them. */
function entries(pattern: string, count: number): unknown[] {
  const entry: Readonly<Record<string, (index: number) => unknown>> = {
    'spec.kubeadm.nodes': (index) => ({ name: `node-${index}`, role: 'worker' }),
    'spec.loadBalancers.pools': (index) => ({ name: `pool-${index}` }),
    'spec.loadBalancers.peers': (index) => ({ name: `router-${index}`, address: '192.168.10.1' }),
  };
  return Array.from({ length: count }, (_, index) => entry[pattern]?.(index) ?? `10.${index % 256}.0.0/24`);
}
