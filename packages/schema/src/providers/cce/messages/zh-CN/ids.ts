import type { Translation } from '../../../../findings/message.js';
import { quoted } from '../../../../messages/zh-CN/words.js';
import type { ids as english } from '../en/ids.js';

/** What is said of ids of what the cloud has already. */
export const ids: Translation<typeof english> = {
  'cce/node-flavor-syntax': {
    title: '节点规格使用云平台的名称',
    why: '名称原样提交给计算服务，由其与自己的列表逐字比对。',
    says: ({ flavor, example }) => `${quoted(flavor)}不是节点规格的名称：应为以点分隔的小写字母和数字，例如 ${example}。`,
  },
  'cce/id-syntax': {
    title: 'ID 由云平台生成',
    why: '负载均衡器、安全组等资源只能按 UUID 查找。在该位置填写名称时，请求会返回找不到资源。',
    says: {
      uuid: ({ id }) => `${quoted(id)}不是云平台的 ID：应为分成五组的 32 个十六进制数字，例如 8d6bd485-d8ac-4693-815d-9d54d79b0666。可在控制台的资源详情中查看。`,
      project: ({ id }) => `${quoted(id)}不是企业项目 ID：默认企业项目为 0，其他为分成五组的 32 个十六进制数字。`,
    },
  },
};
