import { formatCount, formatPower } from '../../address/capacity.js';
import type { SpecialKind } from '../../address/special.js';
import type { Words } from '../../findings/message.js';
import type { ListedAs, NamedRange, Relation } from '../en.js';

/** A count in a message: decimal text, because IPv6 holds more than a JSON number can. */
export const count = (decimal: string): string => formatCount(BigInt(decimal));

/** So many of something, which is called otherwise where there is one. */
export const counted = (decimal: string, one: string, many: string): string => `${count(decimal)} ${decimal === '1' ? one : many}`;

/** A power of two, as counts are written. */
export const power = formatPower;

/** What a block of addresses is set aside for. */
export const BLOCKS: Readonly<Record<SpecialKind, string>> = {
  'this-network': '"this network"',
  loopback: 'loopback',
  'link-local': 'link-local',
  multicast: 'multicast',
  reserved: 'reserved (and the broadcast address)',
  unspecified: 'the unspecified address',
  documentation: 'documentation',
  'site-local': 'site-local',
};

/** How one range lies to another. */
export const RELATIONS: Readonly<Record<Relation, string>> = { same: 'is the same as', inside: 'lies inside', around: 'encloses' };

/** A range: what it is called, and how it is written. */
export const named = ({ name, text }: NamedRange, { nameOf }: Words) => `${nameOf(name)} ${text}`;

/** A node of a list: its name, or its place where it has none. */
export const listed = ({ name, number }: ListedAs) => name ?? `node ${number}`;
