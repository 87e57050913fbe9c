import { formatCount, sizeOf } from '../../../address/capacity.js';
import { cidrOfAddress } from '../../../address/cidr.js';
import { FAMILY_LABEL } from '../../../address/family.js';
import { formatAddress } from '../../../address/format.js';
import { contains } from '../../../address/overlap.js';
import { use } from '../../../rules/rule.js';
import { FIELD_LABEL, HOST_KINDS, type NetworkName } from '../catalog.js';
import type { StarlingxPlan } from '../plan.js';
import { familiesOfNetwork, inNetwork, isSent, isSimplex, platformOf, type PlatformAddress, type PlatformSubnet } from '../platform.js';
import { SOURCES } from '../sources.js';
import { at, derive, free, labelOf, valueOf } from './addresses.js';
import { minimumOf } from './networks.js';
import { inStarlingx, type StarlingxRule } from './system.js';

/** The addresses that sysinv finds in the range of a new pool by itself, where the plan does not name them: those of controllers. */
function missingControllers(plan: StarlingxPlan, { name, info, addresses }: PlatformSubnet): boolean {
  if (plan.spec.starlingx.mode !== 'install' || !info.hasControllers || name === 'oam') return false;
  return !addresses.floating || (!isSimplex(plan) && (!addresses.node0 || !addresses.node1));
}

const range: StarlingxRule = {
  id: 'starlingx/address-range',
  severity: 'error',
  title: 'A range runs upwards and holds enough addresses',
  source: SOURCES.addressRange,
  *check(plan) {
    for (const subnet of platformOf(plan)) {
      const { start, end, gateway } = subnet.addresses;
      if (!start?.address || !end?.address || (start.isDerived && end.isDerived && !gateway) || !isSent(plan, subnet)) continue;
      /** An end outside its subnet is refused for that; what lies between would say nothing. */
      if (subnet.cidr && [start.address, end.address].some(({ value }) => subnet.cidr && (value < subnet.cidr.first || value > subnet.cidr.last))) continue;
      const blamed = end.isDerived ? start : end;
      const fixes = () => [start, end].filter(({ isDerived }) => !isDerived).map(derive);
      const count = end.address.value - start.address.value + 1n;
      const least = plan.spec.starlingx.mode === 'install' ? subnet.info.minimum[isSimplex(plan) ? 'simplex' : 'duplex'] - 2n : 1n;
      const label = `${subnet.info.label} network`;
      const holds = `The range of the ${label}, ${start.text} to ${end.text}, holds ${formatCount(count)} address${count === 1n ? '' : 'es'}`;
      if (start.isDerived && end.isDerived) {
        if (count >= least && gateway && missingControllers(plan, subnet)) yield { path: gateway.path, message: `${holds}, and the gateway ${gateway.text} is one of them: what is left does not do for the controllers. Take a larger subnet.` };
      } else if (count <= 0n) yield { path: blamed.path, message: `The range of the ${label} runs from ${start.text} to ${end.text}, backwards.`, fixes };
      else if (count === 1n && !subnet.info.mayBeSingle && plan.spec.starlingx.mode === 'install') yield { path: blamed.path, message: `The range of the ${label} is the one address ${start.text}; its start lies below its end.`, fixes };
      else if (count < least) yield { path: blamed.path, message: `${holds}; it needs at least ${formatCount(least)}.`, fixes };
      else if (missingControllers(plan, subnet)) yield { path: blamed.path, message: `${holds}, and the gateway is one of them: what is left does not do for the controllers.`, fixes };
    }
  },
};

const outside: StarlingxRule = {
  id: 'starlingx/address-outside-range',
  severity: 'error',
  title: 'Floating and controller addresses lie in the range of their network',
  source: SOURCES.addressPool,
  *check(plan) {
    for (const subnet of platformOf(plan)) {
      const { start, end } = subnet.addresses;
      if (!start?.address || !end?.address || start.address.value > end.address.value || !isSent(plan, subnet)) continue;
      /** That it is too small is said by a rule of its own. */
      if (subnet.cidr && sizeOf(subnet.cidr) < minimumOf(plan, subnet.name, subnet.family)) continue;
      for (const field of ['floating', 'node0', 'node1'] as const) {
        const found = subnet.addresses[field];
        if (!found?.address || (found.address.value >= start.address.value && found.address.value <= end.address.value)) continue;
        /** Where it is derived, the address that it follows is what can be changed. */
        const origin = found.isDerived ? (subnet.addresses.floating ?? found) : found;
        const isBeyond = subnet.cidr && !contains(subnet.cidr, cidrOfAddress(found.address));
        yield {
          path: found.isDerived ? origin.path : found.path,
          message: `${found.text}, the ${labelOf(subnet, field)}${found.isDerived ? `, which follows ${origin.text}` : ''}, lies outside ${isBeyond && found.isDerived ? `the subnet ${subnet.text}` : `the range ${start.text} to ${end.text}`}: StarlingX refuses an address pool with it.`,
          fixes: () => [...(found.isDerived ? [] : [derive(found)]), ...(origin.isDerived || subnet.name === 'oam' ? [] : [derive(origin)]), ...(subnet.name === 'oam' ? free(subnet, 'floating').map((text) => use(inNetwork('oam', 'floating', subnet.family), text)) : []), ...[start, end].filter(({ isDerived }) => !isDerived).map(derive)],
        };
      }
    }
  },
};

/** Networks whose controllers the playbook counts on from the floating address, while it bootstraps ({@link SOURCES.validateConfig}, derived_network_params). */
const COUNTED_ON: readonly NetworkName[] = ['pxeboot', 'management', 'clusterHost'];

const assumed: StarlingxRule = {
  id: 'starlingx/assumed-addresses',
  severity: 'warning',
  title: 'The playbook and sysinv give the controllers the same addresses',
  source: SOURCES.commonPools,
  *check(plan) {
    if (plan.spec.starlingx.mode !== 'install') return;
    for (const subnet of platformOf(plan)) {
      const { start, floating, node0, node1, gateway } = subnet.addresses;
      if (!COUNTED_ON.includes(subnet.name) || !start?.address || !floating?.address || missingControllers(plan, subnet)) continue;
      const first = floating.isDerived ? start.address.value : floating.address.value;
      const assumed = [first, ...(isSimplex(plan) ? [] : [first + 1n, first + 2n])];
      const given = [floating, node0, node1].flatMap((each) => each?.address?.value ?? []);
      if (given.every((value, index) => value === assumed[index])) continue;
      const words = (values: readonly bigint[]) => values.map((value) => formatAddress(subnet.family, value)).join(', ');
      const who = isSimplex(plan) ? 'for the floating address' : 'for the floating address and the controllers';
      const blamed = floating.isDerived ? (gateway ?? start) : floating;
      yield {
        path: blamed.path,
        message: `While it bootstraps, the playbook counts on ${words(assumed)} of the ${subnet.info.label} network ${who}; sysinv takes the first free addresses of the range, ${words(given)}, and these stay. Let the range begin with the floating address, and the gateway lie outside it.`,
        fixes: () => [...(floating.isDerived ? [] : [derive(floating)]), ...(gateway?.address && gateway.address.value === start.address?.value ? [use(inNetwork(subnet.name, 'start', subnet.family), formatAddress(subnet.family, gateway.address.value + 1n))] : [])],
      };
    }
  },
};

/** Hosts beside the controllers that get addresses of management and cluster host, as the plan counts them. */
function hostsOf({ spec: { starlingx } }: StarlingxPlan): bigint | undefined {
  const { worker, storage } = starlingx.hosts ?? {};
  return worker === undefined && storage === undefined ? undefined : BigInt((worker ?? 0) + (storage ?? 0));
}
/** A Standard system that runs has a worker at least: nothing else runs Pods there. */
const assumedHosts = ({ spec: { starlingx } }: StarlingxPlan): bigint | undefined => (starlingx.mode === 'convert' && starlingx.systemType === 'standard' ? 1n : undefined);

const hostRoom: StarlingxRule = {
  id: 'starlingx/host-room',
  severity: 'error',
  title: 'The ranges of management and cluster host have an address for every host',
  source: SOURCES.commonPools,
  *check(plan) {
    const { hosts: given, dynamicAddressAllocation: dynamic = {} } = plan.spec.starlingx;
    const counted = hostsOf(plan);
    const hosts = counted ?? assumedHosts(plan);
    if (isSimplex(plan)) {
      for (const kind of HOST_KINDS) if ((given?.[kind] ?? 0) > 0) yield { path: inStarlingx('hosts', kind), message: `AIO-SX is one host, and the plan has ${given?.[kind]} of personality ${kind} beside it. Take AIO-DX or Standard.`, fixes: () => [{ path: inStarlingx('hosts', kind), label: 'Remove them' }] };
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
        yield {
          path: blamed.path,
          message: `The range of the ${subnet.info.label} network, ${start.text} to ${end.text}, has ${formatCount(room)} address${room === 1n ? '' : 'es'} beside those of the controllers, and ${counted !== undefined ? `the plan has ${formatCount(hosts)} other host${hosts === 1n ? '' : 's'}` : 'a Standard system has a worker at least'}: StarlingX ends there with "has no available addresses". Make the range longer.`,
          fixes: () => [start, end].filter(({ isDerived }) => !isDerived).map(derive),
        };
      }
    }
  },
};

const distinct: StarlingxRule = {
  id: 'starlingx/addresses-distinct',
  severity: 'error',
  title: 'Gateway, floating address and controllers have addresses of their own',
  source: SOURCES.addressPool,
  *check(plan) {
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
          message: `${found.text} is the ${FIELD_LABEL[other.field]} and the ${FIELD_LABEL[field]}${found.isDerived ? ', as the playbook derives it,' : ''} of the ${subnet.info.label} network (${FAMILY_LABEL[subnet.family]}); each needs its own.`,
          fixes: () => [
            ...(other.field === 'gateway' && found.isDerived && field === 'floating' ? [use(start, at(subnet, 2n))] : []),
            ...(blamed.field === 'gateway' || (blamed.field === 'floating' && subnet.name === 'oam') ? free(subnet, blamed.field).map((text) => use(blamed.path, text)) : []),
            ...(blamed.isDerived ? [] : [derive(blamed)]),
          ],
        };
      }
    }
  },
};

const controllerRoom: StarlingxRule = {
  id: 'starlingx/gateway-room',
  severity: 'error',
  title: 'The management range of a system controller leaves room for a gateway',
  source: SOURCES.addressRange,
  *check(plan) {
    const { distributedCloudRole: role, mode } = plan.spec.starlingx;
    if (role !== 'systemcontroller' || mode !== 'install') return;
    for (const subnet of familiesOfNetwork(plan, 'management')) {
      const { start, end } = subnet.addresses;
      if (!subnet.cidr || !start?.address || !end?.address) continue;
      const room = subnet.cidr.last - subnet.cidr.first + 1n - 2n;
      if (end.address.value - start.address.value + 1n < room) continue;
      yield {
        path: inNetwork('management', 'start', subnet.family),
        message: `The management range ${start.text} to ${end.text} takes all of ${subnet.text}: no address is left for the gateway through which subclouds reach the system controller.`,
        fixes: () => [2n, 3n].map((index) => use(inNetwork('management', 'start', subnet.family), at(subnet, index))),
      };
    }
  },
};

/** Rules about ranges, and about addresses that must fit them. */
export const RANGE_RULES: readonly StarlingxRule[] = [range, outside, assumed, hostRoom, distinct, controllerRoom];
