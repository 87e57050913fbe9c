import type { Fix, Path } from '../../../findings/finding.js';
import { checkNodeAddresses } from '../../../rules/node-addresses.js';
import { isQualifiedName } from '../../../rules/labels.js';
import { use } from '../../../rules/rule.js';
import { type CloudProvider, type MachineCloud, OPERATING_SYSTEM_LABEL, type OperatingSystem, releaseOf, REQUIRED_MACHINE_FIELDS, type Support, systemsOn } from '../catalog.js';
import { facts } from '../facts.js';
import type { KkpPlan } from '../plan.js';
import { SOURCES } from '../sources.js';
import { DNS_1123_LABEL, DNS_1123_SUBDOMAIN, isDual, isOn, type KkpRule, label, rule } from './rule.js';

const poolPath = (index: number, ...rest: (string | number)[]): Path => ['spec', 'nodePools', index, ...rest];

const MACHINE_CLOUDS: readonly MachineCloud[] = ['aws', 'azure', 'digitalocean', 'gcp', 'hetzner', 'openstack', 'packet', 'vsphere'];
const makesMachines = (cloud: CloudProvider): cloud is MachineCloud => cloud !== 'bringyourown';

const poolName = rule('kkp/node-pool-name', {
  severity: 'error',
  source: SOURCES.names,
  *check({ spec: { nodePools } }, say) {
    for (const [index, { name }] of nodePools.entries()) {
      const path = poolPath(index, 'name');
      if (name === '') continue;
      if (!DNS_1123_LABEL.test(name)) yield { path, ...say('form', { name }) };
      else if (nodePools.findIndex((pool) => pool.name === name) !== index) yield { path, ...say('twice', { name }) };
    }
  },
});

const poolReplicas = rule('kkp/node-pool-replicas', {
  severity: 'error',
  source: SOURCES.dashboardName,
  *check({ spec: { nodePools } }, say) {
    for (const [index, { replicas, minReplicas: least, maxReplicas: most }] of nodePools.entries()) {
      const [given, limit] = [poolPath(index, 'replicas'), poolPath(index, 'maxReplicas')];
      if (least !== undefined && most !== undefined && least > most) yield { path: limit, ...say('most-below-least', { least, most }), fixes: () => [use(limit, least)] };
      else if (least !== undefined && replicas < least) yield { path: given, ...say('below-least', { replicas, least }), fixes: () => [use(given, least)] };
      else if (most !== undefined && replicas > most) yield { path: given, ...say('above-most', { replicas, most }), fixes: () => [use(given, most)] };
    }
  },
});

const poolIpFamily = rule('kkp/node-ip-family', {
  severity: 'error',
  source: SOURCES.machineNetwork,
  *check({ spec: { ipFamily, nodePools } }, say) {
    for (const [index, { name, network }] of nodePools.entries()) {
      if (network.ipFamily === ipFamily) continue;
      const path = poolPath(index, 'network', 'ipFamily');
      yield { path, ...say({ pool: name, has: network.ipFamily, ipFamily }), fixes: () => [use(path, ipFamily)] };
    }
  },
});

const machineFields = rule('kkp/machine-field-required', {
  severity: 'error',
  source: SOURCES.machineSpec,
  *check({ spec: { kkp: { cloudProvider: cloud }, nodePools } }, say) {
    if (!makesMachines(cloud)) return;
    for (const [index, pool] of nodePools.entries()) {
      const given = new Map<string, unknown>(Object.entries(pool[cloud] ?? {}));
      for (const [field, example] of REQUIRED_MACHINE_FIELDS[cloud]) {
        if ((given.get(field) ?? '') !== '') continue;
        yield { path: poolPath(index, cloud, field), ...say({ cloud, field, example, ...(pool.name !== '' && { pool: pool.name }) }) };
      }
    }
  },
});

const otherMachines = rule('kkp/other-cloud-machine', {
  severity: 'error',
  source: SOURCES.initialMachineDeployment,
  *check({ spec: { kkp, nodePools } }, say) {
    for (const [index, pool] of nodePools.entries()) {
      for (const cloud of MACHINE_CLOUDS) {
        if (cloud === kkp.cloudProvider || pool[cloud] === undefined) continue;
        const path = poolPath(index, cloud);
        yield { path, ...say({ cloud, chosen: kkp.cloudProvider }), fixes: () => [{ path, label: label('kkp/remove-settings', { cloud }) }] };
      }
    }
  },
});

/** Ubuntu, which is tested with dual stack on every provider. */
const useUbuntu = (path: Path): Fix[] => [{ path, value: 'ubuntu', label: label('use', { value: OPERATING_SYSTEM_LABEL.ubuntu }) }];

const operatingSystemKnown = rule('kkp/operating-system-known', {
  severity: 'error',
  source: SOURCES.dualStack,
  *check(plan, say) {
    const { operatingSystems: has, id: release } = releaseOf(plan.spec.kkp.release);
    for (const { path, os } of operatingSystemsOf(plan)) {
      if (!has.includes(os)) yield { path, ...say({ release, os, has }), fixes: () => useUbuntu(path) };
    }
  },
});

const operatingSystemProvider = rule('kkp/operating-system-provider', {
  severity: 'error',
  source: SOURCES.operatingSystems,
  unless: ['kkp/operating-system-known'],
  *check(plan, say) {
    const { cloudProvider: cloud, release } = plan.spec.kkp;
    const has = systemsOn(releaseOf(release), cloud);
    for (const { path, os } of operatingSystemsOf(plan)) {
      if (!has.includes(os)) yield { path, ...say({ os, cloud, has }), fixes: () => useUbuntu(path) };
    }
  },
});

const operatingSystemUnlisted = rule('kkp/operating-system-unlisted', {
  severity: 'warning',
  source: SOURCES.dualStack,
  unless: ['kkp/operating-system-provider'],
  appliesTo: isDual,
  *check(plan, say) {
    const { cloudProvider: cloud, release } = plan.spec.kkp;
    const { matrix, operatingSystems } = releaseOf(release);
    const listed = matrix[cloud];
    if (!listed) return;
    for (const { path, os } of operatingSystemsOf(plan)) {
      if (operatingSystems.includes(os) && listed[os] === undefined) yield { path, ...say({ os, cloud, release }), fixes: () => useUbuntu(path) };
    }
  },
});

/** Annotations of a pool, by the field that has them. */
const ANNOTATIONS = ['annotations', 'machineDeploymentAnnotations'] as const;

const annotationKeys = rule('kkp/annotation-key', {
  severity: 'error',
  source: SOURCES.annotations,
  *check({ spec: { kkp, nodePools } }, say) {
    const maps = [{ at: ['spec', 'kkp', 'annotations'], entries: kkp.annotations }, ...nodePools.flatMap((pool, index) => ANNOTATIONS.map((field) => ({ at: poolPath(index, field), entries: pool[field] })))];
    for (const { at, entries } of maps) {
      for (const key of Object.keys(entries ?? {})) {
        const path = [...at, key];
        if (!isQualifiedName(key.toLowerCase())) yield { path, ...say({ key }), fixes: () => [{ path, label: label('remove', { value: key }) }] };
      }
    }
  },
});

const operatingSystemProfile = rule('kkp/operating-system-profile', {
  severity: 'error',
  source: SOURCES.profiles,
  *check({ spec: { nodePools } }, say) {
    for (const [index, { operatingSystemProfile: profile }] of nodePools.entries()) {
      const path = poolPath(index, 'operatingSystemProfile');
      if (profile !== undefined && !DNS_1123_SUBDOMAIN.test(profile)) yield { path, ...say({ profile }), fixes: () => [{ path, label: label('remove', { value: profile }) }] };
    }
  },
});

/** A rule about what the documentation's matrix says of the operating systems of a dual-stack cluster. */
const matrixRule = (id: 'kkp/operating-system-incompatible' | 'kkp/slow-ipv6' | 'kkp/operating-system-untested', severity: KkpRule['severity'], support: Exclude<Support, 'tested'>): KkpRule =>
  rule(id, {
    severity,
    source: SOURCES.dualStack224,
    unless: ['kkp/operating-system-provider'],
    appliesTo: isDual,
    *check(plan, say) {
      const { cloudProvider: cloud, release } = plan.spec.kkp;
      const matrix = releaseOf(release).matrix[cloud] ?? {};
      for (const { path, os } of operatingSystemsOf(plan)) {
        if (matrix[os] === support) yield { path, ...say({ os, cloud, release }), fixes: () => useUbuntu(path) };
      }
    },
  });

const centosCilium = rule('kkp/centos-cilium', {
  severity: 'error',
  source: SOURCES.dualStack224,
  unless: ['kkp/operating-system-known'],
  *check(plan, say) {
    if (plan.spec.kkp.cni.type !== 'cilium') return;
    for (const { path, os } of operatingSystemsOf(plan)) {
      if (os === 'centos') yield { path, ...say(), fixes: () => useUbuntu(path) };
    }
  },
});

const byoPools = rule('kkp/byo-node-pools', {
  severity: 'error',
  source: SOURCES.dualStack,
  appliesTo: isOn('bringyourown'),
  *check({ spec: { nodePools } }, say) {
    const path = ['spec', 'nodePools'];
    if (nodePools.length > 0) yield { path, ...say(), fixes: () => [{ path, value: [], label: label('kkp/remove-node-pools') }] };
  },
});

const byoNodes = rule('kkp/byo-node-addresses', {
  severity: 'error',
  source: SOURCES.dualStack,
  appliesTo: isOn('bringyourown'),
  *check(plan, say) {
    const path = ['spec', 'kkp', 'bringyourown', 'nodes'];
    const nodes = plan.spec.kkp.bringyourown?.nodes ?? [];
    for (const [index, { name }] of nodes.entries()) {
      if (!DNS_1123_LABEL.test(name)) yield { path: [...path, index, 'name'], ...say('name', { name }) };
    }
    yield* checkNodeAddresses(nodes, path, facts(plan), say);
  },
});

/** Rules about the machines of the cluster. */
export const NODE_RULES: readonly KkpRule[] = [
  poolName,
  poolReplicas,
  poolIpFamily,
  machineFields,
  otherMachines,
  operatingSystemKnown,
  operatingSystemProvider,
  matrixRule('kkp/operating-system-incompatible', 'error', 'issue'),
  centosCilium,
  matrixRule('kkp/slow-ipv6', 'warning', 'minor-issue'),
  matrixRule('kkp/operating-system-untested', 'warning', 'untested'),
  operatingSystemUnlisted,
  operatingSystemProfile,
  annotationKeys,
  byoPools,
  byoNodes,
];

/** The operating systems that machines of the plan run, with the field to change. */
function operatingSystemsOf({ spec: { kkp, nodePools } }: KkpPlan): { path: Path; os: OperatingSystem }[] {
  if (kkp.cloudProvider === 'bringyourown') return [];
  const pools = nodePools.map((pool, index) => ({ path: poolPath(index, 'operatingSystem'), os: pool.operatingSystem }));
  return pools.length > 0 ? pools : [{ path: ['spec', 'kkp', 'operatingSystem'], os: kkp.operatingSystem }];
}
