import { tellName } from '../../../messages/en.js';
import { sizeOf, formatCount } from '../../../address/capacity.js';
import { cidrFrom, type Cidr } from '../../../address/cidr.js';
import { ADDRESS_BITS, type Family, FAMILY_LABEL, familiesOf, isDualStack } from '../../../address/family.js';
import { formatCidr } from '../../../address/format.js';
import { contains, findOverlaps } from '../../../address/overlap.js';
import { freeRangeText } from '../../../facts/free-room.js';
import { use } from '../../../rules/rule.js';
import type { Fix, Path } from '../../../findings/finding.js';
import { CLUSTER_NETWORKS, LINK_LOCAL, MIN_CONTROLLER_POOL, MIN_IPV6_PREFIX, MIN_POOL, MULTICAST, NETWORK, type NetworkName, PLAYBOOK_SUBNETS, SUBCLOUD_SUBNET, SYSTEM_TYPE_LABEL, TYPICAL_PREFIX, USUAL_SUBNETS } from '../catalog.js';
import { facts } from '../facts.js';
import type { StarlingxPlan } from '../plan.js';
import { familiesOfNetwork, inNetwork, isSent, isSimplex, platformOf, subnetOf } from '../platform.js';
import { SOURCES } from '../sources.js';
import type { StarlingxRule } from './system.js';

/** Subnets that would do for a network: the usual one, then free private ones of a size. */
function candidates(plan: StarlingxPlan, name: NetworkName, family: Family, prefix?: number): Fix[] {
  const path = inNetwork(name, 'subnets', family);
  const usual = USUAL_SUBNETS[family][name];
  const wanted = prefix ?? (family === 'ipv4' ? 24 : MIN_IPV6_PREFIX);
  const free = name === 'multicast' ? undefined : freeRangeText(facts(plan), path, family, wanted);
  return [...(usual ? [use(path, usual)] : []), ...(free === undefined ? [] : [use(path, free)])];
}

const remove = (path: Path, what: string): Fix => ({ path, label: `Remove ${what}` });

const pxeboot: StarlingxRule = {
  id: 'starlingx/pxeboot-ipv4',
  severity: 'error',
  title: 'PXE boot speaks IPv4 alone',
  source: SOURCES.validateConfig,
  *check({ spec }) {
    const path = inNetwork('pxeboot', 'subnets', 'ipv6');
    const text = spec.starlingx.networks.pxeboot?.subnets?.ipv6?.text;
    if (text !== undefined) yield { path, message: `${text} is an IPv6 subnet, and hosts boot over IPv4: the PXE boot network takes an IPv4 subnet and no other, whatever the rest of the system speaks.`, fixes: () => [remove(path, text)] };
  },
};

const admin: StarlingxRule = {
  id: 'starlingx/admin-network',
  severity: 'error',
  title: 'A system controller has no admin network',
  source: SOURCES.prepareEnv,
  *check({ spec }) {
    const { networks, distributedCloudRole: role } = spec.starlingx;
    if (networks.admin === undefined || role !== 'systemcontroller') return;
    const path = inNetwork('admin');
    yield { path, message: 'The admin network links a subcloud to its system controller, and this is the system controller, where the playbook refuses it.', fixes: () => [remove(path, 'the admin network')] };
  },
};

const adminUnused: StarlingxRule = {
  id: 'starlingx/admin-unused',
  severity: 'warning',
  title: 'Only a subcloud has a use for an admin network',
  source: SOURCES.prepareEnv,
  *check({ spec }) {
    const { networks, distributedCloudRole: role } = spec.starlingx;
    if (networks.admin === undefined || role !== 'none') return;
    const path = inNetwork('admin');
    yield { path, message: 'The admin network links a subcloud to its system controller, and this system is no part of a distributed cloud: StarlingX takes it, and nothing uses it.', fixes: () => [remove(path, 'the admin network')] };
  },
};

/** Networks that every system has, beside those of Pods and Services, which the rules for every cluster ask for. */
const NEEDED = ['management', 'oam', 'clusterHost', 'multicast'] as const satisfies readonly NetworkName[];

const missing: StarlingxRule = {
  id: 'starlingx/missing-subnet',
  severity: 'error',
  title: 'Every platform network has a subnet of the primary family',
  source: SOURCES.validateConfig,
  *check(plan) {
    const [primary = 'ipv4'] = familiesOf(plan.spec.ipFamily);
    const needed: NetworkName[] = [...NEEDED, ...(plan.spec.starlingx.networks.admin && plan.spec.starlingx.distributedCloudRole !== 'systemcontroller' ? (['admin'] as const) : [])];
    for (const name of needed) {
      if (subnetOf(plan, name, primary)) continue;
      const byDefault = PLAYBOOK_SUBNETS[name];
      yield {
        path: inNetwork(name, 'subnets', primary),
        message: `The ${NETWORK[name].label} network has no ${FAMILY_LABEL[primary]} subnet, and ${FAMILY_LABEL[primary]} is the primary family of every platform network.${primary === 'ipv6' && byDefault ? ` The playbook would take ${byDefault} and then refuse it for its family.` : ''}`,
        fixes: () => candidates(plan, name, primary),
      };
    }
    if (!subnetOf(plan, 'pxeboot', 'ipv4')) yield { path: inNetwork('pxeboot', 'subnets', 'ipv4'), message: 'The PXE boot network has no IPv4 subnet, and hosts boot over IPv4.', fixes: () => candidates(plan, 'pxeboot', 'ipv4') };
  },
};

const unexpected: StarlingxRule = {
  id: 'starlingx/unexpected-family',
  severity: 'error',
  title: 'No subnet of a family that the system does not speak',
  source: SOURCES.validateConfig,
  *check(plan) {
    const families = familiesOf(plan.spec.ipFamily);
    for (const { name, info, family, path, text } of platformOf(plan)) {
      if (families.includes(family) || name === 'pxeboot' || name === 'clusterPod' || name === 'clusterService') continue;
      yield { path, message: `The system speaks ${plan.spec.ipFamily} alone, and ${text || 'there'} is an ${FAMILY_LABEL[family]} subnet of the ${info.label} network. Remove it, or make the system dual stack.`, fixes: () => [remove(path, text || 'it')] };
    }
  },
};

const together: StarlingxRule = {
  id: 'starlingx/dual-stack-together',
  severity: 'error',
  title: 'Cluster pod, service and host networks are dual stack together, and OAM with them',
  source: SOURCES.validateConfig,
  *check(plan) {
    if (!isDualStack(plan.spec.ipFamily)) return;
    const [, second = 'ipv6'] = familiesOf(plan.spec.ipFamily);
    /** Pods and Services are asked for by the rules for every cluster. */
    for (const name of ['clusterHost', 'oam'] as const) {
      if (subnetOf(plan, name, second)) continue;
      const others = CLUSTER_NETWORKS.filter((each) => each !== name && subnetOf(plan, each, second)).map((each) => NETWORK[each].label.toLowerCase());
      yield {
        path: inNetwork(name, 'subnets', second),
        message: `The ${NETWORK[name].label} network has no ${FAMILY_LABEL[second]} subnet${others.length > 0 ? `, and the ${others.join(' and ')} network${others.length > 1 ? 's have' : ' has'} one` : ''}: the networks of the cluster speak two families together or not at all, and OAM with them.`,
        fixes: () => candidates(plan, name, second),
      };
    }
  },
};

const multicast: StarlingxRule = {
  id: 'starlingx/multicast-subnet',
  severity: 'error',
  title: 'The multicast subnet is multicast',
  source: SOURCES.validateConfig,
  *check(plan) {
    for (const { family, cidr, path, text } of familiesOfNetwork(plan, 'multicast')) {
      if (cidr && !contains(MULTICAST[family], cidr)) yield { path, message: `${text} is not multicast; ${FAMILY_LABEL[family]} multicast lies in ${formatCidr(MULTICAST[family])}.`, fixes: () => candidates(plan, 'multicast', family) };
    }
  },
};

const secondMulticast: StarlingxRule = {
  id: 'starlingx/second-multicast',
  severity: 'info',
  title: 'A second multicast subnet is not needed',
  source: SOURCES.validateConfig,
  *check(plan) {
    const [, second] = familiesOf(plan.spec.ipFamily);
    for (const { family, path, text } of familiesOfNetwork(plan, 'multicast')) {
      if (family === second) yield { path, message: `StarlingX takes ${text} as a second multicast subnet${plan.spec.starlingx.mode === 'install' ? '' : ', which the script leaves as it is'}; hosts talk to one another over the primary addresses of the management network, and need none.` };
    }
  },
};

/** Networks of hosts that others reach as well. */
const NEEDS_ROUTES: readonly NetworkName[] = ['management', 'oam', 'clusterHost', 'admin'];

const linkLocal: StarlingxRule = {
  id: 'starlingx/link-local',
  severity: 'warning',
  title: 'Only PXE boot does well with link-local addresses',
  source: SOURCES.addressPool,
  *check(plan) {
    for (const { name, info, family, cidr, path, text } of platformOf(plan)) {
      if (!NEEDS_ROUTES.includes(name) || !cidr || !contains(LINK_LOCAL, cidr)) continue;
      yield { path, message: `${text} of the ${info.label} network is link-local: StarlingX takes it, and no router carries it, so nothing beyond the link reaches a host there. Take a private range.`, fixes: () => candidates(plan, name, family, cidr.prefix) };
    }
  },
};

/** Fewest addresses that a subnet must hold in this plan: the playbook asks for more than the API that takes pools of a running system. */
export function minimumOf(plan: StarlingxPlan, name: NetworkName, family: Family): bigint {
  if (plan.spec.starlingx.mode !== 'install') return family === 'ipv4' && NETWORK[name].hasControllers && !isSimplex(plan) && isSent(plan, { family }) ? MIN_CONTROLLER_POOL : MIN_POOL;
  const mode = isSimplex(plan) ? 'simplex' : 'duplex';
  const least = NETWORK[name].minimum[mode];
  const isSubcloud = plan.spec.starlingx.distributedCloudRole === 'subcloud' && (name === 'management' || name === 'admin');
  return isSubcloud && SUBCLOUD_SUBNET[mode] > least ? SUBCLOUD_SUBNET[mode] : least;
}

/** The longest prefix that holds a number of addresses. */
function prefixFor(family: Family, count: bigint): number {
  return ADDRESS_BITS[family] - (count - 1n).toString(2).length;
}

/** The most that a service subnet may hold is asked by the rules for every cluster: the limit is the same. */
const size: StarlingxRule = {
  id: 'starlingx/subnet-size',
  severity: 'error',
  title: 'Subnets are large enough',
  source: SOURCES.addressRange,
  *check(plan) {
    for (const { name, info, family, cidr, path, text } of platformOf(plan)) {
      if (!cidr) continue;
      const least = minimumOf(plan, name, family);
      if (sizeOf(cidr) < least) {
        const prefix = prefixFor(family, least);
        const wider: Cidr = cidrFrom(family, cidr.first, prefix);
        yield {
          path,
          message: `${text} holds ${formatCount(sizeOf(cidr))} addresses; the ${info.label} subnet of ${SYSTEM_TYPE_LABEL[plan.spec.starlingx.systemType]}${plan.spec.starlingx.distributedCloudRole === 'subcloud' ? ' as a subcloud' : ''} needs at least ${formatCount(least)}, so the prefix must be /${prefix} or shorter.`,
          fixes: () => [use(path, formatCidr(wider)), ...candidates(plan, name, family, prefix)],
        };
      }
    }
  },
};

const ipv6Prefix: StarlingxRule = {
  id: 'starlingx/ipv6-prefix',
  severity: 'error',
  title: 'IPv6 subnets of hosts are /64 or longer',
  source: SOURCES.validateConfig,
  *check(plan) {
    if (plan.spec.starlingx.mode !== 'install') return;
    const [primary] = familiesOf(plan.spec.ipFamily);
    const isSubcloud = plan.spec.starlingx.distributedCloudRole === 'subcloud';
    for (const { name, info, family, cidr, path, text } of platformOf(plan)) {
      if (family !== 'ipv6' || !cidr || cidr.prefix >= MIN_IPV6_PREFIX) continue;
      const isAsked = (name === 'management' && primary === 'ipv6') || (isSubcloud && (name === 'management' || name === 'admin' || name === 'oam'));
      if (!isAsked) continue;
      yield {
        path,
        message: `${text} has a prefix of /${cidr.prefix}; ${isSubcloud ? 'for a subcloud, the system controller' : 'the playbook'} takes IPv6 subnets of the ${info.label} network from /${MIN_IPV6_PREFIX} on.`,
        fixes: () => [use(path, formatCidr(cidrFrom('ipv6', cidr.first, MIN_IPV6_PREFIX)))],
      };
    }
  },
};

const untypical: StarlingxRule = {
  id: 'starlingx/untypical-prefix',
  severity: 'info',
  title: 'On Standard systems the playbook warns of prefixes shorter than /24',
  source: SOURCES.validateConfigVars,
  *check(plan) {
    if (plan.spec.starlingx.systemType !== 'standard' || plan.spec.starlingx.mode !== 'install') return;
    const [primary] = familiesOf(plan.spec.ipFamily);
    for (const { name, info, family, cidr, path, text } of platformOf(plan)) {
      const isAsked = name === 'pxeboot' || (family === primary && (name === 'management' || name === 'clusterHost' || name === 'oam' || name === 'multicast'));
      if (isAsked && cidr && cidr.prefix < TYPICAL_PREFIX) yield { path, message: `${text}: the playbook prints a warning for a prefix shorter than /${TYPICAL_PREFIX} of the ${info.label} network on a Standard system, and goes on.` };
    }
  },
};

const overlap: StarlingxRule = {
  id: 'starlingx/network-overlap',
  severity: 'error',
  title: 'No two platform networks share an address',
  source: SOURCES.poolOverlaps,
  *check(plan) {
    const read = platformOf(plan).flatMap((each) => (each.cidr && each.name !== 'clusterPod' && each.name !== 'clusterService' ? [{ ...each, cidr: each.cidr }] : []));
    for (const [outer, inner] of findOverlaps(read)) {
      const same = contains(inner.cidr, outer.cidr);
      const [later, earlier] = read.indexOf(outer) > read.indexOf(inner) ? [outer, inner] : [inner, outer];
      const alternatives = () => [later, earlier].flatMap((each) => candidates(plan, each.name, each.family, each.cidr.prefix).map((fix) => (each === later ? fix : { ...fix, label: `${tellName(fix.label)} for ${each.info.label}` })));
      yield {
        path: later.path,
        message: `The ${later.info.label} subnet ${later.text} ${same ? `is that of the ${earlier.info.label} network too` : later === inner ? `lies inside the ${earlier.info.label} subnet ${earlier.text}` : `encloses the ${earlier.info.label} subnet ${earlier.text}`}: StarlingX refuses an address pool that overlaps that of another network, and bootstrap ends there.`,
        fixes: alternatives,
      };
    }
  },
};

/** Rules about the subnets. */
export const NETWORK_RULES: readonly StarlingxRule[] = [pxeboot, admin, adminUnused, missing, unexpected, together, multicast, secondMulticast, linkLocal, size, ipv6Prefix, untypical, overlap];
