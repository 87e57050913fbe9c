import type { Translation } from '../../../../findings/message.js';
import type { poolDisks as english } from '../en/pool-disks.js';
import { ofPool } from './words.js';

/** What is said of how the disks of a node pool are divided, and of whose its servers are. */
export const poolDisks: Translation<typeof english> = {
  'cce/runtime-space': {
    title: '容器引擎空间是数据盘的一部分',
    why: '百分比用于划分由第一块数据盘组成的卷组 vgpaas；系统盘不会被划分。',
    says: ({ pool, percent }) => `${ofPool(pool)}为容器引擎分配了 ${percent}% 的空间，却没有可供划分的数据盘。请添加一块数据盘，或由 CCE 决定。`,
  },
  'cce/pool-enterprise-project': {
    title: '在 Open Telekom Cloud 上，服务器属于集群的企业项目',
    why: '其控制台可以另行选择。其 API 的 nodeTemplate 没有 serverEnterpriseProjectID，Terraform Provider 也没有对应的参数。',
    says: ({ pool }) => `${ofPool(pool)}指定了自己的企业项目，而 Open Telekom Cloud 的 API 和 Terraform 都没有对应的字段。请在控制台上选择，或删除该设置。`,
  },
};
