import { tellProblem } from '../../../messages/en.js';
import { FAMILY_LABEL, isDualStack } from '../../../address/family.js';
import { formatCidr } from '../../../address/format.js';
import { formatPath } from '../../../findings/finding.js';
import { type Rule, use } from '../../../rules/rule.js';
import { OPENSTACK_DEFAULT_SUBNET } from '../catalog.js';
import { facts } from '../facts.js';
import type { KkpPlan } from '../plan.js';
import { SOURCES } from '../sources.js';

type KkpRule = Rule<KkpPlan>;

/** A GCP subnetwork path has six parts: projects/<project>/regions/<region>/subnetworks/<name>. */
const GCP_SUBNETWORK_PARTS = 6;

const awsVpc: KkpRule = {
  id: 'kkp/aws-vpc',
  severity: 'warning',
  title: 'Dual stack on AWS names a VPC that has IPv6',
  source: SOURCES.awsVpc,
  *check({ spec }) {
    if (spec.kkp.cloudProvider !== 'aws' || !isDualStack(spec.ipFamily) || spec.kkp.aws?.vpcID !== undefined) return;
    yield { path: ['spec', 'kkp', 'aws', 'vpcID'], message: 'No VPC is named, so KKP takes the default VPC of the region, and a default VPC has no IPv6 range until somebody adds one. Name a VPC with an IPv4 and an IPv6 range.' };
  },
};

const gcpNetwork: KkpRule = {
  id: 'kkp/gcp-network',
  severity: 'error',
  title: 'Dual stack on GCP names network and subnetwork',
  source: SOURCES.gcp,
  *check({ spec }) {
    if (spec.kkp.cloudProvider !== 'gcp' || !isDualStack(spec.ipFamily)) return;
    for (const field of ['network', 'subnetwork'] as const) {
      if (spec.kkp.gcp?.[field] === undefined) yield { path: ['spec', 'kkp', 'gcp', field], message: `A dual-stack cluster on GCP must name its ${field}; KKP refuses it otherwise. Take one whose stack type is IPv4 and IPv6.` };
    }
  },
};

const gcpSubnetworkPath: KkpRule = {
  id: 'kkp/gcp-subnetwork-path',
  severity: 'error',
  title: 'A GCP subnetwork is given by its path',
  source: SOURCES.gcp,
  *check({ spec }) {
    const subnetwork = spec.kkp.gcp?.subnetwork;
    if (spec.kkp.cloudProvider !== 'gcp' || !isDualStack(spec.ipFamily) || subnetwork === undefined) return;
    const parts = subnetwork.split('/').length;
    if (parts === GCP_SUBNETWORK_PARTS) return;
    yield { path: ['spec', 'kkp', 'gcp', 'subnetwork'], message: `${JSON.stringify(subnetwork)} has ${parts} part${parts === 1 ? '' : 's'}; KKP reads six: projects/<project>/regions/<region>/subnetworks/<name>.` };
  },
};

const gcpSubnetworkRegion: KkpRule = {
  id: 'kkp/gcp-subnetwork-region',
  severity: 'error',
  title: 'A GCP subnetwork lies in the region of the datacenter',
  source: SOURCES.gcp,
  *check({ spec }) {
    const { gcp, datacenter, cloudProvider } = spec.kkp;
    const parts = gcp?.subnetwork?.split('/') ?? [];
    const region = parts[3];
    if (cloudProvider !== 'gcp' || !isDualStack(spec.ipFamily) || parts.length !== GCP_SUBNETWORK_PARTS || datacenter.region === undefined || region === datacenter.region) return;
    yield { path: ['spec', 'kkp', 'gcp', 'subnetwork'], message: `The subnetwork lies in ${region}, and the datacenter ${datacenter.name} in ${datacenter.region}; KKP asks for the same region.` };
  },
};

const azureDependencies: KkpRule = {
  id: 'kkp/azure-network-order',
  severity: 'error',
  title: 'On Azure a subnet needs its VNet, a route table and a security group their subnet',
  source: SOURCES.azureSpec,
  *check({ spec: { kkp } }) {
    if (kkp.cloudProvider !== 'azure') return;
    const needs = [['subnet', 'vnet'], ['routeTable', 'subnet'], ['securityGroup', 'subnet']] as const;
    for (const [field, needed] of needs) {
      const value = kkp.azure?.[field];
      if (value === undefined || kkp.azure?.[needed] !== undefined) continue;
      const path = ['spec', 'kkp', 'azure', field];
      yield { path, message: `${value} is named as ${field}, and no ${needed} is: KKP would create a new ${needed}, in which ${value} is not. Name the ${needed} too, or leave both to KKP.`, fixes: () => [{ path, label: `Remove ${value}` }] };
    }
  },
};

const azurePublicIp: KkpRule = {
  id: 'kkp/azure-public-ip-sku',
  severity: 'error',
  title: 'Dual stack on Azure with public addresses needs the standard SKU',
  source: SOURCES.azurePublicIp,
  *check({ spec }) {
    const { kkp, nodePools, ipFamily } = spec;
    if (kkp.cloudProvider !== 'azure' || !isDualStack(ipFamily) || kkp.azure?.loadBalancerSKU !== 'basic' || !nodePools.some((pool) => pool.azure?.assignPublicIP)) return;
    const path = ['spec', 'kkp', 'azure', 'loadBalancerSKU'];
    yield { path, message: 'Nodes get public addresses, and the load balancer SKU is basic: public IPv6 addresses of dual-stack machines exist in the standard SKU only.', fixes: () => [{ path, value: 'standard', label: 'Use standard' }] };
  },
};

const openstackNetwork: KkpRule = {
  id: 'kkp/openstack-subnet-network',
  severity: 'error',
  title: 'On OpenStack, existing subnets come with their network',
  source: SOURCES.openstackIpv6,
  *check({ spec: { kkp } }) {
    if (kkp.cloudProvider !== 'openstack' || kkp.openstack?.network !== undefined) return;
    for (const field of ['subnetID', 'ipv6SubnetID'] as const) {
      const value = kkp.openstack?.[field];
      if (value !== undefined) yield { path: ['spec', 'kkp', 'openstack', field], message: `The subnet ${value} is named and its network is not: KKP would create a new network, in which this subnet does not lie. Name the network as well.` };
    }
  },
};

const openstackSubnetPool: KkpRule = {
  id: 'kkp/openstack-ipv6-subnet',
  severity: 'warning',
  title: 'On OpenStack, one way to say the IPv6 subnet',
  source: SOURCES.openstackIpv6,
  *check({ spec }) {
    const openstack = spec.kkp.openstack;
    if (spec.kkp.cloudProvider !== 'openstack' || !isDualStack(spec.ipFamily) || !openstack) return;
    const winner = openstack.ipv6SubnetID !== undefined ? 'ipv6SubnetID' : openstack.ipv6SubnetPool !== undefined ? 'ipv6SubnetPool' : undefined;
    for (const field of ['ipv6SubnetPool', 'ipv6SubnetCidr'] as const) {
      const given = field === 'ipv6SubnetCidr' ? openstack[field]?.text : openstack[field];
      if (winner === undefined || field === winner || given === undefined) continue;
      const path = ['spec', 'kkp', 'openstack', field];
      yield { path, message: `${field} has no effect, because ${winner} is set and KKP looks at that first. Remove one of the two.`, fixes: () => [{ path, label: `Remove ${given}` }] };
    }
  },
};

const openstackRange: KkpRule = {
  id: 'kkp/openstack-subnet-range',
  severity: 'error',
  title: 'Ranges of OpenStack subnets are ranges of their family, used or not',
  source: SOURCES.openstackSubnets,
  *check(plan) {
    /** Those that become subnets are looked at by the rules for every cluster. */
    const looked = new Set(facts(plan).ranges.map(({ path }) => formatPath(path)));
    for (const [field, family] of [['subnetCidr', 'ipv4'], ['ipv6SubnetCidr', 'ipv6']] as const) {
      const path = ['spec', 'kkp', 'openstack', field];
      const written = plan.spec.kkp.openstack?.[field];
      if (written === undefined || looked.has(formatPath(path))) continue;
      const { text, parsed } = written;
      const remove = { path, label: `Remove ${text}` };
      if (!parsed.ok) {
        const { suggestion } = parsed.problem;
        const message = tellProblem(parsed.problem);
        yield { path, message, fixes: () => [...(suggestion ? [use(path, formatCidr(suggestion))] : []), remove] };
      } else if (parsed.value.family !== family) {
        yield { path, message: `${text} is an ${FAMILY_LABEL[parsed.value.family]} range, and this is the range of the ${FAMILY_LABEL[family]} subnet.`, fixes: () => [remove] };
      }
    }
  },
};

const openstackUnused: KkpRule = {
  id: 'kkp/openstack-unused-range',
  severity: 'warning',
  title: 'On OpenStack, a subnet that is there has its range',
  source: SOURCES.openstackSubnets,
  *check({ spec: { kkp } }) {
    const { subnetID, subnetCidr } = kkp.openstack ?? {};
    if (kkp.cloudProvider !== 'openstack' || subnetID === undefined || !subnetCidr?.parsed.ok) return;
    const path = ['spec', 'kkp', 'openstack', 'subnetCidr'];
    yield { path, message: `subnetCidr has no effect, because the subnet ${subnetID} is named and has a range already. Remove one of the two.`, fixes: () => [{ path, label: `Remove ${subnetCidr.text}` }] };
  },
};

const openstackDefaultPool: KkpRule = {
  id: 'kkp/openstack-default-subnet-pool',
  severity: 'info',
  title: "On OpenStack, the default IPv6 subnet pool comes before a range",
  source: SOURCES.openstackIpv6,
  *check({ spec }) {
    const { ipv6SubnetID, ipv6SubnetPool, ipv6SubnetCidr } = spec.kkp.openstack ?? {};
    if (spec.kkp.cloudProvider !== 'openstack' || !isDualStack(spec.ipFamily) || ipv6SubnetID !== undefined || ipv6SubnetPool !== undefined) return;
    const range = ipv6SubnetCidr?.text ?? OPENSTACK_DEFAULT_SUBNET.ipv6;
    yield { path: ['spec', 'kkp', 'openstack', 'ipv6SubnetPool'], message: `No IPv6 subnet and no subnet pool is named. If this OpenStack has a default IPv6 subnet pool, KKP takes the subnet out of that; only if it has none, the subnet is ${range}. Name the pool to be sure, or ask with openstack subnet pool list --default.` };
  },
};

const vsphereDatastore: KkpRule = {
  id: 'kkp/vsphere-datastore',
  severity: 'error',
  title: 'On vSphere, a datastore or a datastore cluster',
  source: SOURCES.vsphereSpec,
  *check({ spec: { kkp } }) {
    if (kkp.cloudProvider !== 'vsphere' || kkp.vsphere?.datastore === undefined || kkp.vsphere.datastoreCluster === undefined) return;
    const { datastore, datastoreCluster } = kkp.vsphere;
    const path = ['spec', 'kkp', 'vsphere', 'datastoreCluster'];
    yield { path, message: `Both the datastore ${datastore} and the datastore cluster ${datastoreCluster} are named, and the two exclude each other.`, fixes: () => [{ path, label: `Remove ${datastoreCluster}` }] };
  },
};

const packetBilling: KkpRule = {
  id: 'kkp/packet-billing-cycle',
  severity: 'error',
  title: 'Equinix Metal has a billing cycle',
  source: SOURCES.clusterType,
  *check({ spec: { kkp } }) {
    if (kkp.cloudProvider !== 'packet' || (kkp.packet?.billingCycle ?? '') !== '') return;
    const path = ['spec', 'kkp', 'packet', 'billingCycle'];
    yield { path, message: 'Equinix Metal needs a billing cycle; hourly is the usual one.', fixes: () => [{ path, value: 'hourly', label: 'Use hourly' }] };
  },
};

const otherClouds: KkpRule = {
  id: 'kkp/other-cloud-settings',
  severity: 'error',
  title: 'Only the settings of the chosen cloud provider',
  source: SOURCES.clusterSpec,
  *check({ spec: { kkp } }) {
    for (const cloud of ['aws', 'azure', 'bringyourown', 'gcp', 'hetzner', 'openstack', 'packet', 'vsphere'] as const) {
      if (cloud === kkp.cloudProvider || kkp[cloud] === undefined) continue;
      const path = ['spec', 'kkp', cloud];
      yield { path, message: `The plan has settings for ${cloud}, and its cloud provider is ${kkp.cloudProvider}; KKP refuses a cluster with two.`, fixes: () => [{ path, label: `Remove the settings for ${cloud}` }] };
    }
  },
};

/** Rules about the settings of each cloud provider. */
export const CLOUD_RULES: readonly KkpRule[] = [awsVpc, gcpNetwork, gcpSubnetworkPath, gcpSubnetworkRegion, azureDependencies, azurePublicIp, openstackNetwork, openstackSubnetPool, openstackRange, openstackUnused, openstackDefaultPool, vsphereDatastore, packetBilling, otherClouds];
