import { cidrOfAddress } from '../../../address/cidr.js';
import { FAMILIES } from '../../../address/family.js';
import { formatAddress } from '../../../address/format.js';
import { contains } from '../../../address/overlap.js';
import type { Fix, Path } from '../../../findings/finding.js';
import { sayProblem } from '../../../findings/message.js';
import { use } from '../../../rules/rule.js';
import { ADDRESS_FIELDS, type AddressField, NETWORKS } from '../catalog.js';
import { askedOfOam, familiesOfNetwork, fieldsOf, inNetwork, isSent, isSimplex, platformOf, type PlatformAddress, type PlatformSubnet, subnetOf } from '../platform.js';
import { SOURCES } from '../sources.js';
import { isInstall, label, rule, type StarlingxRule } from './rule.js';

/** The address at a place of a subnet, counted from its first one. */
export const at = ({ family, cidr }: PlatformSubnet, index: bigint): string => (cidr ? formatAddress(family, cidr.first + index) : '');
/** Leaves an address to the playbook. */
export const derive = ({ path, text }: PlatformAddress): Fix => ({ path, label: text === '' ? label('leave-empty') : label('starlingx/leave-out', { text }) });
/** Removes what is written. */
export const removal = (path: Path, text: string): Fix => ({ path, label: text === '' ? label('remove-it') : label('remove', { value: text }) });
/** The number of an address of a subnet. */
export const valueOf = (subnet: PlatformSubnet, field: AddressField): bigint | undefined => subnet.addresses[field]?.address?.value;
const given = (subnet: PlatformSubnet): readonly PlatformAddress[] => ADDRESS_FIELDS.flatMap((field) => (subnet.addresses[field] && !subnet.addresses[field].isDerived ? [subnet.addresses[field]] : []));

const noSuchAddress = rule('starlingx/no-such-address', {
  severity: 'error',
  source: SOURCES.prepareEnv,
  *check(plan, say) {
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
            ...(isController && isSimplex(plan) ? say('simplex', { network: name, text }) : say(isController ? 'controller' : 'other', { field, network: name, text })),
            fixes: () => [removal(path, text)],
          };
        }
      }
    }
  },
});

const withoutSubnet = rule('starlingx/address-without-subnet', {
  severity: 'error',
  source: SOURCES.addressVsSubnet,
  *check(plan, say) {
    for (const name of NETWORKS) {
      for (const field of fieldsOf(plan, name)) {
        for (const family of FAMILIES) {
          const text = plan.spec.starlingx.networks[name]?.[field]?.[family]?.text;
          if (text === undefined || subnetOf(plan, name, family)) continue;
          const path = inNetwork(name, field, family);
          yield { path, ...say({ text, family, field, network: name }), fixes: () => [removal(path, text)] };
        }
      }
    }
  },
});

const wrongAddress = rule('starlingx/address', {
  severity: 'error',
  source: SOURCES.addressPool,
  *check(plan, say) {
    for (const subnet of platformOf(plan)) {
      const { family, cidr, name: network, text: written } = subnet;
      for (const { path, text, field, address, problem } of given(subnet)) {
        const fixes = () => replacement(subnet, field);
        if (problem !== undefined) yield { path, ...sayProblem(problem, { family }), fixes };
        else if (!address) yield { path, ...say('family', { text, field, network, family }), fixes };
        else if (!cidr) continue;
        else if (!contains(cidr, cidrOfAddress(address))) yield { path, ...say('outside', { text, subnet: written, network }), fixes };
        else if (address.value === cidr.first) yield { path, ...say('network', { text, subnet: written }), fixes };
        else if (family === 'ipv4' && address.value === cidr.last) yield { path, ...say('broadcast', { text, subnet: written }), fixes };
      }
    }
  },
});

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

const needed = rule('starlingx/missing-address', {
  severity: 'error',
  source: SOURCES.validateConfig,
  *check(plan, say) {
    for (const subnet of familiesOfNetwork(plan, 'oam')) {
      for (const field of askedOfOam(plan, subnet.family)) {
        if (subnet.addresses[field]) continue;
        yield { path: inNetwork('oam', field, subnet.family), ...say({ family: subnet.family, field }), fixes: () => replacement(subnet, field) };
      }
    }
  },
});

const gatewayFamilies = rule('starlingx/gateway-families', {
  severity: 'error',
  source: SOURCES.addressVsSubnet,
  appliesTo: isInstall,
  *check(plan, say) {
    for (const name of ['management', 'admin'] as const) {
      const subnets = familiesOfNetwork(plan, name);
      if (!subnets.some(({ addresses }) => addresses.gateway)) continue;
      for (const subnet of subnets) {
        if (subnet.addresses.gateway) continue;
        yield { path: inNetwork(name, 'gateway', subnet.family), ...say({ network: name, family: subnet.family }), fixes: () => replacement(subnet, 'gateway') };
      }
    }
  },
});

const oamGateway = rule('starlingx/oam-gateway', {
  severity: 'warning',
  source: SOURCES.defaultRoutes,
  appliesTo: ({ spec }) => spec.starlingx.mode === 'convert',
  *check(plan, say) {
    for (const subnet of familiesOfNetwork(plan, 'oam')) {
      /** What the family of the running system has, it keeps, whether the plan names it or not. */
      if (!isSent(plan, subnet) || subnet.addresses.gateway) continue;
      yield { path: inNetwork('oam', 'gateway', subnet.family), ...say({ family: subnet.family, subnet: subnet.text }), fixes: () => replacement(subnet, 'gateway') };
    }
  },
});

/** Rules about single addresses. */
export const ADDRESS_RULES: readonly StarlingxRule[] = [noSuchAddress, withoutSubnet, wrongAddress, needed, gatewayFamilies, oamGateway];
