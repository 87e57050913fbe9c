import type { Translation } from '../../../../findings/message.js';
import type { access as english } from '../en/access.js';
import { quoted } from '../../../../messages/zh-CN/words.js';

const BANDWIDTH_NAME_HINT = '须为 1 到 64 个字母、数字、连字符、下划线和点';
const UNUSED = '规划了共享带宽，而集群没有可加入其中的 IPv6 地址';
const LATER = '节点池自动添加的节点在加入共享带宽之前，其 IPv6 地址只能用于内网通信';

/** What is said of the shared bandwidth and of load balancers. */
export const access: Translation<typeof english> = {
  'cce/bandwidth-size': {
    title: '共享带宽的大小为 5 到 2000 Mbit/s',
    why: '共享带宽从 5 Mbit/s 起售，上限因区域而异，超出范围时 API 会拒绝；没有共享带宽，节点的 IPv6 地址就只能用于内网。',
    says: {
      missing: ({ name, smallest, largest }) => `共享带宽 ${name} 还没有大小：新建的共享带宽为 ${smallest} 到 ${largest} Mbit/s。只有已存在的共享带宽无需填写。`,
      range: ({ size, smallest, largest }) => `共享带宽不能为 ${size} Mbit/s：至少 ${smallest} Mbit/s，最多 ${largest} Mbit/s（上限因区域而异）。`,
    },
  },
  'cce/bandwidth-step': {
    title: '共享带宽的步长为 1、50 和 500 Mbit/s',
    why: '计费和 API 使用同样的步长：POST /bandwidths 会拒绝处于两档之间的值，以后修改大小时也是如此。',
    says: ({ size }) => `${size} Mbit/s 不在可选的大小之列：300 Mbit/s 以上步长为 50，1000 以上步长为 500。`,
  },
  'cce/bandwidth-name': {
    title: '共享带宽的名称由 1 到 64 个字母、数字、连字符、下划线和点组成',
    why: '名称写在 POST /bandwidths 的请求体中，脚本和 Terraform 也按名称查找已有的共享带宽；API 会校验其字符。',
    says: {
      missing: () => `共享带宽还没有名称：${BANDWIDTH_NAME_HINT}。`,
      invalid: ({ name }) => `${quoted(name)}不能用作共享带宽的名称：${BANDWIDTH_NAME_HINT}。`,
    },
  },
  'cce/bandwidth-unused': {
    title: '共享带宽用于 IPv6 地址',
    why: '加入共享带宽的是网卡的端口（类型 5_dualStack）；IPv4 集群的网卡没有可计入其中的 IPv6 地址。',
    says: {
      created: () => `${UNUSED}：带宽会一直空置，但仍会计费。`,
      existing: () => `${UNUSED}：不会加入任何地址。`,
    },
  },
  'cce/bandwidth-quota': {
    title: '一个共享带宽默认最多可加入 20 个地址',
    why: '每个 IPv6 地址算作共享带宽的一个成员。超出允许的数量后，API 会拒绝后续端口，Pod 上会出现 FailedIPv6InsertBandwidth 事件。',
    says: {
      created: ({ nodes, quota }) => `有 ${nodes} 个节点要加入共享带宽，而默认配额为 ${quota} 个地址。请先申请提高配额。`,
      existing: ({ nodes, quota }) => `有 ${nodes} 个节点要加入共享带宽，而默认配额为 ${quota} 个地址，其中包括已经加入的地址。请先申请提高配额。`,
    },
  },
  'cce/bandwidth-autoscaling': {
    title: '后续添加的节点需要手动加入共享带宽',
    why: '加入共享带宽的是网卡端口，而 CCE 和弹性伸缩都不会加入新节点的端口；Turbo 集群的 Pod 则可以通过注解加入。',
    says: {
      terraform: () => `${LATER}：terraform apply 或 api/insert-ipv6.sh 会将当前的所有节点加入，可以重复执行。`,
      api: () => `${LATER}：api/insert-ipv6.sh 会将当前的所有节点加入，可以重复执行。`,
    },
  },
  'cce/ipv6-private': {
    title: 'IPv6 地址加入共享带宽之前只能用于内网通信',
    why: '节点的 IPv6 地址形式上是全局地址，但只有网卡端口加入共享带宽之后，云平台才放行其公网流量。',
    says: () => '没有共享带宽时，IPv6 地址只能在 VPC 内使用：集群无法通过 IPv6 访问公网，公网也无法通过 IPv6 访问集群。',
  },
  'cce/elb-standard': {
    title: '双栈负载均衡器需要双栈 Turbo 集群',
    why: 'Standard 集群的负载均衡器转发到节点的 NodePort；云平台的文档只为 Turbo 集群说明了双栈 ELB，其后端直接是 Pod。',
    says: {
      'no-ipv6': () => '集群没有 IPv6，负载均衡器不能为双栈。请使用 IPv4。',
      standard: () => 'Standard 集群不支持双栈负载均衡器，只有 Turbo 集群支持。请使用 IPv4。',
    },
  },
  'cce/elb-shared': {
    title: '共享型负载均衡器仅支持 IPv4',
    why: '共享型只有 IPv4 虚拟 IP；IPv6 虚拟 IP 由 ipv6_vip_virsubnet_id 指定，而它只用于独享型负载均衡器。',
    says: () => '共享型负载均衡器（union）仅支持 IPv4；双栈须使用独享型（performance）。',
  },
  'cce/ingress-family': {
    title: '双栈 Service 需要双栈集群',
    why: 'kube-apiserver 为每个 Service 网段建立一个分配器；没有 IPv6 的分配器，就永远无法满足 RequireDualStack。',
    says: () => '集群没有 IPv6，Ingress 后端的 Service 不能为双栈：kube-apiserver 会拒绝（“this cluster is not configured for dual-stack services”）。请使用 IPv4。',
  },
  'cce/elb-layer-7': {
    title: '七层负载均衡器通过 IPv4 访问后端',
    why: '七层负载均衡器会终止客户端的连接，再自行建立新的连接；无论客户端使用哪个地址族，新连接都使用 IPv4。',
    says: () => 'Ingress 后端的 Service 为双栈，而独享型七层负载均衡器只能通过 IPv4 访问后端：IPv6 后端无法添加，Ingress 会产生告警。请将 Service 改为 IPv4；客户端仍然可以通过两种地址访问负载均衡器。',
  },
  'cce/nginx-ingress': {
    title: 'nginx-ingress 插件从 2.1.7 和 2.2.5 起支持双栈',
    why: '该插件自带 LoadBalancer Service。它有两条版本线，分别用于 v1.23 及以下和更高版本的集群，各有一个最早支持双栈的版本。',
    says: {
      format: ({ given }) => `${quoted(given)}不是该插件的版本；版本的写法例如 2.2.5。`,
      old: ({ given, version, least }) => `在 CCE ${version} 中，nginx-ingress ${given} 不支持双栈；从 ${least} 起支持。`,
      two: ({ given, installed }) => `示例用于 nginx-ingress ${given}，而规划安装的是${quoted(installed)}。只保留插件的版本即可。`,
    },
  },
  'cce/api-server-eip': {
    title: 'API 服务器的弹性公网 IP 是公网 IPv4 地址',
    why: 'extendParam.clusterExternalIP 按项目中已申请的 EIP 查找，与 VPC 的网段无关。',
    says: {
      syntax: ({ text }) => `${quoted(text)}不是地址；弹性公网 IP 的写法例如 203.0.114.7。`,
      family: ({ address }) => `${address} 是 IPv6 地址；API 服务器使用 IPv4 弹性公网 IP。`,
      private: ({ address }) => `${address} 是内网地址，而弹性公网 IP 是公网地址。请填写已有且未绑定的弹性公网 IP。`,
    },
  },
  'cce/api-server-open': {
    title: '绑定弹性公网 IP 的 API 服务器对公网开放',
    why: '控制节点的 5443 端口默认放通所有地址，只有收紧其安全组的规则才能限制；而集群创建后才有该安全组。',
    says: ({ address }) => `公网上的任何人都能访问位于 ${address} 的 API 服务器的 5443 端口，直到控制节点的安全组（名称中含 -cce-control）只放通必要的地址。客户端仍须提供证书。`,
  },
  'cce/elb-zones': {
    title: '独享型负载均衡器须指定可用区',
    why: '在 kubernetes.io/elb.autocreate 中，available_zone 是必填的列表：独享型负载均衡器部署在所选的可用区，共享型则不然。',
    says: ({ example }) => `还没有为负载均衡器指定可用区；独享型负载均衡器至少需要一个，例如 ${example}。`,
  },
};
