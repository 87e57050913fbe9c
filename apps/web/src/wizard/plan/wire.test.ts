import { describe, expect, it } from 'vitest';
import { wireBetween } from './wire.js';

const form = { left: 200, right: 800, top: 100, bottom: 700 };
const map = { left: 820, right: 1300, top: 120, bottom: 600 };
const box = { left: 220, right: 780, top: 300, bottom: 420 };
const block = { left: 840, right: 1000, top: 400, bottom: 430 };
const frame = { left: 20, top: 50 };

describe('the line from a refusal to its range', () => {
  it('goes from the first line of the one to the middle of the other, in the frame around both', () => {
    expect(wireBetween({ box, form, block, map, frame })).toEqual({ from: [760, 270], to: [820, 365], path: 'M760 270H784q8 0 8 8V357q0 8 8 8H820' });
  });

  it('is one curve where both are on one height', () => {
    expect(wireBetween({ box, form, block: { ...block, top: 310, bottom: 340 }, map, frame })?.path).toMatch(/^M760 270C792 270 792 275 820 275$/);
  });

  it('goes up too, and stays in the part of a long refusal that is in sight', () => {
    expect(wireBetween({ box: { ...box, top: -50 }, form, block, map, frame })?.from).toEqual([760, 60]);
    expect(wireBetween({ box, form, block: { ...block, top: 140, bottom: 170 }, map, frame })?.path).toContain('q8 0 8 -8');
  });

  it('is none where either end is out of sight, and where the map is not beside the form', () => {
    expect(wireBetween({ box: { ...box, top: 720, bottom: 800 }, form, block, map, frame })).toBeUndefined();
    expect(wireBetween({ box, form, block: { ...block, top: 640, bottom: 670 }, map, frame })).toBeUndefined();
    expect(wireBetween({ box, form, block: { ...block, left: 220, right: 700, top: 300, bottom: 330 }, map, frame })).toBeUndefined();
  });
});
