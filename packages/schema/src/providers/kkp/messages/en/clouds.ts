import { FAMILY_LABEL, type Family } from '../../../../address/family.js';
import { problems } from '../../../../messages/en.js';
import type { CloudProvider } from '../../catalog.js';

/** The rules about the settings of each cloud provider. */
export const clouds = {
  'kkp/aws-vpc': {
    title: 'Dual stack on AWS names a VPC that has IPv6',
    why: 'KKP asks EC2 for the one VPC with isDefault and writes its id into the cluster. Machines then ask for IPv6 addresses in subnets that have no IPv6 range to take them from.',
    says: () => 'No VPC is named, so KKP takes the default VPC of the region, and a default VPC has no IPv6 range until somebody adds one. Name a VPC with an IPv4 and an IPv6 range.',
  },
  'kkp/aws-vpc-id': {
    title: 'A VPC is named by its id',
    why: 'KKP puts the text into the filter vpc-id of DescribeVpcs. A name finds nothing there, and the cluster stays with "the configured VPC … does not exist".',
    says: ({ id }: { id: string }) => `${JSON.stringify(id)} is no id of a VPC: AWS writes them as vpc- with 8 or 17 hexadecimal digits, such as vpc-0a1b2c3d4e5f60718, and finds none by a name.`,
  },
  'kkp/aws-assume-role': {
    title: 'A role to assume is given by its ARN',
    why: 'KKP hands both texts to sts:AssumeRole before each call to AWS. STS checks their form first and answers with a ValidationError, so nothing of the cluster is made.',
    says: {
      arn: ({ arn }: { arn: string }) => `${JSON.stringify(arn)} is no ARN of a role; IAM writes it arn:aws:iam::<account>:role/<name>, with the twelve digits of the account.`,
      'external-id': ({ id }: { id: string }) => `${JSON.stringify(id)} cannot be an external ID: 2 to 1224 letters, digits and _ + = , . @ : / -.`,
    },
  },
  'kkp/aws-external-id': {
    title: 'A role to assume comes with its external ID',
    why: 'The form of the dashboard requires both once Enable Assume Role is ticked; the API takes either alone. The trust policy of the role says whether it asks for the id.',
    says: {
      role: () => 'An external ID is given and no role to assume, so it is used for nothing. Name the role as well, or leave the id out.',
      'external-id': () => 'A role is assumed without an external ID: anybody whom KKP serves could have it assume this role. The dashboard asks for one.',
    },
  },
  'kkp/openstack-ingress-hostname': {
    title: 'A suffix for Ingress hostnames needs them to be on',
    why: 'validateOpenStackCloudSpec ends with "cannot set ingress hostname suffix if ingress hostname is not enabled".',
    says: ({ suffix }: { suffix: string }) => `The suffix ${suffix} is given and Enable Ingress Hostname is off; KKP refuses that. Turn it on, or leave the suffix out.`,
  },
  'kkp/openstack-load-balancer-class': {
    title: 'Load balancer classes have names that differ',
    why: 'The custom resource asks for a name of one character or more. In the configuration of the cloud controller each name is a section, and of two that are the same the later stays.',
    says: {
      missing: () => 'The class has no name. A Service asks for it by the annotation loadbalancer.openstack.org/class.',
      twice: ({ name }: { name: string }) => `Two classes are called ${name}; KKP would write only the second.`,
    },
  },
  'kkp/vsphere-tag-category': {
    title: 'vSphere tags lie in a category',
    why: 'ValidateCloudSpec refuses tags where neither the cluster nor the datacenter (defaultTagCategoryID) has one: "CategoryID must be specified with tags".',
    says: ({ count }: { count: number }) => `${count === 1 ? 'A tag is' : `${count} tags are`} named and no category. That does only where the datacenter has a default one; name the id of the category to be sure.`,
  },
  'kkp/gcp-network': {
    title: 'Dual stack on GCP names network and subnetwork',
    why: 'The default network of a project is in auto mode, whose subnets are IPv4 only. KKP makes neither network nor subnetwork on GCP, so its webhook asks for both.',
    says: ({ field }: { field: 'network' | 'subnetwork' }) => `A dual-stack cluster on GCP must name its ${field}; KKP refuses it otherwise. Take one whose stack type is IPv4 and IPv6.`,
  },
  'kkp/gcp-subnetwork-path': {
    title: 'A GCP subnetwork is given by its path',
    why: 'The webhook splits the text at its slashes and takes part four as region and part six as name, to ask Compute Engine for the stack type of the subnetwork.',
    says: ({ subnetwork, parts }: { subnetwork: string; parts: number }) => `${JSON.stringify(subnetwork)} has ${parts} part${parts === 1 ? '' : 's'}; KKP reads six: projects/<project>/regions/<region>/subnetworks/<name>.`,
  },
  'kkp/gcp-subnetwork-region': {
    title: 'A GCP subnetwork lies in the region of the datacenter',
    why: 'A subnetwork of GCP is regional: machines in another region cannot have an interface in it.',
    says: ({ region, datacenter, wanted }: { region: string; datacenter: string; wanted: string }) => `The subnetwork lies in ${region}, and the datacenter${datacenter === '' ? '' : ` ${datacenter}`} in ${wanted}; KKP asks for the same region.`,
  },
  'kkp/azure-network-order': {
    title: 'On Azure a subnet needs its VNet, a route table and a security group their subnet',
    why: 'For every name that is empty, KKP creates the resource and writes its name into the cluster. The subnet is looked for in that VNet, the other two are associated with that subnet.',
    says: ({ value, field, needed }: { value: string; field: string; needed: string }) => `${value} is named as ${field}, and no ${needed} is: KKP would create a new ${needed}, in which ${value} is not. Name the ${needed} too, or leave both to KKP.`,
  },
  'kkp/azure-public-ip-sku': {
    title: 'Dual stack on Azure with public addresses needs the standard SKU',
    why: 'The machine-controller refuses the pair as it validates a Machine ("cannot use Basic public IP address SKU with dualstack"), so the cluster comes up and its nodes never do.',
    says: () => 'Nodes get public addresses, and the load balancer SKU is basic: public IPv6 addresses of dual-stack machines exist in the standard SKU only.',
  },
  'kkp/openstack-subnet-network': {
    title: 'On OpenStack, existing subnets come with their network',
    why: 'Neutron gives each subnet to one network for good. KKP plugs the ports of machines into the network that it knows, which is the one that it creates when none is named.',
    says: ({ subnet }: { subnet: string }) => `The subnet ${subnet} is named and its network is not: KKP would create a new network, in which this subnet does not lie. Name the network as well.`,
  },
  'kkp/openstack-ipv6-subnet': {
    title: 'On OpenStack, one way to say the IPv6 subnet',
    why: 'KKP asks in this order: a subnet that is named, the subnet pool that is named, the default pool of the OpenStack, the range. It stops at the first that is there.',
    says: ({ field, winner }: { field: string; winner: string }) => `${field} has no effect, because ${winner} is set and KKP looks at that first. Remove one of the two.`,
  },
  'kkp/openstack-subnet-range': {
    title: 'Ranges of OpenStack subnets are ranges of their family, used or not',
    why: 'The text goes to Neutron as the cidr of a new subnet with ip_version 4 or 6. Neutron refuses one that does not fit, and the cluster has no network until it is mended.',
    says: { ...problems, family: ({ text, is, field }: { text: string; is: Family; field: Family }) => `${text} is an ${FAMILY_LABEL[is]} range, and this is the range of the ${FAMILY_LABEL[field]} subnet.` },
  },
  'kkp/openstack-unused-range': {
    title: 'On OpenStack, a subnet that is there has its range',
    why: 'The range is read only where KKP creates the IPv4 subnet itself; left empty there, it takes 192.168.1.0/24.',
    says: ({ subnet }: { subnet: string }) => `subnetCidr has no effect, because the subnet ${subnet} is named and has a range already. Remove one of the two.`,
  },
  'kkp/openstack-default-subnet-pool': {
    title: 'On OpenStack, the default IPv6 subnet pool comes before a range',
    why: 'createIPv6Subnet lists the subnet pools with is_default and IP version 6 before it looks at a range, and a subnet that is made out of a pool gets its range from there.',
    says: ({ range }: { range: string }) =>
      `No IPv6 subnet and no subnet pool is named. If this OpenStack has a default IPv6 subnet pool, KKP takes the subnet out of that; only if it has none, the subnet is ${range}. Name the pool to be sure, or ask with openstack subnet pool list --default.`,
  },
  'kkp/vsphere-datastore': {
    title: 'On vSphere, a datastore or a datastore cluster',
    why: 'A datastore cluster chooses the datastore of each disk by itself. The API of KKP calls the two fields mutually exclusive; without both, the default of the datacenter is taken.',
    says: ({ datastore, cluster }: { datastore: string; cluster: string }) => `Both the datastore ${datastore} and the datastore cluster ${cluster} are named, and the two exclude each other.`,
  },
  'kkp/packet-billing-cycle': {
    title: 'Equinix Metal has a billing cycle',
    why: 'PacketCloudSpec of KKP has billingCycle as a mandatory field without a default, so a Cluster that lacks it is refused. The machine-controller would take hourly by itself.',
    says: ({ usual }: { usual: string }) => `Equinix Metal needs a billing cycle; ${usual} is the usual one.`,
  },
  'kkp/other-cloud-settings': {
    title: 'Only the settings of the chosen cloud provider',
    why: 'KKP tells the provider of a cluster by which block is set. With more than one its webhook ends with "only one cloud provider can be set in CloudSpec".',
    says: ({ cloud, chosen }: { cloud: CloudProvider; chosen: CloudProvider }) => `The plan has settings for ${cloud}, and its cloud provider is ${chosen}; KKP refuses a cluster with two.`,
  },
};
