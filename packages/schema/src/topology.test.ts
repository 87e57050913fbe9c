/** The drawing of traffic, whatever the provider. */
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from './findings/language.js';
import { TOPOLOGY_COLUMNS, TOPOLOGY_ROWS, type Topology } from './facts/topology.js';
import { PROVIDERS } from './registry.js';
import { KUBERNETES_RULES } from './rules/kubernetes.js';
import { speakerOf } from './speak.js';
import { examplePlan } from './testing.js';
import { readPlan } from './validate.js';

const speakers = await Promise.all(LANGUAGES.map(speakerOf));
const RULES = new Set([...KUBERNETES_RULES, ...PROVIDERS.flatMap(({ rules }) => rules)].map(({ id }) => id));

function topologyOf(plan: unknown): Topology {
  const reading = readPlan(plan);
  if (!reading.ok) throw new Error(JSON.stringify(reading.findings));
  return reading.value.topology();
}

/** Every text in it. */
const textsIn = (value: unknown): string[] => (typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []);

describe.each(PROVIDERS.flatMap(({ examples }) => examples))('traffic of $id', ({ plan }) => {
  const topology = topologyOf(plan);
  const { boxes, families, hosts, stops, marks } = topology;

  it('goes from clients to Pods in every family, or says where it stops', () => {
    for (const family of families) {
      expect(boxes.some(({ column, lanes }) => column === 'clients' && lanes[family])).toBe(true);
      const passes = TOPOLOGY_ROWS.some((row) => boxes.some(({ column, rows, lanes }) => column === 'services' && rows.includes(row) && lanes[family]) && !stops.some((stop) => stop.family === family && stop.row === row && stop.column !== 'masters'));
      expect(passes || stops.some((stop) => stop.family === family)).toBe(true);
      expect(hosts.pods[family]?.length).toBeGreaterThan(0);
    }
  });

  it('has each box once, in lanes of its own families, and stops and marks of rules that there are', () => {
    expect(new Set(boxes.map(({ id }) => id)).size).toBe(boxes.length);
    for (const { lanes, column, rows } of boxes) {
      expect(families).toEqual(expect.arrayContaining(Object.keys(lanes)));
      expect(TOPOLOGY_COLUMNS).toContain(column);
      expect(rows.length).toBeGreaterThan(0);
    }
    for (const { box } of marks) expect(['hosts', 'bandwidth', ...boxes.map(({ id }) => id)]).toContain(box);
    for (const rule of [...stops, ...marks].flatMap(({ rules }) => rules)) expect([...RULES]).toContain(rule);
  });

  it('passes no box behind the place where it stops', () => {
    for (const { family, row, column } of stops) {
      const behind = boxes.filter((box) => box.rows.length === 1 && box.rows[0] === row && box.lanes[family] && box.column !== 'masters' && TOPOLOGY_COLUMNS.indexOf(box.column) >= TOPOLOGY_COLUMNS.indexOf(column));
      if (column !== 'masters') expect(behind.map(({ id }) => id)).toEqual([]);
    }
  });

  it('is said in every language, with nothing missing', () => {
    for (const speaker of speakers) {
      const said = textsIn(speaker.topology(topology));
      expect(said.filter((text) => text === '' || /undefined|\[object|NaN|\w+\/flow-|topology\//.test(text))).toEqual([]);
    }
  });

  it('has the ranges of Pods and Services that the plan has', () => {
    const reading = readPlan(plan);
    if (!reading.ok) throw new Error('not read');
    const drawn = textsIn([hosts.pods, boxes.filter(({ column }) => column === 'services')]);
    for (const { text, role, family } of reading.value.facts().ranges) if ((role === 'pods' || role === 'services') && family && families.includes(family) && (role === 'pods' || !stops.some((stop) => stop.family === family && stop.column !== 'masters'))) expect(drawn).toContain(text);
  });
});

describe('where traffic stops', () => {
  const stopsOf = (id: string, changes = {}) => topologyOf(examplePlan(id, changes)).stops.map(({ family, row, column }) => [family, row, column].join(' '));

  it('layer 7 of CCE reaches its backends over IPv4, and masters talk IPv4', () => {
    expect(stopsOf('cce-turbo-dual')).toEqual(['ipv6 inner services', 'ipv6 outer masters']);
  });

  it('load balancers of a standard cluster are IPv4', () => {
    expect(stopsOf('cce-standard-tunnel-dual')).toEqual(['ipv6 outer balancers', 'ipv6 outer masters']);
  });

  it('load balancers of AWS have the first family, those of Azure both', () => {
    expect(stopsOf('kkp-aws-dual')).toEqual(['ipv6 inner balancers']);
    expect(stopsOf('kkp-azure-dual')).toEqual([]);
  });

  it('Services of kubeadm may lack a family', () => {
    expect(stopsOf('kubeadm-calico-dual', { 'spec.network.serviceCidrs.ipv6': undefined })).toEqual(['ipv6 outer services']);
  });

  it('after a revert of StarlingX one family is left', () => {
    expect(topologyOf(examplePlan('starlingx-revert-standard')).families).toEqual(['ipv4']);
  });
});

it('counts workers by that name, where control plane nodes are counted beside them', () => {
  const [english] = speakers;
  const nodes = (examplePlan('kubeadm-calico-dual') as { spec: { kubeadm: { nodes: readonly { role: string }[] } } }).spec.kubeadm.nodes;
  const named = (changes: Record<string, unknown>) => english?.topology(topologyOf(examplePlan('kubeadm-calico-dual', changes))).hosts.name;
  expect(named({})).toBe('3 workers');
  expect(named({ 'spec.kubeadm.nodes': nodes.filter(({ role }) => role !== 'worker') })).toBe('3 nodes');
});
