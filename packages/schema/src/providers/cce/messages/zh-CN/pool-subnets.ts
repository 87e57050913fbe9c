import type { Translation } from '../../../../findings/message.js';
import { quoted } from '../../../../messages/zh-CN/words.js';
import type { poolSubnets as english } from '../en/pool-subnets.js';
import { ofPool } from './words.js';

/** What is said of the subnets of node pools. */
export const poolSubnets: Translation<typeof english> = {
  'cce/pool-subnets': {
    title: '节点池使用规划中的节点子网，每个只列一次',
    why: 'primaryNic 中是集群所在 VPC 内的网络 ID，各文件按规划中的名称查找。华为云最多可列 20 个，其他只能列一个。',
    says: {
      unknown: ({ pool, name, known }) => `${ofPool(pool)}使用子网${quoted(name)}，而规划中没有这个节点子网，只有 ${known.join('、')}。请将其加入节点子网，或改用其他子网。`,
      twice: ({ pool, name }) => `${ofPool(pool)}两次列出子网 ${name}。请只列一次；最先列出的子网最先使用。`,
      otc: ({ pool, count }) => `${ofPool(pool)}列出了 ${count} 个子网，而 Open Telekom Cloud 的 API 对一个节点池只接受一个。请在此只列一个，其他的到控制台上添加。`,
    },
  },
  'cce/node-subnet-unused': {
    title: '每个更多节点子网都有节点池使用',
    why: '没有指定子网的节点池，其节点位于集群的默认子网；其他子网不会自动使用。',
    says: ({ subnet, range }) => `没有节点池使用节点子网 ${subnet === '' ? range : subnet}：其中不会有节点。`,
  },
};
