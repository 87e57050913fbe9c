import { describe, expect, it } from 'vitest';
import { listOf, readFields, wholeNumber } from './fields.js';
import { z } from 'zod';

const fieldAt = readFields({
  spec: { step: 'all', permanence: 'free' },
  'spec.pools': { step: 'pools', permanence: 'grows', maxEntries: 50 },
  'spec.pools.*': { required: true },
  'spec.pools.*.name': { permanence: 'fixed', maxLength: 63 },
  'spec.pools.*.size': { min: 1, max: 9 },
  'spec.networks.*.subnet': { step: 'any' },
  'spec.networks.oam.subnet': { step: 'oam' },
  'spec.networks.oam': { step: 'oam-all', permanence: 'fixed' },
  'spec.networks.*.mtu': { max: 9216 },
});

describe('the field of a path', () => {
  it('is that of its pattern, where * is any one key or position', () => {
    for (const key of [0, 17, 'blue']) expect(fieldAt(['spec', 'pools', key, 'size'])).toMatchObject({ pattern: 'spec.pools.*.size', depth: 4, min: 1, max: 9 });
  });

  it('is that of the key that is written out, where * would do too', () => {
    expect(fieldAt(['spec', 'networks', 'oam', 'subnet'])).toMatchObject({ pattern: 'spec.networks.oam.subnet', step: 'oam' });
    expect(fieldAt(['spec', 'networks', 'admin', 'subnet'])).toMatchObject({ pattern: 'spec.networks.*.subnet', step: 'any' });
  });

  it('is found by * below a key that is written out, where that describes no such field', () => {
    expect(fieldAt(['spec', 'networks', 'oam', 'mtu'])).toMatchObject({ pattern: 'spec.networks.*.mtu', max: 9216, step: 'oam-all', permanence: 'fixed' });
    expect(fieldAt(['spec', 'networks', 'admin', 'mtu'])).toMatchObject({ pattern: 'spec.networks.*.mtu', step: 'all', permanence: 'free' });
  });

  it('has the step and the permanence of what it lies in, unless it names its own', () => {
    expect(fieldAt(['spec', 'pools', 0, 'size'])).toMatchObject({ step: 'pools', permanence: 'grows' });
    expect(fieldAt(['spec', 'pools', 0, 'name'])).toMatchObject({ step: 'pools', permanence: 'fixed' });
  });

  it('has nothing else of what it lies in', () => {
    expect(fieldAt(['spec', 'pools', 0])).toEqual({ pattern: 'spec.pools.*', depth: 3, required: true, step: 'pools', permanence: 'grows' });
    expect(fieldAt(['spec', 'pools', 0, 'name'])).toEqual({ pattern: 'spec.pools.*.name', depth: 4, maxLength: 63, step: 'pools', permanence: 'fixed' });
  });

  it('that is not described is the nearest around it, which its depth tells', () => {
    expect(fieldAt(['spec', 'pools', 0, 'name', 'deeper', 'still'])).toMatchObject({ pattern: 'spec.pools.*.name', depth: 4 });
    expect(fieldAt(['spec', 'unknown'])).toEqual({ pattern: 'spec', depth: 1, step: 'all', permanence: 'free' });
  });

  it('is undefined where nothing around it is described', () => {
    expect(fieldAt(['metadata', 'name'])).toBeUndefined();
    expect(fieldAt([])).toBeUndefined();
    expect(fieldAt(['toString'])).toBeUndefined();
    expect(readFields({})(['spec'])).toBeUndefined();
  });

  it('is that of the whole document, where the table describes it', () => {
    expect(readFields({ '': { step: 'all' } })(['metadata', 'name'])).toEqual({ pattern: '', depth: 0, step: 'all' });
  });
});

describe('limits of a field', () => {
  const takes = (schema: z.ZodType, value: unknown) => schema.safeParse(value).success;

  it('are those of its number', () => {
    const size = wholeNumber({ min: 1, max: 9 });
    expect([0, 1, 9, 10, 1.5].map((value) => takes(size, value))).toEqual([false, true, true, false, false]);
    expect([-1, 9, 10].map((value) => takes(wholeNumber({ max: 9 }), value))).toEqual([true, true, false]);
    expect([0, 1].map((value) => takes(wholeNumber({ min: 1 }), value))).toEqual([false, true]);
    expect(takes(wholeNumber({}), -7)).toBe(true);
  });

  it('are those of its list', () => {
    expect([0, 2, 3].map((length) => takes(listOf(z.string(), { maxEntries: 2 }), Array.from({ length }, () => 'x')))).toEqual([true, true, false]);
    expect(takes(listOf(z.string(), {}), Array.from({ length: 1000 }, () => 'x'))).toBe(true);
  });
});
