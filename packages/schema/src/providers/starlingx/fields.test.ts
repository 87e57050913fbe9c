import { describe, expect, it } from 'vitest';
import { FAMILIES } from '../../address/family.js';
import { hasErrors, isWithin, type Path } from '../../findings/finding.js';
import { LANGUAGES } from '../../findings/language.js';
import type { FieldSpec } from '../../plan/fields.js';
import { withValueAt } from '../../plan/path.js';
import { speakerOf } from '../../speak.js';
import { examplePlan, toPath } from '../../testing.js';
import { validatePlan } from '../../validate.js';
import { CALICO_CHOICES, REGISTRIES } from './catalog.js';
import { EXAMPLES } from './examples/examples.js';
import { FIELDS } from './fields.js';
import { newPlan } from './new-plan.js';
import { starlingxProvider } from './provider.js';

/** The paths of everything in a document that holds nothing else. */
function leavesOf(node: unknown, path: Path = []): Path[] {
  if (typeof node !== 'object' || node === null) return [path];
  return Object.entries(node).flatMap(([key, each]) => leavesOf(each, [...path, Array.isArray(node) ? Number(key) : key]));
}

/** A plan with something in every field that the examples leave open. */
const FULL = examplePlan('starlingx-standard-ipv4', {
  'metadata.labels': { team: 'a' },
  'metadata.description': 'a',
  'spec.reservedCidrs': ['10.64.0.0/16'],
  'spec.starlingx.hosts': { worker: 1, storage: 2 },
  'spec.starlingx.dynamicAddressAllocation': { management: true, clusterHost: true },
  'spec.starlingx.networks.oam.node0.ipv4': '10.20.5.4',
  'spec.starlingx.networks.oam.node1.ipv4': '10.20.5.5',
  'spec.starlingx.dockerRegistries': Object.fromEntries(REGISTRIES.map((key) => [key, { url: 'registry.example.net', type: 'docker', secure: true }])),
  'spec.starlingx.calico': { ...Object.fromEntries(Object.entries(CALICO_CHOICES).map(([key, [value]]) => [key, value])), mtu: 1450, blockSize: { ipv4: 26, ipv6: 122 }, kubeletVolumePluginPath: '/var/lib/kubelet' },
});

describe('the fields of StarlingX', () => {
  it.each(LANGUAGES)('have a name each, and a step that exists: %s', async (language) => {
    const { fieldOf, shortFieldOf } = await speakerOf(language);
    for (const path of [...EXAMPLES.map(({ plan }) => plan), newPlan(), FULL].flatMap((document) => leavesOf(document))) {
      expect(fieldOf(starlingxProvider, path), path.join('.')).toBeTruthy();
      expect(shortFieldOf(starlingxProvider, path), path.join('.')).toBeTruthy();
      expect(starlingxProvider.steps).toContain(starlingxProvider.fieldAt(path)?.step);
    }
  });

  it.each([
    ['spec.starlingx.networks.oam.gateway.ipv6', 'OAM: Gateway (IPv6)', 'Gateway', 'networks'],
    ['spec.starlingx.networks.clusterPod.subnets.ipv4', 'Cluster pod: Subnet (IPv4)', 'Subnet', 'cluster'],
    ['spec.starlingx.networks.admin', 'Admin', 'Admin', 'networks'],
    ['spec.starlingx.calico.blockSize.ipv4', 'Calico: Block size of a node (IPv4)', 'Block size of a node', 'cluster'],
    ['spec.starlingx.dockerRegistries.quay.io.url', 'Instead of quay.io', 'Instead of quay.io', 'services'],
    ['spec.starlingx.dockerRegistries.defaults.type', 'All registries (defaults): Kind', 'Kind', 'services'],
    ['spec.starlingx.dnsServers.1', 'DNS server 2', 'DNS server 2', 'services'],
  ])('are called with what they lie in: %s', async (dotted, long, short, step) => {
    const { fieldOf, shortFieldOf } = await speakerOf('en');
    const path = toPath(dotted).flatMap((key) => (key === 'quay' ? ['quay.io'] : key === 'io' ? [] : [key]));
    expect([fieldOf(starlingxProvider, path), shortFieldOf(starlingxProvider, path), starlingxProvider.stepAt(path)]).toEqual([long, short, step]);
  });

  /** Whether something is refused in a field: by the schema, or by a rule that knows the limit. */
  const refuses = (pattern: string, value: unknown) => {
    const path = toPath(pattern.replace('dockerRegistries.*', 'dockerRegistries.defaults').replaceAll('*', '0'));
    const before = withValueAt(FULL, path, undefined);
    return hasErrors(validatePlan(withValueAt(before, path, value)).findings.filter((finding) => isWithin(finding.path, path) && (finding.rule.startsWith('schema/') || (finding.rule === 'starlingx/calico-settings' && typeof value === 'number'))));
  };
  const list = (count: number) => Array.from({ length: count }, (_, index) => `10.200.${index}.0`);
  const map = (count: number) => Object.fromEntries(list(count).map((each) => [each, 'a']));
  const limits = Object.entries<FieldSpec>(FIELDS).flatMap(([pattern, { min, max, maxLength, maxEntries }]): [string, unknown, unknown][] => [
    ...(min === undefined || max === undefined ? [] : ([[pattern, min, min - 1], [pattern, max, max + 1]] as [string, unknown, unknown][])),
    ...(maxLength === undefined ? [] : [[pattern, 'a'.repeat(maxLength), 'a'.repeat(maxLength + 1)] as [string, unknown, unknown]]),
    ...(maxEntries === undefined ? [] : [pattern === 'metadata.labels' ? ([pattern, map(maxEntries), map(maxEntries + 1)] as [string, unknown, unknown]) : ([pattern, list(maxEntries), list(maxEntries + 1)] as [string, unknown, unknown])]),
  ]);
  it.each(limits)('have the limits that are held: %s', (pattern, most, more) => {
    expect([refuses(pattern, most), refuses(pattern, more)]).toEqual([false, true]);
  });

  it('have limits for both families of a block', () => {
    for (const family of FAMILIES) expect(starlingxProvider.fieldAt(['spec', 'starlingx', 'calico', 'blockSize', family])).toMatchObject({ step: 'cluster', min: expect.any(Number) as unknown, max: expect.any(Number) as unknown });
  });
});
