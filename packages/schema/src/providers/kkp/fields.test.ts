import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { speakerOf } from '../../speak.js';
import { examplePlan, placesOf, toPath } from '../../testing.js';
import { kkpSchema } from './plan.js';
import { kkpProvider } from './provider.js';

/** The patterns of the fields that a JSON schema knows. */
function patternsOf(schema: unknown, pattern: readonly string[] = []): string[] {
  const at = (key: string): unknown => (typeof schema === 'object' && schema !== null && Object.hasOwn(schema, key) ? (schema as Record<string, unknown>)[key] : undefined);
  const below = [...Object.entries(at('properties') ?? {}), ...(at('items') === undefined ? [] : [['*', at('items')] as const])].flatMap(([key, each]) => patternsOf(each, [...pattern, key]));
  return below.length > 0 && at('type') === 'object' ? below : [pattern.join('.'), ...below];
}

describe('the table of fields', () => {
  it('knows every field that the schema knows, by a row of its own or one above it', () => {
    const fields = patternsOf(z.toJSONSchema(kkpSchema, { io: 'input', unrepresentable: 'any' }));
    expect(fields).toContain('spec.kkp.openstack.ipv6SubnetCidr');
    /** Families, and entries of lists of texts, are called by what they lie in. */
    const plain = fields.filter((pattern) => !/\.(\*|ipv[46])$/.test(pattern));
    expect(plain.filter((pattern) => kkpProvider.fieldAt(pattern.split('.'))?.depth !== pattern.split('.').length)).toEqual([]);
  });

  it('calls a place by its entry, its family and its key', async () => {
    const { fieldOf } = await speakerOf('en');
    const nameOf = (path: string) => fieldOf(kkpProvider, toPath(path));
    expect(nameOf('spec.network.podCidrs.ipv6')).toBe('Pods CIDR (IPv6)');
    expect(nameOf('spec.nodePools.1.aws.subnetID')).toBe('Node pool 2: Subnet ID');
    expect(nameOf('spec.nodePools.0.network.ipFamily')).toBe('Node pool 1: Addresses of the machines');
    expect(nameOf('spec.kkp.bringyourown.nodes.0.ipv6')).toBe('Node 1: IPv6 address');
    expect(nameOf('metadata.labels.team')).toBe('Labels: team');
    expect(nameOf('spec.kkp.eventRateLimitConfig.server.qps')).toBe('Event Rate Limit, server: QPS');
    expect(nameOf('spec.kkp.eventRateLimitConfig.namespace.qps')).toBe('Event Rate Limit, namespace: QPS');
    expect(nameOf('spec.kkp.aws')).toBe('AWS settings');
  });

  it.each([
    ['spec.nodePools.0.gcp.diskSize', 'kkp-gcp-dual', 10, 9, 'schema/too-small'],
    ['spec.nodePools.0.aws.diskSize', 'kkp-aws-dual', 16_384, 16_385, 'schema/too-big'],
    ['spec.nodePools.0.azure.osDiskSize', 'kkp-azure-dual', 0, -1, 'schema/too-small'],
    ['spec.nodePools.0.vsphere.cpus', 'kkp-vsphere-dual', 1, 0, 'schema/too-small'],
  ])('says what the schema takes: %s', (path, example, taken, refused, rule) => {
    expect(placesOf(examplePlan(example, { [path]: taken }))).toEqual([]);
    expect(placesOf(examplePlan(example, { [path]: refused }))).toEqual([[rule, undefined, path]]);
  });
});
