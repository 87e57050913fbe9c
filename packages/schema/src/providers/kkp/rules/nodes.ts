import { isDualStack } from '../../../address/family.js';
import type { Path } from '../../../findings/finding.js';
import { sayOf } from '../../../findings/message.js';
import type { nodeAddresses } from '../../../messages/en.js';
import { checkNodeAddresses } from '../../../rules/node-addresses.js';
import type { Rule } from '../../../rules/rule.js';
import { CLOUD_PROVIDER_LABEL, OPERATING_SYSTEM_LABEL, type OperatingSystem, releaseOf, type Support } from '../catalog.js';
import { facts } from '../facts.js';
import type { KkpNodePool, KkpPlan } from '../plan.js';
import { SOURCES } from '../sources.js';

type KkpRule = Rule<KkpPlan>;
type MachineKey = 'aws' | 'azure' | 'digitalocean' | 'gcp' | 'hetzner' | 'openstack' | 'packet' | 'vsphere';

/** DNS label of RFC 1123, as names of machines and nodes are checked. */
const DNS_1123_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

const poolPath = (index: number, ...rest: (string | number)[]): Path => ['spec', 'nodePools', index, ...rest];

/** What must be said of a machine per cloud provider: the field and how people call it. */
const MACHINE_FIELDS: Record<MachineKey, readonly (readonly [field: string, name: string, example: string])[]> = {
  aws: [['instanceType', 'instance type', 't3.medium'], ['subnetID', 'subnet', 'subnet-0a1b2c3d']],
  azure: [['size', 'VM size', 'Standard_B2s']],
  digitalocean: [['size', 'droplet size', 's-2vcpu-4gb']],
  gcp: [['machineType', 'machine type', 'n1-standard-2'], ['zone', 'zone', 'europe-west3-a']],
  hetzner: [['type', 'server type', 'cx32']],
  openstack: [['flavor', 'flavor', 'm1.medium']],
  packet: [['instanceType', 'instance type', 'c3.small.x86']],
  vsphere: [['cpus', 'number of CPUs', '2']],
};

const poolName: KkpRule = {
  id: 'kkp/node-pool-name',
  severity: 'error',
  title: 'Node pools have names of their own',
  source: SOURCES.names,
  *check({ spec: { nodePools } }) {
    for (const [index, { name }] of nodePools.entries()) {
      if (!DNS_1123_LABEL.test(name)) yield { path: poolPath(index, 'name'), message: `${name === '' ? 'The node pool has no name' : `${JSON.stringify(name)} is not a name for a node pool`}: up to 63 lower-case letters, digits and hyphens, a letter or digit at both ends.` };
      else if (nodePools.findIndex((pool) => pool.name === name) !== index) yield { path: poolPath(index, 'name'), message: `There is another node pool named ${name}; each becomes a MachineDeployment and needs a name of its own.` };
    }
  },
};

const poolReplicas: KkpRule = {
  id: 'kkp/node-pool-replicas',
  severity: 'error',
  title: 'Replicas lie between the least and the most of the autoscaler',
  source: SOURCES.dashboardName,
  *check({ spec: { nodePools } }) {
    for (const [index, { replicas, minReplicas, maxReplicas }] of nodePools.entries()) {
      if (minReplicas !== undefined && maxReplicas !== undefined && minReplicas > maxReplicas) yield { path: poolPath(index, 'maxReplicas'), message: `The most replicas (${maxReplicas}) are fewer than the least (${minReplicas}).`, fixes: () => [{ path: poolPath(index, 'maxReplicas'), value: minReplicas, label: `Use ${minReplicas}` }] };
      else if (minReplicas !== undefined && replicas < minReplicas) yield { path: poolPath(index, 'replicas'), message: `${replicas} replicas are fewer than the least, ${minReplicas}.`, fixes: () => [{ path: poolPath(index, 'replicas'), value: minReplicas, label: `Use ${minReplicas}` }] };
      else if (maxReplicas !== undefined && replicas > maxReplicas) yield { path: poolPath(index, 'replicas'), message: `${replicas} replicas are more than the most, ${maxReplicas}.`, fixes: () => [{ path: poolPath(index, 'replicas'), value: maxReplicas, label: `Use ${maxReplicas}` }] };
    }
  },
};

const poolIpFamily: KkpRule = {
  id: 'kkp/node-ip-family',
  severity: 'error',
  title: 'Machines speak the families of the cluster',
  source: SOURCES.machineNetwork,
  *check({ spec: { ipFamily, nodePools } }) {
    for (const [index, { name, network }] of nodePools.entries()) {
      if (network.ipFamily === ipFamily) continue;
      const path = poolPath(index, 'network', 'ipFamily');
      yield { path, message: `The machines of ${name} get ${network.ipFamily} addresses, and the cluster speaks ${ipFamily}: the CNI plugin does not start on a node that lacks a family.`, fixes: () => [{ path, value: ipFamily, label: `Use ${ipFamily}` }] };
    }
  },
};

const machineFields: KkpRule = {
  id: 'kkp/machine-field-required',
  severity: 'error',
  title: 'Machines say what the cloud provider needs',
  source: SOURCES.machineSpec,
  *check({ spec: { kkp, nodePools } }) {
    const cloud = kkp.cloudProvider;
    if (cloud === 'bringyourown') return;
    for (const [index, pool] of nodePools.entries()) {
      for (const [field, name, example] of MACHINE_FIELDS[cloud]) {
        const value = (pool[cloud] as Record<string, unknown> | undefined)?.[field];
        if (value === undefined || value === '') yield { path: poolPath(index, cloud, field), message: `The machines of ${pool.name || 'this node pool'} have no ${name}, and ${CLOUD_PROVIDER_LABEL[cloud]} cannot make a machine without, for example ${example}.` };
      }
    }
  },
};

const otherMachines: KkpRule = {
  id: 'kkp/other-cloud-machine',
  severity: 'error',
  title: 'Only machine settings of the chosen cloud provider',
  source: SOURCES.initialMachineDeployment,
  *check({ spec: { kkp, nodePools } }) {
    for (const [index, pool] of nodePools.entries()) {
      for (const cloud of Object.keys(MACHINE_FIELDS) as MachineKey[]) {
        if (cloud === kkp.cloudProvider || pool[cloud] === undefined) continue;
        yield { path: poolPath(index, cloud), message: `The node pool has settings for ${cloud}, and the cloud provider is ${kkp.cloudProvider}.`, fixes: () => [{ path: poolPath(index, cloud), label: `Remove the settings for ${cloud}` }] };
      }
    }
  },
};

const operatingSystemKnown: KkpRule = {
  id: 'kkp/operating-system-known',
  severity: 'error',
  title: 'The KKP release has the operating system',
  source: SOURCES.dualStack,
  *check(plan) {
    const { operatingSystems, id } = releaseOf(plan.spec.kkp.release);
    for (const { path, os } of operatingSystemsOf(plan)) {
      if (!operatingSystems.includes(os)) yield { path, message: `KKP ${id} no longer has ${OPERATING_SYSTEM_LABEL[os]}; it has ${operatingSystems.map((each) => OPERATING_SYSTEM_LABEL[each]).join(', ')}.`, fixes: () => [{ path, value: 'ubuntu', label: 'Use Ubuntu' }] };
    }
  },
};

const supportRule = (support: Exclude<Support, 'tested'>, severity: KkpRule['severity'], id: string, title: string, says: (os: string, cloud: string, release: string) => string): KkpRule => ({
  id,
  severity,
  title,
  source: SOURCES.dualStack224,
  *check(plan) {
    if (!isDualStack(plan.spec.ipFamily)) return;
    const { cloudProvider, release } = plan.spec.kkp;
    const matrix = releaseOf(release).matrix[cloudProvider] ?? {};
    for (const { path, os } of operatingSystemsOf(plan)) {
      if (matrix[os] === support) yield { path, message: says(OPERATING_SYSTEM_LABEL[os], CLOUD_PROVIDER_LABEL[cloudProvider], release), fixes: () => [{ path, value: 'ubuntu', label: 'Use Ubuntu' }] };
    }
  },
});

const operatingSystemIssue = supportRule('issue', 'error', 'kkp/operating-system-incompatible', 'The operating system does dual stack on this provider', (os, cloud, release) => `${os} does not do dual stack on ${cloud} reliably: nodes lose their IPv6 default route (matrix of KKP ${release}). Ubuntu is tested on every provider.`);
const operatingSystemMinor = supportRule('minor-issue', 'warning', 'kkp/slow-ipv6', 'IPv6 arrives in time on the nodes', (os, cloud, release) => `${os} on ${cloud} may get its IPv6 address only after the kubelet has started, and the node then shows no IPv6 address until it is restarted (KKP ${release}). Ubuntu has no such issue.`);
const operatingSystemUntested = supportRule('untested', 'warning', 'kkp/operating-system-untested', 'The operating system is tested with dual stack', (os, cloud, release) => `Nobody has tested ${os} with dual stack on ${cloud} (matrix of KKP ${release}); Ubuntu is tested.`);

const centosCilium: KkpRule = {
  id: 'kkp/centos-cilium',
  severity: 'error',
  title: 'Cilium does not run on CentOS 7',
  source: SOURCES.dualStack224,
  *check(plan) {
    if (plan.spec.kkp.cni.type !== 'cilium') return;
    for (const { path, os } of operatingSystemsOf(plan)) {
      if (os === 'centos') yield { path, message: 'Cilium does not run on CentOS 7, on any provider: its kernel is too old. Choose Canal, or another operating system.', fixes: () => [{ path, value: 'ubuntu', label: 'Use Ubuntu' }] };
    }
  },
};

const byoPools: KkpRule = {
  id: 'kkp/byo-node-pools',
  severity: 'error',
  title: 'BYO clusters have no node pools',
  source: SOURCES.dualStack,
  *check({ spec: { kkp, nodePools } }) {
    if (kkp.cloudProvider !== 'bringyourown' || nodePools.length === 0) return;
    yield { path: ['spec', 'nodePools'], message: 'KKP makes no machines for a BYO cluster: nodes join it with kubeadm. List them under the nodes of the BYO settings.', fixes: () => [{ path: ['spec', 'nodePools'], value: [], label: 'Remove the node pools' }] };
  },
};

const byoNodes: KkpRule = {
  id: 'kkp/byo-node-addresses',
  severity: 'error',
  title: 'BYO nodes have an address in each family of the cluster',
  source: SOURCES.dualStack,
  *check(plan) {
    const { kkp } = plan.spec;
    if (kkp.cloudProvider !== 'bringyourown') return;
    const path = ['spec', 'kkp', 'bringyourown', 'nodes'];
    const nodes = kkp.bringyourown?.nodes ?? [];
    for (const [index, { name }] of nodes.entries()) {
      if (!DNS_1123_LABEL.test(name)) yield { path: [...path, index, 'name'], message: `${JSON.stringify(name)} is not a node name: up to 63 lower-case letters, digits and hyphens, a letter or digit at both ends.` };
    }
    yield* checkNodeAddresses(nodes, path, facts(plan), sayOf<typeof nodeAddresses>());
  },
};

/** Rules about the machines of the cluster. */
export const NODE_RULES: readonly KkpRule[] = [
  poolName,
  poolReplicas,
  poolIpFamily,
  machineFields,
  otherMachines,
  operatingSystemKnown,
  operatingSystemIssue,
  centosCilium,
  operatingSystemMinor,
  operatingSystemUntested,
  byoPools,
  byoNodes,
];

/** The operating systems that machines of the plan run, with the field to change. */
function operatingSystemsOf({ spec: { kkp, nodePools } }: KkpPlan): { path: Path; os: OperatingSystem }[] {
  if (kkp.cloudProvider === 'bringyourown') return [];
  const pools = nodePools.map((pool: KkpNodePool, index) => ({ path: poolPath(index, 'operatingSystem'), os: pool.operatingSystem }));
  return pools.length > 0 ? pools : [{ path: ['spec', 'kkp', 'operatingSystem'], os: kkp.operatingSystem }];
}
