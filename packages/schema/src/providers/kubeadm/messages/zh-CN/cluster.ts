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
    says: {
      missing: () => `集群没有名称：${CLUSTER_NAME}`,
      invalid: ({ name }) => `${quoted(name)}不能用作集群名称：${CLUSTER_NAME}`,
    },
  },
  'kubeadm/version': {
    title: 'Kubernetes 版本号完整，且不低于 1.16',
    says: {
      unknown: ({ version, first, newest }) => `${quoted(version)}不是此处支持的 Kubernetes 版本：支持 ${first} 到 ${newest}。双栈自 ${first} 开始提供；单栈虽可用于任何版本，但更早的版本此处不生成文件。`,
      partial: ({ version, example }) => `kubeadm 需要完整的版本号，而${quoted(version)}不是：应为三段数字，例如 ${example}，前面不加 v。`,
    },
  },
  'kubeadm/version-end-of-life': {
    title: 'Kubernetes 版本仍提供补丁',
    says: ({ minor, maintained }) => `Kubernetes ${minor} 已不再提供补丁；仍提供补丁的是 ${maintained.join('、')}。`,
  },
  'kubeadm/config-api': {
    title: '该版本的 kubeadm 能读取所选的配置 API 版本',
    says: ({ version, api, first, last, reads }) => `kubeadm ${version} 不能读取 ${api}：${api} 用于 ${first} 到 ${last}。它能读取的是 ${reads.join('、')}。`,
  },
  'kubeadm/config-api-deprecated': {
    title: '所选的配置 API 版本在该版本中未被弃用',
    says: ({ api, from, last, newest }) => `${api} 自 kubeadm ${from} 起弃用，${last} 是最后一个能读取它的版本。请改用 ${newest}。`,
  },
  'kubeadm/config-api-dual-stack': {
    title: 'kubeadm 1.16 只接受一个 Service 网段',
    says: ({ version }) => `kubeadm ${version} 只接受一个 Service 网段，自 1.17 起才接受两个。各组件本身可以接受两个：请改用各组件的启动参数，或选择更新的版本。`,
  },
  'kubeadm/control-plane-endpoint': {
    title: '控制平面端点是名称或地址，可带端口',
    says: ({ endpoint, port }) => `${quoted(endpoint)}会被拒绝：kubeadm 接受小写的 DNS 名称或地址，以及 1 到 65535 的端口，例如 k8s.example.net:${port} 或 [fd00::10]:${port}。`,
  },
  'kubeadm/control-plane-endpoint-brackets': {
    title: '带端口的 IPv6 地址写在方括号中',
    says: ({ endpoint, port }) => `${endpoint} 会被当作一个以 ${port} 结尾、不带端口的 IPv6 地址。如果 ${port} 是端口，请把地址写在方括号中。`,
  },
  'kubeadm/control-plane-endpoint-required': {
    title: '多个控制平面节点共用一个端点',
    says: ({ nodes }) => `规划中有 ${nodes} 个控制平面节点，却没有端点：只有存在一个代表所有控制平面节点的固定地址或名称时，kubeadm 才允许第二个控制平面节点加入，而且端点不能事后补上。`,
  },
  'kubeadm/control-plane-endpoint-address': {
    title: '端点若为地址，须是节点能够访问的地址',
    says: {
      family: ({ endpoint, family, ipFamily, wanted }) => `${endpoint} 是 ${FAMILY_LABEL[family]} 地址，而集群只使用 ${ipFamily}：任何节点都无法访问它。请改用名称，或改用 ${FAMILY_LABEL[wanted]} 地址。`,
      'in-range': ({ endpoint, range }, { nameOf }) => spaced`${endpoint} 位于${nameOf(range.name)} ${range.text} 之内：节点会在集群内部寻找它。请使用节点网络中的地址，或使用名称。`,
    },
  },
  'kubeadm/dns-domain': {
    title: 'DNS 域名是合法的 DNS 名称',
    says: ({ domain }) => `${quoted(domain)}不是合法的 DNS 名称：应由小写字母、数字和连字符组成的各段以点号连接而成，例如 ${DEFAULT_DNS_DOMAIN}。`,
  },
};
