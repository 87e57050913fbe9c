import { describe, expect, it } from 'vitest';
import { createKeyReader } from './shortcuts.js';

const press = (key: string, held: Partial<Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>> = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, target: null, ...held });

describe('keys', () => {
  it.each([
    ['k', { ctrlKey: true }, 'palette'],
    ['K', { metaKey: true }, 'palette'],
    ['k', {}, undefined],
    ['?', { shiftKey: true }, 'sheet'],
    ['p', {}, 'present'],
    ['p', { ctrlKey: true }, undefined],
    ['ArrowDown', { altKey: true }, 'after'],
    ['ArrowUp', { altKey: true }, 'before'],
    ['e', { altKey: true }, 'nextFinding'],
    ['x', {}, undefined],
  ] as const)('%s with %j asks for %s', (key, held, asked) => {
    expect(createKeyReader()(press(key, held))).toBe(asked);
  });

  it('are two where the first waits for a second, and not for long', () => {
    let time = 0;
    const read = createKeyReader(() => time);
    expect([read(press('g')), read(press('h'))]).toEqual([undefined, 'home']);
    expect([read(press('g')), read(press('r')), read(press('r'))]).toEqual([undefined, 'rules', undefined]);
    read(press('g'));
    time = 5000;
    expect(read(press('h'))).toBeUndefined();
  });
});
