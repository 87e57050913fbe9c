import { sizeOf } from '../address/capacity.js';
import { FAMILIES, type Family } from '../address/family.js';
import type { AddressText, RangeText } from '../address/text.js';
import { nameOf } from '../facts/names.js';
import { WELL_KNOWN_PREFIX } from '../facts/nat64.js';
import { type AddressFact, type Capacity, type ExampleRange, type MaskFact, type RangeFact, rangeFact, type ReadRange } from '../facts/facts.js';
import { formatPath, type Path } from '../findings/finding.js';

const FIELD = { pods: 'podCidrs', services: 'serviceCidrs' } as const;

type PerFamily<T> = Readonly<Partial<Record<Family, T | undefined>>>;

/** `spec.network` as far as its ranges go, with its defaults. */
interface Network {
  readonly podCidrs: PerFamily<RangeText>;
  readonly serviceCidrs: PerFamily<RangeText>;
  readonly nodeCidrMask: PerFamily<number>;
}

/** Where `spec.network` writes the Pod or Service range of a family. */
export const networkPath = (role: 'pods' | 'services', family: Family): Path => ['spec', 'network', FIELD[role], family];

/** Example ranges of plans that name a range of Pods and one of Services per family: those that are usual. */
export const usualRanges =
  (usual: Readonly<Record<'pods' | 'services', Readonly<Record<Family, string>>>>): ExampleRange =>
  (path, family) => {
    const role = (['pods', 'services'] as const).find((each) => formatPath(path) === formatPath(networkPath(each, family)));
    return role ? usual[role][family] : (balancerExample(path, family) ?? nat64Example(path));
  };

/** Ranges of load balancers to show: a part of a network, of the size that people take. */
const BALANCER_EXAMPLE: Readonly<Record<Family, string>> = { ipv4: '192.168.100.192/26', ipv6: 'fd77:5c3a:9be1::1b:0/112' };

/** A range that a pool of load balancers could have; undefined for any other field. */
export const balancerExample: ExampleRange = (path, family) => (path[0] === 'spec' && path[1] === 'loadBalancers' && path[2] === 'pools' ? BALANCER_EXAMPLE[family] : undefined);

/** The prefix of NAT64 that people take; undefined for any other field. */
const nat64Example = (path: Path): string | undefined => (path[0] === 'spec' && path[1] === 'nat64' ? WELL_KNOWN_PREFIX : undefined);

/** The Pod and Service ranges of `spec.network`, for plans that name one of each per family. */
export function networkRanges(network: Network): RangeFact[] {
  return (['pods', 'services'] as const).flatMap((role) => perFamily(network[FIELD[role]], (text, family) => rangeFact(role, nameOf(role), networkPath(role, family), text, { family })));
}

/** The node masks of `spec.network`. */
export function networkMasks({ nodeCidrMask }: Network): Partial<Record<Family, MaskFact>> {
  return Object.fromEntries(perFamily(nodeCidrMask, (value, family) => [family, { path: ['spec', 'network', 'nodeCidrMask', family], value }]));
}

/** The ranges of the network that nodes sit in, where a plan names them. */
export function nodeNetworkRanges(ranges: PerFamily<RangeText> | undefined, path: Path): RangeFact[] {
  return perFamily(ranges ?? {}, (text, family) => rangeFact('nodes', nameOf('nodes'), [...path, family], text, { family }));
}

/** The addresses of machines that a plan lists. */
export function listedAddresses(nodes: readonly (PerFamily<AddressText> & { readonly name: string })[], path: Path): AddressFact[] {
  return nodes.flatMap((node, index) => {
    const name = nameOf('node', { number: index + 1, ...(node.name !== '' && { name: node.name }) });
    return perFamily({ ...(node.ipv4 && { ipv4: node.ipv4 }), ...(node.ipv6 && { ipv6: node.ipv6 }) }, (written, family) => ({ name, path: [...path, index, family], written }));
  });
}

/** What Pod ranges carry where nobody cuts them up for nodes: every Pod draws from the whole range. */
export function poolCapacity(read: readonly ReadRange[]): Partial<Record<Family, Capacity>> {
  return Object.fromEntries(read.filter(({ fact }) => fact.role === 'pods').map(({ cidr }) => [cidr.family, { pods: sizeOf(cidr).toString() }]));
}

/** `spec.reservedCidrs`. */
export function reservedRanges(texts: readonly RangeText[]): RangeFact[] {
  return texts.map((text, index) => rangeFact('reserved', nameOf('reserved'), ['spec', 'reservedCidrs', index], text));
}

function perFamily<T, Result>(values: PerFamily<T>, make: (value: T, family: Family) => Result): Result[] {
  return FAMILIES.flatMap((family) => {
    const value = values[family];
    return value === undefined ? [] : [make(value, family)];
  });
}
