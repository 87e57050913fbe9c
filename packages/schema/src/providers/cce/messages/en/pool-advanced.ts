import { formatCount } from '../../../../address/capacity.js';
import { pooled } from './words.js';

const count = (number: number): string => formatCount(BigInt(number));
const SIDE_BY_SIDE = 'without "..", ".-" and "-."';

/** What is said of the advanced settings of node pools. */
export const poolAdvanced = {
  'cce/node-commands': {
    title: 'The commands of a node pool have at most 10,240 characters in Base64',
    why: 'Both travel in the user data of the server, encoded, and are counted together once they are.',
    says: ({ pool, length, most }: { pool: string; length: number; most: number }) => `The two commands of ${pooled(pool)} come to ${count(length)} characters in Base64; together they may have ${count(most)}. Let them fetch a script instead.`,
  },
  'cce/node-reboot': {
    title: 'A post-installation command does not reboot at once',
    why: 'CCE waits for the command to end before it calls the node installed. A server that goes down inside of it never says so.',
    says: ({ pool }: { pool: string }) => `The post-installation command of ${pooled(pool)} calls reboot. Use "shutdown -r 1", which waits a minute.`,
  },
  'cce/node-names': {
    title: 'Prefix and suffix of node names make names that Kubernetes takes',
    why: 'The pool puts each together out of prefix, its own name, five random characters and suffix. kubelet registers under the result, which RFC 1123 bounds.',
    says: {
      prefix: ({ text }: { text: string }) => `${JSON.stringify(text)} cannot begin the name of a node: lower-case letters, digits, hyphens and dots, beginning with a letter, ${SIDE_BY_SIDE}.`,
      suffix: ({ text }: { text: string }) => `${JSON.stringify(text)} cannot end the name of a node: lower-case letters, digits, hyphens and dots, ending with a letter or digit, ${SIDE_BY_SIDE}.`,
      long: ({ pool, length, most }: { pool: string; length: number; most: number }) => `Names of nodes in ${pooled(pool)} would have ${length} characters with prefix and suffix; at most ${most} are taken.`,
      otc: ({ pool }: { pool: string }) => `Names of nodes in ${pooled(pool)} can have a prefix and a suffix in the console of Open Telekom Cloud alone: neither its API nor Terraform has a field for them.`,
    },
  },
};
