import { FAMILY_LABEL } from '../../address/family.js';
import type { Translation } from '../../findings/message.js';
import type { nat64 as english, nat64Fields as englishFields, nat64Terms as englishTerms } from '../en/nat64.js';
import { named, related, spaced } from './words.js';

/** 仅有 IPv6 的集群如何访问 IPv4 地址，相应的检查结果。 */
export const nat64: Translation<typeof english> = {
  'kubernetes/nat64-family': {
    title: 'NAT64 用于仅有 IPv6 的集群',
    why: '有 IPv4 地址的主机直接访问 IPv4。没有 IPv6 的主机则根本无法到达 IPv6 前缀。',
    says: ({ ipFamily }) => `集群使用 ${ipFamily}，Pod 不经 NAT64 即可访问 ${FAMILY_LABEL.ipv4} 地址。请删除该设置，或选择仅 IPv6。`,
  },
  'kubernetes/nat64-prefix': {
    title: 'NAT64 前缀的长度须能容纳其后的 IPv4 地址',
    why: '转换设备和 DNS64 只按前缀长度取出嵌入的地址，而且此类地址的第 64 到 71 位须为零。CoreDNS 不接受小于 32、大于 96 或不是 8 的倍数的长度。',
    says: {
      length: ({ text, prefix, lengths }) => `${text} 的长度为 /${prefix}；NAT64 前缀的长度须为 ${lengths.slice(0, -1).map((each) => `/${each}`).join('、')} 或 /${lengths.at(-1) ?? ''}。`,
      octet: ({ text }) => `${text} 的第 64 到 71 位不为零，而嵌入 IPv4 地址的地址要求这些位为零。`,
    },
  },
  'kubernetes/nat64-overlap': {
    title: 'NAT64 前缀不能与其他任何网段重叠',
    why: '发往该前缀的报文都会路由到网关，由网关从中取出 IPv4 地址。使用此类地址的主机、Pod 和 Service 会被当作 IPv4 目标。',
    says: ({ range, relation, other }, words) => spaced`${related(named(range, words), relation, named(other, words))}。请使用未被占用的前缀。`,
  },
  'kubernetes/nat64-not-global': {
    title: '公认前缀只用于全局 IPv4 地址',
    why: 'RFC 6052 禁止在其后嵌入私有 IPv4 地址，转换设备会丢弃此类报文：该前缀在任何地方含义都相同，而私有地址并非如此。RFC 8215 为它们预留了 64:ff9b:1::/48。',
    says: ({ prefix, range, local }) => `通过 ${prefix} 无法访问私有 IPv4 地址，例如保留网段 ${range} 中的地址。如果集群需要访问它们，请使用 ${local} 或自己的前缀，并在网关上同样设置。`,
  },
  'kubernetes/nat64-cilium': {
    title: 'Cilium 使用两个地址族并替代 kube-proxy 时，才能作为 NAT64 网关',
    why: '开启 enable-nat46x64-gateway 而只有一个地址族时，agent 会立即退出。转换代码编译在替代 kube-proxy 的负载均衡器中，且前缀固定。',
    says: {
      plugin: () => '网络插件不是 Cilium，集群中没有组件做转换。请填写集群外的网关，或选择 Cilium 作为网络插件。',
      family: ({ ipFamily }) => `Cilium 的 agent 将无法启动：其 NAT64 网关需要两个地址族，而该集群使用 ${ipFamily}。请使用集群外的网关；也可以是在一台双栈机器上单独运行的 Cilium。`,
      version: ({ version, from }) => `Cilium ${version} 没有 NAT64 网关，${from} 及以后的版本才有。请填写集群外的网关，或选择更新的版本。`,
      'kube-proxy': () => 'Cilium 只有替代 kube-proxy 时才做转换，而此处没有替代。请开启替代，或填写集群外的网关。',
      prefix: ({ text, prefix }) => `Cilium 只转换 ${prefix} 中的地址，${text} 中的地址会保持原样。请使用 ${prefix}，或使用集群外的网关。`,
    },
  },
  'kubernetes/nat64-resolver': {
    title: '节点不向 CoreDNS 查询',
    why: 'kubelet 把 DNS Service 写入 Pod 的 resolv.conf。容器运行时、kubelet 以及使用主机网络的 Pod 则按机器自己的 resolv.conf 查询。',
    says: () => 'CoreDNS 只为 Pod 合成 AAAA 记录。节点用机器的 DNS 解析器拉取镜像：它也须支持 DNS64，否则无法访问没有 IPv6 的镜像仓库。',
  },
};

/** `spec.nat64` 各字段的名称。 */
export const nat64Fields: Translation<typeof englishFields> = {
  'spec.nat64': 'NAT64 和 DNS64',
  'spec.nat64.dns64': 'DNS64 提供方',
  'spec.nat64.prefix': 'NAT64 前缀',
  'spec.nat64.gateway': 'NAT64 提供方',
  'spec.nat64.gatewayName': '网关名称',
};

/** 选项的名称。 */
export const nat64Terms: Translation<typeof englishTerms> = {
  'dns64.coredns': '集群的 CoreDNS',
  'dns64.upstream': '节点的 DNS 解析器',
  'gateway.external': '集群外的网关',
  'gateway.cilium': '集群中的 Cilium',
};
