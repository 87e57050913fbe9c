import type { Translation } from '../../../../findings/message.js';
import { count, quoted } from '../../../../messages/zh-CN/words.js';
import type { poolAdvanced as english } from '../en/pool-advanced.js';
import { pooled } from './words.js';

const SIDE_BY_SIDE = '且不含“..”、“.-”和“-.”';

/** What is said of the advanced settings of node pools. */
export const poolAdvanced: Translation<typeof english> = {
  'cce/node-commands': {
    title: '节点池的两个脚本经 Base64 编码后最多 10,240 个字符',
    why: '两者编码后一起放入服务器的用户数据，并按编码后的总长度计算。',
    says: ({ pool, length, most }) => `${pooled(pool)}的两个脚本经 Base64 编码后共 ${count(String(length))} 个字符，最多 ${count(String(most))} 个。请改为在脚本中下载并执行。`,
  },
  'cce/node-reboot': {
    title: '安装后执行脚本不能立即重启',
    why: 'CCE 等待脚本结束后才认为节点安装完成。在脚本中关机的服务器不会报告结束。',
    says: ({ pool }) => `${pooled(pool)}的安装后执行脚本调用了 reboot。请改用“shutdown -r 1”，它会延迟一分钟重启。`,
  },
  'cce/node-names': {
    title: '节点名称的前缀和后缀须符合 Kubernetes 的命名规则',
    why: '节点名称由前缀、节点池名称、五个随机字符和后缀组成，须为 RFC 1123 的 DNS 子域名。只能在创建节点池时设置。',
    says: {
      prefix: ({ text }) => `${quoted(text)}不能作为节点名称的前缀：只能使用小写字母、数字、连字符和点，以字母开头，${SIDE_BY_SIDE}。`,
      suffix: ({ text }) => `${quoted(text)}不能作为节点名称的后缀：只能使用小写字母、数字、连字符和点，以字母或数字结尾，${SIDE_BY_SIDE}。`,
      long: ({ pool, length, most }) => `${pooled(pool)}的节点名称加上前缀和后缀共 ${length} 个字符，最多 ${most} 个。`,
      otc: ({ pool }) => `在 Open Telekom Cloud 上，${pooled(pool)}的节点名称前缀和后缀只能在控制台上设置：API 和 Terraform 都没有对应的字段。`,
    },
  },
};
