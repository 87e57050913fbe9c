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
    why: 'validateClusterCIDRBlocks 要求每个列表的第一项为 IPv4、第二项为 IPv6；控制平面和 DNS 的地址都从第一项推算。',
    says: {
      'ipv6-only': ({ ipFamily }) => `KKP 没有只使用 IPv6 的集群：不接受 ${ipFamily}。请选择 IPv4+IPv6 或 IPv4。`,
      'ipv6-first': ({ ipFamily }) => `KKP 要求 IPv4 网段在前、IPv6 网段在后：不接受 ${ipFamily}。请选择 IPv4+IPv6 或 IPv4。`,
    },
  },
  'kkp/node-proxy-release': {
    title: 'KKP 版本支持为集群的节点设置代理',
    why: 'componentsOverride.operatingSystemManager 从 v2.28 起才有 proxy 一项；在此之前，节点只能使用数据中心的代理（spec.node）。',
    says: ({ release }) => `KKP ${release} 不能为单个集群设置出口代理，v2.28 是第一个支持的版本。请留空，或请管理员在数据中心中设置。`,
  },
  'kkp/node-proxy': {
    title: '出口代理是不含密码的 URL',
    why: 'Operating System Manager 会把这段文本写入每个节点上 containerd 和 kubelet 的环境变量，能读取 Cluster 对象的人也都能看到。',
    says: {
      form: ({ url }) => `${quoted(url)}不是代理的 URL：应以 http:// 或 https:// 开头，然后是主机和端口，例如 http://proxy.example.com:3128。`,
      credentials: () => 'URL 中含有凭据，不应写入规划。请将其删除，让代理按地址识别节点。',
    },
  },
  'kkp/dual-stack-datacenter': {
    title: '双栈要求数据中心支持 IPv6',
    why: '对大多数云提供商，knownIPv6CloudProviders 规定所有数据中心都有 IPv6；OpenStack 和 vSphere 则取决于具体环境的配置，只有管理员知道。',
    says: ({ datacenter, cloud, ipFamily }) =>
      `数据中心${datacenter === undefined ? '' : ` ${datacenter} `}没有 IPv6，因此 KKP 不接受 ${ipFamily}。在 ${CLOUD_PROVIDER_LABEL[cloud]} 上，由管理员在 Seed 的数据中心配置中设置 spec.${cloud}.ipv6Enabled 来开启；在此之前只能使用 IPv4。`,
  },
  'kkp/canal-dual-stack': {
    title: '使用 Canal 的双栈需要 3.22 或更高版本',
    why: 'KKP 的 Canal 3.21 插件把 FELIX_IPV6SUPPORT 设为 false，3.22 的插件才开始有 CALICO_IPV6POOL_CIDR；ValidateClusterSpec 会比较版本号。',
    says: ({ version }) => `Canal ${version} 不支持双栈；v3.22 起才支持。`,
  },
  'kkp/cni-version': {
    title: 'KKP 版本支持所选的 CNI 版本',
    why: 'KKP 的镜像中带有各版本的清单或 Chart；不在其中的版本没有可安装的内容。',
    says: {
      none: ({ version }) => `CNI 类型为 none 时没有版本，而此处填写了 ${version}。请留空。`,
      unknown: ({ release, type, version, offered }) => `KKP ${release} 中没有 ${type} ${version}；可选 ${offered.join('、')}。`,
    },
  },
  'kkp/cni-version-deprecated': {
    title: 'KKP 仍在提供所选的 CNI 版本',
    why: 'pkg/cni/version.go 中有两个列表：可以选择的版本和可以保留的版本。后者是为了让 KKP 升级时不影响已有的集群。',
    says: {
      old: ({ release, type, version, offered }) => `${type} ${version} 在 KKP ${release} 中已弃用：已在使用它的集群可以继续使用，但不再提供选择。可选 ${offered.join('、')}。`,
      vulnerable: ({ release, type, version, offered, vulnerabilities }) => `${type} ${version} 在 KKP ${release} 中已弃用：已在使用它的集群可以继续使用，但不再提供选择，并且它受 ${vulnerabilities.join('、')} 影响。可选 ${offered.join('、')}。`,
    },
  },
  'kkp/node-cidr-mask': {
    title: '节点掩码严格长于 Pod 网段的前缀',
    why: '掩码与前缀等长时只能划分出一个网段，第二个节点得不到网段，而滚动更新会短暂需要它。validateNodeCIDRMaskSize 会直接拒绝。',
    says: ({ mask, range }) => `节点掩码 /${mask} 与 Pod 网段 ${range} 的前缀一样长。kubeadm 会将其视为只有一个节点的集群；KKP 则要求更长的掩码。`,
  },
  'kkp/dns-domain': {
    title: `DNS 域名为 ${DNS_DOMAIN}`,
    why: '该域名硬编码在 KKP 的清单和控制器中；校验处的注释写着“Remove all hardcodes before allowing arbitrary domain names”。',
    says: ({ given, only }) => `KKP 不接受${quoted(given)}：只接受 ${only}。`,
  },
  'kkp/proxy-mode': {
    title: 'KKP 版本支持所选的代理模式',
    why: '该值写入 kube-proxy 的配置；ebpf 例外，此时不部署 kube-proxy，而是开启 Cilium 中的替代功能。其他值没有对应的模板。',
    says: ({ release, mode, has }) => `KKP ${release} 没有代理模式 ${mode}；可选 ${has.join('、')}。`,
  },
  'kkp/ebpf-cni': {
    title: 'ebpf 需要能取代 kube-proxy 的 CNI 插件',
    why: '在该模式下，KKP 完全不部署 kube-proxy。Canal 不处理 Service，因此任何 ClusterIP 都不可达，包括 DNS 的。',
    says: ({ release, type, takes }) => `代理模式 ebpf 不能与 CNI ${type} 一起使用：KKP ${release} 只在 CNI 为 ${takes.join(' 或 ')} 时接受它。请选择其他模式，或使用 Cilium。`,
  },
  'kkp/ebpf-konnectivity': {
    title: 'ebpf 需要 Konnectivity',
    why: '没有 Konnectivity 时，控制平面与节点之间依靠 OpenVPN 和网络地址转换相连；只有不再使用 OpenVPN 时，validateProxyMode 才允许 ebpf。',
    says: () => '没有 Konnectivity，代理模式 ebpf 无法使用。',
  },
  'kkp/konnectivity-required': {
    title: 'Konnectivity 无法关闭',
    why: '它所取代的 OpenVPN 隧道已被移除。该字段为旧集群保留，默认设为 true，将在以后的版本中删除。',
    says: ({ release }) => `Konnectivity 不能关闭：KKP ${release} 在控制平面与节点之间已没有其他连接方式。`,
  },
  'kkp/cilium-ipvs': {
    title: '不建议 Cilium 使用 ipvs',
    why: 'Cilium 的一条规则会覆盖其地址伪装用来识别 Pod 流量的报文标记，IPVS 转发到其他节点上 Pod 的报文因而保留原来的源地址，收不到应答（cilium#18610）。',
    says: () => '使用 Cilium 时，代理模式 ipvs 会使 Pod 到 NodePort Service 的连接中断（KKP 的已知问题）。请使用 ebpf，控制台为 Cilium 预选的也是它。',
  },
  'kkp/api-server-allowed-ranges': {
    title: '限制 API 服务器的访问来源，需要 LoadBalancer 暴露策略',
    why: '这些网段会成为集群专用负载均衡器的 loadBalancerSourceRanges；其他暴露策略下，各集群共用一个入口，限制会对所有集群生效。',
    says: ({ strategy }) => `填写了允许访问 API 服务器的网段，而暴露策略为 ${strategy}：只有 LoadBalancer 才能让 KKP 限制访问。`,
  },
  'kkp/node-port-ranges-provider': {
    title: '仅当防火墙由 KKP 管理时，才能限制 NodePort 的访问来源',
    why: '这些网段会成为 KKP 为机器创建的安全组或防火墙规则；在其他云提供商上，KKP 不创建这类规则，由外部网络决定谁能访问 NodePort。',
    says: ({ cloud, having }) => `在 ${CLOUD_PROVIDER_LABEL[cloud]} 上，KKP 没有可写入 NodePort 网段的防火墙；${having.map((each) => CLOUD_PROVIDER_LABEL[each]).join('、')} 上才有。`,
  },
  'kkp/node-port-ranges-family': {
    title: '双栈集群的 NodePort 对两个地址族都开放',
    why: '防火墙规则只属于一个地址族。只有完全不填写网段时，KKP 才向所有来源开放 NodePort；某个地址族没有网段，就没有规则，也就不通。',
    says: ({ family, other }) => `只有 ${FAMILY_LABEL[other]} 网段可以访问 NodePort，因此无法通过 ${FAMILY_LABEL[family]} 访问。请添加 ${FAMILY_LABEL[family]} 网段。`,
  },
  'kkp/allowed-range': {
    title: '允许访问的网段属于所在列表的地址族',
    why: '云平台不接受混用地址族的规则，因此 KKP 把列表分成两份，各建一条规则。无法解析的网段会使 webhook 拒绝该集群。',
    says: { ...problems, family: ({ text, is, field }) => `${text} 是 ${FAMILY_LABEL[is]} 网段，却填在了 ${FAMILY_LABEL[field]} 列表中。请移到另一个列表。` },
  },
  'kkp/tunneling-agent-ip': {
    title: '隧道代理 IP 仅用于 Tunneling 暴露策略',
    why: '只有在 Tunneling 策略下，每个节点才运行 Envoy 代理；它所在的网卡使用该地址，并把 kubelet 和 Pod 的流量转发到 API 服务器。',
    says: ({ strategy }) => `填写了隧道代理 IP，而暴露策略为 ${strategy}；KKP 只在 Tunneling 下接受它。`,
  },
  'kkp/tunneling-agent-address': {
    title: '隧道代理的地址位于集群网段之外',
    why: '该地址配置在每个节点的 envoyagent 网卡上，并写入名为 kubernetes 的 Service 的端点。如果 Pod 另有到该地址的路由，就永远访问不到 API 服务器。',
    says: {
      ...problems,
      'in-range': ({ text, range, usual }, words) => spaced`隧道代理在每个节点上监听 ${text}，而该地址位于${named(range, words)} 之内。请使用此网段之外的地址，例如 KKP 的默认值 ${usual}。`,
    },
  },
};
