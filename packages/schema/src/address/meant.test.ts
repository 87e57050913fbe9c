import { describe, expect, it } from 'vitest';
import { parseCidr } from './cidr.js';
import { formatCidr } from './format.js';
import { rangesMeant } from './meant.js';

const meant = (text: string, usual?: string) => {
  const parsed = parseCidr(text);
  return parsed.ok ? [] : rangesMeant(parsed.problem, usual).map(formatCidr);
};

describe('what a text that is no range stands for', () => {
  it.each([
    ['192.168.0.0', '192.168.0.0/16', ['192.168.0.0/16']],
    ['10.0.0.0', '192.168.0.0/16', ['10.0.0.0/16', '10.0.0.0/8']],
    ['172.16.0.0', '10.0.0.0/8', ['172.0.0.0/8', '172.16.0.0/12']],
    ['192.168.10.10', '192.168.0.0/24', ['192.168.10.0/24']],
    ['fd00::', 'fd01::/108', ['fd00::/108', 'fd00::/8']],
    ['fd01::5', '10.0.0.0/16', ['fd01::/64']],
    ['8.8.8.8', '', ['8.8.8.0/24']],
    ['8.8.8.8', undefined, ['8.8.8.8/32']],
    ['10.0.0.5/8', undefined, ['10.0.0.0/8']],
    ['nothing', '10.0.0.0/8', []],
  ])('%s where %s is usual', (text, usual, ranges) => expect(meant(text, usual)).toEqual(ranges));
});
