import type { Translation } from '../../findings/message.js';
import type { Given, SecretKind } from '../en.js';
import type { document as english } from '../en/document.js';
import { spaced } from './words.js';

/** What secrets are called that a plan may carry by mistake. */
const SECRETS: Readonly<Record<SecretKind, string>> = {
  'private-key': '私钥',
  'aws-access-key': 'AWS 访问密钥',
  'github-token': 'GitHub 令牌',
  'gitlab-token': 'GitLab 令牌',
  'slack-token': 'Slack 令牌',
  'google-api-key': 'Google API 密钥',
  'google-oauth-token': 'Google OAuth 令牌',
  'digitalocean-token': 'DigitalOcean 令牌',
  'registry-token': '软件包仓库的令牌',
  'service-key': '某项服务的密钥',
  'vault-token': 'HashiCorp Vault 令牌',
  'json-web-token': 'JSON Web 令牌（JWT）',
  'bearer-token': '持有者令牌（Bearer）',
  'kubeadm-token': 'kubeadm 的引导令牌',
  password: '密码',
  'url-password': '带密码的 URL',
};

/** A value as it is given, in JSON: a text in the quotation marks of the language. */
const requoted = (json: string): string => json.replace(/^"(.*)"$/su, '“$1”');

/** What zod calls the types of values. */
const TYPES: ReadonlyMap<string, string> = new Map(Object.entries({ string: '字符串', number: '数字', int: '整数', boolean: '布尔值', array: '列表', object: '对象', record: '对象' }));

const given = (value: Given): string => {
  if (typeof value === 'string') return requoted(value);
  return Object.hasOwn(value, 'entries') ? `含 ${(value as { entries: number }).entries} 个条目的列表` : '对象';
};
const oneOf = (values: readonly string[]) => `可用的值有 ${values.join('、')}`;

/** What is asked of every document, and of its shape. */
export const document: Translation<typeof english> = {
  'plan/secret': {
    title: '规划中没有机密信息',
    why: '这里使用的是代码托管平台扫描密钥的模式。匹配的文本在那里会被视为有效凭据，上报给签发方，并往往随即被吊销。',
    says: ({ kind }) => spaced`这看起来像${SECRETS[kind]}。规划会以明文保存、共享并写入文件，因此机密信息只按名称引用，或留给运行文件的人填写。请将其删除；如果是真的，还应立即吊销。`,
  },
  'schema/invalid-value': {
    title: '取值是已知的值之一',
    says: {
      missing: ({ values }) => `缺少此字段；${oneOf(values)}。`,
      unknown: ({ given: value, values }) => spaced`${given(value)}不是这里可用的值；${oneOf(values)}。`,
    },
  },
  'schema/invalid-type': {
    title: '取值的类型正确',
    says: {
      missing: () => '缺少此字段。',
      type: ({ given: value, expected }) => spaced`${given(value)}的类型不对；应为${TYPES.get(expected) ?? expected}。`,
    },
  },
  'schema/too-big': { title: '取值不超过上限', says: ({ given: value, of, limit }) => spaced`${given(value)}太${{ text: `长；最多 ${limit} 个字符`, list: `长；最多 ${limit} 个条目`, number: `大；最大为 ${limit}` }[of]}。` },
  'schema/too-small': { title: '取值不低于下限', says: ({ given: value, of, limit }) => spaced`${given(value)}太${{ text: `短；至少 ${limit} 个字符`, list: `短；至少 ${limit} 个条目`, number: `小；最小为 ${limit}` }[of]}。` },
  'schema/unrecognized-keys': { title: '规划中没有未知字段', says: ({ field }) => `这里没有字段${requoted(field)}。请将其删除，或检查拼写。` },
  'schema/unprintable': {
    title: '文本中没有看不见的字符',
    says: ({ character, place }) => `文本中有一个看不见的字符（${character}，第 ${place} 个字符）。名称、脚本和日志都不接受这样的字符：请重新输入文本，去掉该字符。`,
  },
  'schema/too-many-entries': {
    title: '规划的任何部分都不超过真实集群的需要',
    says: {
      anywhere: ({ entries, most }) => `这里有 ${entries} 个条目；规划的任何部分都不会超过 ${most} 个。`,
      map: ({ entries, most }) => `这里有 ${entries} 个条目；最多接受 ${most} 个，已多于任何系统的上限。`,
    },
  },
  'schema/more-findings': {
    title: '列出的检查结果不超过人能阅读的数量',
    says: ({ more, most }) => `另有 ${more} 条检查结果未列出；最多列出 ${most} 条，错误在前。修正这些之后，其余的就会显示。`,
  },
  'schema/invalid': { title: '规划的格式正确', says: ({ given: value, code }) => spaced`${given(value)}在这里不被接受（${code}）。` },
};
