import { EXAMPLES } from '../../address/examples.js';
import { FAMILY_LABEL } from '../../address/family.js';
import type { ProblemParams } from '../../address/problem.js';

/** What is wanted in a field, with an example: of the family of the field, where it takes one alone. */
function wantedWith({ wanted, family, example }: ProblemParams['empty']): string {
  const { ipv4, ipv6 } = EXAMPLES[wanted];
  return `${family ? `an ${FAMILY_LABEL[family]} ${wanted}` : wanted === 'address' ? 'an address' : 'a range'} such as ${example ?? (family ? EXAMPLES[wanted][family] : `${ipv4} or ${ipv6}`)}`;
}

/** What is wrong with the text of an address or a range. Rules that say it have these wordings among their own. */
export const problems = {
  empty: (params: ProblemParams['empty']) => `Nothing is given here; write ${wantedWith(params)}.`,
  whitespace: ({ text, without }: ProblemParams['whitespace']) => `"${text}" contains a space${without === undefined ? ', which no address and no range has' : `; write it without: "${without}"`}.`,
  'zone-id': ({ text }: ProblemParams['zone-id']) => `${text} carries a zone id (the part from %); a zone belongs to one host's interface, leave it out.`,
  'leading-zero': ({ text, part, digits, number }: ProblemParams['leading-zero']) =>
    part === 'prefix' ? `The prefix length of ${text} has a leading zero (${digits}); write /${number}.` : `"${digits}" in ${text} has a leading zero, which some programs read as octal; write ${number}.`,
  'octet-out-of-range': ({ text, octet }: ProblemParams['octet-out-of-range']) => `${octet} in ${text} is more than 255, the most that one part of an IPv4 address can be.`,
  syntax: ({ text, family }: ProblemParams['syntax']) =>
    family === 'ipv6'
      ? `${text} is not an IPv6 address: it has eight groups of up to four hexadecimal digits, and one "::" may stand for a run of zero groups.`
      : `${text} is neither an IPv4 address (four numbers with dots) nor an IPv6 address (groups with colons).`,
  'prefix-missing': ({ text, bits, range }: ProblemParams['prefix-missing']) => `${text} is an address without a prefix length, from 0 to ${bits}; write a range${range === undefined ? '' : `, such as ${range}`}.`,
  'prefix-not-a-number': ({ text, bits }: ProblemParams['prefix-not-a-number']) => `The prefix length of ${text} is not a number; it is a whole number from 0 to ${bits}.`,
  'prefix-out-of-range': ({ prefix, family, bits }: ProblemParams['prefix-out-of-range']) => `/${prefix} is longer than an ${FAMILY_LABEL[family]} address; the prefix length is at most ${bits}.`,
  'ipv4-mapped': ({ text, ipv4 }: ProblemParams['ipv4-mapped']) => `${text} is an IPv4 address written as IPv6 (::ffff:0:0/96). It names an IPv4 host, not an IPv6 one; write ${ipv4} or a real IPv6 range.`,
  'host-bits': ({ text, prefix, network }: ProblemParams['host-bits']) => `${text} is an address inside a network, not a network: bits are set beyond /${prefix}. The network is ${network}.`,
};
