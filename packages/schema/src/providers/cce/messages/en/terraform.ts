import { SITE, type Site } from '../../catalog.js';

type Created = 'vpc' | 'subnet' | 'bandwidth';
const CREATED: Readonly<Record<Created, string>> = { vpc: 'VPC', subnet: 'subnet', bandwidth: 'shared bandwidth' };
const noArgument = (site: Site, what: string) => `The Terraform provider of ${SITE[site].label} has no argument for ${what}.`;
const TAKES_OUT = 'Terraform does not put the nodes into the shared bandwidth here: the resource of the Open Telekom Cloud provider takes out every address that it has not put in itself';
const BY_SCRIPT = 'api/insert-ipv6.sh puts the nodes in and takes nothing out.';

/** What is said of what Terraform can and cannot say. */
export const terraform = {
  'cce/terraform-unsupported': {
    title: 'What the Terraform provider cannot express',
    why: 'A resource can only be given arguments that the schema of its provider has; terraform validate ends at any other ("Unsupported argument").',
    says: {
      'deletion-protection': ({ site }: { site: Site }) => `${noArgument(site, 'deletion protection')} The API bodies set it; with Terraform, turn it on in the console afterwards.`,
      'network-policies': ({ site }: { site: Site }) => `${noArgument(site, 'switching network policies off')} Neither has the API. Set it in the console afterwards.`,
      'api-server-cidrs': ({ site }: { site: Site }) => `${noArgument(site, 'the ranges that may reach the API server')} The API bodies set them; with Terraform, narrow the rule for port 5443 of the security group of the master nodes in the console afterwards.`,
      addon: ({ site }: { site: Site }) => `The Terraform provider of ${SITE[site].label} reads too little of the template of this add-on to install it. api/addons.sh does, once Terraform is done.`,
      tags: ({ site }: { site: Site }) => `${noArgument(site, 'tags of a cluster')} Neither has the API for creating one. Set it in the console afterwards.`,
      'node-names': ({ site }: { site: Site }) => `${noArgument(site, 'prefix and suffix of node names')} The API bodies set them; a node pool that Terraform has made keeps its names.`,
      'dhcp-lease': ({ site }: { site: Site }) => `${noArgument(site, 'the DHCP lease of a subnet')} The API bodies set it.`,
    },
  },
  'cce/terraform-ipv6-service-cidr': {
    title: 'Terraform cannot set the IPv6 Service CIDR block',
    why: 'service_network_cidr of the resource is sent as serviceNetwork.IPv4CIDR; nothing in its code writes IPv6CIDR.',
    says: ({ range, usual }: { range: string; usual: string }) => `${range} can be set over the API only: the Terraform provider has no argument for it, would create the cluster with ${usual}, and that can never be changed. Terraform is left out of the files; use the API bodies, or take the default.`,
  },
  'cce/otc-ipv6-service-cidr': {
    title: 'Open Telekom Cloud takes an IPv6 Service CIDR block in the console only',
    why: 'The reference of its API lists kubernetesSvcIpRange, a single IPv4 range. What the console sends is not documented.',
    says: ({ range, usual }: { range: string; usual: string }) => `${range} cannot be asked for: neither the API of Open Telekom Cloud nor its Terraform provider has a field for the IPv6 Service CIDR block, so the cluster would get ${usual}. Take that, or create the cluster in the console.`,
  },
  'cce/terraform-container-cidrs': {
    title: 'On Open Telekom Cloud, Terraform has one container CIDR block',
    why: "container_network_cidr goes into containerNetwork.cidr as it stands, commas and all, where Huawei Cloud's provider makes the list cidrs of it.",
    says: ({ count }: { count: number }) => `${count} container CIDR blocks can be set over the API only: the Terraform provider of Open Telekom Cloud sends one text as one block. Terraform is left out of the files; use the API bodies, or begin with one block and add the others in the console.`,
  },
  'cce/terraform-master-disk-encryption': {
    title: 'Terraform cannot encrypt the disks of master nodes on Huawei Cloud',
    why: 'enableMasterVolumeEncryption is no part of what its resource sends; encryption_config is another thing, the key of Secrets. The provider of Open Telekom Cloud has enable_volume_encryption.',
    says: () => 'The disks of the master nodes can be encrypted over the API only: the Terraform provider of Huawei Cloud has no argument for it, and it can never be turned on afterwards. Terraform is left out of the files; use the API bodies, or leave the disks unencrypted.',
  },
  'cce/otc-names': {
    title: 'On Open Telekom Cloud, what Terraform creates has names in ASCII',
    why: 'Its validator is a pattern of ASCII letters that runs before any request: the cloud itself takes more.',
    says: ({ name, of }: { name: string; of: Created }) => `${JSON.stringify(name)} is refused by the Terraform provider of Open Telekom Cloud: the name of a ${CREATED[of]} has letters without accents, digits, hyphens, underscores and dots, 64 at most.`,
  },
  'cce/otc-labels': {
    title: 'On Open Telekom Cloud, a label of a node pool has a value, and a key of at most 253 characters',
    why: 'Labels are checked by the validator for k8s_tags, which asks for a value and counts a key with its prefix.',
    says: {
      empty: ({ key, pool }: { key: string; pool: string }) => `The label ${key} of ${pool === '' ? 'this node pool' : `node pool ${pool}`} has no value. Kubernetes takes that, the Terraform provider of Open Telekom Cloud does not. Give it one, such as true.`,
      long: ({ key, length, most }: { key: string; length: number; most: number }) => `The key of the label ${key} has ${length} characters; the Terraform provider of Open Telekom Cloud takes at most ${most}, the prefix included.`,
    },
  },
  'cce/terraform-bandwidth': {
    title: 'On Open Telekom Cloud, Terraform owns every address of a shared bandwidth, or none',
    why: 'opentelekomcloud_vpc_bandwidth_associate_v2 holds the whole list in floating_ips and, at each apply, removes what is in the bandwidth and not in the list.',
    says: {
      existing: () => `${TAKES_OUT}, what is in this one already among them. ${BY_SCRIPT}`,
      subnets: () => `Terraform does not put the nodes into the shared bandwidth here: the Open Telekom Cloud provider does not say in which subnet a node is. ${BY_SCRIPT}`,
      pods: () => `${TAKES_OUT}, the Pods that go in by their annotation among them. ${BY_SCRIPT}`,
    },
  },
};
