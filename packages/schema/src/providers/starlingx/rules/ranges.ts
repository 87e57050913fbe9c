import { sizeOf } from '../../../address/capacity.js';
import { cidrOfAddress } from '../../../address/cidr.js';
import { formatAddress } from '../../../address/format.js';
import { contains } from '../../../address/overlap.js';
import { use } from '../../../rules/rule.js';
import { HOST_KINDS, type NetworkName } from '../catalog.js';
import type { StarlingxPlan } from '../plan.js';
import { familiesOfNetwork, inNetwork, isSent, isSimplex, platformOf, type PlatformAddress, type PlatformSubnet } from '../platform.js';
import { SOURCES } from '../sources.js';
import { at, derive, free, valueOf } from './addresses.js';
import { minimumOf } from './networks.js';
import { inStarlingx, isInstall, label, rule, type StarlingxRule } from './rule.js';

/** The addresses that sysinv finds in the range of a new pool by itself, where the plan does not name them: those of controllers. */
function missingControllers(plan: StarlingxPlan, { name, info, addresses }: PlatformSubnet): boolean {
  if (!isInstall(plan) || !info.hasControllers || name === 'oam') return false;
  return !addresses.floating || (!isSimplex(plan) && (!addresses.node0 || !addresses.node1));
}

const range = rule('starlingx/address-range', {
  severity: 'error',
  source: SOURCES.addressRange,
  *check(plan, say) {
    for (const subnet of platformOf(plan)) {
      const { start, end, gateway } = subnet.addresses;
      if (!start?.address || !end?.address || (start.isDerived && end.isDerived && !gateway) || !isSent(plan, subnet)) continue;
      /** An end outside its subnet is refused for that; what lies between would say nothing. */
      if (subnet.cidr && [start.address, end.address].some(({ value }) => subnet.cidr && (value < subnet.cidr.first || value > subnet.cidr.last))) continue;
      const blamed = end.isDerived ? start : end;
      const fixes = () => [start, end].filter(({ isDerived }) => !isDerived).map(derive);
      const count = end.address.value - start.address.value + 1n;
      const least = isInstall(plan) ? subnet.info.minimum[isSimplex(plan) ? 'simplex' : 'duplex'] - 2n : 1n;
      const network = subnet.name;
      const counted = { network, start: start.text, end: end.text, addresses: String(count) };
      if (start.isDerived && end.isDerived) {
        if (count >= least && gateway && missingControllers(plan, subnet)) yield { path: gateway.path, ...say('gateway-in-subnet', { ...counted, gateway: gateway.text }) };
      } else if (count <= 0n) yield { path: blamed.path, ...say('backwards', { network, start: start.text, end: end.text }), fixes };
      else if (count === 1n && !subnet.info.mayBeSingle && isInstall(plan)) yield { path: blamed.path, ...say('single', { network, start: start.text }), fixes };
      else if (count < least) yield { path: blamed.path, ...say('small', { ...counted, least: String(least) }), fixes };
      else if (missingControllers(plan, subnet)) yield { path: blamed.path, ...say('gateway', counted), fixes };
    }
  },
});

const outside = rule('starlingx/address-outside-range', {
  severity: 'error',
  source: SOURCES.addressPool,
  unless: ['starlingx/address'],
  *check(plan, say) {
    for (const subnet of platformOf(plan)) {
      const { name: network, family } = subnet;
      const { start, end } = subnet.addresses;
      if (!start?.address || !end?.address || start.address.value > end.address.value || !isSent(plan, subnet)) continue;
      /** That it is too small is said by a rule of its own. */
      if (subnet.cidr && sizeOf(subnet.cidr) < minimumOf(plan, network, family)) continue;
      const blamed = new Set<PlatformAddress>();
      for (const field of ['floating', 'node0', 'node1'] as const) {
        const found = subnet.addresses[field];
        if (!found?.address || (found.address.value >= start.address.value && found.address.value <= end.address.value)) continue;
        /** Where it is derived, the address that it follows is what can be changed. */
        const origin = found.isDerived ? (subnet.addresses.floating ?? found) : found;
        const place = { text: found.text, field, network, family };
        const between = { start: start.text, end: end.text };
        /** Of several that follow one address, the first is named: they move with it. */
        if (found.isDerived && blamed.has(origin)) continue;
        blamed.add(origin);
        const isBeyond = subnet.cidr && !contains(subnet.cidr, cidrOfAddress(found.address));
        yield {
          path: found.isDerived ? origin.path : found.path,
          ...(!found.isDerived
            ? say('range', { ...place, ...between })
            : isBeyond
              ? say('following-subnet', { ...place, follows: origin.text, subnet: subnet.text })
              : say('following-range', { ...place, follows: origin.text, ...between })),
          fixes: () => [...(found.isDerived ? [] : [derive(found)]), ...(origin.isDerived || subnet.name === 'oam' ? [] : [derive(origin)]), ...(subnet.name === 'oam' ? free(subnet, 'floating').map((text) => use(inNetwork('oam', 'floating', subnet.family), text)) : []), ...[start, end].filter(({ isDerived }) => !isDerived).map(derive)],
        };
      }
    }
  },
});

/** Networks whose controllers the playbook counts on from the floating address, while it bootstraps ({@link SOURCES.validateConfig}, derived_network_params). */
const COUNTED_ON: readonly NetworkName[] = ['pxeboot', 'management', 'clusterHost'];

const assumed = rule('starlingx/assumed-addresses', {
  severity: 'warning',
  source: SOURCES.commonPools,
  appliesTo: isInstall,
  *check(plan, say) {
    for (const subnet of platformOf(plan)) {
      const { start, floating, node0, node1, gateway } = subnet.addresses;
      if (!COUNTED_ON.includes(subnet.name) || !start?.address || !floating?.address || missingControllers(plan, subnet)) continue;
      const first = floating.isDerived ? start.address.value : floating.address.value;
      const assumed = [first, ...(isSimplex(plan) ? [] : [first + 1n, first + 2n])];
      const given = [floating, node0, node1].flatMap((each) => each?.address?.value ?? []);
      if (given.every((value, index) => value === assumed[index])) continue;
      const texts = (values: readonly bigint[]) => values.map((value) => formatAddress(subnet.family, value));
      const blamed = floating.isDerived ? (gateway ?? start) : floating;
      yield {
        path: blamed.path,
        ...say(isSimplex(plan) ? 'simplex' : 'duplex', { network: subnet.name, assumed: texts(assumed), given: texts(given) }),
        fixes: () => [...(floating.isDerived ? [] : [derive(floating)]), ...(gateway?.address && gateway.address.value === start.address?.value ? [use(inNetwork(subnet.name, 'start', subnet.family), formatAddress(subnet.family, gateway.address.value + 1n))] : [])],
      };
    }
  },
});

/** Hosts beside the controllers that get addresses of management and cluster host, as the plan counts them. */
function hostsOf({ spec: { starlingx } }: StarlingxPlan): bigint | undefined {
  const { worker, storage } = starlingx.hosts ?? {};
  return worker === undefined && storage === undefined ? undefined : BigInt((worker ?? 0) + (storage ?? 0));
}
/** A Standard system that runs has a worker at least: nothing else runs Pods there. */
const assumedHosts = ({ spec: { starlingx } }: StarlingxPlan): bigint | undefined => (starlingx.mode === 'convert' && starlingx.systemType === 'standard' ? 1n : undefined);

const hostRoom = rule('starlingx/host-room', {
  severity: 'error',
  source: SOURCES.commonPools,
  *check(plan, say) {
    const { hosts: given, dynamicAddressAllocation: dynamic = {} } = plan.spec.starlingx;
    const counted = hostsOf(plan);
    const hosts = counted ?? assumedHosts(plan);
    if (isSimplex(plan)) {
      for (const kind of HOST_KINDS) {
        const count = given?.[kind] ?? 0;
        const path = inStarlingx('hosts', kind);
        if (count > 0) yield { path, ...say('simplex', { hosts: count, kind }), fixes: () => [{ path, label: label('starlingx/remove-them') }] };
      }
      return;
    }
    if (hosts === undefined) return;
    for (const name of ['management', 'clusterHost'] as const) {
      if (dynamic[name] === false) continue;
      for (const subnet of familiesOfNetwork(plan, name)) {
        const { start, end } = subnet.addresses;
        if (!start?.address || !end?.address || !isSent(plan, subnet)) continue;
        const [from, to] = [start.address.value, end.address.value];
        const own = new Set((['gateway', 'floating', 'node0', 'node1'] as const).map((field) => valueOf(subnet, field)).filter((value) => value !== undefined && value >= from && value <= to));
        const room = to - from + 1n - BigInt(own.size);
        if (to < from || own.size < 3 || room >= hosts) continue;
        const blamed = end.isDerived ? (start.isDerived ? subnet : start) : end;
        const left = { network: name, start: start.text, end: end.text, room: String(room) };
        yield {
          path: blamed.path,
          ...(counted === undefined ? say('worker', left) : say('hosts', { ...left, hosts: String(hosts) })),
          fixes: () => [start, end].filter(({ isDerived }) => !isDerived).map(derive),
        };
      }
    }
  },
});

const distinct = rule('starlingx/addresses-distinct', {
  severity: 'error',
  source: SOURCES.addressPool,
  *check(plan, say) {
    for (const subnet of platformOf(plan)) {
      if (!isSent(plan, subnet)) continue;
      const seen = new Map<bigint, PlatformAddress>();
      for (const field of ['gateway', 'floating', 'node0', 'node1'] as const) {
        const found = subnet.addresses[field];
        if (!found?.address) continue;
        const other = seen.get(found.address.value);
        seen.set(found.address.value, other ?? found);
        if (!other) continue;
        const blamed = found.isDerived ? other : found;
        const start = inNetwork(subnet.name, 'start', subnet.family);
        yield {
          path: blamed.path,
          ...say(found.isDerived ? 'derived' : 'given', { text: found.text, other: other.field, field, network: subnet.name, family: subnet.family }),
          fixes: () => [
            ...(other.field === 'gateway' && found.isDerived && field === 'floating' ? [use(start, at(subnet, 2n))] : []),
            ...(blamed.field === 'gateway' || (blamed.field === 'floating' && subnet.name === 'oam') ? free(subnet, blamed.field).map((text) => use(blamed.path, text)) : []),
            ...(blamed.isDerived ? [] : [derive(blamed)]),
          ],
        };
      }
    }
  },
});

const controllerRoom = rule('starlingx/gateway-room', {
  severity: 'error',
  source: SOURCES.addressRange,
  appliesTo: (plan) => isInstall(plan) && plan.spec.starlingx.distributedCloudRole === 'systemcontroller',
  *check(plan, say) {
    for (const subnet of familiesOfNetwork(plan, 'management')) {
      const { start, end } = subnet.addresses;
      if (!subnet.cidr || !start?.address || !end?.address) continue;
      const room = subnet.cidr.last - subnet.cidr.first + 1n - 2n;
      if (end.address.value - start.address.value + 1n < room) continue;
      yield {
        path: inNetwork('management', 'start', subnet.family),
        ...say({ start: start.text, end: end.text, subnet: subnet.text }),
        fixes: () => [2n, 3n].map((index) => use(inNetwork('management', 'start', subnet.family), at(subnet, index))),
      };
    }
  },
});

/** Rules about ranges, and about addresses that must fit them. */
export const RANGE_RULES: readonly StarlingxRule[] = [range, outside, assumed, hostRoom, distinct, controllerRoom];
