import { FILE_GROUPS, renderManifests } from '@dualstack/manifests';
import { examplePlan } from '@dualstack/schema/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFilePrinter } from './print-files.js';

const text = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.constantFrom('\n\n', 'a\n\nb\n\nc\n\nd', '"\\\n\n"', '…\n\n\ud800\n\n', '\n\n\n\n'));
const file = fc.record({
  path: fc.constantFrom('a.sh', 'b.md', 'ü"/c.yaml'),
  mediaType: fc.constantFrom('text/x-shellscript', 'text/markdown', 'application/yaml'),
  content: fc.array(text, { maxLength: 5 }).map((parts) => parts.join('')),
  purpose: text,
  group: fc.constantFrom(...FILE_GROUPS),
  way: text,
}, { requiredKeys: ['path', 'mediaType', 'content', 'purpose', 'group'] });

describe('createFilePrinter', () => {
  it('prints what JSON makes of files, whatever was printed for their paths before', () => {
    fc.assert(
      fc.property(fc.array(fc.array(file, { maxLength: 4 }), { minLength: 1, maxLength: 6 }), (answers) => {
        const print = createFilePrinter();
        for (const files of answers) expect(Buffer.concat(print(files)).toString('utf8')).toBe(Buffer.from(JSON.stringify(files)).toString('utf8'));
      }),
      { numRuns: 300 },
    );
  });

  it('mixes nothing of one plan into the files of another', () => {
    const print = createFilePrinter();
    const files = (id: string, name: string) => {
      const rendering = renderManifests(examplePlan(id, { 'metadata.name': name }));
      if (!rendering.ok) throw new Error(`${id} is not valid`);
      return rendering.files;
    };
    for (const name of ['first', 'second', 'first']) {
      for (const id of ['cce-turbo-dual', 'kubeadm-calico-dual']) expect(JSON.parse(Buffer.concat(print(files(id, name))).toString('utf8'))).toEqual(files(id, name));
    }
  });

  it('prints no files as an empty list', () => {
    expect(Buffer.concat(createFilePrinter()([])).toString('utf8')).toBe('[]');
  });
});
