import { parseAddress } from '../../address/cidr.js';
import type { Family } from '../../address/family.js';
import { formatAddress } from '../../address/format.js';
import type { KubeadmNodeDocument } from './plan.js';

const CONTROL_PLANE = /^(?:control-?plane|master|cp|server)$/i;
const WORKER = /^(?:worker|node|agent)$/i;
const SYSTEM = /^(?:windows|linux)$/i;
/** What can only be meant as an address: a name has no colon, and no dots between digits alone. */
const ADDRESS_LIKE = /^(?:\d+(?:\.\d+)+|[0-9a-f.]*:[0-9a-f:.]*)(?:%\w+)?(?:\/\d+)?$/i;

/** Something in a pasted list that is not in the nodes that were read from it, or that is in two of them. */
export interface NodeListRemark {
  /** Number of the line, from 1. */
  readonly line: number;
  /**
   * `leftover`: words for which a node has no place; `unreadable`: what is meant as an address and is none; `second-address`:
   * another address of a family that has one; `no-name`, `no-address`: what the line lacks; `same-name`, `same-address`: what
   * an earlier line has too.
   */
  readonly kind: 'leftover' | 'unreadable' | 'second-address' | 'no-name' | 'no-address' | 'same-name' | 'same-address';
  readonly words: readonly string[];
  /** The earlier line with the same name or address. */
  readonly earlier?: number;
}

/** A pasted list of nodes as far as it was understood, and everything in it that was not. */
export interface NodeList {
  readonly nodes: readonly KubeadmNodeDocument[];
  readonly remarks: readonly NodeListRemark[];
}

/**
 * Reads a pasted list of nodes: one a line, its name, role, system and addresses in any order, with spaces, tabs, commas
 * or semicolons between them, as a spreadsheet, an inventory or `kubectl get nodes` gives them. Empty lines and lines
 * that begin with # are none; every other word is in a node or in a remark.
 *
 * @param text the pasted lines
 * @returns a node per line that has a name or an address; a node without a role is a worker
 */
export function readNodeList(text: string): NodeList {
  const nodes: KubeadmNodeDocument[] = [];
  const remarks: NodeListRemark[] = [];
  const seen = { name: new Map<string, number>(), address: new Map<string, number>() };
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    const words = line.split(/[\s,;|]+/).filter((word) => word !== '');
    if (words.length === 0 || words[0]?.startsWith('#')) continue;
    const read = readLine(words);
    const { node } = read;
    const say = (kind: NodeListRemark['kind'], about: readonly string[], earlier?: number) => remarks.push({ line: index + 1, kind, words: about, ...(earlier !== undefined && { earlier }) });
    if (read.unreadable.length > 0) say('unreadable', read.unreadable);
    if (read.second.length > 0) say('second-address', read.second);
    if (read.leftover.length > 0) say('leftover', read.leftover);
    const addresses = [...read.addresses.values()];
    if (node.name === '' && addresses.length === 0) continue;
    nodes.push(node);
    if (node.name === '') say('no-name', addresses);
    else if (addresses.length === 0) say('no-address', [node.name]);
    for (const [kind, known, values] of [['same-name', seen.name, node.name === '' ? [] : [node.name]], ['same-address', seen.address, addresses]] as const) {
      for (const value of values) {
        const earlier = known.get(value);
        if (earlier === undefined) known.set(value, index + 1);
        else say(kind, [value], earlier);
      }
    }
  }
  return { nodes, remarks };
}

/** The words of a line, each in its place. */
function readLine(words: readonly string[]) {
  const node: KubeadmNodeDocument = { name: '', role: 'worker' };
  const addresses = new Map<Family, string>();
  const [unreadable, second, leftover]: [string[], string[], string[]] = [[], [], []];
  let hasRole = false;
  let hasSystem = false;
  for (const word of words) {
    const bare = word.replace(/\/\d+$/, '');
    const address = parseAddress(bare);
    if (address.ok) {
      const { family, value } = address.value;
      if (addresses.has(family)) second.push(word);
      else {
        addresses.set(family, formatAddress(family, value));
        node[family] = bare;
      }
    } else if (ADDRESS_LIKE.test(word)) unreadable.push(word);
    else if ((CONTROL_PLANE.test(word) || WORKER.test(word)) && !hasRole) {
      hasRole = true;
      if (CONTROL_PLANE.test(word)) node.role = 'control-plane';
    } else if (SYSTEM.test(word) && !hasSystem) {
      hasSystem = true;
      if (word.toLowerCase() === 'windows') node.os = 'windows';
    } else if (node.name === '' && !CONTROL_PLANE.test(word) && !WORKER.test(word) && !SYSTEM.test(word)) node.name = word;
    else leftover.push(word);
  }
  return { node, addresses, unreadable, second, leftover };
}
