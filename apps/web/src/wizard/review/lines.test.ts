import { PROVIDERS } from '@dualstack/schema';
import { renderManifests } from '@dualstack/manifests';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leavesOf } from './leaves.js';
import { holdsWhole, traceValues } from './lines.js';

describe('holdsWhole', () => {
  it.each([
    ['podSubnet: 10.0.0.0/16,fd00::/48', '10.0.0.0/16'],
    ['podSubnet: 10.0.0.0/16,fd00::/48', 'fd00::/48'],
    ['It answers at 10.0.0.1.', '10.0.0.1'],
    ['"fd02::/108"', 'fd02::/108'],
    ['10.0.0.0/160 and 10.0.0.0/16', '10.0.0.0/16'],
    ['name: prod-eu-1', 'prod-eu-1'],
    ['fd00::1: the gateway', 'fd00::1'],
  ])('finds in %j the value %s', (line, value) => {
    expect(holdsWhole(line, value)).toBe(true);
  });

  it.each([
    ['10.0.0.0/160', '10.0.0.0/16'],
    ['110.0.0.0/16', '10.0.0.0/16'],
    ['10.0.0.10', '10.0.0.1'],
    ['10.0.0.1/24', '10.0.0.1'],
    ['10.0.0.1.5', '10.0.0.1'],
    ['fd00::1:2', 'fd00::1'],
    ['prod-eu-12', 'prod-eu-1'],
    ['credential-aws-prod-eu-1', 'prod-eu-1'],
  ])('does not take a part of %j for %s', (line, value) => {
    expect(holdsWhole(line, value)).toBe(false);
  });
});

describe('traceValues', () => {
  const files = [{ path: 'a.yaml', content: 'pods: 10.0.0.0/16\nservices: 10.1.0.0/16\nboth: 10.0.0.0/16,10.1.0.0/16\nmask: 24' }];
  const traces = traceValues(files, leavesOf({ pods: '10.0.0.0/16', services: '10.1.0.0/16', mask: 24, twice: ['192.168.0.0/24'], again: '192.168.0.0/24' }));

  it('says which lines hold a value, and which values a line holds', () => {
    expect(traces.of('pods')?.files).toEqual([{ file: 'a.yaml', lines: [1, 3] }]);
    expect(traces.at('a.yaml', 3).map(({ id }) => id)).toEqual(['pods', 'services']);
  });

  it('claims nothing of what could be something else', () => {
    expect(traces.all.map(({ id }) => id)).toEqual(['pods', 'services']);
    expect(traces.at('a.yaml', 4)).toEqual([]);
  });

  it('finds what holdsWhole finds, in whatever is around it', () => {
    const value = fc.constantFrom('10.0.0.0/16', '10.0.0.1', 'fd00::', 'fd00::1', 'prod-eu-1', 'my cluster 1', '0.0.1.10');
    const around = fc.string({ unit: fc.constantFrom('.', ':', '-', '/', '1', 'a', ' ', ',', '"', '_'), maxLength: 4 });
    fc.assert(
      fc.property(fc.array(fc.tuple(around, value, around), { maxLength: 3 }), (pieces) => {
        const line = pieces.map((piece) => piece.join('')).join('');
        const names = ['10.0.0.0/16', '10.0.0.1', 'fd00::', 'fd00::1', 'prod-eu-1', 'my cluster 1', '0.0.1.10'];
        const { all } = traceValues([{ path: 'a', content: line }], names.map((each, index) => ({ path: [index, 'name'], value: each, raw: each })));
        expect(all.map((trace) => trace.value)).toEqual(names.filter((each) => holdsWhole(line, each)));
      }),
      { numRuns: 1000 },
    );
  });

  it.each(PROVIDERS.flatMap(({ examples }) => examples))('finds values of $id, each in a line that holds its text, and each in plan.yaml', ({ plan }) => {
    const rendering = renderManifests(plan);
    if (!rendering.ok) throw new Error('not valid');
    const { all } = traceValues(rendering.files, leavesOf(plan));
    expect(all.length).toBeGreaterThan(2);
    const contents = new Map(rendering.files.map(({ path, content }) => [path, content.split('\n')]));
    for (const { value, files: found } of all) {
      for (const { file, lines } of found) for (const line of lines) expect(contents.get(file)?.[line - 1]).toContain(value);
      expect(found.map(({ file }) => file)).toContain('plan.yaml');
    }
  });
});
