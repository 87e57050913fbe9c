import { expect, it } from 'vitest';
import { cidr } from '../address/cidr.js';
import { examplePlan } from '../testing.js';
import { readPlan } from '../validate.js';
import { outsideOf } from './outside.js';

const outside = (id: string, ...pools: readonly { cidr: string; roles: string[] }[]) => {
  const reading = readPlan(examplePlan(id));
  return reading.ok ? outsideOf(reading.value.facts(), pools.map((pool) => ({ ...pool, cidr: cidr(pool.cidr) }))).map(({ range }) => range) : undefined;
};

it('ranges outside of every pool are those for whose role there is one', () => {
  expect(outside('kubeadm-cilium-dual')).toEqual([]);
  expect(outside('kubeadm-cilium-dual', { cidr: '10.128.0.0/9', roles: ['pods'] })).toEqual([]);
  expect(outside('kubeadm-cilium-dual', { cidr: '10.0.0.0/10', roles: ['pods'] })).toEqual(['10.244.0.0/16']);
  expect(outside('kubeadm-cilium-dual', { cidr: '10.0.0.0/8', roles: [] })).toEqual(['192.168.10.0/24']);
  expect(outside('kubeadm-cilium-dual', { cidr: '10.0.0.0/8', roles: [] }, { cidr: '192.168.0.0/16', roles: ['nodes'] })).toEqual([]);
  // What no router passes on lies in no pool.
  expect(outside('starlingx-aio-dx-dual', { cidr: '10.0.0.0/8', roles: [] }, { cidr: '192.168.0.0/16', roles: [] }, { cidr: '172.16.0.0/12', roles: [] }, { cidr: '169.254.202.0/24', roles: ['vpc'] })).toEqual([]);
});
