import { describe, expect, it } from 'vitest';
import { guardStorage } from './storage.js';
import { forbiddenStorage, fullStorage, memoryStorage } from './testing.js';

describe('guarded storage', () => {
  it('keeps in the browser what the browser takes', () => {
    const browser = memoryStorage();
    const storage = guardStorage(() => browser);
    expect([storage.isLasting(), storage.write('a', '1'), browser.getItem('a'), storage.read('a'), storage.keys(), storage.inMemory()]).toEqual([true, true, '1', '1', ['a'], []]);
    storage.remove('a');
    expect([storage.read('a'), browser.length]).toEqual([undefined, 0]);
  });

  it('goes on in memory where the browser forbids storage', () => {
    const storage = guardStorage(forbiddenStorage);
    expect([storage.isLasting(), storage.read('a'), storage.keys(), storage.write('a', '1'), storage.read('a'), storage.keys(), storage.inMemory()]).toEqual([false, undefined, [], false, '1', ['a'], ['a']]);
    storage.remove('a');
    expect([storage.read('a'), storage.keys()]).toEqual([undefined, []]);
  });

  it('shows the newer text where there was no room left for it', () => {
    const browser = fullStorage({ a: 'old' });
    const storage = guardStorage(() => browser);
    expect([storage.write('a', 'new'), storage.read('a'), storage.keys(), storage.inMemory()]).toEqual([false, 'new', ['a'], ['a']]);
  });
});
