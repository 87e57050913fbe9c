import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { NoFiles, packFleet } from './fleetZip.js';

const plans = ['edge-1', 'edge-2'].map((name) => ({ name }));
const filesOf = ({ name }: { name: string }) => Promise.resolve([{ path: 'plan.yaml', mediaType: 'application/yaml', content: `name: ${name} é\n` }, { path: 'bin/apply.sh', mediaType: 'text/x-shellscript', content: '#!/bin/sh\n' }]);

describe('the ZIP of a fleet', () => {
  it('has a folder for each plan, and says how far it is', async () => {
    const seen: number[] = [];
    const bytes = await packFleet(plans, { filesOf, signal: new AbortController().signal, onPacked: (count) => seen.push(count) });
    const files = unzipSync(bytes);
    expect(Object.keys(files)).toEqual(['edge-1/plan.yaml', 'edge-1/bin/apply.sh', 'edge-2/plan.yaml', 'edge-2/bin/apply.sh']);
    expect(strFromU8(files['edge-2/plan.yaml'] ?? new Uint8Array())).toBe('name: edge-2 é\n');
    expect(seen).toEqual([1, 2]);
    // External attributes of the second entry in the central directory: executable.
    const directory = bytes.findIndex((_, at) => bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 1 && bytes[at + 3] === 2);
    expect(new DataView(bytes.buffer, bytes.byteOffset).getUint32(directory + 46 + 'edge-1/plan.yaml'.length + 38, true) >>> 16).toBe(0o100755);
  });

  it('says whose files could not be had', async () => {
    const failing = packFleet(plans, { filesOf: (plan) => (plan.name === 'edge-2' ? Promise.reject(new TypeError('no answer')) : filesOf(plan)), signal: new AbortController().signal, onPacked: () => undefined });
    await expect(failing).rejects.toMatchObject({ plan: 'edge-2', cause: expect.any(TypeError) as unknown });
    await expect(failing).rejects.toBeInstanceOf(NoFiles);
  });

  it('ends when nobody waits any more', async () => {
    const control = new AbortController();
    const seen: number[] = [];
    const packing = packFleet(plans, {
      filesOf,
      signal: control.signal,
      onPacked: (count) => {
        seen.push(count);
        control.abort();
      },
    });
    await expect(packing).rejects.toHaveProperty('name', 'AbortError');
    expect(seen).toEqual([1]);
  });
});
