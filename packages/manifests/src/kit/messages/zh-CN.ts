import { md } from '../../format/markdown.js';
import type { en } from './en.js';

/** 各平台指南共用的文字，简体中文。 */
export const zhCN: typeof en = {
  setting: md`项目`,
  value: md`内容`,
  addressPlan: md`地址规划`,
  families: md`IP 地址族`,
  family: md`地址族`,
  verify: md`验证`,
  limitations: md`限制和注意事项`,
  noLimitations: md`就此规划而言，没有已知的限制。`,
  warning: md`**警告**：`,
  openSource: md`（`,
  closeSource: md`）`,
  comma: md`、`,
  and: md` 和 `,
  next: {
    unpack: '解压 ZIP 文件。',
    verify: '使用集群的 kubeconfig 检查 Pod 和 Service。',
  },
  purposes: {
    workload: '用于检验集群能否使用其各地址族的 Pod 和 Service',
    verify: '检查节点、Pod 和 Service 的地址，以及每个 Service 是否有应答',
    plan: '生成这些文件所依据的规划',
  },
};
