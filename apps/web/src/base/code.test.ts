import { describe, expect, it } from 'vitest';
import { createCodeLoader, MissingCode, type Page } from './code.js';
import { guardStorage } from './storage.js';
import { forbiddenStorage, memoryStorage } from './testing.js';

function pageOf(changes: Partial<Page> = {}) {
  const browser = memoryStorage();
  const page = { reloads: 0 };
  const fetchCode = createCodeLoader({ storage: guardStorage(() => browser), reload: () => void (page.reloads += 1), isOnline: () => true, isSafe: () => true, ...changes });
  return { page, fetchCode };
}
const gone = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
const settled = (promise: Promise<unknown>) => Promise.race([promise.then(() => 'there', (error: unknown) => error), new Promise((resolve) => setTimeout(resolve, 0, 'pending'))]);

describe('code that cannot be fetched', () => {
  it('reloads the page once, and then says so', async () => {
    const { page, fetchCode } = pageOf();
    expect(await settled(fetchCode('wizard', gone))).toBe('pending');
    expect(await settled(fetchCode('wizard', gone))).toBeInstanceOf(MissingCode);
    expect(page.reloads).toBe(1);
  });

  it('reloads again after it was there in between, and once for every part', async () => {
    const { page, fetchCode } = pageOf();
    await settled(fetchCode('wizard', gone));
    await settled(fetchCode('files', gone));
    expect(page.reloads).toBe(2);
    expect(await settled(fetchCode('wizard', () => Promise.resolve(1)))).toBe('there');
    expect(await settled(fetchCode('files', gone))).toBeInstanceOf(MissingCode);
    expect(await settled(fetchCode('wizard', gone))).toBe('pending');
    expect(page.reloads).toBe(3);
  });

  it.each([
    ['without a connection', { isOnline: () => false }],
    ['where a reload would lose a plan', { isSafe: () => false }],
    ['where nothing can be remembered over it', { storage: guardStorage(forbiddenStorage) }],
  ])('never reloads %s', async (_, changes) => {
    const { page, fetchCode } = pageOf(changes);
    expect(await settled(fetchCode('wizard', gone))).toBeInstanceOf(MissingCode);
    expect(page.reloads).toBe(0);
  });
});
