import { addressOf, type Address, type Cidr } from '../../address/cidr.js';
import type { AddressProblem } from '../../address/problem.js';
import type { RangeText } from '../../address/text.js';
import { ADDRESS_BITS, FAMILIES, type Family, familiesOf } from '../../address/family.js';
import { formatAddress } from '../../address/format.js';
import type { Path } from '../../findings/finding.js';
import { ADDRESS_FIELDS, type AddressField, NETWORK, NETWORKS, type NetworkInfo, type NetworkName, POOLS_WITH_CONTROLLERS } from './catalog.js';
import type { StarlingxPlan } from './plan.js';

/** An address of a network: as the plan writes it, or as StarlingX takes it where the plan says nothing. */
export interface PlatformAddress {
  readonly field: AddressField;
  readonly path: Path;
  readonly text: string;
  readonly isDerived: boolean;
  /** Absent where the text is no address of the family. */
  readonly address?: Address;
  /** Why the text is no address at all. */
  readonly problem?: AddressProblem;
}

/** One family of a platform network. */
export interface PlatformSubnet {
  readonly name: NetworkName;
  readonly info: NetworkInfo;
  readonly family: Family;
  readonly path: Path;
  /** What the plan writes, and what it means. */
  readonly range: RangeText;
  readonly text: string;
  /** Absent where the text is no range of this family. */
  readonly cidr?: Cidr;
  readonly addresses: Readonly<Partial<Record<AddressField, PlatformAddress>>>;
}

/** Where a plan writes something of a network. */
export const inNetwork = (name: NetworkName, ...keys: readonly string[]): Path => ['spec', 'starlingx', 'networks', name, ...keys];
/** Whether the system has one controller. */
export const isSimplex = ({ spec }: Pick<StarlingxPlan, 'spec'>): boolean => spec.starlingx.systemType === 'aio-sx';

/** What of a plan, or of a document, decides which addresses there are. */
type SystemKind = { readonly spec: { readonly starlingx: Pick<StarlingxPlan['spec']['starlingx'], 'mode' | 'systemType'> } };

/** The addresses of a network that this plan can decide; all others are decided by StarlingX. */
export function fieldsOf({ spec }: SystemKind, name: NetworkName): readonly AddressField[] {
  const { mode, systemType } = spec.starlingx;
  const isController = (field: AddressField) => field === 'node0' || field === 'node1';
  const known: readonly AddressField[] = mode !== 'install' && POOLS_WITH_CONTROLLERS.includes(name) ? [...new Set<AddressField>([...NETWORK[name].fields, 'node0', 'node1'])] : NETWORK[name].fields;
  return systemType === 'aio-sx' ? known.filter((field) => !isController(field)) : known;
}

const remembered = new WeakMap<StarlingxPlan, readonly PlatformSubnet[]>();

/** Every family of every network that a plan names, with all addresses. A plan with its defaults never changes, so it is asked once. */
export function platformOf(plan: StarlingxPlan): readonly PlatformSubnet[] {
  const known = remembered.get(plan) ?? gather(plan);
  remembered.set(plan, known);
  return known;
}

function gather(plan: StarlingxPlan): PlatformSubnet[] {
  const order = [...familiesOf(plan.spec.ipFamily), ...FAMILIES].filter((family, index, list) => list.indexOf(family) === index);
  return NETWORKS.flatMap((name) =>
    order.flatMap((family) => {
      const range = plan.spec.starlingx.networks[name]?.subnets?.[family];
      if (range === undefined) return [];
      const cidr = range.value?.family === family ? range.value : undefined;
      return [{ name, info: NETWORK[name], family, path: inNetwork(name, 'subnets', family), range, text: range.text, ...(cidr && { cidr }), addresses: addressesOf(plan, name, family, cidr) }];
    }),
  );
}

/** Networks whose floating address the playbook names to sysinv although the plan does not ({@link SOURCES.bootstrapConfig}). */
const FLOATS_AT_START: readonly NetworkName[] = ['pxeboot'];

/**
 * The addresses of a network in a family. Where the plan says nothing, the range is what validate-config derives: the
 * second address to the last but one (in IPv6 the last). The floating address and the controllers are:
 *
 * - in a new system the first free addresses of the range, which sysinv takes when the pool is given to its network;
 *   on OAM, the addresses after the floating one, which the playbook names;
 * - in a running one the start of the range and the addresses after it, which our own script names. What of them lies
 *   beyond the subnet is kept here, so that it can be said.
 *
 * @see {@link SOURCES.commonPools} populate_network_pool_addresses
 */
function addressesOf(plan: StarlingxPlan, name: NetworkName, family: Family, cidr: Cidr | undefined): PlatformSubnet['addresses'] {
  const { hasControllers } = NETWORK[name];
  const given = plan.spec.starlingx.networks[name];
  const known = fieldsOf(plan, name);
  const found: Partial<Record<AddressField, PlatformAddress>> = {};
  const put = (field: AddressField, derived: bigint | undefined) => {
    const path = inNetwork(name, field, family);
    /** What cannot be chosen is not used, and a rule of its own says so. */
    const written = known.includes(field) ? given?.[field]?.[family] : undefined;
    if (written === undefined) {
      const isController = field === 'node0' || field === 'node1';
      if (derived === undefined || !cidr || derived > LAST_ADDRESS[family] || (!isController && (derived > cidr.last || derived < cidr.first))) return;
      found[field] = { field, path, text: formatAddress(family, derived), isDerived: true, address: addressOf(family, derived) };
      return;
    }
    found[field] = { field, path, text: written.text, isDerived: false, ...(written.value?.family === family && { address: written.value }), ...(!written.parsed.ok && { problem: written.parsed.problem }) };
  };
  const valueOf = (field: AddressField) => found[field]?.address?.value;
  const firstFree = (): bigint | undefined => {
    const [start, end] = [valueOf('start'), valueOf('end')];
    /** A range that begins outside its subnet is refused for that; nothing is counted from it. */
    if (start === undefined || end === undefined || !cidr || start < cidr.first || start > cidr.last) return undefined;
    const taken = (['gateway', 'floating', 'node0', 'node1'] as const).map(valueOf);
    let value = start;
    while (value <= end && taken.includes(value)) value += 1n;
    return value <= end ? value : undefined;
  };

  put('start', cidr && cidr.first + 1n);
  put('end', cidr && (family === 'ipv6' ? cidr.last : cidr.last - 1n));
  put('gateway', undefined);
  if (!hasControllers) return inOrder(found);
  const bySysinv = plan.spec.starlingx.mode === 'install' && name !== 'oam';
  put('floating', name === 'oam' ? undefined : bySysinv && !FLOATS_AT_START.includes(name) ? firstFree() : valueOf('start'));
  if (isSimplex(plan)) return inOrder(found);
  const floating = valueOf('floating');
  const origin = floating !== undefined && cidr && floating >= cidr.first && floating <= cidr.last ? floating : undefined;
  put('node0', bySysinv ? firstFree() : origin && origin + 1n);
  put('node1', bySysinv ? firstFree() : origin && origin + 2n);
  return inOrder(found);
}

/** The last address of each family. */
const LAST_ADDRESS: Readonly<Record<Family, bigint>> = { ipv4: (1n << BigInt(ADDRESS_BITS.ipv4)) - 1n, ipv6: (1n << BigInt(ADDRESS_BITS.ipv6)) - 1n };

function inOrder(found: Partial<Record<AddressField, PlatformAddress>>): PlatformSubnet['addresses'] {
  return Object.fromEntries(ADDRESS_FIELDS.flatMap((field) => (found[field] ? [[field, found[field]]] : [])));
}

/** The subnet of a network in a family, if the plan names one. */
export function subnetOf(plan: StarlingxPlan, name: NetworkName, family: Family): PlatformSubnet | undefined {
  return platformOf(plan).find((each) => each.name === name && each.family === family);
}

/** Whether what the plan says of the addresses of a subnet reaches StarlingX: in a new system all, in a running one those of the family that is added. */
export function isSent({ spec }: Pick<StarlingxPlan, 'spec'>, { family }: Pick<PlatformSubnet, 'family'>): boolean {
  const { mode } = spec.starlingx;
  return mode === 'install' || (mode === 'convert' && family === familiesOf(spec.ipFamily)[1]);
}

/**
 * The addresses of OAM that a plan must name in a family, because nothing derives them: a running system has those of its first
 * family, and a pool of the second may do without a gateway.
 */
export function askedOfOam({ spec: { ipFamily, starlingx } }: { readonly spec: Pick<StarlingxPlan['spec'], 'ipFamily'> & SystemKind['spec'] }, family: Family): readonly AddressField[] {
  if (starlingx.mode === 'install') return ['gateway', 'floating'];
  return starlingx.mode === 'convert' && family === familiesOf(ipFamily)[1] ? ['floating'] : [];
}

/** The families of a network, the primary one first. */
export function familiesOfNetwork(plan: StarlingxPlan, name: NetworkName): readonly PlatformSubnet[] {
  return platformOf(plan).filter((each) => each.name === name);
}
