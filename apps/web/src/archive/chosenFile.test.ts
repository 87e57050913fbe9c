import { describe, expect, it } from 'vitest';
import { fileProblem, sizeOf } from './chosenFile.js';

const zip = (more: number) => new Blob([new Uint8Array([0x50, 0x4b, 0x03, 0x04]), new Uint8Array(more)]);

describe('a file that is to be restored', () => {
  it('is a ZIP of 64 MiB at most', async () => {
    expect(await fileProblem(zip(100))).toBeUndefined();
    expect(await fileProblem(zip(64 * 1024 * 1024 - 4))).toBeUndefined();
    expect(await fileProblem(zip(64 * 1024 * 1024 - 3))).toBe('tooLarge');
  });

  it('is told from others before it is sent', async () => {
    expect(await fileProblem(new Blob([]))).toBe('empty');
    expect(await fileProblem(new Blob(['PK']))).toBe('notZip');
    expect(await fileProblem(new Blob(['apiVersion: dualstack.dev/v1']))).toBe('notZip');
    const gone = { size: 10, slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')) }) } as unknown as Blob;
    expect(await fileProblem(gone)).toBe('unread');
  });

  it('has a size that is read', () => {
    expect([sizeOf(512, 'en'), sizeOf(9_400, 'en'), sizeOf(12_345_678, 'en')]).toEqual(['512 byte', '9.4 kB', '12 MB']);
  });
});
