import { describe, expect, it } from 'vitest';
import { type Choice, choiceOf } from './choices.js';

const choice = (name: string): Choice<object> => (document, _, kept) => ({ document: { ...document, chosen: name }, kept });
const CHOICES = { 'spec.ipFamily': choice('family'), 'spec.pools.*.cloud': choice('cloud'), 'spec.*.first.*': choice('first') };
const chosenAt = (...path: (string | number)[]) => {
  const found = choiceOf(CHOICES, path);
  return found && (found({}, 'x', {}, path).document as { chosen: string }).chosen;
};

describe('the choice of a path', () => {
  it('is that of its pattern, where * is any one key or position', () => {
    expect(chosenAt('spec', 'ipFamily')).toBe('family');
    for (const key of [0, 3, 'blue']) expect(chosenAt('spec', 'pools', key, 'cloud')).toBe('cloud');
    expect(chosenAt('spec', 'a', 'first', 'b')).toBe('first');
  });

  it('is none where the path is longer, shorter, or another', () => {
    expect(chosenAt('spec')).toBeUndefined();
    expect(chosenAt('spec', 'ipFamily', 'ipv4')).toBeUndefined();
    expect(chosenAt('spec', 'pools', 0)).toBeUndefined();
    expect(chosenAt('spec', 'pools', 0, 'cloud', 'name')).toBeUndefined();
    expect(chosenAt('metadata', 'ipFamily')).toBeUndefined();
    expect(chosenAt()).toBeUndefined();
  });

  it('is none of what every object inherits', () => {
    expect(choiceOf({}, ['toString'])).toBeUndefined();
    expect(choiceOf({}, ['__proto__'])).toBeUndefined();
  });
});
