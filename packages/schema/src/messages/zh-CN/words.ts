import { formatCount, formatPower } from '../../address/capacity.js';
import type { SpecialKind } from '../../address/special.js';
import type { Words } from '../../findings/message.js';
import type { ListedAs, NamedRange, Relation } from '../en.js';

const HAN = /\p{Script=Han}/u;
const LATIN = /[!-~]|\p{Script=Latin}/u;
const needSpace = (before: string, after: string): boolean => (HAN.test(before) && LATIN.test(after)) || (LATIN.test(before) && HAN.test(after));

/**
 * A text with a space between Chinese and Latin wherever a value meets the wording: for values that may be either, such as
 * the names of ranges. Between two parts of the wording the space is written out.
 *
 * @example spaced`这里是${nameOf(name)}的 IPv6 字段` // 这里是容器网段的 IPv6 字段, 这里是 Pod 网段的 IPv6 字段
 */
export function spaced(parts: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  const pieces = parts.flatMap((part, index) => (index < values.length ? [part, String(values[index])] : [part]));
  return pieces.reduce((text, piece) => text + (needSpace([...text.slice(-2)].at(-1) ?? '', [...piece.slice(0, 2)][0] ?? '') ? ' ' : '') + piece, '');
}

/** A count in a message, as English writes it too. */
export const count = (decimal: string): string => formatCount(BigInt(decimal));

/** A value of a person in quotation marks; what nobody sees in it is written out, as JSON does. */
export const quoted = (value: string): string => `“${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"')}”`;

/** A power of two, as counts are written. */
export const power = formatPower;

/** What a block of addresses is set aside for. */
export const BLOCKS: Readonly<Record<SpecialKind, string>> = {
  'this-network': '“本网络”地址',
  loopback: '环回地址',
  'link-local': '链路本地地址',
  multicast: '组播地址',
  reserved: '保留地址（含广播地址）',
  unspecified: '未指定地址',
  documentation: '文档示例地址',
  'site-local': '站点本地地址',
};

/** How one range lies to another. */
export function related(one: string, relation: Relation, other: string): string {
  switch (relation) {
    case 'same':
      return spaced`${one}与${other}相同`;
    case 'inside':
      return spaced`${one}位于${other}之内`;
    case 'around':
      return spaced`${one}包含${other}`;
  }
}

/** A range: what it is called, and how it is written. */
export const named = ({ name, text }: NamedRange, { nameOf }: Words): string => `${nameOf(name)} ${text}`;

/** A node of a list: its name, or its place where it has none. */
export const listed = ({ name, number }: ListedAs): string => (name === undefined ? `第 ${number} 个节点` : `节点 ${name}`);

/** What has ranges of its own. */
export const ROLES = { pods: 'Pod', services: 'Service' } as const;
