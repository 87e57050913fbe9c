import { EXAMPLES } from '../../address/examples.js';
import { FAMILY_LABEL } from '../../address/family.js';
import type { ProblemParams } from '../../address/problem.js';
import type { Translation } from '../../findings/message.js';
import type { problems as english } from '../en/problems.js';

/** What is wanted in a field, with an example: of the family of the field, where it takes one alone. */
function wantedWith({ wanted, family, example }: ProblemParams['empty']): string {
  const name = wanted === 'address' ? '地址' : '网段';
  const { ipv4, ipv6 } = EXAMPLES[wanted];
  return `${family ? ` ${FAMILY_LABEL[family]} ` : ''}${name}，例如 ${example ?? (family ? EXAMPLES[wanted][family] : `${ipv4} 或 ${ipv6}`)}`;
}

/** What is wrong with the text of an address or a range. Rules that say it have these wordings among their own. */
export const problems: Translation<typeof english> = {
  empty: (params) => `这里还没有填写；请填写${wantedWith(params)}。`,
  whitespace: ({ text, without }) => `“${text}”中有空格${without === undefined ? '，而地址和网段中都不能有空格' : `；请去掉空格，写成“${without}”`}。`,
  'zone-id': ({ text }) => `${text} 带有区域 ID（% 之后的部分）；区域 ID 只属于某台主机的接口，请去掉。`,
  'leading-zero': ({ text, part, digits, number }) => (part === 'prefix' ? `${text} 的前缀长度有前导零（${digits}）；请写成 /${number}。` : `${text} 中的“${digits}”有前导零，有些程序会按八进制解读；请写成 ${number}。`),
  'octet-out-of-range': ({ text, octet }) => `${text} 中的 ${octet} 大于 255，而 IPv4 地址的每一段最大为 255。`,
  syntax: ({ text, family }) =>
    family === 'ipv6' ? `${text} 不是 IPv6 地址：IPv6 地址由八组十六进制数组成，每组最多四位，其中一段连续的全零组可以写成“::”。` : `${text} 既不是 IPv4 地址（以点分隔的四个数字），也不是 IPv6 地址（以冒号分隔的若干组）。`,
  'prefix-missing': ({ text, bits, range }) => `${text} 是没有前缀长度（0 到 ${bits}）的地址；请填写网段${range === undefined ? '' : `，例如 ${range}`}。`,
  'prefix-not-a-number': ({ text, bits }) => `${text} 的前缀长度不是数字；应为 0 到 ${bits} 的整数。`,
  'prefix-out-of-range': ({ prefix, family, bits }) => `/${prefix} 比 ${FAMILY_LABEL[family]} 地址还长；前缀长度最大为 ${bits}。`,
  'ipv4-mapped': ({ text, ipv4 }) => `${text} 是写成 IPv6 形式的 IPv4 地址（::ffff:0:0/96），指向的是 IPv4 主机而不是 IPv6 主机；请写成 ${ipv4}，或使用真正的 IPv6 网段。`,
  'host-bits': ({ text, prefix, network }) => `${text} 是网段中的一个地址，不是网段：/${prefix} 之后的主机位不全为 0。所在的网段是 ${network}。`,
};
