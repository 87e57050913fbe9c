import { type Address, addressOf, type Cidr, cidrFrom, parseAddress } from './address/cidr.js';
import { formatAddress, formatCidr } from './address/format.js';
import { contains } from './address/overlap.js';
import { Written } from './address/text.js';
import { type RangeFact, isNetworkOf, shareNetwork } from './facts/facts.js';
import { type Change, formatPath, type Path } from './findings/finding.js';
import { valueAt } from './plan/path.js';
import type { Provider } from './plan/provider.js';
import type { ReadPlan } from './validate.js';

/** A range that gets another place. */
export interface Move {
  readonly from: Cidr;
  readonly to: Cidr;
}

/** A text of a plan that stands for an address or a range, and where it is written. */
export interface WrittenAt {
  readonly path: Path;
  readonly value: Address | Cidr;
}

/** A text of a plan, and where it is written. */
interface TextAt {
  readonly path: Path;
  readonly value: string;
}

/** The addresses and ranges of a plan that could be read, as far as its document has them. */
export const writtenIn = (document: unknown, plan: unknown): readonly WrittenAt[] => readIn(plan).filter(({ path }) => typeof valueAt(document, path) === 'string');

function readIn(node: unknown, path: Path = []): WrittenAt[] {
  if (node instanceof Written) return node.parsed.ok ? [{ path, value: node.parsed.value as Address | Cidr }] : [];
  if (Array.isArray(node)) return node.flatMap((each, index) => readIn(each, [...path, index]));
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, each]) => readIn(each, [...path, key]));
}

const isRange = (value: Address | Cidr): value is Cidr => Object.hasOwn(value, 'prefix');
/** An address as the range that has it alone. */
export const asRange = (value: Address | Cidr): Cidr => (isRange(value) ? value : cidrFrom(value.family, value.value, value.family === 'ipv4' ? 32 : 128));

/** The same place in another range: where it lay in the one that moves, it lies in its new one. Undefined where it lay in none, or has no place there. */
export function movedText(value: Address | Cidr, moves: readonly Move[]): string | undefined {
  const range = asRange(value);
  const move = moves.filter(({ from }) => contains(from, range)).sort((a, b) => b.from.prefix - a.from.prefix)[0];
  if (!move) return undefined;
  const first = move.to.first + (range.first - move.from.first);
  if (first + (range.last - range.first) > move.to.last) return undefined;
  return isRange(value) ? formatCidr(cidrFrom(range.family, first, range.prefix)) : formatAddress(range.family, first);
}

/** `address`, `address:port` or `[address]:port` with the address moved. */
export function movedHost(text: string, moves: readonly Move[]): string | undefined {
  const [, bracketed, plain, port = ''] = /^(?:\[([^\]]+)\]|([\d.]+|[\da-fA-F:]*::?[\da-fA-F:.]*))(:\d*)?$/.exec(text) ?? [];
  const address = parseAddress(bracketed ?? plain ?? text);
  const moved = address.ok ? movedText(addressOf(address.value.family, address.value.value), moves) : undefined;
  return moved === undefined ? undefined : bracketed === undefined ? `${moved}${port}` : `[${moved}]${port}`;
}

/** Fields outside of the metadata whose text may be a name or a host. */
export function* textsOf(node: unknown, path: Path = []): Generator<TextAt, void> {
  if (path[0] === 'metadata' || path.at(-1) === 'labels' || path.at(-1) === 'tags') return;
  if (typeof node === 'string') yield { path, value: node };
  else if (Array.isArray(node)) for (const [index, each] of node.entries()) yield* textsOf(each, [...path, index]);
  else if (typeof node === 'object' && node !== null) for (const [key, each] of Object.entries(node)) yield* textsOf(each, [...path, key]);
}

/**
 * What of a plan goes with ranges that move, to the same place there: parts of them, addresses, and hosts that are the cluster's own.
 * What others run, such as DNS servers, stays.
 */
export function goingWith(document: unknown, written: readonly WrittenAt[], provider: Pick<Provider, 'fieldAt'>, moves: readonly Move[]): Change[] {
  const change = (path: Path, value: string | undefined): Change[] => (value === undefined ? [] : [{ path, value }]);
  return [
    ...written.flatMap(({ path, value }) => (provider.fieldAt(path)?.isElsewhere ? [] : change(path, movedText(value, moves)))),
    ...[...textsOf(document)].flatMap(({ path, value }) => (provider.fieldAt(path)?.isOwn ? change(path, movedHost(value, moves)) : [])),
  ];
}

/**
 * The changes that put one range of a plan elsewhere, with all that lies in it and belongs to it. Another range of the plan that shares
 * addresses with it stays, and so does what lies in that one.
 *
 * @param document the plan as it is written
 * @param read the same, read; undefined where it cannot be, and then the range moves alone
 * @param to the new range; of what it has no room for, nothing is changed
 * @returns that of the range first
 */
export function moveWith(document: unknown, read: Pick<ReadPlan, 'plan' | 'facts'> | undefined, provider: Pick<Provider, 'fieldAt'>, path: Path, to: Cidr): readonly [Change, ...Change[]] {
  const own: Change = { path, value: formatCidr(to) };
  const ranges = read?.facts().read ?? [];
  const moving = ranges.find(({ fact }) => formatPath(fact.path) === formatPath(path));
  // What holds the range already has room for what lies in it where it is.
  if (!read || !moving || contains(to, moving.cidr)) return [own];
  const { fact, cidr: from } = moving;
  const isOne = (other: RangeFact) => formatPath(other.path) === formatPath(path) || (shareNetwork(fact, other) && fact.part !== undefined && fact.part === other.part);
  const staying = ranges.filter((each) => !isOne(each.fact) && !isNetworkOf(fact, each.fact) && !isNetworkOf(each.fact, fact));
  const isFixed = ({ path: at, value }: WrittenAt) => formatPath(at) === formatPath(path) || staying.some((each) => formatPath(each.fact.path) === formatPath(at) || contains(each.cidr, asRange(value)));
  const written = writtenIn(document, read.plan).filter((each) => !isFixed(each));
  return [own, ...goingWith(document, written, provider, [{ from, to }])];
}
