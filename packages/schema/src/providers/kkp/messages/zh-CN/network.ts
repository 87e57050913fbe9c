import { FAMILY_LABEL } from '../../../../address/family.js';
import type { Translation } from '../../../../findings/message.js';
import { problems } from '../../../../messages/zh-CN.js';
import { named, quoted, spaced } from '../../../../messages/zh-CN/words.js';
import { CLOUD_PROVIDER_LABEL, DNS_DOMAIN } from '../../catalog.js';
import type { network as en } from '../en/network.js';

/** 对集群网络的检查结果。 */
export const network: Translation<typeof en> = {
  'kkp/ip-family': {
    title: 'IPv4 是主地址族',
    says: {
      'ipv6-only': ({ ipFamily }) => `KKP 没有只使用 IPv6 的集群：不接受 ${ipFamily}。请选择 IPv4+IPv6 或 IPv4。`,
      'ipv6-first': ({ ipFamily }) => `KKP 要求 IPv4 网段在前、IPv6 网段在后：不接受 ${ipFamily}。请选择 IPv4+IPv6 或 IPv4。`,
    },
  },
  'kkp/dual-stack-datacenter': {
    title: '双栈要求数据中心支持 IPv6',
    says: ({ datacenter, cloud, ipFamily }) =>
      `数据中心${datacenter === undefined ? '' : ` ${datacenter} `}没有 IPv6，因此 KKP 不接受 ${ipFamily}。在 ${CLOUD_PROVIDER_LABEL[cloud]} 上，由管理员在 Seed 的数据中心配置中设置 spec.${cloud}.ipv6Enabled 来开启；在此之前只能使用 IPv4。`,
  },
  'kkp/canal-dual-stack': {
    title: '使用 Canal 的双栈需要 3.22 或更高版本',
    says: ({ version }) => `Canal ${version} 不支持双栈；v3.22 起才支持。`,
  },
  'kkp/cni-version': {
    title: 'KKP 版本支持所选的 CNI 版本',
    says: {
      none: ({ version }) => `CNI 类型为 none 时没有版本，而此处填写了 ${version}。请留空。`,
      unknown: ({ release, type, version, offered }) => `KKP ${release} 中没有 ${type} ${version}；可选 ${offered.join('、')}。`,
    },
  },
  'kkp/cni-version-deprecated': {
    title: 'KKP 仍在提供所选的 CNI 版本',
    says: {
      old: ({ release, type, version, offered }) => `${type} ${version} 在 KKP ${release} 中已弃用：已在使用它的集群可以继续使用，但不再提供选择。可选 ${offered.join('、')}。`,
      vulnerable: ({ release, type, version, offered, vulnerabilities }) => `${type} ${version} 在 KKP ${release} 中已弃用：已在使用它的集群可以继续使用，但不再提供选择，并且它受 ${vulnerabilities.join('、')} 影响。可选 ${offered.join('、')}。`,
    },
  },
  'kkp/node-cidr-mask': {
    title: '节点掩码严格长于 Pod 网段的前缀',
    says: ({ mask, range }) => `节点掩码 /${mask} 与 Pod 网段 ${range} 的前缀一样长。kubeadm 会将其视为只有一个节点的集群；KKP 则要求更长的掩码。`,
  },
  'kkp/dns-domain': {
    title: `DNS 域名为 ${DNS_DOMAIN}`,
    says: ({ given, only }) => `KKP 不接受${quoted(given)}：只接受 ${only}。`,
  },
  'kkp/proxy-mode': {
    title: 'KKP 版本支持所选的代理模式',
    says: ({ release, mode, has }) => `KKP ${release} 没有代理模式 ${mode}；可选 ${has.join('、')}。`,
  },
  'kkp/ebpf-cni': {
    title: 'ebpf 需要能取代 kube-proxy 的 CNI 插件',
    says: ({ release, type, takes }) => `代理模式 ebpf 不能与 CNI ${type} 一起使用：KKP ${release} 只在 CNI 为 ${takes.join(' 或 ')} 时接受它。请选择其他模式，或使用 Cilium。`,
  },
  'kkp/ebpf-konnectivity': { title: 'ebpf 需要 Konnectivity', says: () => '没有 Konnectivity，代理模式 ebpf 无法使用。' },
  'kkp/konnectivity-required': {
    title: 'Konnectivity 无法关闭',
    says: ({ release }) => `Konnectivity 不能关闭：KKP ${release} 在控制平面与节点之间已没有其他连接方式。`,
  },
  'kkp/cilium-ipvs': {
    title: '不建议 Cilium 使用 ipvs',
    says: () => '使用 Cilium 时，代理模式 ipvs 会使 Pod 到 NodePort Service 的连接中断（KKP 的已知问题）。请使用 ebpf，控制台为 Cilium 预选的也是它。',
  },
  'kkp/api-server-allowed-ranges': {
    title: '限制 API 服务器的访问来源，需要 LoadBalancer 暴露策略',
    says: ({ strategy }) => `填写了允许访问 API 服务器的网段，而暴露策略为 ${strategy}：只有 LoadBalancer 才能让 KKP 限制访问。`,
  },
  'kkp/node-port-ranges-provider': {
    title: '仅当防火墙由 KKP 管理时，才能限制 NodePort 的访问来源',
    says: ({ cloud, having }) => `在 ${CLOUD_PROVIDER_LABEL[cloud]} 上，KKP 没有可写入 NodePort 网段的防火墙；${having.map((each) => CLOUD_PROVIDER_LABEL[each]).join('、')} 上才有。`,
  },
  'kkp/node-port-ranges-family': {
    title: '双栈集群的 NodePort 对两个地址族都开放',
    says: ({ family, other }) => `只有 ${FAMILY_LABEL[other]} 网段可以访问 NodePort，因此无法通过 ${FAMILY_LABEL[family]} 访问。请添加 ${FAMILY_LABEL[family]} 网段。`,
  },
  'kkp/allowed-range': {
    title: '允许访问的网段属于所在列表的地址族',
    says: { ...problems, family: ({ text, is, field }) => `${text} 是 ${FAMILY_LABEL[is]} 网段，却填在了 ${FAMILY_LABEL[field]} 列表中。请移到另一个列表。` },
  },
  'kkp/tunneling-agent-ip': {
    title: '隧道代理 IP 仅用于 Tunneling 暴露策略',
    says: ({ strategy }) => `填写了隧道代理 IP，而暴露策略为 ${strategy}；KKP 只在 Tunneling 下接受它。`,
  },
  'kkp/tunneling-agent-address': {
    title: '隧道代理的地址位于集群网段之外',
    says: {
      ...problems,
      'in-range': ({ text, range, usual }, words) => spaced`隧道代理在每个节点上监听 ${text}，而该地址位于${named(range, words)} 之内。请使用此网段之外的地址，例如 KKP 的默认值 ${usual}。`,
    },
  },
};
