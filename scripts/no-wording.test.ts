import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { noWording } from './no-wording.mjs';

const refused = (code: string): string[] =>
  new Linter().verify(code, [{ languageOptions: { ecmaVersion: 2022, sourceType: 'module' }, plugins: { local: { rules: { 'no-wording': noWording } } }, rules: { 'local/no-wording': 'error' } }]).map(({ message }) => message);

describe('what people read stands in messages/', () => {
  it.each([
    ['a sentence', `const text = 'The range is too large';`],
    ['what ends as one', `const text = 'is too large here.';`],
    ['a sentence with values', 'yield { path, message: `${range} lies inside ${other}.` };'],
    ['a sentence that begins with a value', 'const text = `${range} holds too many addresses`;'],
    ['a choice of sentences', `const text = isMost ? 'This is one too many' : '';`],
    ['the label of a fix', `const fix = { path, label: 'Remove it' };`],
    ['a label that is chosen', `const fix = { path, label: isOne ? 'Remove it' : label('remove') };`],
    ['the title of a rule', `const rule = { id: 'a/b', title: 'No range twice' };`],
    ['the name of a range', `const range = { name: 'Node network' };`],
    ['Chinese', `const text = '网段';`],
    ['an error that is not thrown', `const problem = new Problem('The range is too large');`],
  ])('%s is refused', (_, code) => {
    expect(refused(code)).toHaveLength(1);
  });

  it.each([
    ['an identifier', `const id = 'kubernetes/host-bits';`],
    ['a path, a version, a value', `const values = ['spec.network', 'v1.34.2', '10.0.0.0/8', 'IPv4+IPv6', 'Premium_LRS', 'ecs c7.large 2'];`],
    ['an error for programmers', 'throw new Error(`${text} is no range: ${code}`);'],
    ['the title of a source', `const source = { title: 'RFC 3879: site-local addresses are deprecated', url: 'https://www.rfc-editor.org/rfc/rfc3879' };`],
    ['the description of a JSON Schema', `const name = text().meta({ description: 'Name of the cluster, as the target system accepts it' });`],
    ['a message by its code', `const fix = { path, label: label('remove-it') };`],
    ['where something is imported from', `import text from 'The Package of ours';`],
  ])('%s is not', (_, code) => {
    expect(refused(code)).toEqual([]);
  });
});
