import { FAMILY_LABEL, type Family, type IpFamily } from '../../../../address/family.js';
import type { Words } from '../../../../findings/message.js';
import { type NamedRange, nodeAddresses, problems } from '../../../../messages/en.js';
import { named as nameOfRange } from '../../../../messages/en/words.js';
import { CLOUD_PROVIDER_LABEL, type CloudProvider, type MachineCloud, OPERATING_SYSTEM_LABEL, type OperatingSystem, type RequiredMachineField } from '../../catalog.js';

/** What a machine must have, in the middle of a sentence. */
const NEEDED: Readonly<Record<RequiredMachineField, string>> = {
  instanceType: 'instance type',
  subnetID: 'subnet',
  size: 'size',
  machineType: 'machine type',
  zone: 'zone',
  type: 'server type',
  flavor: 'flavor',
  cpus: 'number of CPUs',
};
/** What some providers call it. */
const CALLED: Readonly<Partial<Record<MachineCloud, string>>> = { azure: 'VM size', digitalocean: 'droplet size' };

const NAME_FORM = 'up to 63 lower-case letters, digits and hyphens, a letter or digit at both ends';

/** An operating system on a provider, in the matrix of a release. */
export type OnCloud = { readonly os: OperatingSystem; readonly cloud: CloudProvider; readonly release: string };

/** The rules about the machines of the cluster. */
export const nodes = {
  'kkp/node-pool-name': {
    title: 'Node pools have names of their own',
    why: 'The pool is a MachineDeployment in the user cluster. Names of its machines, and so of nodes and their DNS labels, begin with its name.',
    says: {
      form: ({ name }: { name: string }) => `${JSON.stringify(name)} is not a name for a node pool: ${NAME_FORM}.`,
      twice: ({ name }: { name: string }) => `There is another node pool named ${name}; each becomes a MachineDeployment and needs a name of its own.`,
    },
  },
  'kkp/node-pool-replicas': {
    title: 'Replicas lie between the least and the most of the autoscaler',
    why: 'The cluster autoscaler reads its bounds from annotations of the MachineDeployment and corrects the replicas as soon as it runs; the dashboard refuses the pair before.',
    says: {
      'most-below-least': ({ least, most }: { least: number; most: number }) => `The most replicas (${most}) are fewer than the least (${least}).`,
      'below-least': ({ replicas, least }: { replicas: number; least: number }) => `${replicas} replicas are fewer than the least, ${least}.`,
      'above-most': ({ replicas, most }: { replicas: number; most: number }) => `${replicas} replicas are more than the most, ${most}.`,
    },
  },
  'kkp/node-ip-family': {
    title: 'Machines speak the families of the cluster',
    why: 'CompleteNetworkConfig writes the family of the cluster into every MachineDeployment that KKP makes. Only one that is applied past it can say something else.',
    says: ({ pool, has, ipFamily }: { pool: string; has: IpFamily; ipFamily: IpFamily }) => `The machines of ${pool === '' ? 'this node pool' : pool} get ${has} addresses, and the cluster speaks ${ipFamily}: the CNI plugin does not start on a node that lacks a family.`,
  },
  'kkp/machine-field-required': {
    title: 'Machines say what the cloud provider needs',
    why: 'The machine-controller hands the field to the API of the cloud for each machine. Its webhook refuses a MachineDeployment without it, so the cluster stays without nodes.',
    says: ({ pool, cloud, field, example }: { pool?: string; cloud: MachineCloud; field: RequiredMachineField; example: string }) =>
      `The machines of ${pool ?? 'this node pool'} have no ${field === 'size' ? (CALLED[cloud] ?? NEEDED.size) : NEEDED[field]}, and ${CLOUD_PROVIDER_LABEL[cloud]} cannot make a machine without, for example ${example}.`,
  },
  'kkp/other-cloud-machine': {
    title: 'Only machine settings of the chosen cloud provider',
    why: "cloudProviderSpec of a MachineDeployment has no provider of its own: it is decoded with the fields of the cluster's one, which are others.",
    says: ({ cloud, chosen }: { cloud: CloudProvider; chosen: CloudProvider }) => `The node pool has settings for ${cloud}, and the cloud provider is ${chosen}.`,
  },
  'kkp/operating-system-known': {
    title: 'The KKP release has the operating system',
    why: 'Each system needs a profile of the Operating System Manager, which writes the script that makes a node out of a machine. The release carries none for this one.',
    says: ({ release, os, has }: { release: string; os: OperatingSystem; has: readonly OperatingSystem[] }) => `KKP ${release} no longer has ${OPERATING_SYSTEM_LABEL[os]}; it has ${has.map((each) => OPERATING_SYSTEM_LABEL[each]).join(', ')}.`,
  },
  'kkp/operating-system-provider': {
    title: 'The operating system runs on the cloud provider',
    why: 'The machine-controller looks up the image of the system for each provider, and ends with ErrOSNotSupported where it knows none. The webhook then refuses the MachineDeployment.',
    says: ({ os, cloud, has }: { os: OperatingSystem; cloud: CloudProvider; has: readonly OperatingSystem[] }) => `KKP makes no machines with ${OPERATING_SYSTEM_LABEL[os]} on ${CLOUD_PROVIDER_LABEL[cloud]}; it has ${has.map((each) => OPERATING_SYSTEM_LABEL[each]).join(', ')} there.`,
  },
  'kkp/operating-system-unlisted': {
    title: 'The documentation says whether the operating system does dual stack',
    why: 'The matrix of the documentation has a column for each system that somebody tried with both families; this one has none.',
    says: ({ os, cloud, release }: OnCloud) => `KKP ${release} does not say whether ${OPERATING_SYSTEM_LABEL[os]} does dual stack on ${CLOUD_PROVIDER_LABEL[cloud]}: its matrix leaves the system out. Ubuntu is tested.`,
  },
  'kkp/operating-system-profile': {
    title: 'An Operating System Profile is called by its name',
    why: 'The Operating System Manager looks for a custom resource of that name in kube-system of the user cluster, and refuses the MachineDeployment where there is none.',
    says: ({ profile }: { profile: string }) => `${JSON.stringify(profile)} cannot be the name of an OperatingSystemProfile: lower-case letters, digits, hyphens and dots, such as osp-ubuntu.`,
  },
  'kkp/annotation-key': {
    title: 'Annotations have keys that Kubernetes takes',
    why: 'The API server checks each key of an annotation (ValidateAnnotations): a name of at most 63 characters, and a DNS name before a slash if one likes.',
    says: ({ key }: { key: string }) => `${JSON.stringify(key)} is no key of an annotation: letters, digits, hyphens, underscores and dots, with a DNS name and a slash before them if you like.`,
  },
  'kkp/aws-machine': {
    title: 'Machines on AWS name an image by its id, and a price as a number',
    why: 'The machine-controller hands both to RunInstances as they are. EC2 answers InvalidAMIID.Malformed or InvalidParameterValue for each machine, and the pool stays empty.',
    says: {
      ami: ({ ami }: { ami: string }) => `${JSON.stringify(ami)} is no id of an image: AWS writes them as ami- with 8 or 17 hexadecimal digits, such as ami-0a1b2c3d4e5f60718.`,
      price: ({ price }: { price: string }) => `${JSON.stringify(price)} is no price for an hour: a number of US dollars above 0, such as 0.05. Left empty it is the price on demand.`,
    },
  },
  'kkp/provider-tag': {
    title: 'The cloud takes the tags of its machines',
    why: 'Tags go along with the call that makes a machine, and a cloud that refuses one refuses the call: there is no machine, and the pool is tried again for ever.',
    says: {
      aws: ({ tag }: { tag: string }) => `AWS takes no tag ${JSON.stringify(tag)}: at most 128 characters, and not beginning with aws:.`,
      azure: ({ tag }: { tag: string }) => `Azure takes no tag ${JSON.stringify(tag)}: none of < > % & \\ ? / may be in its name.`,
      digitalocean: ({ tag }: { tag: string }) => `DigitalOcean takes no tag ${JSON.stringify(tag)}: letters, digits, colons, hyphens and underscores, at most 255.`,
      gcp: ({ tag }: { tag: string }) => `Google Cloud takes no network tag ${JSON.stringify(tag)}: lower-case letters, digits and hyphens, a letter first, at most 63.`,
      'gcp-label': ({ tag }: { tag: string }) => `Google Cloud takes no label ${JSON.stringify(tag)}: lower-case letters or those without case, digits, hyphens and underscores, at most 63 for key and value, a letter first in the key.`,
    },
  },
  'kkp/openstack-ready-check': {
    title: 'Ready checks of OpenStack instances are durations',
    why: 'GetDurationValueOrDefault reads the text with ParseDuration of Go. What it cannot read makes the webhook of the machine-controller refuse the MachineDeployment.',
    says: ({ given }: { given: string }) => `${JSON.stringify(given)} is no duration: a number with its unit, such as 5s or 2m.`,
  },
  'kkp/vsphere-machine-tag': {
    title: 'Tags of vSphere machines have a name and a category',
    why: 'The machine-controller looks a tag up by its name in its category, and ends with "one of the tags category is empty" where it is given none.',
    says: {
      name: () => 'The tag has no name. Give that of a tag which the cluster has, or which is there in vSphere.',
      category: ({ name }: { name: string }) => `The tag${name === '' ? '' : ` ${name}`} has no category. Give its id.`,
    },
  },
  'kkp/static-network': {
    title: 'A static network gives one machine one address',
    why: 'The Operating System Manager writes the same static.network (DHCP=no, Address, Gateway, DNS) onto every machine of the pool, and systemd-networkd passes by a line that it cannot read.',
    says: {
      ...problems,
      'no-address': ({ prefix }: { prefix: number }) => `A prefix length of ${prefix} is given and no address.`,
      'no-length': ({ text }: { text: string }) => `${text} has no prefix length: the machine would know no network. Give that of its network, such as 24.`,
      length: ({ prefix, family, most }: { prefix: number; family: Family; most: number }) => `${prefix} is no prefix length of ${FAMILY_LABEL[family]}; at most ${most}.`,
      family: ({ text, ipFamily }: { text: string; ipFamily: IpFamily }) => `${text} is not of a family of the cluster, which speaks ${ipFamily}.`,
      'in-range': ({ text, range }: { text: string; range: NamedRange }, words: Words) => `${text} overlaps the ${nameOfRange(range, words)}. Machines live outside the ranges of Pods and Services.`,
      machines: ({ machines, text }: { machines: number; text: string }) => `Up to ${machines} machines of this pool would all have the address ${text}. Make a pool of one machine for each address.`,
      gateway: ({ gateway, network }: { gateway: string; network: string }) => `The gateway ${gateway} lies outside the network ${network} of the machine, which cannot reach it.`,
    },
  },
  'kkp/static-network-system': {
    title: 'Static networks are for Flatcar on vSphere',
    why: 'Only the profiles of Flatcar have the file. It matches interfaces by the prefix "en", and says itself "we only support static addressing on VSphere".',
    says: {
      system: ({ os }: { os: OperatingSystem }) => `Machines with ${OPERATING_SYSTEM_LABEL[os]} take no notice of a static network; Flatcar does.`,
      cloud: ({ cloud }: { cloud: CloudProvider }) => `The Operating System Manager supports static networks on vSphere alone, and this cluster is on ${CLOUD_PROVIDER_LABEL[cloud]}.`,
    },
  },
  'kkp/operating-system-incompatible': {
    title: 'The operating system does dual stack on this provider',
    why: 'The interface gets its IPv6 address and no default route with it. Restarting the network helps, and not reliably (documentation of v2.24, AWS).',
    says: ({ os, cloud, release }: OnCloud) => `${OPERATING_SYSTEM_LABEL[os]} does not do dual stack on ${CLOUD_PROVIDER_LABEL[cloud]} reliably: nodes lose their IPv6 default route (matrix of KKP ${release}). Ubuntu is tested on every provider.`,
  },
  'kkp/slow-ipv6': {
    title: 'IPv6 arrives in time on the nodes',
    why: 'The kubelet detects the addresses of its host as it starts, and does not look again.',
    says: ({ os, cloud, release }: OnCloud) =>
      `${OPERATING_SYSTEM_LABEL[os]} on ${CLOUD_PROVIDER_LABEL[cloud]} may get its IPv6 address only after the kubelet has started, and the node then shows no IPv6 address until it is restarted (KKP ${release}). Ubuntu has no such issue.`,
  },
  'kkp/operating-system-untested': {
    title: 'The operating system is tested with dual stack',
    why: 'How a system takes IPv6 (router advertisements, DHCPv6, cloud-init) differs by image and by cloud. Where it fails the node lacks an address, and its CNI plugin does not start.',
    says: ({ os, cloud, release }: OnCloud) => `Nobody has tested ${OPERATING_SYSTEM_LABEL[os]} with dual stack on ${CLOUD_PROVIDER_LABEL[cloud]} (matrix of KKP ${release}); Ubuntu is tested.`,
  },
  'kkp/centos-cilium': {
    title: 'Cilium does not run on CentOS 7',
    why: 'CentOS 7 has kernel 3.10, from before the eBPF that the agent loads its programs with.',
    says: () => 'Cilium does not run on CentOS 7, on any provider: its kernel is too old. Choose Canal, or another operating system.',
  },
  'kkp/byo-node-pools': {
    title: 'BYO clusters have no node pools',
    why: 'With BYO there is no cloud API to create a machine over, and the machine-controller has no provider of that name: a MachineDeployment would never become a node.',
    says: () => 'KKP makes no machines for a BYO cluster: nodes join it with kubeadm. List them under the nodes of the BYO settings.',
  },
  'kkp/byo-node-addresses': {
    title: 'BYO nodes have an address in each family of the cluster',
    why: 'kubeadm join hands --node-ip to the kubelet, and the kubelet reports exactly that. CNI plugin and dual-stack Services count on one address of each family there.',
    says: { ...nodeAddresses, name: ({ name }: { name: string }) => `${JSON.stringify(name)} is not a node name: ${NAME_FORM}.` },
  },
};
