import { sizeOf } from '../../../address/capacity.js';
import { cidrFrom, type Cidr } from '../../../address/cidr.js';
import { ADDRESS_BITS, type Family, familiesOf, isDualStack } from '../../../address/family.js';
import { formatCidr } from '../../../address/format.js';
import { contains, findOverlaps } from '../../../address/overlap.js';
import { freeInPlaceOf } from '../../../facts/free-room.js';
import type { Fix, Path } from '../../../findings/finding.js';
import { use } from '../../../rules/rule.js';
import { CLUSTER_NETWORKS, LINK_LOCAL, MIN_CONTROLLER_POOL, MIN_IPV6_PREFIX, MIN_POOL, MULTICAST, NETWORK, type NetworkName, PLAYBOOK_SUBNETS, SUBCLOUD_SUBNET, TYPICAL_PREFIX, USUAL_SUBNETS } from '../catalog.js';
import { facts } from '../facts.js';
import type { StarlingxPlan } from '../plan.js';
import { familiesOfNetwork, inNetwork, isSent, isSimplex, platformOf, subnetOf } from '../platform.js';
import { SOURCES } from '../sources.js';
import { removal } from './addresses.js';
import { isInstall, label, rule, type StarlingxRule } from './rule.js';

/** Where a plan says which families it has: a network that does not fit them is as much about these. */
const IP_FAMILY: Path = ['spec', 'ipFamily'];

/** Subnets that would do for a network: the usual one, then a free private one of a size. */
function subnetsFor(plan: StarlingxPlan, name: NetworkName, family: Family, prefix = family === 'ipv4' ? 24 : MIN_IPV6_PREFIX): string[] {
  const usual = USUAL_SUBNETS[family][name];
  const free = name === 'multicast' ? undefined : freeInPlaceOf(facts(plan), inNetwork(name, 'subnets', family), family, prefix);
  return [...(usual ? [usual] : []), ...(free ? [formatCidr(free)] : [])];
}

const candidates = (plan: StarlingxPlan, name: NetworkName, family: Family, prefix?: number): Fix[] => subnetsFor(plan, name, family, prefix).map((text) => use(inNetwork(name, 'subnets', family), text));

const pxeboot = rule('starlingx/pxeboot-ipv4', {
  severity: 'error',
  source: SOURCES.validateConfig,
  *check({ spec }, say) {
    const path = inNetwork('pxeboot', 'subnets', 'ipv6');
    const text = spec.starlingx.networks.pxeboot?.subnets?.ipv6?.text;
    if (text !== undefined) yield { path, ...say({ text }), fixes: () => [removal(path, text)] };
  },
});

/** Takes the admin network out. */
const withoutAdmin: Fix = { path: inNetwork('admin'), label: label('starlingx/remove-admin') };

const admin = rule('starlingx/admin-network', {
  severity: 'error',
  source: SOURCES.prepareEnv,
  appliesTo: ({ spec: { starlingx } }) => starlingx.networks.admin !== undefined && starlingx.distributedCloudRole === 'systemcontroller',
  *check(_, say) {
    yield { path: withoutAdmin.path, ...say(), fixes: () => [withoutAdmin] };
  },
});

const adminUnused = rule('starlingx/admin-unused', {
  severity: 'warning',
  source: SOURCES.prepareEnv,
  appliesTo: ({ spec: { starlingx } }) => starlingx.networks.admin !== undefined && starlingx.distributedCloudRole === 'none',
  *check(_, say) {
    yield { path: withoutAdmin.path, ...say(), fixes: () => [withoutAdmin] };
  },
});

/** Networks that every system has, beside those of Pods and Services, which the rules for every cluster ask for. */
const NEEDED = ['management', 'oam', 'clusterHost', 'multicast'] as const satisfies readonly NetworkName[];

const missing = rule('starlingx/missing-subnet', {
  severity: 'error',
  source: SOURCES.validateConfig,
  *check(plan, say) {
    const [family = 'ipv4'] = familiesOf(plan.spec.ipFamily);
    const needed: NetworkName[] = [...NEEDED, ...(plan.spec.starlingx.networks.admin && plan.spec.starlingx.distributedCloudRole !== 'systemcontroller' ? (['admin'] as const) : [])];
    for (const network of needed) {
      if (subnetOf(plan, network, family)) continue;
      const byDefault = PLAYBOOK_SUBNETS[network];
      yield {
        path: inNetwork(network, 'subnets', family),
        ...(family === 'ipv6' && byDefault !== undefined ? say('wrong-default', { network, family, byDefault }) : say('network', { network, family })),
        fixes: () => candidates(plan, network, family),
      };
    }
    if (!subnetOf(plan, 'pxeboot', 'ipv4')) yield { path: inNetwork('pxeboot', 'subnets', 'ipv4'), ...say('pxeboot'), fixes: () => candidates(plan, 'pxeboot', 'ipv4') };
  },
});

const unexpected = rule('starlingx/unexpected-family', {
  severity: 'error',
  source: SOURCES.validateConfig,
  *check(plan, say) {
    const { ipFamily } = plan.spec;
    const families = familiesOf(ipFamily);
    for (const { name, family, path, text } of platformOf(plan)) {
      if (families.includes(family) || name === 'pxeboot' || name === 'clusterPod' || name === 'clusterService') continue;
      yield { path, related: [IP_FAMILY], ...say({ ipFamily, text, family, network: name }), fixes: () => [removal(path, text)] };
    }
  },
});

const together = rule('starlingx/dual-stack-together', {
  severity: 'error',
  source: SOURCES.validateConfig,
  appliesTo: ({ spec }) => isDualStack(spec.ipFamily),
  *check(plan, say) {
    const [, family = 'ipv6'] = familiesOf(plan.spec.ipFamily);
    /** Pods and Services are asked for by the rules for every cluster. */
    for (const network of ['clusterHost', 'oam'] as const) {
      if (subnetOf(plan, network, family)) continue;
      const others = CLUSTER_NETWORKS.filter((each) => each !== network && subnetOf(plan, each, family));
      yield {
        path: inNetwork(network, 'subnets', family),
        related: [IP_FAMILY],
        ...(others.length > 0 ? say('others', { network, family, others }) : say('none', { network, family })),
        fixes: () => candidates(plan, network, family),
      };
    }
  },
});

const multicast = rule('starlingx/multicast-subnet', {
  severity: 'error',
  source: SOURCES.validateConfig,
  *check(plan, say) {
    for (const { family, cidr, path, text } of familiesOfNetwork(plan, 'multicast')) {
      if (cidr && !contains(MULTICAST[family], cidr)) yield { path, ...say({ text, family, block: formatCidr(MULTICAST[family]) }), fixes: () => candidates(plan, 'multicast', family) };
    }
  },
});

const secondMulticast = rule('starlingx/second-multicast', {
  severity: 'info',
  source: SOURCES.validateConfig,
  *check(plan, say) {
    const [, second] = familiesOf(plan.spec.ipFamily);
    for (const { family, path, text } of familiesOfNetwork(plan, 'multicast')) {
      if (family === second) yield { path, ...say(isInstall(plan) ? 'install' : 'running', { text }) };
    }
  },
});

/** Networks of hosts that others reach as well. */
const NEEDS_ROUTES: readonly NetworkName[] = ['management', 'oam', 'clusterHost', 'admin'];

const linkLocal = rule('starlingx/link-local', {
  severity: 'warning',
  source: SOURCES.addressPool,
  *check(plan, say) {
    for (const { name, family, cidr, path, text } of platformOf(plan)) {
      if (!NEEDS_ROUTES.includes(name) || !cidr || !contains(LINK_LOCAL, cidr)) continue;
      yield { path, ...say({ text, network: name }), fixes: () => candidates(plan, name, family, cidr.prefix) };
    }
  },
});

/** Fewest addresses that a subnet must hold in this plan: the playbook asks for more than the API that takes pools of a running system. */
export function minimumOf(plan: StarlingxPlan, name: NetworkName, family: Family): bigint {
  if (!isInstall(plan)) return family === 'ipv4' && NETWORK[name].hasControllers && !isSimplex(plan) && isSent(plan, { family }) ? MIN_CONTROLLER_POOL : MIN_POOL;
  const mode = isSimplex(plan) ? 'simplex' : 'duplex';
  const least = NETWORK[name].minimum[mode];
  const isSubcloud = plan.spec.starlingx.distributedCloudRole === 'subcloud' && (name === 'management' || name === 'admin');
  return isSubcloud && SUBCLOUD_SUBNET[mode] > least ? SUBCLOUD_SUBNET[mode] : least;
}

/** The longest prefix that holds a number of addresses. */
function prefixFor(family: Family, count: bigint): number {
  return ADDRESS_BITS[family] - (count - 1n).toString(2).length;
}

const size = rule('starlingx/subnet-size', {
  severity: 'error',
  source: SOURCES.addressRange,
  *check(plan, say) {
    const { systemType, distributedCloudRole: role } = plan.spec.starlingx;
    for (const { name, family, cidr, path, text } of platformOf(plan)) {
      if (!cidr) continue;
      const least = minimumOf(plan, name, family);
      const { maximum: most } = NETWORK[name];
      /** Of a running system, kubeadm asks for the same. */
      if (most !== undefined && isInstall(plan) && sizeOf(cidr) > most) {
        const prefix = prefixFor(family, most);
        yield {
          path,
          ...say('large', { text, bits: ADDRESS_BITS[family] - cidr.prefix, network: name, most: String(most), prefix }),
          fixes: () => [use(path, formatCidr(cidrFrom(family, cidr.first, prefix))), ...candidates(plan, name, family, prefix)],
        };
      } else if (sizeOf(cidr) < least) {
        const prefix = prefixFor(family, least);
        const wider: Cidr = cidrFrom(family, cidr.first, prefix);
        yield {
          path,
          ...say(role === 'subcloud' ? 'subcloud' : 'system', { text, addresses: String(sizeOf(cidr)), network: name, systemType, least: String(least), prefix }),
          fixes: () => [use(path, formatCidr(wider)), ...candidates(plan, name, family, prefix)],
        };
      }
    }
  },
});

const ipv6Prefix = rule('starlingx/ipv6-prefix', {
  severity: 'error',
  source: SOURCES.validateConfig,
  appliesTo: isInstall,
  *check(plan, say) {
    const [primary] = familiesOf(plan.spec.ipFamily);
    const isSubcloud = plan.spec.starlingx.distributedCloudRole === 'subcloud';
    for (const { name, family, cidr, path, text } of platformOf(plan)) {
      if (family !== 'ipv6' || !cidr || cidr.prefix >= MIN_IPV6_PREFIX) continue;
      const isAsked = (name === 'management' && primary === 'ipv6') || (isSubcloud && (name === 'management' || name === 'admin' || name === 'oam'));
      if (!isAsked) continue;
      yield {
        path,
        ...say(isSubcloud ? 'subcloud' : 'system', { text, prefix: cidr.prefix, network: name, least: MIN_IPV6_PREFIX }),
        fixes: () => [use(path, formatCidr(cidrFrom('ipv6', cidr.first, MIN_IPV6_PREFIX)))],
      };
    }
  },
});

const untypical = rule('starlingx/untypical-prefix', {
  severity: 'info',
  source: SOURCES.validateConfigVars,
  appliesTo: (plan) => isInstall(plan) && plan.spec.starlingx.systemType === 'standard',
  *check(plan, say) {
    const [primary] = familiesOf(plan.spec.ipFamily);
    for (const { name, family, cidr, path, text } of platformOf(plan)) {
      const isAsked = name === 'pxeboot' || (family === primary && (name === 'management' || name === 'clusterHost' || name === 'oam' || name === 'multicast'));
      if (isAsked && cidr && cidr.prefix < TYPICAL_PREFIX) yield { path, ...say({ text, typical: TYPICAL_PREFIX, network: name }) };
    }
  },
});

const overlap = rule('starlingx/network-overlap', {
  severity: 'error',
  source: SOURCES.poolOverlaps,
  *check(plan, say) {
    const read = platformOf(plan).flatMap((each) => (each.cidr && each.name !== 'clusterPod' && each.name !== 'clusterService' ? [{ ...each, cidr: each.cidr }] : []));
    for (const [outer, inner] of findOverlaps(read)) {
      const same = contains(inner.cidr, outer.cidr);
      const [later, earlier] = read.indexOf(outer) > read.indexOf(inner) ? [outer, inner] : [inner, outer];
      const both = { network: later.name, text: later.text, other: earlier.name };
      yield {
        path: later.path,
        ...(same ? say('same', both) : say(later === inner ? 'inside' : 'around', { ...both, otherText: earlier.text })),
        fixes: () => [
          ...candidates(plan, later.name, later.family, later.cidr.prefix),
          ...subnetsFor(plan, earlier.name, earlier.family, earlier.cidr.prefix).map((value) => ({ path: earlier.path, value, label: label('starlingx/use-for', { value, network: earlier.name }) })),
        ],
      };
    }
  },
});

/** Rules about the subnets. */
export const NETWORK_RULES: readonly StarlingxRule[] = [pxeboot, admin, adminUnused, missing, unexpected, together, multicast, secondMulticast, linkLocal, size, ipv6Prefix, untypical, overlap];
