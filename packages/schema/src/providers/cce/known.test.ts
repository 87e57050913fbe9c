import { describe, expect, it } from 'vitest';
import { examplePlan, problems } from '../../testing.js';
import { OTC, POOL } from './testing/places.js';
import { KNOWN_VALUES } from './known.js';

describe('what is known of a cloud', () => {
  it('names its source and date, each value once, and nothing that a rule refuses', async () => {
    const known = await KNOWN_VALUES.otc?.();
    if (!known) throw new Error('nothing known');
    expect(known.flavorSource.url).toMatch(/^https:\/\/github\.com\/opentelekomcloud-docs\/[^/]+\/blob\/[0-9a-f]{40}\//);
    expect(Number.isNaN(Date.parse(known.asOf))).toBe(false);
    for (const flavors of Object.values(known.flavors)) expect(new Set(flavors).size).toBe(flavors.length);
    expect(known.flavors.standard).toEqual(expect.arrayContaining([...known.flavors.turbo]));
    for (const flavor of known.flavors.turbo) expect([flavor, problems(examplePlan(OTC, { [`${POOL}flavor`]: flavor })).filter(({ rule }) => rule !== 'cce/turbo-pods')]).toEqual([flavor, []]);
  });
});
