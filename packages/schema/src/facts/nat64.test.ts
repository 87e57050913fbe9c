import { describe, expect, it } from 'vitest';
import { cidr, parseAddress } from '../address/cidr.js';
import { formatAddress } from '../address/format.js';
import { examplePlan } from '../testing.js';
import { readPlan } from '../validate.js';
import { canEmbed, embedded, isForTranslation } from './nat64.js';
import { reservationsOf } from './reservations.js';

/** The table of RFC 6052, section 2.4. */
const EXAMPLES = [
  ['2001:db8::/32', '2001:db8:c000:221::'],
  ['2001:db8:100::/40', '2001:db8:1c0:2:21::'],
  ['2001:db8:122::/48', '2001:db8:122:c000:2:2100::'],
  ['2001:db8:122:300::/56', '2001:db8:122:3c0:0:221::'],
  ['2001:db8:122:344::/64', '2001:db8:122:344:c0:2:2100:0'],
  ['2001:db8:122:344::/96', '2001:db8:122:344::c000:221'],
  ['64:ff9b::/96', '64:ff9b::c000:221'],
] as const;

describe('an address of IPv4 behind a prefix', () => {
  it.each(EXAMPLES)('%s', (prefix, expected) => {
    const ipv4 = parseAddress('192.0.2.33');
    const { family, first } = embedded(cidr(prefix), ipv4.ok ? ipv4.value.value : 0n);
    expect(formatAddress(family, first)).toBe(expected);
  });

  it.each(['2001:db8::/80', '2001:d00::/24', '2001:db8:0:0:100::/96', '10.0.0.0/32'])('has no place behind %s', (prefix) => {
    expect(canEmbed(cidr(prefix))).toBe(false);
    expect(() => embedded(cidr(prefix), 1n)).toThrow('behind');
  });
});

describe('a prefix of NAT64 in an address space', () => {
  function reserved(changes: Record<string, unknown> = {}) {
    const reading = readPlan(examplePlan('kubeadm-calico-ipv6-nat64', changes));
    if (!reading.ok) throw new Error(JSON.stringify(reading.findings));
    return reservationsOf(reading.value.facts()).filter(({ role }) => role === 'nat64');
  }

  it('is that of a gateway which others may have too', () => {
    expect(reserved()).toMatchObject([{ cidr: '2a05:d014:937:64::/96', holder: 'others' }]);
  });

  it.each(['64:ff9b::/96', '64:ff9b:1::/48', '64:ff9b:1:ffff::/64'])('is nobody’s where it is set aside for translation: %s', (prefix) => {
    expect(isForTranslation(cidr(prefix))).toBe(true);
    expect(reserved({ 'spec.nat64.prefix': prefix })).toEqual([]);
  });
});
