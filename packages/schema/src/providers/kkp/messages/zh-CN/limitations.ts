import type { Translation } from '../../../../findings/message.js';
import { OPERATING_SYSTEM_LABEL } from '../../catalog.js';
import type { limitations as en } from '../en/limitations.js';

const NODE_PORT_HINT = '要通过 IPv6 访问，请使用 NodePort。';
const noDualStack = (cloud: string) => `${cloud} 的云控制器不会创建双栈的 LoadBalancer 类型 Service。${NODE_PORT_HINT}`;
const ONE_FAMILY = '具有两个地址族的 LoadBalancer 类型 Service 只会得到一个负载均衡器，属于其第一个地址族。';
const slow = (systems: string) => `在某些操作系统（${systems}）上，可能要等 kubelet 启动之后才获得 IPv6 地址；重启 kubelet 后节点才会显示。`;

/** 文档所说的云提供商做不到的事，作为提示列在可能涉及的规划上。 */
const notes = {
  'kkp/limitation-aws-load-balancer': {
    title: 'AWS：没有双栈负载均衡器',
    why: '无论 Service 的 ipFamilies 如何设置，cloud-provider-aws 创建的负载均衡器都只有 IPv4 地址（kubernetes/cloud-provider-aws#1219）。',
    says: () => noDualStack('AWS'),
  },
  'kkp/limitation-aws-subnets': {
    title: 'AWS：VPC 和子网具有两个地址族',
    why: 'KKP 在 AWS 上不创建 VPC 和子网；而 EC2 只从子网的网段中为网卡分配 IPv6 地址。',
    says: () => '创建集群之前，VPC 和节点所在的子网必须同时具有 IPv4 和 IPv6 网段。',
  },
  'kkp/limitation-aws-node-addresses': {
    title: 'AWS：1.24 之前的节点地址',
    why: 'Kubernetes 内置的云提供商代码只读取实例的 IPv4 地址，而 kubelet 和使用主机网络的 Pod 都以它上报的地址为准。',
    says: () => '在 Kubernetes 1.24 之前，AWS 上的节点不上报其 IPv6 地址，使用主机网络的 Pod 也没有 IPv6 地址。',
  },
  'kkp/limitation-azure-load-balancer': {
    title: 'Azure：没有双栈负载均衡器',
    why: '直到 v2.28 的文档都列出了这一限制，并引用了 kubernetes-sigs/cloud-provider-azure#814 和 #1831；从 v2.29 起不再列出。',
    says: () => noDualStack('Azure'),
  },
  'kkp/limitation-azure-vnet': {
    title: 'Azure：VNet 具有两个地址族',
    why: '没有 KKP 所有权标签的 VNet，KKP 不会改动；由它自己创建的 VNet 使用 10.0.0.0/16 和 fd00::/48。',
    says: () => '您指定的 VNet 必须同时具有 IPv4 和 IPv6 网段；由 KKP 创建的 VNet 两者都有。',
  },
  'kkp/limitation-byo-load-balancer': {
    title: 'BYO：没有负载均衡器',
    why: '负载均衡器由云控制器管理器创建；节点不在云平台上时没有这一组件，status.loadBalancer 会一直为空。',
    says: () => 'BYO 集群本身不支持 LoadBalancer 类型的 Service；需要 MetalLB 或其他插件。',
  },
  'kkp/limitation-byo-node-addresses': {
    title: 'BYO：节点加入之前已有两个地址',
    why: '这类节点不由 machine-controller 设置。不设置 --node-ip 时，kubelet 只上报由主机名或默认路由得到的一个地址。',
    says: () => '每个节点在加入之前都需要有 IPv4 和 IPv6 地址，并通过 --node-ip 将两者都传给 kubelet。',
  },
  'kkp/limitation-digitalocean-load-balancer': {
    title: 'DigitalOcean：没有负载均衡器',
    why: '直到 v2.28 的文档都如此说明，但没有给出原因；从 v2.29 起改为：只为第一个地址族创建一个负载均衡器。',
    says: () => 'KKP v2.28 及更早版本在 DigitalOcean 上不支持 LoadBalancer 类型的 Service，IPv4 也不支持。',
  },
  'kkp/limitation-digitalocean-load-balancer-one-family': {
    title: 'DigitalOcean：负载均衡器只有一个地址族',
    why: 'DigitalOcean 的云控制器管理器只看 spec.ipFamilies 的第一项，并据此创建一个该类型的负载均衡器。',
    says: () => ONE_FAMILY,
  },
  'kkp/limitation-digitalocean-slow-ipv6': {
    title: 'DigitalOcean：IPv6 地址可能延迟',
    why: 'kubelet 只在启动时检测一次主机地址，之后才出现的地址不会写入 Node 对象。',
    says: () => slow('Rocky Linux'),
  },
  'kkp/limitation-equinix-load-balancer': {
    title: 'Equinix Metal：没有负载均衡器',
    why: '文档指出仅 IPv4 的集群同样如此，并引用了有待解决的 equinix/cloud-provider-equinix-metal#179。',
    says: () => 'KKP 在 Equinix Metal 上不支持 LoadBalancer 类型的 Service，IPv4 也不支持。',
  },
  'kkp/limitation-equinix-slow-ipv6': {
    title: 'Equinix Metal：IPv6 地址可能延迟',
    why: 'kubelet 在启动时读取主机地址，之后不再检查，因此较晚出现的地址不会写入 Node 对象。',
    says: () => slow('Rocky Linux、Flatcar'),
  },
  'kkp/limitation-gcp-load-balancer': {
    title: 'GCP：没有双栈负载均衡器',
    why: 'cloud-provider-gcp 只为一个地址族创建转发规则（kubernetes/cloud-provider-gcp#324 尚未解决），而这里 Service 的首个地址族是 IPv4。',
    says: () => noDualStack('GCP'),
  },
  'kkp/limitation-gcp-node-addresses': {
    title: 'GCP：节点不上报 IPv6 地址',
    why: '节点的 status.addresses 来自云控制器，它只上报实例的 IPv4 地址，使用主机网络的 Pod 从中取得地址。',
    says: () => '节点的网络接口上有 IPv6 地址，但节点不会在 Kubernetes API 中上报；使用主机网络的 Pod 没有 IPv6 地址。',
  },
  'kkp/limitation-gcp-subnets': {
    title: 'GCP：子网具有两个地址族',
    why: '如果有可用于查询的服务账号，KKP 会拒绝栈类型不符的子网；否则要到创建实例时才会失败。',
    says: () => '创建集群之前，节点所在的子网必须同时具有 IPv4 和 IPv6 网段。',
  },
  'kkp/limitation-hetzner-load-balancer': {
    title: 'Hetzner：负载均衡器需要网络区域',
    why: 'Hetzner 的负载均衡器须放置在某个位置或网络区域，两者都没有默认值，云控制器管理器因此无法创建。',
    says: () => '每个 LoadBalancer 类型的 Service 都需要注解 load-balancer.hetzner.cloud/network-zone 或 …/location；没有注解时会一直处于 pending 状态。',
  },
  'kkp/limitation-hetzner-konnectivity': {
    title: 'Hetzner：双栈需要 Konnectivity',
    why: '控制平面通过节点的第一个外部地址访问 kubelet，而它可能是 IPv6 地址（hcloud-cloud-controller-manager#305）；Konnectivity 则通过其代理访问。',
    says: () => '由于节点外部地址的顺序，在没有 Konnectivity 的双栈集群上，kubectl logs、exec 和 cp 会失败。',
  },
  'kkp/limitation-openstack-load-balancer': {
    title: 'OpenStack：没有双栈负载均衡器',
    why: 'Octavia 的负载均衡器只在一个子网中有一个 VIP；当时的 OpenStack 云控制器管理器只为它创建 IPv4 地址。',
    says: () => noDualStack('OpenStack'),
  },
  'kkp/limitation-openstack-load-balancer-one-family': {
    title: 'OpenStack：负载均衡器只有一个地址族',
    why: 'Octavia 的负载均衡器只在一个子网中有一个 VIP，而控制器为每个 Service 只创建一个；完整的双栈支持尚无计划（cloud-provider-openstack#1937）。',
    says: () => ONE_FAMILY,
  },
  'kkp/limitation-openstack-subnets': {
    title: 'OpenStack：每个地址族一个子网',
    why: 'Neutron 的子网只有一个 IP 版本，两个地址族需要两个子网。KKP 为 IPv6 子网使用 dhcpv6-stateless，由路由器通告前缀。',
    says: () => '节点需要一个同时有 IPv4 子网和 IPv6 子网的网络。没有指定的子网由 KKP 创建：IPv6 子网从您指定的子网池中分配，否则从 OpenStack 的默认 IPv6 子网池中分配，再否则使用您指定的网段或 fd00::/64。',
  },
  'kkp/limitation-vsphere-load-balancer': {
    title: 'vSphere：没有负载均衡器',
    why: 'vSphere 没有可供其云控制器管理器创建的负载均衡器，Service 会一直等待外部地址。',
    says: () => 'vSphere 的云控制器不支持 LoadBalancer 类型的 Service；需要 MetalLB 或其他插件。',
  },
};

/** 各项限制：作为提示；规划触及时，以同样的文字作为警告。 */
export const limitations: Translation<typeof en> = {
  ...notes,
  'kkp/aws-load-balancer': notes['kkp/limitation-aws-load-balancer'],
  'kkp/azure-load-balancer': notes['kkp/limitation-azure-load-balancer'],
  'kkp/byo-load-balancer': notes['kkp/limitation-byo-load-balancer'],
  'kkp/digitalocean-load-balancer': notes['kkp/limitation-digitalocean-load-balancer'],
  'kkp/digitalocean-load-balancer-one-family': notes['kkp/limitation-digitalocean-load-balancer-one-family'],
  'kkp/equinix-load-balancer': notes['kkp/limitation-equinix-load-balancer'],
  'kkp/gcp-load-balancer': notes['kkp/limitation-gcp-load-balancer'],
  'kkp/openstack-load-balancer': notes['kkp/limitation-openstack-load-balancer'],
  'kkp/openstack-load-balancer-one-family': notes['kkp/limitation-openstack-load-balancer-one-family'],
  'kkp/vsphere-load-balancer': notes['kkp/limitation-vsphere-load-balancer'],
  'kkp/hetzner-network-zone': {
    title: 'Hetzner 上的负载均衡器有网络区域或位置',
    why: 'Hetzner 的云控制器管理器从 Service 的 load-balancer.hetzner.cloud/network-zone 或 …/location 注解读取负载均衡器的位置，没有默认值。',
    says: () => '规划了 LoadBalancer 类型的 Service，但没有选择网络区域或位置：没有这个注解，Hetzner 上的负载均衡器会一直处于 pending 状态。',
  },
  'kkp/hetzner-konnectivity': {
    title: 'Hetzner 上的双栈使用 Konnectivity',
    why: '没有它时，API 服务器会连接节点的第一个外部地址，而该地址可能属于控制平面不使用的地址族（hcloud-cloud-controller-manager#305）。',
    says: () => 'Konnectivity 已关闭：由于节点外部地址的顺序，在 Hetzner 的双栈集群上，kubectl logs、exec 和 cp 会失败。',
  },
  'kkp/dual-stack-preview': {
    title: '双栈属于技术预览',
    why: '节点地址和负载均衡器由各云提供商的云控制器管理器负责；文档逐一列出了它们在哪些方面仍只支持一个地址族。',
    says: () => 'KKP 文档将双栈称为技术预览：双栈在 Kubernetes 中自 1.23 起已稳定，但各云提供商的支持程度不同。此提供商的限制列在这里。',
  },
  'kkp/limitation-red-hat-network-manager': {
    title: 'RHEL 系列：NetworkManager 可能需要 IPv6 设置',
    why: '如果镜像的默认设置使节点得不到 IPv6 地址，网络插件就缺少第二个地址，无法启动。',
    says: ({ os }) => `${OPERATING_SYSTEM_LABEL[os]} 通过 NetworkManager 的设置（IPV6INIT、IPV6_AUTOCONF、DHCPV6C 等）使用 IPv6。视数据中心分配地址的方式，可能需要自定义的 Operating System Profile。`,
  },
};
