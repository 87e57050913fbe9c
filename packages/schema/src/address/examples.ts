import type { Family } from './family.js';

/** What stands as an example where any address or any range of a family would do. */
export const EXAMPLES: Readonly<Record<'address' | 'range', Readonly<Record<Family, string>>>> = {
  address: { ipv4: '10.0.0.1', ipv6: 'fd00::1' },
  range: { ipv4: '10.0.0.0/16', ipv6: 'fd00::/48' },
};
