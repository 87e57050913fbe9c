import { FAMILY_LABEL, type Family, type IpFamily } from '../../../../address/family.js';
import type { Words } from '../../../../findings/message.js';
import { type NamedRange, problems } from '../../../../messages/en.js';
import { CLOUD_PROVIDER_LABEL, type CloudProvider, type CniType, DNS_DOMAIN, type ExposeStrategy } from '../../catalog.js';

/** The rules about the cluster network. */
export const network = {
  'kkp/ip-family': {
    title: 'IPv4 is the primary family',
    why: 'validateClusterCIDRBlocks reads the first entry of each list as IPv4 and the second as IPv6: addresses of the control plane and of its DNS are counted from the first.',
    says: {
      'ipv6-only': ({ ipFamily }: { ipFamily: IpFamily }) => `KKP has no clusters of IPv6 alone: ${ipFamily} is refused. Choose IPv4+IPv6 or IPv4.`,
      'ipv6-first': ({ ipFamily }: { ipFamily: IpFamily }) => `KKP takes the IPv4 range first and the IPv6 range second: ${ipFamily} is refused. Choose IPv4+IPv6 or IPv4.`,
    },
  },
  'kkp/node-proxy-release': {
    title: 'The KKP release has a proxy for the nodes of a cluster',
    why: 'componentsOverride.operatingSystemManager got its block proxy in v2.28. Before that the proxy of the datacenter (spec.node) is the only one that the nodes are told of.',
    says: ({ release }: { release: string }) => `KKP ${release} cannot give one cluster an egress proxy of its own; v2.28 was the first that could. Leave it empty, or ask for it in the datacenter.`,
  },
  'kkp/node-proxy': {
    title: 'The egress proxy is a URL without a password',
    why: 'The Operating System Manager writes the text into the environment of containerd and kubelet on every node, and anybody who reads the Cluster object reads it too.',
    says: {
      form: ({ url }: { url: string }) => `${JSON.stringify(url)} is no URL of a proxy: begin with http:// or https://, then host and port, such as http://proxy.example.com:3128.`,
      credentials: () => 'The URL holds credentials, which do not belong into a plan. Leave them out, and let the proxy know the nodes by their addresses.',
    },
  },
  'kkp/dual-stack-datacenter': {
    title: 'Dual stack needs a datacenter with IPv6',
    why: 'For most providers knownIPv6CloudProviders says that every datacenter has IPv6. OpenStack and vSphere depend on how the site is set up, which only its administrator knows.',
    says: ({ datacenter, cloud, ipFamily }: { datacenter?: string; cloud: CloudProvider; ipFamily: IpFamily }) =>
      `The datacenter${datacenter === undefined ? '' : ` ${datacenter}`} does not have IPv6, so KKP refuses ${ipFamily}. On ${CLOUD_PROVIDER_LABEL[cloud]} an administrator turns it on with spec.${cloud}.ipv6Enabled in the datacenter of the Seed; until then, only IPv4 works.`,
  },
  'kkp/canal-dual-stack': {
    title: 'Dual stack with Canal needs 3.22',
    why: 'The addon of KKP for Canal 3.21 sets FELIX_IPV6SUPPORT to false; the one for 3.22 is the first that has a CALICO_IPV6POOL_CIDR. ValidateClusterSpec compares the version.',
    says: ({ version }: { version: string }) => `Canal ${version} has no dual stack; it came with v3.22.`,
  },
  'kkp/cni-version': {
    title: 'The KKP release knows the CNI version',
    why: 'KKP carries the manifests or charts of each version in its images. For one that is not among them there is nothing to install.',
    says: {
      none: ({ version }: { version: string }) => `With the CNI type none there is no version, and ${version} is given. Leave it empty.`,
      unknown: ({ release, type, version, offered }: { release: string; type: CniType; version: string; offered: readonly string[] }) => `KKP ${release} does not know ${type} ${version}; it offers ${offered.join(', ')}.`,
    },
  },
  'kkp/cni-version-deprecated': {
    title: 'The CNI version is one that KKP still offers',
    why: 'pkg/cni/version.go keeps two lists, of what may be chosen and of what may stay. The second is there so that an upgrade of KKP breaks no cluster.',
    says: {
      old: ({ release, type, version, offered }: { release: string; type: CniType; version: string; offered: readonly string[] }) => `${type} ${version} is deprecated in KKP ${release}: it accepts it for clusters that have it and no longer offers it. Offered are ${offered.join(', ')}.`,
      vulnerable: ({ release, type, version, offered, vulnerabilities }: { release: string; type: CniType; version: string; offered: readonly string[]; vulnerabilities: readonly string[] }) =>
        `${type} ${version} is deprecated in KKP ${release}: it accepts it for clusters that have it and no longer offers it, and it is affected by ${vulnerabilities.join(', ')}. Offered are ${offered.join(', ')}.`,
    },
  },
  'kkp/node-cidr-mask': {
    title: 'The node mask is longer than the Pod range, strictly',
    why: 'A mask of the same length leaves a single range, so a second node would find none, and a rolling update needs one for a while. validateNodeCIDRMaskSize refuses it outright.',
    says: ({ mask, range }: { mask: number; range: string }) => `The node mask /${mask} is as long as the Pod range ${range}. kubeadm would take that as a cluster of one node; KKP asks for a longer mask.`,
  },
  'kkp/dns-domain': {
    title: `The DNS domain is ${DNS_DOMAIN}`,
    why: 'The name stands fixed in manifests and controllers of KKP. The check bears the comment "Remove all hardcodes before allowing arbitrary domain names".',
    says: ({ given, only }: { given: string; only: string }) => `${JSON.stringify(given)} is refused: KKP takes ${only} and nothing else.`,
  },
  'kkp/proxy-mode': {
    title: 'The KKP release knows the proxy mode',
    why: 'The value goes into the configuration of kube-proxy, except ebpf, which leaves kube-proxy out and turns on the replacement in Cilium. For another there is no template.',
    says: ({ release, mode, has }: { release: string; mode: string; has: readonly string[] }) => `KKP ${release} has no proxy mode ${mode}; it has ${has.join(', ')}.`,
  },
  'kkp/ebpf-cni': {
    title: 'ebpf needs a CNI plugin that replaces kube-proxy',
    why: 'In this mode KKP deploys no kube-proxy at all. Canal handles no Services, so no ClusterIP would lead anywhere, that of DNS among them.',
    says: ({ release, type, takes }: { release: string; type: CniType; takes: readonly CniType[] }) => `The proxy mode ebpf does not work with the CNI ${type}: KKP ${release} takes it with ${takes.join(' or ')}. Choose another mode, or Cilium.`,
  },
  'kkp/ebpf-konnectivity': {
    title: 'ebpf needs Konnectivity',
    why: 'Without Konnectivity, control plane and nodes are joined by OpenVPN and network address translation. validateProxyMode lets ebpf through only where that is gone.',
    says: () => 'The proxy mode ebpf does not work without Konnectivity.',
  },
  'kkp/konnectivity-required': {
    title: 'Konnectivity cannot be switched off',
    why: 'The tunnel by OpenVPN that it replaced was taken out. The field is left for old clusters, is set to true by default, and goes in a future release.',
    says: ({ release }: { release: string }) => `Konnectivity cannot be off: KKP ${release} no longer has anything else between control plane and nodes.`,
  },
  'kkp/cilium-ipvs': {
    title: 'ipvs is not recommended with Cilium',
    why: 'A rule of Cilium overwrites the packet mark by which its masquerade knows traffic of Pods. What IPVS sends to a Pod on another node keeps a source to which no answer comes (cilium#18610).',
    says: () => 'With Cilium, the proxy mode ipvs breaks connections from Pods to NodePort Services (a known issue of KKP). Use ebpf, which the dashboard preselects for Cilium.',
  },
  'kkp/api-server-allowed-ranges': {
    title: 'Allowed ranges of the API server need the LoadBalancer expose strategy',
    why: "The ranges become loadBalancerSourceRanges of the cluster's own load balancer. With the other strategies clusters share one entrance, where a range would hold for all of them.",
    says: ({ strategy }: { strategy: ExposeStrategy }) => `Ranges are allowed to reach the API server, and the expose strategy is ${strategy}: KKP can restrict access with LoadBalancer only.`,
  },
  'kkp/node-port-ranges-provider': {
    title: 'Allowed ranges for NodePorts exist where KKP owns the firewall',
    why: 'The ranges become rules of a security group or firewall that KKP makes for the machines. On other providers it makes none, and who reaches a NodePort is for the network around it.',
    says: ({ cloud, having }: { cloud: CloudProvider; having: readonly CloudProvider[] }) => `KKP has no firewall to put ranges for NodePorts into on ${CLOUD_PROVIDER_LABEL[cloud]}; it does on ${having.map((each) => CLOUD_PROVIDER_LABEL[each]).join(', ')}.`,
  },
  'kkp/node-port-ranges-family': {
    title: 'NodePorts are allowed in both families of a dual-stack cluster',
    why: 'A firewall rule is of one family. KKP opens NodePorts to the world only where no range is given at all, so a family without one has no rule and is closed.',
    says: ({ family, other }: { family: Family; other: Family }) => `Only ${FAMILY_LABEL[other]} ranges may reach NodePorts, so nobody reaches them over ${FAMILY_LABEL[family]}. Add ${FAMILY_LABEL[family]} ranges.`,
  },
  'kkp/allowed-range': {
    title: 'Allowed ranges are ranges of their family',
    why: 'Clouds take no rule that mixes families, so KKP splits the list in two and makes a rule of each. What cannot be read makes the webhook refuse the cluster.',
    says: { ...problems, family: ({ text, is, field }: { text: string; is: Family; field: Family }) => `${text} is an ${FAMILY_LABEL[is]} range in the ${FAMILY_LABEL[field]} list. Move it to the other list.` },
  },
  'kkp/tunneling-agent-ip': {
    title: 'The tunneling agent IP belongs to the Tunneling expose strategy',
    why: 'Only with Tunneling does an Envoy agent run on each node, on an interface with this address, and carry the traffic of kubelets and Pods to the API server.',
    says: ({ strategy }: { strategy: ExposeStrategy }) => `A tunneling agent IP is set, and the expose strategy is ${strategy}; KKP takes it with Tunneling only.`,
  },
  'kkp/tunneling-agent-address': {
    title: 'The tunneling agent has an address outside the cluster ranges',
    why: 'The address goes onto the interface envoyagent of every node and into the endpoints of the Service kubernetes. Pods with a route of their own to it would never reach the API server.',
    says: {
      ...problems,
      'in-range': ({ text, range, usual }: { text: string; range: NamedRange; usual: string }, { nameOf }: Words) => `The tunneling agent listens on ${text} on every node, and that lies inside the ${nameOf(range.name)} ${range.text}. Take an address outside, such as KKP's default ${usual}.`,
    },
  },
};
