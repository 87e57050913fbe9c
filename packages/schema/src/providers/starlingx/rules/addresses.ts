import { formatCount } from '../../../address/capacity.js';
import { cidrOfAddress } from '../../../address/cidr.js';
import { FAMILIES, type Family, FAMILY_LABEL, familiesOf } from '../../../address/family.js';
import { formatAddress } from '../../../address/format.js';
import { contains } from '../../../address/overlap.js';
import { type Fix, type Path } from '../../../rules/finding.js';
import { use } from '../../../rules/rule.js';
import { ADDRESS_FIELDS, type AddressField, FIELD_LABEL, NETWORK, NETWORKS } from '../catalog.js';
import type { StarlingxPlan } from '../plan.js';
import { familiesOfNetwork, fieldsOf, inNetwork, isSimplex, platformOf, type PlatformAddress, type PlatformSubnet, subnetOf } from '../platform.js';
import { SOURCES } from '../sources.js';
import { inStarlingx, type StarlingxRule } from './system.js';

/** The address at a place of a subnet, counted from its first one. */
const at = ({ family, cidr }: PlatformSubnet, index: bigint): string => (cidr ? formatAddress(family, cidr.first + index) : '');
/** Leaves an address to the playbook. */
const derive = ({ path, text }: PlatformAddress): Fix => ({ path, label: `Leave ${text} out` });
const valueOf = (subnet: PlatformSubnet, field: AddressField): bigint | undefined => subnet.addresses[field]?.address?.value;
const labelOf = ({ info, family }: PlatformSubnet, field: AddressField) => `${FIELD_LABEL[field]} of the ${info.label} network (${FAMILY_LABEL[family]})`;
const given = (subnet: PlatformSubnet): readonly PlatformAddress[] => ADDRESS_FIELDS.flatMap((field) => (subnet.addresses[field] && !subnet.addresses[field].isDerived ? [subnet.addresses[field]] : []));

const noSuchAddress: StarlingxRule = {
  id: 'starlingx/no-such-address',
  severity: 'error',
  title: 'Only addresses that StarlingX lets a plan choose',
  source: SOURCES.prepareEnv,
  *check(plan) {
    for (const name of NETWORKS) {
      const known = fieldsOf(plan, name);
      for (const field of ADDRESS_FIELDS) {
        if (known.includes(field)) continue;
        for (const family of FAMILIES) {
          const text = plan.spec.starlingx.networks[name]?.[field]?.[family]?.text;
          if (text === undefined) continue;
          const isController = field === 'node0' || field === 'node1';
          const path = inNetwork(name, field, family);
          yield {
            path,
            message:
              isController && isSimplex(plan)
                ? `AIO-SX has one controller, which has the floating address of the ${NETWORK[name].label} network; ${text} would not be used.`
                : `There is no way to choose the ${FIELD_LABEL[field]} of the ${NETWORK[name].label} network${isController ? ': the controllers have the addresses after the floating one' : ''}; ${text} would not be used.`,
            fixes: () => [{ path, label: `Remove ${text}` }],
          };
        }
      }
    }
  },
};

const withoutSubnet: StarlingxRule = {
  id: 'starlingx/address-without-subnet',
  severity: 'error',
  title: 'Every list of addresses has the families of its subnets',
  source: SOURCES.addressVsSubnet,
  *check(plan) {
    for (const name of NETWORKS) {
      for (const field of fieldsOf(plan, name)) {
        for (const family of FAMILIES) {
          const text = plan.spec.starlingx.networks[name]?.[field]?.[family]?.text;
          if (text === undefined || subnetOf(plan, name, family)) continue;
          const path = inNetwork(name, field, family);
          yield { path, message: `${text || 'An empty text'} is the ${FAMILY_LABEL[family]} ${FIELD_LABEL[field]} of the ${NETWORK[name].label} network, which has no ${FAMILY_LABEL[family]} subnet. Each list of addresses follows the list of subnets, family by family.`, fixes: () => [{ path, label: `Remove ${text || 'it'}` }] };
        }
      }
    }
  },
};

const wrongAddress: StarlingxRule = {
  id: 'starlingx/address',
  severity: 'error',
  title: 'An address is one of its subnet, and neither the network nor the broadcast address',
  source: SOURCES.addressPool,
  *check(plan) {
    for (const subnet of platformOf(plan)) {
      const { family, cidr, info } = subnet;
      for (const { path, text, field, address, problem } of given(subnet)) {
        const instead = replacement(subnet, field);
        if (problem !== undefined) yield { path, message: problem, fixes: () => instead };
        else if (!address) yield { path, message: `${text} is not an ${FAMILY_LABEL[family]} address, and this is the ${labelOf(subnet, field)}.`, fixes: () => instead };
        else if (!cidr) continue;
        else if (!contains(cidr, cidrOfAddress(address))) yield { path, message: `${text} lies outside ${subnet.text}, the subnet of the ${info.label} network.`, fixes: () => instead };
        else if (address.value === cidr.first) yield { path, message: `${text} is the address of the network ${subnet.text} itself, which no host can have.`, fixes: () => instead };
        else if (family === 'ipv4' && address.value === cidr.last) yield { path, message: `${text} is the broadcast address of ${subnet.text}, which no host can have.`, fixes: () => instead };
      }
    }
  },
};

/** What to do with an address that cannot stay: what is derived is left out, what is needed is taken from the subnet. */
function replacement(subnet: PlatformSubnet, field: AddressField): Fix[] {
  const own = subnet.addresses[field];
  if (!subnet.cidr) return [];
  const isNeeded = field === 'gateway' || (subnet.name === 'oam' && field === 'floating');
  return isNeeded ? free(subnet, field).map((text) => use(inNetwork(subnet.name, field, subnet.family), text)) : own ? [derive(own)] : [];
}

/** Addresses of a subnet that nothing else of it has, lowest first; where the subnet is what a gateway hangs on, the first and the last. */
function free(subnet: PlatformSubnet, field: AddressField): string[] {
  const { cidr, family } = subnet;
  if (!cidr) return [];
  const taken = (['gateway', 'floating', 'node0', 'node1'] as const).filter((each) => each !== field).map((each) => valueOf(subnet, each));
  const last = family === 'ipv4' ? cidr.last - 1n : cidr.last;
  const wanted = field === 'gateway' ? [cidr.first + 1n, last] : [2n, 3n, 4n, 10n].map((index) => cidr.first + index);
  return wanted.filter((value) => value < cidr.last && value > cidr.first && !taken.includes(value)).map((value) => formatAddress(family, value));
}

const needed: StarlingxRule = {
  id: 'starlingx/missing-address',
  severity: 'error',
  title: 'OAM has a floating address, and when it is installed a gateway, in each of its families',
  source: SOURCES.validateConfig,
  *check(plan) {
    const { mode } = plan.spec.starlingx;
    const [, added] = familiesOf(plan.spec.ipFamily);
    for (const subnet of familiesOfNetwork(plan, 'oam')) {
      /** A running system has the addresses of its first family; a pool of the second may do without a gateway. */
      const asked: readonly AddressField[] = mode === 'install' ? ['gateway', 'floating'] : mode === 'convert' && subnet.family === added ? ['floating'] : [];
      for (const field of asked) {
        if (subnet.addresses[field]) continue;
        yield { path: inNetwork('oam', field, subnet.family), message: `The OAM network has no ${FAMILY_LABEL[subnet.family]} ${FIELD_LABEL[field]}, and StarlingX derives none: it takes one for each subnet.`, fixes: () => replacement(subnet, field) };
      }
    }
  },
};

const gatewayFamilies: StarlingxRule = {
  id: 'starlingx/gateway-families',
  severity: 'error',
  title: 'A gateway is named in each family of its network, or in none',
  source: SOURCES.addressVsSubnet,
  *check(plan) {
    if (plan.spec.starlingx.mode !== 'install') return;
    for (const name of ['management', 'admin'] as const) {
      const subnets = familiesOfNetwork(plan, name);
      if (!subnets.some(({ addresses }) => addresses.gateway)) continue;
      for (const subnet of subnets) {
        if (subnet.addresses.gateway) continue;
        yield { path: inNetwork(name, 'gateway', subnet.family), message: `The ${subnet.info.label} network has two subnets and one gateway; the ${FAMILY_LABEL[subnet.family]} one is missing. The list of gateways follows the list of subnets.`, fixes: () => replacement(subnet, 'gateway') };
      }
    }
  },
};

const range: StarlingxRule = {
  id: 'starlingx/address-range',
  severity: 'error',
  title: 'A range runs upwards and holds enough addresses',
  source: SOURCES.addressRange,
  *check(plan) {
    for (const subnet of platformOf(plan)) {
      const { start, end } = subnet.addresses;
      if (!start?.address || !end?.address || (start.isDerived && end.isDerived)) continue;
      const blamed = end.isDerived ? start : end;
      const fixes = () => [start, end].filter(({ isDerived }) => !isDerived).map(derive);
      const count = end.address.value - start.address.value + 1n;
      const least = plan.spec.starlingx.mode === 'install' ? subnet.info.minimum[isSimplex(plan) ? 'simplex' : 'duplex'] - 2n : 1n;
      const label = `${subnet.info.label} network`;
      if (count <= 0n) yield { path: blamed.path, message: `The range of the ${label} runs from ${start.text} to ${end.text}, backwards.`, fixes };
      else if (count === 1n && !subnet.info.mayBeSingle && plan.spec.starlingx.mode === 'install') yield { path: blamed.path, message: `The range of the ${label} is the one address ${start.text}; its start lies below its end.`, fixes };
      else if (count < least) yield { path: blamed.path, message: `The range of the ${label}, ${start.text} to ${end.text}, holds ${formatCount(count)} address${count === 1n ? '' : 'es'}; it needs at least ${formatCount(least)}.`, fixes };
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
      if (!start?.address || !end?.address || start.address.value > end.address.value) continue;
      const isTooSmall = start.isDerived && end.isDerived && end.address.value - start.address.value < 2n;
      for (const field of ['floating', 'node0', 'node1'] as const) {
        const found = subnet.addresses[field];
        if (!found?.address || (found.isDerived && isTooSmall) || (found.address.value >= start.address.value && found.address.value <= end.address.value)) continue;
        /** Where it is derived, the address that it follows is what can be changed. */
        const origin = found.isDerived ? (subnet.addresses.floating ?? found) : found;
        yield {
          path: found.isDerived ? origin.path : found.path,
          message: `${found.text}, the ${labelOf(subnet, field)}${found.isDerived ? `, which follows ${origin.text}` : ''}, lies outside the range ${start.text} to ${end.text}: StarlingX refuses an address pool with it.`,
          fixes: () => [...(found.isDerived ? [] : [derive(found)]), ...replacement(subnet, 'floating'), ...[start, end].filter(({ isDerived }) => !isDerived).map(derive)],
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

/** The network through which a subcloud talks to its system controller. */
const linkOf = (plan: StarlingxPlan) => (plan.spec.starlingx.networks.admin ? 'admin' : 'management');
const isNewSubcloud = ({ spec: { starlingx } }: StarlingxPlan) => starlingx.distributedCloudRole === 'subcloud' && starlingx.mode === 'install';

const subcloudGateway: StarlingxRule = {
  id: 'starlingx/subcloud-gateway',
  severity: 'error',
  title: 'A subcloud has one gateway to its system controller, outside the range of its hosts',
  source: SOURCES.subcloudValues,
  *check(plan) {
    if (!isNewSubcloud(plan)) return;
    const link = linkOf(plan);
    for (const subnet of familiesOfNetwork(plan, link)) {
      const { gateway, start, end } = subnet.addresses;
      const path = inNetwork(link, 'gateway', subnet.family);
      if (!gateway) {
        yield { path, message: `A subcloud reaches its system controller through a gateway of its ${subnet.info.label.toLowerCase()} network, and none is named in ${FAMILY_LABEL[subnet.family]}.`, fixes: () => replacement(subnet, 'gateway') };
      } else if (gateway.address && start?.address && end?.address && gateway.address.value >= start.address.value && gateway.address.value <= end.address.value) {
        const { value } = gateway.address;
        yield {
          path,
          message: `The gateway ${gateway.text} lies in the range ${start.text} to ${end.text} that hosts of the ${subnet.info.label.toLowerCase()} network get addresses from; for a subcloud it must lie outside.`,
          fixes: () => [use(inNetwork(link, 'start', subnet.family), formatAddress(subnet.family, value + 1n)), use(inNetwork(link, 'end', subnet.family), formatAddress(subnet.family, value - 1n))],
        };
      }
    }
    if (link === 'admin') {
      for (const { addresses: { gateway } } of familiesOfNetwork(plan, 'management')) if (gateway) yield { path: gateway.path, message: 'A subcloud with an admin network has its gateway there; the system controller refuses a management gateway beside it.', fixes: () => [{ path: gateway.path, label: `Remove ${gateway.text}` }] };
    }
  },
};

const subcloudFloating: StarlingxRule = {
  id: 'starlingx/subcloud-floating',
  severity: 'error',
  title: 'The floating address of a subcloud begins its range',
  source: SOURCES.subcloudValues,
  *check(plan) {
    if (!isNewSubcloud(plan)) return;
    for (const name of ['management', 'admin'] as const) {
      for (const { addresses, info } of familiesOfNetwork(plan, name)) {
        const { floating, start } = addresses;
        if (!floating || floating.isDerived || !floating.address || !start?.address || floating.address.value === start.address.value) continue;
        yield { path: floating.path, message: `The floating address ${floating.text} is not the start of the ${info.label} range, ${start.text}; the system controller asks for that.`, fixes: () => [derive(floating)] };
      }
    }
  },
};

const systemControllerGateway: StarlingxRule = {
  id: 'starlingx/system-controller-gateway',
  severity: 'error',
  title: 'A subcloud knows the gateway of its system controller',
  source: SOURCES.subcloudGateway,
  *check(plan) {
    const path = inStarlingx('systemControllerGateway');
    const { text, parsed } = plan.spec.starlingx.systemControllerGateway ?? {};
    if (plan.spec.starlingx.distributedCloudRole !== 'subcloud') {
      if (text !== undefined) yield { path, message: `${text || 'An empty text'} is the gateway of a system controller, and this system is no subcloud.`, fixes: () => [{ path, label: 'Remove it' }] };
      return;
    }
    if (!isNewSubcloud(plan)) return;
    const [primary = 'ipv4'] = familiesOf(plan.spec.ipFamily);
    if (text === undefined || text === '' || parsed === undefined) {
      yield { path, message: 'A subcloud needs the gateway of the system controller: an address of its management subnet, outside the range of its hosts.' };
      return;
    }
    if (!parsed.ok) yield { path, message: parsed.problem.message };
    else if (parsed.value.family !== primary) yield { path, message: `${text} is not an ${FAMILY_LABEL[primary]} address. System controller and subclouds talk in their primary family, which is ${FAMILY_LABEL[primary]} here.` };
    else yield* insideOwn(plan, text, path, primary, cidrOfAddress(parsed.value));
  },
};

function* insideOwn(plan: StarlingxPlan, text: string, path: Path, family: Family, address: ReturnType<typeof cidrOfAddress>) {
  const own = platformOf(plan).find((each) => each.family === family && each.cidr && contains(each.cidr, address));
  if (own) yield { path, message: `${text} lies in ${own.text}, the ${own.info.label} subnet of this subcloud. It is an address of the system controller's management subnet.` };
}

/** Rules about single addresses. */
export const ADDRESS_RULES: readonly StarlingxRule[] = [noSuchAddress, withoutSubnet, wrongAddress, needed, gatewayFamilies, range, outside, distinct, controllerRoom, subcloudGateway, subcloudFloating, systemControllerGateway];
