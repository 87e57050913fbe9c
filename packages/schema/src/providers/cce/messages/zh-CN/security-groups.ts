import type { Translation } from '../../../../findings/message.js';
import type { securityGroups as english } from '../en/security-groups.js';
import type { Site } from '../../catalog.js';
import { ofPool } from './words.js';

const PORTS = '控制节点、节点和 Pod 之间 CCE 所需的端口，以及工作负载所需的所有 IPv6 规则：CCE 不会为其添加规则';

/** What becomes of those of a pool that exists. */
const LATER: Readonly<Record<Site, string>> = { huaweicloud: '以后更改只对新增节点生效。', otc: '节点池创建后不能更改。' };

/** What is said of security groups. */
export const securityGroups: Translation<typeof english> = {
  'cce/security-group-count': {
    title: '节点池最多使用五个安全组',
    why: '安全组绑定到每台服务器的网卡。手册对节点和 Pod 都给出了这个数量，没有说明原因。',
    says: ({ pool, count, most }) => `${ofPool(pool)}列出了 ${count} 个安全组，最多可选择 ${most} 个。`,
  },
  'cce/pod-security-groups': {
    title: '只有华为云 Turbo 集群的 Pod 有自己的安全组',
    why: '在云原生网络 2.0 中，Pod 有 VPC 的网卡，可以绑定安全组。其他情况下，Pod 的流量经由节点的网卡发出。',
    says: {
      standard: ({ pool }) => `${ofPool(pool)}为 Pod 指定了安全组，而 Standard 集群的 Pod 没有自己的网卡，使用节点的安全组。`,
      otc: ({ pool }) => `${ofPool(pool)}为 Pod 指定了安全组，而 Open Telekom Cloud 的 API 没有对应的字段。请在集群中使用 SecurityGroup 对象。`,
    },
  },
  'cce/security-group-ports': {
    title: '自己的安全组须放通集群的流量',
    why: 'CCE 创建的安全组带有这些规则；指定的安全组则原样使用，端口未放通时无法安装节点。',
    says: {
      default: () => `节点默认安全组由您指定：须放通${PORTS}。`,
      pool: ({ pool, site }) => `${ofPool(pool)}使用您指定的安全组：合起来须放通${PORTS}。${LATER[site]}`,
    },
  },
};
