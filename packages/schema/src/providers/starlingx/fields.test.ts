import { describe, expect, it } from 'vitest';
import { FAMILIES } from '../../address/family.js';
import { hasErrors, isWithin } from '../../findings/finding.js';
import type { FieldSpec } from '../../plan/fields.js';
import { withValueAt } from '../../plan/path.js';
import { speakerOf } from '../../speak.js';
import { examplePlan, toPath } from '../../testing.js';
import { validatePlan } from '../../validate.js';
import { FULL as FULL_CHANGES } from './cases.js';
import { FIELDS } from './fields.js';
import { starlingxProvider } from './provider.js';

/** A plan with something in every field that the examples leave open. */
const FULL = examplePlan(...FULL_CHANGES);

describe('the fields of StarlingX', () => {
  it.each([
    ['spec.starlingx.networks.oam.gateway.ipv6', 'OAM: Gateway (IPv6)', 'Gateway', 'networks'],
    ['spec.starlingx.networks.clusterPod.subnets.ipv4', 'Cluster pod: Subnet (IPv4)', 'Subnet', 'networks'],
    ['spec.starlingx.networks.admin', 'Admin', 'Admin', 'networks'],
    ['spec.starlingx.calico.blockSize.ipv4', 'Calico: Block size of a node (IPv4)', 'Block size of a node', 'calico'],
    ['spec.starlingx.dockerRegistries.quay.io.url', 'Instead of quay.io', 'Instead of quay.io', 'services'],
    ['spec.starlingx.dockerRegistries.defaults.type', 'All registries (defaults): Kind', 'Kind', 'services'],
    ['spec.starlingx.dnsServers.1', 'DNS server 2', 'DNS server 2', 'services'],
  ])('are called with what they lie in: %s', async (dotted, long, short, step) => {
    const { fieldOf, shortFieldOf } = await speakerOf('en');
    const path = toPath(dotted).flatMap((key) => (key === 'quay' ? ['quay.io'] : key === 'io' ? [] : [key]));
    expect([fieldOf(starlingxProvider, path), shortFieldOf(starlingxProvider, path), starlingxProvider.stepAt(path)]).toEqual([long, short, step]);
  });

  it('leaves out the step of Calico on a running system, and says at the nearest what there is to say of it', () => {
    const running = examplePlan('starlingx-convert-aio-dx', {});
    expect(starlingxProvider.stepsOf(running)).toEqual(['system', 'networks', 'dns', 'balancers', 'summary']);
    expect(starlingxProvider.stepsOf(running)).toBe(starlingxProvider.stepsOf(withValueAt(running, ['metadata', 'name'], 'other')));
    expect([starlingxProvider.stepAt(['spec', 'starlingx', 'calico', 'mtu'], running), starlingxProvider.stepFor('calico', running), starlingxProvider.stepFor('services', running), starlingxProvider.stepFor('nowhere', running)]).toEqual(['networks', 'networks', 'dns', 'system']);
    expect(starlingxProvider.stepsOf(undefined)).toBe(starlingxProvider.steps);
  });

  /** Whether something is refused in a field: by the schema, or by a rule that knows the limit. */
  const refuses = (pattern: string, value: unknown) => {
    const path = toPath(pattern.replace('dockerRegistries.*', 'dockerRegistries.defaults').replaceAll('*', '0'));
    const before = withValueAt(FULL, path, undefined);
    return hasErrors(validatePlan(withValueAt(before, path, value)).findings.filter((finding) => isWithin(finding.path, path) && (finding.rule.startsWith('schema/') || (finding.rule === 'starlingx/calico-settings' && typeof value === 'number'))));
  };
  const list = (count: number) => Array.from({ length: count }, (_, index) => `10.200.${index}.0`);
  /** Lists of things, by what one of them is. */
  const entryOf: Readonly<Record<string, (index: number) => unknown>> = { 'spec.starlingx.userDnsHostRecords': (index) => ({ name: `record-${index}`, domains: [] }), 'spec.starlingx.apiserverExtraArgs': (index) => ({ name: `arg-${index}`, value: '' }), 'spec.starlingx.kubeletConfigurations': (index) => ({ name: `setting-${index}`, value: '' }), 'spec.loadBalancers.pools': (index) => ({ name: `pool-${index}` }), 'spec.loadBalancers.peers': (index) => ({ name: `router-${index}`, address: '10.20.5.1' }) };
  const listAt = (pattern: string, count: number) => (entryOf[pattern] ? Array.from({ length: count }, (_, index) => entryOf[pattern]?.(index)) : list(count));
  const map = (count: number) => Object.fromEntries(list(count).map((each) => [each, 'a']));
  const limits = Object.entries<FieldSpec>(FIELDS).flatMap(([pattern, { min, max, maxLength, maxEntries }]): [string, unknown, unknown][] => [
    ...(min === undefined || max === undefined ? [] : ([[pattern, min, min - 1], [pattern, max, max + 1]] as [string, unknown, unknown][])),
    ...(maxLength === undefined ? [] : [[pattern, 'a'.repeat(maxLength), 'a'.repeat(maxLength + 1)] as [string, unknown, unknown]]),
    ...(maxEntries === undefined ? [] : [pattern === 'metadata.labels' ? ([pattern, map(maxEntries), map(maxEntries + 1)] as [string, unknown, unknown]) : ([pattern, listAt(pattern, maxEntries), listAt(pattern, maxEntries + 1)] as [string, unknown, unknown])]),
  ]);
  it.each(limits)('have the limits that are held: %s', (pattern, most, more) => {
    expect([refuses(pattern, most), refuses(pattern, more)]).toEqual([false, true]);
  });

  it('have limits for both families of a block', () => {
    for (const family of FAMILIES) expect(starlingxProvider.fieldAt(['spec', 'starlingx', 'calico', 'blockSize', family])).toMatchObject({ step: 'calico', min: expect.any(Number) as unknown, max: expect.any(Number) as unknown });
  });
});
