import { describe, expect, it } from 'vitest';
import { createTypeAhead } from './typeAhead.js';

const press = (key: string, held = false) => ({ key, ctrlKey: held, metaKey: false, altKey: false });

describe('what is typed ahead', () => {
  it('is kept from the beginning on, until the field is there', () => {
    const ahead = createTypeAhead();
    expect(ahead.take(press('a'))).toBe(false);
    ahead.begin();
    for (const key of ['p', 'o', 'x', 'Backspace', 'd', 'é']) expect(ahead.take(press(key))).toBe(true);
    expect(ahead.text()).toBe('podé');
    ahead.begin();
    expect(ahead.text()).toBe('podé');
    ahead.end();
    expect([ahead.text(), ahead.take(press('a'))]).toEqual(['', false]);
  });

  it('is text alone: Enter does nothing yet, and what else there is stays with the page', () => {
    const ahead = createTypeAhead();
    ahead.begin();
    expect([press('Enter'), press('Tab'), press('Escape'), press('k', true)].map(ahead.take)).toEqual([true, false, false, false]);
    expect(ahead.text()).toBe('');
  });
});
