import { describe, expect, it } from 'vitest';
import { addressOf, readAddress, WIZARD } from '../../plans/address.js';

describe('the address of a plan in a link', () => {
  it('keeps the plan at every step, so that a reload and Back find it', () => {
    const at = readAddress('/open', 'plan=abc');
    expect(at).toEqual({ kind: 'open', id: 'plan=abc' });
    expect(at && addressOf(at, 'network')).toBe('/open/network#plan=abc');
    expect(readAddress('/open/network', 'plan=abc')).toEqual({ kind: 'open', id: 'plan=abc', step: 'network' });
    expect(['/open', '/open/', '/open/summary'].every((address) => WIZARD.test(address))).toBe(true);
    expect(WIZARD.test('/opened')).toBe(false);
  });
});
