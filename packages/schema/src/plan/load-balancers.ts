import { z } from 'zod';
import { type Cidr, parseAddress, parseCidr } from '../address/cidr.js';
import { FAMILIES, type Family } from '../address/family.js';
import { formatAddress } from '../address/format.js';
import { contains } from '../address/overlap.js';
import type { RangeText } from '../address/text.js';
import { type Announcement, ANNOUNCEMENTS, BALANCER_LABEL, type BalancerFacts, BALANCERS, type HostAddress, METALLB_RELEASES } from '../facts/load-balancers.js';
import { type AddressFact, type RangeFact, rangeFact } from '../facts/facts.js';
import { nameOf } from '../facts/names.js';
import { perLane, type TopologyBox, type TopologyLine, type TopologyStop } from '../facts/topology.js';
import { drawn } from '../facts/topology-names.js';
import type { Path } from '../findings/finding.js';
import type { Choices, Chosen, Kept } from './choices.js';
import type { Defaulter } from './defaults.js';
import { addressText, MAX_NAME, nameText, optionalText, rangeText, shortText } from './document.js';
import { type FieldTable, listOf, wholeNumber } from './fields.js';
import { isMap, valueAt, withValueAt } from './path.js';

/** Where a plan says what makes load balancers. */
export const BALANCERS_PATH: Path = ['spec', 'loadBalancers'];
const POOLS: Path = [...BALANCERS_PATH, 'pools'];
const PEERS: Path = [...BALANCERS_PATH, 'peers'];

/** Most characters of a range of IPv4, with room for what was pasted around it. */
const MAX_ROUTER_IDS = 64;
/** AS numbers of four bytes (RFC 6793); 0 is nobody's (RFC 7607). */
const ASN = { min: 1, max: 4_294_967_295 } as const;

/** The fields of `spec.loadBalancers`, for the table of a provider, edited on a step of its own choice. */
export const balancerFields = <Step extends string>(step: Step) =>
  ({
    'spec.loadBalancers': { step },
    'spec.loadBalancers.implementation': {},
    'spec.loadBalancers.version': { maxLength: 32 },
    'spec.loadBalancers.announcement': {},
    'spec.loadBalancers.interfaces': { maxEntries: 16 },
    'spec.loadBalancers.localASN': { required: true, ...ASN },
    'spec.loadBalancers.routerIDs': { maxLength: MAX_ROUTER_IDS },
    'spec.loadBalancers.peers': { maxEntries: 16 },
    'spec.loadBalancers.peers.*': {},
    'spec.loadBalancers.peers.*.name': { required: true, maxLength: MAX_NAME },
    'spec.loadBalancers.peers.*.address': { required: true },
    'spec.loadBalancers.peers.*.asn': { required: true, ...ASN },
    'spec.loadBalancers.peers.*.multiHop': {},
    'spec.loadBalancers.peers.*.secret': { maxLength: MAX_NAME },
    'spec.loadBalancers.pools': { maxEntries: 32 },
    'spec.loadBalancers.pools.*': {},
    'spec.loadBalancers.pools.*.name': { required: true, maxLength: MAX_NAME },
    'spec.loadBalancers.pools.*.ipv4': {},
    'spec.loadBalancers.pools.*.ipv6': {},
  }) as const satisfies FieldTable;
/** The patterns of those fields. */
export type BalancerField = keyof ReturnType<typeof balancerFields>;

const FIELDS = balancerFields('');

/** `spec.loadBalancers`: what makes load balancers where the platform has none, and out of which addresses. A password is in a Secret, and only named. */
export const loadBalancersSchema = () =>
  z
    .strictObject({
      implementation: z.enum(BALANCERS),
      version: shortText(FIELDS['spec.loadBalancers.version'].maxLength).optional().meta({ description: 'Release of MetalLB' }),
      announcement: z.enum(ANNOUNCEMENTS),
      interfaces: listOf(nameText(), FIELDS['spec.loadBalancers.interfaces']).optional().meta({ description: 'Interfaces of the nodes on which addresses are answered for; all of them, where none is named' }),
      localASN: wholeNumber(FIELDS['spec.loadBalancers.localASN']).optional(),
      routerIDs: optionalText(FIELDS['spec.loadBalancers.routerIDs'].maxLength).meta({ description: 'Range of IPv4 out of which the nodes have their BGP router IDs; nothing is sent to it' }),
      peers: listOf(
        z.strictObject({
          name: nameText(),
          address: addressText(),
          asn: wholeNumber(FIELDS['spec.loadBalancers.peers.*.asn']).optional(),
          multiHop: z.boolean().optional(),
          secret: optionalText(FIELDS['spec.loadBalancers.peers.*.secret'].maxLength).meta({ description: 'Name of the Secret with the password of the session' }),
        }),
        FIELDS['spec.loadBalancers.peers'],
      ).optional(),
      pools: listOf(z.strictObject({ name: nameText(), ipv4: rangeText().optional(), ipv6: rangeText().optional() }), FIELDS['spec.loadBalancers.pools']),
    })
    .optional();

/** `spec.loadBalancers` once it was read. */
export type LoadBalancers = NonNullable<z.output<ReturnType<typeof loadBalancersSchema>>>;

/** The router IDs of a range: those of its addresses, without 0.0.0.0, which is nobody's (RFC 6286). */
export function* routerIds(range: string | undefined): Generator<string, void> {
  const parsed = range === undefined ? undefined : parseCidr(range);
  if (!parsed?.ok || parsed.value.family !== 'ipv4') return;
  for (let value = parsed.value.first; value <= parsed.value.last; value += 1n) {
    if (value !== 0n) yield formatAddress('ipv4', value);
  }
}

/** The release of MetalLB of a plan, or the one that it takes. */
export const metallbVersion = ({ version }: Pick<LoadBalancers, 'version'>): string => version ?? METALLB_RELEASES[0].version;

/** Fills in what is taken where a plan with load balancers says nothing. */
export function fillLoadBalancers(defaulter: Pick<Defaulter<{ readonly spec: { readonly loadBalancers?: LoadBalancers | undefined } }>, 'plan' | 'fill'>): void {
  if (defaulter.plan.spec.loadBalancers?.implementation === 'metallb') defaulter.fill([...BALANCERS_PATH, 'version'], METALLB_RELEASES[0].version, METALLB_RELEASES[0].source);
}

/**
 * The ranges of the pools. One that lies in a network of hosts is a part of it, and goes where that goes.
 *
 * @param networks the other ranges of the plan
 */
export function balancerRanges(settings: LoadBalancers | undefined, networks: readonly RangeFact[]): RangeFact[] {
  const hosts = networks.filter(({ role }) => role === 'nodes' || role === 'platform');
  const networkOf = (range: Cidr): RangeFact | undefined => hosts.find(({ parsed }) => parsed.ok && contains(parsed.value, range));
  return (settings?.pools ?? []).flatMap((pool, index) =>
    FAMILIES.flatMap((family) => {
      const text: RangeText | undefined = pool[family];
      if (text === undefined) return [];
      const network = text.parsed.ok ? networkOf(text.parsed.value) : undefined;
      return [rangeFact('loadBalancers', nameOf('load-balancers', { ...(pool.name !== '' && { pool: pool.name }), number: index + 1 }), [...POOLS, index, family], text, { family, ...(network && { network: network.path }) })];
    }),
  );
}

/**
 * The load balancers in a drawing of traffic: the families that a pool has a range in, and those that end before them.
 *
 * @param families those of Services
 */
export function balancerFlow({ implementation, announcement, pools }: LoadBalancers, families: readonly Family[]): { readonly boxes: TopologyBox[]; readonly stops: TopologyStop[] } {
  const rangesOf = (family: Family): TopologyLine[] => {
    const ranges = pools.flatMap((pool) => (pool[family] ? [pool[family].text] : []));
    return ranges.length > 1 ? [{ name: drawn('topology/pools', { count: ranges.length }) }] : ranges.map((text) => ({ text }));
  };
  const served = families.filter((family) => rangesOf(family).length > 0);
  return {
    boxes: served.length === 0 ? [] : [{ id: 'load-balancer', column: 'balancers', rows: ['inner'], name: drawn('topology/load-balancer'), lines: [{ name: drawn('topology/balancer', { balancer: BALANCER_LABEL[implementation], announcement }) }], lanes: perLane(served, rangesOf) }],
    stops: families.filter((family) => !served.includes(family)).map((family) => ({ family, row: 'inner', column: 'balancers', name: drawn('topology/no-pool', { family }), rules: ['kubernetes/load-balancer-families'] })),
  };
}

/** Addresses of machines that a plan lists, as far as they can be read. */
export const hostsOf = (addresses: readonly AddressFact[]): HostAddress[] => addresses.flatMap(({ name, path, written }) => (written.value ? [{ name, path, value: written.value }] : []));

/** What the rules need to know of the load balancers of a plan. */
export function balancerFacts(settings: LoadBalancers, own: Pick<BalancerFacts, 'hosts' | 'cilium' | 'strictArp'>): BalancerFacts {
  const { implementation, announcement, pools, peers = [], localASN, routerIDs } = settings;
  return {
    ...own,
    path: BALANCERS_PATH,
    balancer: implementation,
    announcement,
    version: metallbVersion(settings),
    pools: pools.map(({ name }, index) => ({ name, path: [...POOLS, index] })),
    peers: announcement === 'bgp' ? peers.map(({ name, address, asn, multiHop = false, secret }, index) => ({ name, address, asn, multiHop, secret, path: [...PEERS, index] })) : [],
    localASN,
    routerIDs,
  };
}

/** A pool to begin with; what it has for ranges is for a person to say. */
export const newPool = (): { readonly name: string } => ({ name: 'default' });

/** What the choices of load balancers put aside: the whole block, the release of MetalLB, and what only one way to announce has. */
const ASIDE = { block: 'loadBalancers', version: 'loadBalancers.version', layer2: 'loadBalancers.layer2', bgp: 'loadBalancers.bgp' } as const;
/** What is said of one way to announce alone. */
const OF_ANNOUNCEMENT = { layer2: ['interfaces'], bgp: ['localASN', 'peers', 'routerIDs'] } as const satisfies Record<Announcement, readonly string[]>;

/** Some fields of an object that has them. */
const only = (map: Readonly<Record<string, unknown>>, keys: readonly string[]) => Object.fromEntries(keys.flatMap((key) => (map[key] === undefined ? [] : [[key, map[key]]])));
const without = (map: Readonly<Record<string, unknown>>, keys: readonly string[]) => Object.fromEntries(Object.entries(map).filter(([key]) => !keys.includes(key)));

/** What makes load balancers. Without them there is nothing more to say; with them again, it is what it was. Cilium has the release that is its plugin's. */
function chooseBalancer<Document>(document: Document, value: unknown, kept: Kept): Chosen<Document> {
  const before = valueAt(document, BALANCERS_PATH);
  const put = (block: unknown, aside: Kept = kept) => ({ document: withValueAt(document, BALANCERS_PATH, block), kept: aside });
  if (value === undefined) return before === undefined ? { document, kept } : put(undefined, { ...kept, [ASIDE.block]: before });
  const known = isMap(before) ? before : kept[ASIDE.block];
  const block = isMap(known) ? known : { announcement: 'layer2', pools: [newPool()] };
  const { version = kept[ASIDE.version], ...rest } = block;
  return put({ ...rest, implementation: value, ...(value === 'metallb' && version !== undefined && { version }) }, version === undefined ? kept : { ...kept, [ASIDE.version]: version });
}

/** How addresses are made known: interfaces are for the link alone, routers for BGP. */
function chooseAnnouncement<Document>(document: Document, value: unknown, kept: Kept, path: Path): Chosen<Document> {
  const before = valueAt(document, BALANCERS_PATH);
  const from = ANNOUNCEMENTS.find((each) => isMap(before) && each === before['announcement']);
  const to = ANNOUNCEMENTS.find((each) => each === value);
  if (!isMap(before)) return { document, kept };
  if (to === undefined || from === to) return { document: withValueAt(document, path, value), kept };
  const left = from ? only(before, OF_ANNOUNCEMENT[from]) : {};
  const known = kept[ASIDE[to]];
  const block = { ...(from ? without(before, OF_ANNOUNCEMENT[from]) : before), announcement: to, ...(isMap(known) && known) };
  return { document: withValueAt(document, BALANCERS_PATH, block), kept: from ? { ...kept, [ASIDE[from]]: left } : kept };
}

/** The choices of load balancers, for a provider that has them. */
export function balancerChoices<Document>(): Choices<Document> {
  return { 'spec.loadBalancers.implementation': chooseBalancer, 'spec.loadBalancers.announcement': chooseAnnouncement };
}

/** A document whose pools and routers are of these families alone; the same where there are none of others. */
export function withBalancersOf<Document>(document: Document, families: readonly Family[]): Document {
  const pools = valueAt(document, POOLS);
  const peers = valueAt(document, PEERS);
  const others = FAMILIES.filter((family) => !families.includes(family));
  const own = Array.isArray(pools) ? pools.reduce<Document>((rest, _, index) => others.reduce((each, family) => withValueAt(each, [...POOLS, index, family], undefined), rest), document) : document;
  if (!Array.isArray(peers)) return own;
  const kept = peers.filter((peer) => {
    const address = valueAt(peer, ['address']);
    const read = typeof address === 'string' ? parseAddress(address) : undefined;
    return !read?.ok || families.includes(read.value.family);
  });
  return kept.length === peers.length ? own : withValueAt(own, PEERS, kept);
}
