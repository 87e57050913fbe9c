import { FAMILY_LABEL } from '../../../../address/family.js';
import type { Translation } from '../../../../findings/message.js';
import { quoted, spaced } from '../../../../messages/zh-CN/words.js';
import { DEFAULT_DNS_DOMAIN } from '../../catalog.js';
import type { cluster as en } from '../en/cluster.js';

const CLUSTER_NAME = '最多 50 个小写字母、数字和连字符，首尾须为字母或数字，例如 lab-1。kubeconfig 文件和 kind 都用它来标识集群。';

/** 对整个集群的检查结果。 */
export const cluster: Translation<typeof en> = {
  'kubeadm/cluster-name': {
    title: '集群名称最多包含 50 个小写字母、数字和连字符',
    why: 'kind 以 <名称>-control-plane 作为机器的主机名，而主机名最长 63 个字符，因此集群名称超过 50 个字符时会发出警告；kubeconfig 的上下文也使用该名称。',
    says: {
      missing: () => `集群没有名称：${CLUSTER_NAME}`,
      invalid: ({ name }) => `${quoted(name)}不能用作集群名称：${CLUSTER_NAME}`,
    },
  },
  'kubeadm/version': {
    title: 'Kubernetes 版本号完整，且不低于 1.16',
    why: 'kubeadm 按标签 v<版本号> 拉取镜像。既不是三段数字、也不是 stable-1.34 这类标签的文本与其模式都不匹配，kubeadm 会直接报错退出。',
    says: {
      unknown: ({ version, first, newest }) => `${quoted(version)}不是此处支持的 Kubernetes 版本：支持 ${first} 到 ${newest}。双栈自 ${first} 开始提供；单栈虽可用于任何版本，但更早的版本此处不生成文件。`,
      partial: ({ version, example }) => `kubeadm 需要完整的版本号，而${quoted(version)}不是：应为三段数字，例如 ${example}，前面不加 v。`,
    },
  },
  'kubeadm/version-end-of-life': {
    title: 'Kubernetes 版本仍提供补丁',
    why: '修复只进入最新的三个次要版本，每个约维护 14 个月；此后发现的漏洞，会一直留在集群的各个组件中。',
    says: ({ minor, maintained }) => `Kubernetes ${minor} 已不再提供补丁；仍提供补丁的是 ${maintained.join('、')}。`,
  },
  'kubeadm/config-api': {
    title: '该版本的 kubeadm 能读取所选的配置 API 版本',
    why: 'kubeadm 按文件中的 apiVersion 选用编译在内的类型来解码；没有对应的类型时，什么都不做就会报错退出。',
    says: ({ version, api, first, last, reads }) => `kubeadm ${version} 不能读取 ${api}：${api} 用于 ${first} 到 ${last}。它能读取的是 ${reads.join('、')}。`,
  },
  'kubeadm/config-api-deprecated': {
    title: '所选的配置 API 版本在该版本中未被弃用',
    why: 'kubeadm 仍会转换旧版本并打印警告。旧版本移除后，只能用同时支持两者的版本运行 kubeadm config migrate 来迁移文件。',
    says: ({ api, from, last, newest }) => `${api} 自 kubeadm ${from} 起弃用，${last} 是最后一个能读取它的版本。请改用 ${newest}。`,
  },
  'kubeadm/config-api-dual-stack': {
    title: 'kubeadm 1.16 只接受一个 Service 网段',
    why: 'kubeadm 1.16 把 serviceSubnet 当作单个网段来解析，以推算 API 服务器和 DNS 的地址；带逗号的文本无法解析。',
    says: ({ version }) => `kubeadm ${version} 只接受一个 Service 网段，自 1.17 起才接受两个。各组件本身可以接受两个：请改用各组件的启动参数，或选择更新的版本。`,
  },
  'kubeadm/control-plane-endpoint': {
    title: '控制平面端点是名称或地址，可带端口',
    why: 'kubeadm 把它以 https://<端点> 写入每个 kubeconfig，并把主机部分写入 kube-apiserver 的证书。不是 DNS-1123 名称、地址或端口的内容都无法写入。',
    says: ({ endpoint, port }) => `${quoted(endpoint)}会被拒绝：kubeadm 接受小写的 DNS 名称或地址，以及 1 到 65535 的端口，例如 k8s.example.net:${port} 或 [fd00::10]:${port}。`,
  },
  'kubeadm/control-plane-endpoint-brackets': {
    title: '带端口的 IPv6 地址写在方括号中',
    why: 'Go 的 SplitHostPort 因冒号过多而无法拆分，kubeadm 便把整段文本当作地址，并使用 API 服务器的端口。',
    says: ({ endpoint, port }) => `${endpoint} 会被当作一个以 ${port} 结尾、不带端口的 IPv6 地址。如果 ${port} 是端口，请把地址写在方括号中。`,
  },
  'kubeadm/control-plane-endpoint-required': {
    title: '多个控制平面节点共用一个端点',
    why: 'kubeadm join --control-plane 会在 ConfigMap kubeadm-config 中查找 controlPlaneEndpoint，没有就停止：首个节点的证书和 kubeconfig 只写着该节点自己。',
    says: ({ nodes }) => `规划中有 ${nodes} 个控制平面节点，却没有端点：只有存在一个代表所有控制平面节点的固定地址或名称时，kubeadm 才允许第二个控制平面节点加入，而且端点不能事后补上。`,
  },
  'kubeadm/control-plane-endpoint-address': {
    title: '端点若为地址，须是节点能够访问的地址',
    why: '每个 kubelet 都从主机连接该地址，此时还没有 Pod 网络。集群自身网段中的地址要靠 kube-proxy 或网络插件才可用，而它们又要先连上 API 服务器。',
    says: {
      family: ({ endpoint, family, ipFamily, wanted }) => `${endpoint} 是 ${FAMILY_LABEL[family]} 地址，而集群只使用 ${ipFamily}：任何节点都无法访问它。请改用名称，或改用 ${FAMILY_LABEL[wanted]} 地址。`,
      'in-range': ({ endpoint, range }, { nameOf }) => spaced`${endpoint} 位于${nameOf(range.name)} ${range.text} 之内：节点会在集群内部寻找它。请使用节点网络中的地址，或使用名称。`,
    },
  },
  'kubeadm/dns-domain': {
    title: 'DNS 域名是合法的 DNS 名称',
    why: 'CoreDNS 以它为区域提供解析，kubelet 把它写入每个 Pod 的搜索列表；两者都只接受合法的 DNS 名称。',
    says: ({ domain }) => `${quoted(domain)}不是合法的 DNS 名称：应由小写字母、数字和连字符组成的各段以点号连接而成，例如 ${DEFAULT_DNS_DOMAIN}。`,
  },
};
