import { expect, it } from 'vitest';
import { verificationKit, type VerifyOptions } from './verify.js';

const BASE: VerifyOptions = { clusterName: 'a', ipFamily: 'IPv4+IPv6', kubernetesVersion: '1.35.0', nodeAddressesSkipped: '', nodesHavePodRanges: true };
const workload = (options: Partial<VerifyOptions>) => verificationKit({ ...BASE, ...options }).find(({ path }) => path === 'verify/workload.yaml')?.content;

it.each<Partial<VerifyOptions>>([
  { ipFamily: 'IPv6+IPv4' },
  { serviceFamilies: ['ipv4'] },
  { kubernetesVersion: '1.16.0' },
  { loadBalancer: { ipFamily: 'IPv4', annotations: {} } },
  { loadBalancer: { ipFamily: 'IPv4', annotations: { a: 'b' } } },
])('the workload that is remembered for a cluster is not given to one with %o', (other) => {
  const first = workload({});
  expect(first).toContain('kind: Deployment');
  expect(workload(other)).not.toBe(first);
  expect(workload({})).toBe(first);
});
