import { cidrOfAddress } from '../../../address/cidr.js';
import { FAMILIES, FAMILY_LABEL, familiesOf } from '../../../address/family.js';
import { formatAddress } from '../../../address/format.js';
import { contains } from '../../../address/overlap.js';
import type { Fix } from '../../../findings/finding.js';
import { use } from '../../../rules/rule.js';
import { ADDRESS_FIELDS, type AddressField, FIELD_LABEL, NETWORK, NETWORKS } from '../catalog.js';
import { familiesOfNetwork, fieldsOf, inNetwork, isSimplex, platformOf, type PlatformAddress, type PlatformSubnet, subnetOf } from '../platform.js';
import { SOURCES } from '../sources.js';
import type { StarlingxRule } from './system.js';

/** The address at a place of a subnet, counted from its first one. */
export const at = ({ family, cidr }: PlatformSubnet, index: bigint): string => (cidr ? formatAddress(family, cidr.first + index) : '');
/** Leaves an address to the playbook. */
export const derive = ({ path, text }: PlatformAddress): Fix => ({ path, label: `Leave ${text} out` });
/** The number of an address of a subnet. */
export const valueOf = (subnet: PlatformSubnet, field: AddressField): bigint | undefined => subnet.addresses[field]?.address?.value;
/** How messages call an address. */
export const labelOf = ({ info, family }: PlatformSubnet, field: AddressField) => `${FIELD_LABEL[field]} of the ${info.label} network (${FAMILY_LABEL[family]})`;
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
        const fixes = () => replacement(subnet, field);
        if (problem !== undefined) yield { path, message: problem, fixes };
        else if (!address) yield { path, message: `${text} is not an ${FAMILY_LABEL[family]} address, and this is the ${labelOf(subnet, field)}.`, fixes };
        else if (!cidr) continue;
        else if (!contains(cidr, cidrOfAddress(address))) yield { path, message: `${text} lies outside ${subnet.text}, the subnet of the ${info.label} network.`, fixes };
        else if (address.value === cidr.first) yield { path, message: `${text} is the address of the network ${subnet.text} itself, which no host can have.`, fixes };
        else if (family === 'ipv4' && address.value === cidr.last) yield { path, message: `${text} is the broadcast address of ${subnet.text}, which no host can have.`, fixes };
      }
    }
  },
};

/** What to do with an address that cannot stay: what is derived is left out, what is needed is taken from the subnet. */
export function replacement(subnet: PlatformSubnet, field: AddressField): Fix[] {
  const own = subnet.addresses[field];
  if (!subnet.cidr) return [];
  const isNeeded = field === 'gateway' || (subnet.name === 'oam' && field === 'floating');
  return isNeeded ? free(subnet, field).map((text) => use(inNetwork(subnet.name, field, subnet.family), text)) : own ? [derive(own)] : [];
}

/** Addresses of a subnet that nothing else of it has, lowest first; where the subnet is what a gateway hangs on, the first and the last. */
export function free(subnet: PlatformSubnet, field: AddressField): string[] {
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

/** Rules about single addresses. */
export const ADDRESS_RULES: readonly StarlingxRule[] = [noSuchAddress, withoutSubnet, wrongAddress, needed, gatewayFamilies];
