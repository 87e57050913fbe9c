import type { Translation } from '../../../../findings/message.js';
import { OPERATING_SYSTEM_LABEL } from '../../catalog.js';
import type { limitations as en } from '../en/limitations.js';

const NODE_PORT_HINT = '要通过 IPv6 访问，请使用 NodePort。';
const noDualStack = (cloud: string) => `${cloud} 的云控制器不会创建双栈的 LoadBalancer 类型 Service。${NODE_PORT_HINT}`;
const ONE_FAMILY = '具有两个地址族的 LoadBalancer 类型 Service 只会得到一个负载均衡器，属于其第一个地址族。';
const slow = (systems: string) => `在某些操作系统（${systems}）上，可能要等 kubelet 启动之后才获得 IPv6 地址；重启 kubelet 后节点才会显示。`;

/** 文档所说的云提供商做不到的事，作为提示列在可能涉及的规划上。 */
const notes = {
  'kkp/limitation-aws-load-balancer': { title: 'AWS：没有双栈负载均衡器', says: () => noDualStack('AWS') },
  'kkp/limitation-aws-subnets': { title: 'AWS：VPC 和子网具有两个地址族', says: () => '创建集群之前，VPC 和节点所在的子网必须同时具有 IPv4 和 IPv6 网段。' },
  'kkp/limitation-aws-node-addresses': { title: 'AWS：1.24 之前的节点地址', says: () => '在 Kubernetes 1.24 之前，AWS 上的节点不上报其 IPv6 地址，使用主机网络的 Pod 也没有 IPv6 地址。' },
  'kkp/limitation-azure-load-balancer': { title: 'Azure：没有双栈负载均衡器', says: () => noDualStack('Azure') },
  'kkp/limitation-azure-vnet': { title: 'Azure：VNet 具有两个地址族', says: () => '您指定的 VNet 必须同时具有 IPv4 和 IPv6 网段；由 KKP 创建的 VNet 两者都有。' },
  'kkp/limitation-byo-load-balancer': { title: 'BYO：没有负载均衡器', says: () => 'BYO 集群本身不支持 LoadBalancer 类型的 Service；需要 MetalLB 或其他插件。' },
  'kkp/limitation-byo-node-addresses': { title: 'BYO：节点加入之前已有两个地址', says: () => '每个节点在加入之前都需要有 IPv4 和 IPv6 地址，并通过 --node-ip 将两者都传给 kubelet。' },
  'kkp/limitation-digitalocean-load-balancer': { title: 'DigitalOcean：没有负载均衡器', says: () => 'KKP v2.24 在 DigitalOcean 上不支持 LoadBalancer 类型的 Service，IPv4 也不支持。' },
  'kkp/limitation-digitalocean-load-balancer-one-family': { title: 'DigitalOcean：负载均衡器只有一个地址族', says: () => ONE_FAMILY },
  'kkp/limitation-digitalocean-slow-ipv6': { title: 'DigitalOcean：IPv6 地址可能延迟', says: () => slow('Rocky Linux') },
  'kkp/limitation-equinix-load-balancer': { title: 'Equinix Metal：没有负载均衡器', says: () => 'KKP 在 Equinix Metal 上不支持 LoadBalancer 类型的 Service，IPv4 也不支持。' },
  'kkp/limitation-equinix-slow-ipv6': { title: 'Equinix Metal：IPv6 地址可能延迟', says: () => slow('Rocky Linux、Flatcar') },
  'kkp/limitation-gcp-load-balancer': { title: 'GCP：没有双栈负载均衡器', says: () => noDualStack('GCP') },
  'kkp/limitation-gcp-node-addresses': { title: 'GCP：节点不上报 IPv6 地址', says: () => '节点的网络接口上有 IPv6 地址，但节点不会在 Kubernetes API 中上报；使用主机网络的 Pod 没有 IPv6 地址。' },
  'kkp/limitation-gcp-subnets': { title: 'GCP：子网具有两个地址族', says: () => '创建集群之前，节点所在的子网必须同时具有 IPv4 和 IPv6 网段。' },
  'kkp/limitation-hetzner-load-balancer': { title: 'Hetzner：负载均衡器需要网络区域', says: () => '每个 LoadBalancer 类型的 Service 都需要注解 load-balancer.hetzner.cloud/network-zone 或 …/location；没有注解时会一直处于 pending 状态。' },
  'kkp/limitation-hetzner-konnectivity': { title: 'Hetzner：双栈需要 Konnectivity', says: () => '由于节点外部地址的顺序，在没有 Konnectivity 的双栈集群上，kubectl logs、exec 和 cp 会失败。' },
  'kkp/limitation-openstack-load-balancer': { title: 'OpenStack：没有双栈负载均衡器', says: () => noDualStack('OpenStack') },
  'kkp/limitation-openstack-load-balancer-one-family': { title: 'OpenStack：负载均衡器只有一个地址族', says: () => ONE_FAMILY },
  'kkp/limitation-openstack-subnets': {
    title: 'OpenStack：每个地址族一个子网',
    says: () => '节点需要一个同时有 IPv4 子网和 IPv6 子网的网络。没有指定的子网由 KKP 创建：IPv6 子网从您指定的子网池中分配，否则从 OpenStack 的默认 IPv6 子网池中分配，再否则使用您指定的网段或 fd00::/64。',
  },
  'kkp/limitation-vsphere-load-balancer': { title: 'vSphere：没有负载均衡器', says: () => 'vSphere 的云控制器不支持 LoadBalancer 类型的 Service；需要 MetalLB 或其他插件。' },
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
    says: () => '规划了 LoadBalancer 类型的 Service，但没有选择网络区域或位置：没有这个注解，Hetzner 上的负载均衡器会一直处于 pending 状态。',
  },
  'kkp/hetzner-konnectivity': {
    title: 'Hetzner 上的双栈使用 Konnectivity',
    says: () => 'Konnectivity 已关闭：由于节点外部地址的顺序，在 Hetzner 的双栈集群上，kubectl logs、exec 和 cp 会失败。',
  },
  'kkp/dual-stack-preview': {
    title: '双栈属于技术预览',
    says: () => 'KKP 文档将双栈称为技术预览：双栈在 Kubernetes 中自 1.23 起已稳定，但各云提供商的支持程度不同。此提供商的限制列在这里。',
  },
  'kkp/limitation-red-hat-network-manager': {
    title: 'RHEL 系列：NetworkManager 可能需要 IPv6 设置',
    says: ({ os }) => `${OPERATING_SYSTEM_LABEL[os]} 通过 NetworkManager 的设置（IPV6INIT、IPV6_AUTOCONF、DHCPV6C 等）使用 IPv6。视数据中心分配地址的方式，可能需要自定义的 Operating System Profile。`,
  },
};
