import { rangesMeant } from '../../../address/meant.js';
import { formatPath } from '../../../findings/finding.js';
import { sayProblem } from '../../../findings/message.js';
import { useRange } from '../../../rules/room.js';
import { use } from '../../../rules/rule.js';
import { OPENSTACK_DEFAULT_SUBNET } from '../catalog.js';
import { facts } from '../facts.js';
import { SOURCES } from '../sources.js';
import { isDualOn, isOn, type KkpRule, label, rule } from './rule.js';

/** A GCP subnetwork path has six parts: projects/<project>/regions/<region>/subnetworks/<name>. */
const GCP_SUBNETWORK_PARTS = 6;
const GCP_SUBNETWORK = ['spec', 'kkp', 'gcp', 'subnetwork'] as const;

const awsVpc = rule('kkp/aws-vpc', {
  severity: 'warning',
  source: SOURCES.awsVpc,
  appliesTo: isDualOn('aws'),
  *check({ spec: { kkp } }, say) {
    if (kkp.aws?.vpcID === undefined) yield { path: ['spec', 'kkp', 'aws', 'vpcID'], ...say() };
  },
});

/** Since 2016 seventeen hexadecimal digits, before that eight. */
const VPC_ID = /^vpc-(?:[0-9a-f]{8}|[0-9a-f]{17})$/;

const awsVpcId = rule('kkp/aws-vpc-id', {
  severity: 'error',
  source: SOURCES.awsIds,
  appliesTo: isOn('aws'),
  *check({ spec: { kkp } }, say) {
    const id = kkp.aws?.vpcID ?? '';
    if (id !== '' && !VPC_ID.test(id)) yield { path: ['spec', 'kkp', 'aws', 'vpcID'], ...say({ id }) };
  },
});

/** What the IAM User Guide says of an ARN of a role, in each partition, and the STS API of an external ID. */
const ROLE_ARN = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/;
const EXTERNAL_ID = /^[\w+=,.@:/-]{2,1224}$/;

const awsAssumeRole = rule('kkp/aws-assume-role', {
  severity: 'error',
  source: SOURCES.assumeRole,
  appliesTo: isOn('aws'),
  *check({ spec: { kkp: { aws: { assumeRoleARN: arn, assumeRoleExternalID: id } = {} } } }, say) {
    const path = ['spec', 'kkp', 'aws', 'assumeRoleExternalID'];
    if (arn !== undefined && !ROLE_ARN.test(arn)) yield { path: ['spec', 'kkp', 'aws', 'assumeRoleARN'], ...say('arn', { arn }) };
    if (id !== undefined && !EXTERNAL_ID.test(id)) yield { path, ...say('external-id', { id }) };
  },
});

const awsExternalId = rule('kkp/aws-external-id', {
  severity: 'warning',
  source: SOURCES.assumeRoleForm,
  appliesTo: isOn('aws'),
  unless: ['kkp/aws-assume-role'],
  *check({ spec: { kkp: { aws: { assumeRoleARN: arn, assumeRoleExternalID: id } = {} } } }, say) {
    if ((arn === undefined) === (id === undefined)) return;
    const path = ['spec', 'kkp', 'aws', arn === undefined ? 'assumeRoleARN' : 'assumeRoleExternalID'];
    yield { path, ...say(arn === undefined ? 'role' : 'external-id') };
  },
});

const openstackIngress = rule('kkp/openstack-ingress-hostname', {
  severity: 'error',
  source: SOURCES.openstackSpec,
  appliesTo: isOn('openstack'),
  *check({ spec: { kkp: { openstack: { ingressHostnameSuffix: suffix, enableIngressHostname: isEnabled } = {} } } }, say) {
    if (suffix === undefined || isEnabled) return;
    const path = ['spec', 'kkp', 'openstack', 'ingressHostnameSuffix'];
    const on = { path: ['spec', 'kkp', 'openstack', 'enableIngressHostname'], value: true, label: label('kkp/enable-ingress-hostname') };
    yield { path, ...say({ suffix }), fixes: () => [on, { path, label: label('remove', { value: suffix }) }] };
  },
});

const openstackClasses = rule('kkp/openstack-load-balancer-class', {
  severity: 'error',
  source: SOURCES.loadBalancerClasses,
  appliesTo: isOn('openstack'),
  *check({ spec: { kkp: { openstack: { loadBalancerClasses: classes = [] } = {} } } }, say) {
    for (const [index, { name }] of classes.entries()) {
      const path = ['spec', 'kkp', 'openstack', 'loadBalancerClasses', index, 'name'];
      if (name === '') yield { path, ...say('missing') };
      else if (classes.findIndex((each) => each.name === name) !== index) yield { path, ...say('twice', { name }) };
    }
  },
});

const vsphereTags = rule('kkp/vsphere-tag-category', {
  severity: 'warning',
  source: SOURCES.vsphereTags,
  appliesTo: isOn('vsphere'),
  *check({ spec: { kkp: { vsphere: { tags = [], tagCategoryID: category } = {} } } }, say) {
    if (tags.length > 0 && category === undefined) yield { path: ['spec', 'kkp', 'vsphere', 'tagCategoryID'], ...say({ count: tags.length }) };
  },
});

const gcpNetwork = rule('kkp/gcp-network', {
  severity: 'error',
  source: SOURCES.gcp,
  appliesTo: isDualOn('gcp'),
  *check({ spec: { kkp } }, say) {
    for (const field of ['network', 'subnetwork'] as const) {
      if (kkp.gcp?.[field] === undefined) yield { path: ['spec', 'kkp', 'gcp', field], ...say({ field }) };
    }
  },
});

const gcpSubnetworkPath = rule('kkp/gcp-subnetwork-path', {
  severity: 'error',
  source: SOURCES.gcp,
  appliesTo: isDualOn('gcp'),
  *check({ spec: { kkp } }, say) {
    const subnetwork = kkp.gcp?.subnetwork;
    if (subnetwork === undefined) return;
    const parts = subnetwork.split('/').length;
    if (parts !== GCP_SUBNETWORK_PARTS) yield { path: GCP_SUBNETWORK, ...say({ subnetwork, parts }) };
  },
});

const gcpSubnetworkRegion = rule('kkp/gcp-subnetwork-region', {
  severity: 'error',
  source: SOURCES.gcp,
  appliesTo: isDualOn('gcp'),
  unless: ['kkp/gcp-subnetwork-path'],
  *check({ spec: { kkp: { gcp, datacenter } } }, say) {
    const region = gcp?.subnetwork?.split('/')[3] ?? '';
    if (gcp?.subnetwork === undefined || datacenter.region === undefined || region === datacenter.region) return;
    yield { path: GCP_SUBNETWORK, ...say({ region, datacenter: datacenter.name, wanted: datacenter.region }) };
  },
});

const azureDependencies = rule('kkp/azure-network-order', {
  severity: 'error',
  source: SOURCES.azureSpec,
  appliesTo: isOn('azure'),
  *check({ spec: { kkp: { azure } } }, say) {
    const needs = [['subnet', 'vnet'], ['routeTable', 'subnet'], ['securityGroup', 'subnet']] as const;
    for (const [field, needed] of needs) {
      const value = azure?.[field];
      if (value === undefined || azure?.[needed] !== undefined) continue;
      const path = ['spec', 'kkp', 'azure', field];
      yield { path, ...say({ value, field, needed }), fixes: () => [{ path, label: label('remove', { value }) }] };
    }
  },
});

const azurePublicIp = rule('kkp/azure-public-ip-sku', {
  severity: 'error',
  source: SOURCES.azurePublicIp,
  appliesTo: isDualOn('azure'),
  *check({ spec: { kkp, nodePools } }, say) {
    if (kkp.azure?.loadBalancerSKU !== 'basic' || !nodePools.some((pool) => pool.azure?.assignPublicIP)) return;
    const path = ['spec', 'kkp', 'azure', 'loadBalancerSKU'];
    yield { path, ...say(), fixes: () => [use(path, 'standard')] };
  },
});

const openstackNetwork = rule('kkp/openstack-subnet-network', {
  severity: 'error',
  source: SOURCES.openstackIpv6,
  appliesTo: isOn('openstack'),
  *check({ spec: { kkp: { openstack } } }, say) {
    if (openstack?.network !== undefined) return;
    for (const field of ['subnetID', 'ipv6SubnetID'] as const) {
      const subnet = openstack?.[field];
      if (subnet !== undefined) yield { path: ['spec', 'kkp', 'openstack', field], ...say({ subnet }) };
    }
  },
});

const openstackSubnetPool = rule('kkp/openstack-ipv6-subnet', {
  severity: 'warning',
  source: SOURCES.openstackIpv6,
  appliesTo: isDualOn('openstack'),
  *check({ spec: { kkp: { openstack } } }, say) {
    const winner = openstack?.ipv6SubnetID !== undefined ? 'ipv6SubnetID' : openstack?.ipv6SubnetPool !== undefined ? 'ipv6SubnetPool' : undefined;
    for (const field of ['ipv6SubnetPool', 'ipv6SubnetCidr'] as const) {
      const value = field === 'ipv6SubnetCidr' ? openstack?.[field]?.text : openstack?.[field];
      if (winner === undefined || field === winner || value === undefined) continue;
      const path = ['spec', 'kkp', 'openstack', field];
      yield { path, ...say({ field, winner }), fixes: () => [{ path, label: label('remove', { value }) }] };
    }
  },
});

const openstackRange = rule('kkp/openstack-subnet-range', {
  severity: 'error',
  source: SOURCES.openstackSubnets,
  *check(plan, say) {
    /** Those that become subnets are looked at by the rules for every cluster. */
    const looked = new Set(facts(plan).ranges.map(({ path }) => formatPath(path)));
    for (const [field, family] of [['subnetCidr', 'ipv4'], ['ipv6SubnetCidr', 'ipv6']] as const) {
      const path = ['spec', 'kkp', 'openstack', field];
      const written = plan.spec.kkp.openstack?.[field];
      if (written === undefined || looked.has(formatPath(path))) continue;
      const { text, parsed } = written;
      const remove = { path, label: label('remove', { value: text }) };
      if (!parsed.ok) {
        const example = OPENSTACK_DEFAULT_SUBNET[family];
        const meant = rangesMeant(parsed.problem, example);
        yield { path, ...sayProblem(parsed.problem, { family, example, meant }), fixes: () => [...meant.map((range) => useRange(path, range)), remove] };
      } else if (parsed.value.family !== family) {
        yield { path, ...say('family', { text, is: parsed.value.family, field: family }), fixes: () => [remove] };
      }
    }
  },
});

const openstackUnused = rule('kkp/openstack-unused-range', {
  severity: 'warning',
  source: SOURCES.openstackSubnets,
  appliesTo: isOn('openstack'),
  *check({ spec: { kkp: { openstack: { subnetID: subnet, subnetCidr } = {} } } }, say) {
    if (subnet === undefined || !subnetCidr?.parsed.ok) return;
    const path = ['spec', 'kkp', 'openstack', 'subnetCidr'];
    yield { path, ...say({ subnet }), fixes: () => [{ path, label: label('remove', { value: subnetCidr.text }) }] };
  },
});

const openstackDefaultPool = rule('kkp/openstack-default-subnet-pool', {
  severity: 'info',
  source: SOURCES.openstackIpv6,
  appliesTo: isDualOn('openstack'),
  *check({ spec: { kkp: { openstack: { ipv6SubnetID, ipv6SubnetPool, ipv6SubnetCidr } = {} } } }, say) {
    if (ipv6SubnetID !== undefined || ipv6SubnetPool !== undefined) return;
    yield { path: ['spec', 'kkp', 'openstack', 'ipv6SubnetPool'], ...say({ range: ipv6SubnetCidr?.text ?? OPENSTACK_DEFAULT_SUBNET.ipv6 }) };
  },
});

const vsphereDatastore = rule('kkp/vsphere-datastore', {
  severity: 'error',
  source: SOURCES.vsphereSpec,
  appliesTo: isOn('vsphere'),
  *check({ spec: { kkp: { vsphere: { datastore, datastoreCluster: cluster } = {} } } }, say) {
    if (datastore === undefined || cluster === undefined) return;
    const path = ['spec', 'kkp', 'vsphere', 'datastoreCluster'];
    yield { path, ...say({ datastore, cluster }), fixes: () => [{ path, label: label('remove', { value: cluster }) }] };
  },
});

const packetBilling = rule('kkp/packet-billing-cycle', {
  severity: 'error',
  source: SOURCES.clusterType,
  appliesTo: isOn('packet'),
  *check({ spec: { kkp } }, say) {
    if ((kkp.packet?.billingCycle ?? '') !== '') return;
    const path = ['spec', 'kkp', 'packet', 'billingCycle'];
    yield { path, ...say({ usual: 'hourly' }), fixes: () => [use(path, 'hourly')] };
  },
});

const otherClouds = rule('kkp/other-cloud-settings', {
  severity: 'error',
  source: SOURCES.clusterSpec,
  *check({ spec: { kkp } }, say) {
    for (const cloud of ['aws', 'azure', 'bringyourown', 'gcp', 'hetzner', 'openstack', 'packet', 'vsphere'] as const) {
      if (cloud === kkp.cloudProvider || kkp[cloud] === undefined) continue;
      const path = ['spec', 'kkp', cloud];
      yield { path, ...say({ cloud, chosen: kkp.cloudProvider }), fixes: () => [{ path, label: label('kkp/remove-settings', { cloud }) }] };
    }
  },
});

/** Rules about the settings of each cloud provider. */
export const CLOUD_RULES: readonly KkpRule[] = [awsVpc, awsVpcId, awsAssumeRole, awsExternalId, gcpNetwork, gcpSubnetworkPath, gcpSubnetworkRegion, azureDependencies, azurePublicIp, openstackNetwork, openstackSubnetPool, openstackRange, openstackUnused, openstackDefaultPool, openstackIngress, openstackClasses, vsphereDatastore, vsphereTags, packetBilling, otherClouds];
