import { type AddressProblem, formatAddress, formatCidr, parseAddress, parseCidr } from '@dualstack/schema';
import { readWholeNumber } from '../fields/wholeNumber.js';
import type { Column } from './columns.js';

/** Why a cell is not in its column. */
export type CellProblem =
  | { readonly kind: 'unreadable'; readonly problem: AddressProblem }
  | { readonly kind: 'family' | 'number' | 'limits' | 'choice' | 'flag' | 'too-long' | 'too-many' };

/** A cell as it goes into a plan, or why it cannot. */
export type ReadCell =
  | {
      readonly ok: true;
      readonly value: unknown;
      /** Parts of it that say nothing, because an earlier one decides. */
      readonly rest?: readonly string[];
      /** What is wrong with it all the same: it is taken as it is, and its field has the way out. */
      readonly mend?: AddressProblem;
      /** The one spelling of an address or a range, by which two are told to be one. */
      readonly spelling?: string;
    }
  | {
      readonly ok: false;
      readonly why: CellProblem;
      /** The text that its field can hold all the same, and say what is wrong with it. */
      readonly kept?: string;
    };

/** Most characters that are looked at where an address is meant: the longest has 43. */
const ADDRESS_LENGTH = 128;
/** What can only be meant as an address: a name has no colon, and no dots between digits alone. */
const ADDRESS_LIKE = /^(?:\d+(?:\.\d+)+|[0-9a-f.]*:[0-9a-f:.]*)(?:%\w+)?(?:\/\d+)?$/i;
/** A number as a spreadsheet shows it, with something between its thousands. */
const GROUPED = /^\d{1,3}(?:[,'’ \u00a0\u202f]\d{3})+$/;

const YES = new Set(['yes', 'y', 'true', 'on', '1', 'x', '✓', '✔', 'enabled', '是', '真', '开', '开启', '启用']);
const NO = new Set(['no', 'n', 'false', 'off', '0', 'disabled', '否', '假', '关', '关闭', '停用', '不启用']);
const NOTHING = new Set(['', '-', '–', '—', '<none>', 'n/a', '<unset>', '<unknown>']);

/** Whether a cell says nothing: empty, or a dash, as tables and kubectl have it. */
export const isBlank = (cell: string): boolean => NOTHING.has(cell.trim().toLowerCase());

export const isAddressLike = (word: string): boolean => word.length <= ADDRESS_LENGTH && ADDRESS_LIKE.test(word);

/** A word without case, marks and spaces, by which it is compared. */
export const bare = (word: string): string => word.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** The value of a choice that a word stands for. */
function optionOf({ options }: Column, word: string): string | undefined {
  const key = bare(word);
  return key === '' ? undefined : options.find(({ words }) => words.some((each) => bare(each) === key))?.value;
}

/** Whether a word can be meant for this column and for none of another kind. */
export function isMeantFor(column: Column, word: string): boolean {
  const { kind } = column.shape;
  if (kind === 'choice') return optionOf(column, word) !== undefined;
  return (kind === 'address' || kind === 'range') && word.length <= ADDRESS_LENGTH && readCell(column, word).ok;
}

/** Reads a cell that is not blank for its column. */
export function readCell(column: Column, text: string): ReadCell {
  const cell = text.trim();
  const { shape, min = 0, max = Number.MAX_SAFE_INTEGER, maxLength = Number.POSITIVE_INFINITY, maxEntries = Number.POSITIVE_INFINITY } = column;
  const not = (kind: Exclude<CellProblem['kind'], 'unreadable'>): ReadCell => ({ ok: false, why: { kind } });
  switch (shape.kind) {
    case 'text':
      return cell.length > maxLength ? not('too-long') : { ok: true, value: cell };
    case 'address':
      return readAddress(cell, column);
    case 'range':
      return readRange(cell, column);
    case 'number': {
      const read = readWholeNumber(GROUPED.test(cell) ? cell.replace(/\D/g, '') : cell);
      if (!read.ok || read.value === undefined) return not('number');
      return read.value < min || read.value > max ? not('limits') : { ok: true, value: read.value };
    }
    case 'flag': {
      const word = cell.toLowerCase();
      return YES.has(word) ? { ok: true, value: true } : NO.has(word) ? { ok: true, value: false } : not('flag');
    }
    case 'choice': {
      const value = optionOf(column, cell);
      return value === undefined ? readParts(column, cell) : { ok: true, value, rest: straysIn(cell) };
    }
    case 'list': {
      const items = cell.split(/[\s,;|+]+/).filter((each) => each !== '');
      return items.length > maxEntries ? not('too-many') : { ok: true, value: items };
    }
  }
}

/** Words without a letter or a digit beside that of a choice, which is told by its letters and digits: the address `::`, the name `_`. */
const straysIn = (cell: string) => cell.split(/\s+/).filter((word) => bare(word) === '' && (isAddressLike(word) || word.includes('_')));

/** A choice out of several words, as kubectl has roles: the first that is known decides. */
function readParts(column: Column, cell: string): ReadCell {
  const parts = cell.split(/[,;|+/]/).flatMap((part) => (isBlank(part) ? [] : [part.trim()]));
  const values = parts.map((part) => optionOf(column, part));
  const first = values.findIndex((value) => value !== undefined);
  return first === -1 ? { ok: false, why: { kind: 'choice' } } : { ok: true, value: values[first], rest: parts.flatMap((part, index) => (index === first ? straysIn(part) : [part])) };
}

/** A text that a field for addresses holds although it is none. */
const kept = (cell: string) => (cell.length <= ADDRESS_LENGTH ? { kept: cell } : {});

/** An address; the prefix length of its network, as an inventory has it, is left out. */
function readAddress(cell: string, { family }: Column): ReadCell {
  const word = cell.slice(0, ADDRESS_LENGTH).replace(/\/\d+$/, '');
  const read = parseAddress(word);
  if (!read.ok) return { ok: false, why: { kind: 'unreadable', problem: read.problem }, ...kept(cell) };
  return family && read.value.family !== family ? { ok: false, why: { kind: 'family' }, ...kept(word) } : { ok: true, value: word, spelling: formatAddress(read.value.family, read.value.value) };
}

/** A range; one that the person very likely meant otherwise is taken as it is, because its field says so with the way out. */
function readRange(cell: string, { family }: Column): ReadCell {
  const word = cell.slice(0, ADDRESS_LENGTH);
  const read = parseCidr(word);
  const meant = read.ok ? read.value : read.problem.suggestion;
  if (family && meant && meant.family !== family) return { ok: false, why: { kind: 'family' }, ...kept(cell) };
  if (!read.ok) return read.problem.suggestion ? { ok: true, value: word, mend: read.problem } : { ok: false, why: { kind: 'unreadable', problem: read.problem }, ...kept(cell) };
  return { ok: true, value: word, spelling: formatCidr(read.value) };
}
