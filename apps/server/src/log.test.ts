import { describe, expect, it } from 'vitest';
import { createApp } from './app.js';
import { createLog } from './log.js';
import { lazyStore } from './testing.js';

/** Control characters, bidirectional marks, invisible ones: what a terminal or a reader of the log acts upon. */
const UNSEEN = ['\u0000', '\u001b', '\u007f', '\u0085', '\u009b', '\u061c', '\u200b', '\u200e', '\u202e', '\u2028', '\u2029', '\u2066', '\ufeff', '\u{e0001}'];

describe('the log', () => {
  it.each(UNSEEN.map((character) => [`U+${character.codePointAt(0)?.toString(16)}`, character]))('does not carry %s as it came, and does not lose it', (_, character) => {
    const lines: string[] = [];
    const log = createLog('info', (line) => lines.push(line));
    log.info({ path: `/a${character}b`, err: new Error(`a${character}b`), [`k${character}`]: 1 }, `said a${character}b`);
    const [line = ''] = lines;
    expect(line.slice(0, -1)).not.toContain(character);
    expect(line).toMatch(/\n$/);
    expect(JSON.parse(line)).toMatchObject({ path: `/a${character}b`, [`k${character}`]: 1, msg: `said a${character}b` });
  });

  it('leaves letters of every script as they are', () => {
    const lines: string[] = [];
    createLog('info', (line) => lines.push(line)).info('München 上海 😀');
    expect(lines[0]).toContain('München 上海 😀');
  });

  it('has one clean line for a request whose path is hostile', async () => {
    const lines: string[] = [];
    const app = createApp({ store: lazyStore(), log: createLog('info', (line) => lines.push(line)) });
    await app.request('/api/v1/examples/%C2%9B31m%E2%80%AE%1B%0A%7Bx');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('\\u009b31m\\u202e\\u001b\\n{x');
  });
});
