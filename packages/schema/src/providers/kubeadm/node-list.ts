import { parseAddress } from '../../address/cidr.js';
import type { KubeadmNodeDocument } from './plan.js';

const CONTROL_PLANE = /^(?:control-?plane|master|cp|server)$/i;
const WORKER = /^(?:worker|node|agent)$/i;
const WINDOWS = /^windows$/i;

/**
 * Reads a pasted list of nodes: one a line, its name, role and addresses in any order, with spaces, tabs, commas
 * or semicolons between them, as a spreadsheet, an inventory or `kubectl get nodes` gives them. Words that are
 * none of these are left out; so are empty lines and lines that begin with #.
 *
 * @param text the pasted lines
 * @returns a node per line that has a name or an address; a node without a role is a worker
 */
export function readNodeList(text: string): KubeadmNodeDocument[] {
  return text.split('\n').flatMap((line) => {
    const words = line.trim().split(/[\s,;|]+/).filter((word) => word !== '');
    if (words.length === 0 || words[0]?.startsWith('#')) return [];
    const node: KubeadmNodeDocument = { name: '', role: 'worker' };
    for (const word of words) {
      const address = parseAddress(word.replace(/\/\d+$/, ''));
      if (address.ok) node[address.value.family] ??= word.replace(/\/\d+$/, '');
      else if (CONTROL_PLANE.test(word)) node.role = 'control-plane';
      else if (WINDOWS.test(word)) node.os = 'windows';
      else if (!WORKER.test(word) && node.name === '') node.name = word;
    }
    return node.name === '' && node.ipv4 === undefined && node.ipv6 === undefined ? [] : [node];
  });
}
