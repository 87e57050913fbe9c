import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { parse as parseHcl } from '@cdktf/hcl2json';
import { output } from '../testing/launch.js';
import { call, element, reference, toArguments, toHcl } from './hcl.js';
import { toJson } from './json.js';
import { toFlags } from './flags.js';
import { shellQuote, toShell } from './shell.js';
import { toYaml, toYamlDocuments, type Value, yamlScalar } from './yaml.js';

/** Texts that some parser somewhere takes for something else, or that would end what they are in. */
const HOSTILE = [
  '', ' ', '~', 'null', 'Null', 'true', 'yes', 'no', 'on', 'off', 'y', 'n', 'NaN', '.inf', '-.INF', '0x1F', '0o17', '017', '1e3', '1_000', '12:30:45', '2001-01-01', '=', '<<', '-', '- a', '? a', ': a', 'a: b', 'a #b', '#a', '&a', '*a', '!a', '!!str', '|', '>', '%a', '@a', '`a`', '{a}', '[a]', 'a,b', '"', "'", '\\', '\\n', 'a\nb', 'a\r\nb', '\t', '---', '...', '\u0000', '\u0007', '\u007f', '\u0085', '\u2028', '\u2029', '\ufeff', '\ud800', '😀', '${HOME}', '$(id)', '`id`', '%{if true}', '${jsonencode(1)}', 'EOF', '; rm -rf /', '&& id', '| id', '> /tmp/x', '!!python/object', 'fd01::/48', '10.0.0.0/8', '1.35.8', '1.10', 'v3.31', '</script>', '<!--', '](http://x)', '| x |', '# head',
];

const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string(), fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));
const value = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, text, fc.integer(), fc.boolean(), fc.constant(null), fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(text.filter((key) => key !== '__proto__'), tie('value'), { maxKeys: 4 })),
})).value;

/** What JSON can say of a text: lone surrogates do not survive UTF-8, so they are compared as JSON prints them. */
const plain = (each: Value): unknown => JSON.parse(JSON.stringify(each) ?? 'null');

describe('toYaml', () => {
  it.each(['e0', 'E12', 'e+3', 'e-4'])('quotes %s, which YAML 1.1 parsers take for a number', (word) => {
    expect(parse(toYaml({ [word]: word }), { version: '1.1' })).toEqual({ [word]: word });
  });

  it.each(['1.1', '1.2'] as const)('is read back to the same value by a YAML %s parser', (version) => {
    fc.assert(fc.property(value, (each) => {
      expect(parse(toYaml(each), { version, strict: true, uniqueKeys: true })).toEqual(plain(each));
    }), { numRuns: 1500 });
  });

  it.each(HOSTILE)('keeps %j text', (each) => {
    for (const version of ['1.1', '1.2'] as const) expect(parse(toYaml({ a: each, list: [each] }), { version })).toEqual({ a: each, list: [each] });
  });

  it('prints only what YAML calls printable', () => {
    // eslint-disable-next-line no-control-regex -- the characters that must not be printed
    const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]/;
    fc.assert(fc.property(text, (each) => !unprintable.test(yamlScalar(each))));
  });

  it('leaves out what is undefined, and prints the rest in order', () => {
    expect(toYaml({ b: 1, a: undefined, c: { d: undefined }, e: [], f: [{ g: 1, h: [true] }, 'x'] })).toBe('b: 1\nc: {}\ne: []\nf:\n  - g: 1\n    h:\n      - true\n  - x\n');
  });

  it('prints several documents', () => {
    expect(parseAllDocuments(toYamlDocuments([{ a: 1 }, { b: 2 }], ['words'])).map((each) => each.toJS() as unknown)).toEqual([{ a: 1 }, { b: 2 }]);
  });
});

describe('toJson', () => {
  it('is read back to the same value', () => {
    fc.assert(fc.property(value, (each) => {
      expect(JSON.parse(toJson(each))).toEqual(plain(each));
    }));
  });
});

describe('shell', () => {
  const echo = async (words_: readonly string[]) => (await output(['bash', '-c', `printf '%s\\0' ${words_.map(shellQuote).join(' ')}`])).split('\0').slice(0, -1);

  it('quotes every text to exactly one word', async () => {
    const expected = HOSTILE.map((each) => Buffer.from(each.replaceAll('\0', ''), 'utf8').toString('utf8'));
    expect(await echo(HOSTILE)).toEqual(expected);
  });

  it('quotes random texts to exactly one word', async () => {
    await fc.assert(fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 20 }), async (words_) => {
      expect(await echo(words_)).toEqual(words_.map((each) => Buffer.from(each.replaceAll('\0', ''), 'utf8').toString('utf8')));
    }), { numRuns: 40 });
  });

  it('puts values into variables, and nothing of them runs', async () => {
    const scripts = HOSTILE.map((each) => toShell({ comment: ['words'], variables: { VALUE: each }, arrays: { LIST: [each, 'b'] }, body: 'printf "%s|%s|%d" "$VALUE" "${LIST[0]}" "${#LIST[@]}"' }));
    const printed = (await output(['bash', '-c', `for script; do bash -c "$script" || exit; printf '\\0'; done`, 'bash', ...scripts])).split('\0').slice(0, -1);
    expect(printed).toEqual(HOSTILE.map((each) => Buffer.from(each.replaceAll('\0', ''), 'utf8').toString('utf8')).map((clean) => `${clean}|${clean}|2`));
  });
});

describe('toHcl', () => {
  /** What hcl2json makes of a text: it writes the beginning of a template escaped, because it would be one. */
  const unescaped = (each: string) => each.replace(/([$%])\1\{/g, '$1{');
  const read = async (each: string) => ((await parseHcl('main.tf', toHcl([{ type: 'locals', body: { a: each, map: { [`k${each}`]: each }, list: [each] } }]))) as { locals: [{ a: string; map: Record<string, string>; list: string[] }] }).locals[0];
  /** HCL reads text as NFC, and lone surrogates are not text. */
  const normal = (each: string) => each.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd').normalize('NFC');

  it.each(HOSTILE)('keeps %j text', async (each) => {
    const { a, map, list } = await read(each);
    expect([a, Object.values(map)[0], list[0]].map((one) => unescaped(one ?? ''))).toEqual([normal(each), normal(each), normal(each)]);
    expect(Object.keys(map).map(unescaped)).toEqual([normal(`k${each}`)]);
  });

  it("is read back to the same value by HashiCorp's own parser", async () => {
    const words = text.filter((each) => !/[$%]\{/.test(each));
    await fc.assert(fc.asyncProperty(words, async (each) => {
      expect((await read(each)).a).toBe(normal(each));
    }), { numRuns: 300 });
  });

  it('prints references and calls as expressions, and aligns what stands together', () => {
    const body = { a: reference('var.x'), longer: call('join', ',', [reference('a.b'), reference('c.d')]), map: { x: 1, 'y z': 2 }, after: element('var.counts', '${x}'), nothing: undefined };
    expect(toHcl([{ type: 'resource', labels: ['t', 'n'], body, blocks: [{ type: 'disk', body: { size: 1 } }] }])).toBe(
      'resource "t" "n" {\n  a      = var.x\n  longer = join(",", [a.b, c.d])\n  map = {\n    x     = 1\n    "y z" = 2\n  }\n  after = var.counts["$${x}"]\n\n  disk {\n    size = 1\n  }\n}\n',
    );
    expect(toArguments({ region: 'eu-de', n: 3 }, ['words'])).toBe('# words\nregion = "eu-de"\nn      = 3\n');
  });
});

describe('literal blocks of YAML', () => {
  it.each(['{\n  "a": 1\n}\n', 'a\nb', 'a\n\nb\n', 'a: b\n# c\n---\n...\n'])('%j is printed as a block and read back', (text) => {
    const printed = toYaml({ a: { text, list: [text] }, b: 1 });
    expect(printed).toMatch(/text: \|-?\n/);
    for (const version of ['1.1', '1.2'] as const) expect(parse(printed, { version })).toEqual({ a: { text, list: [text] }, b: 1 });
  });

  it.each([' a\nb\n', '\na', 'a\n\n', 'a\n \nb', 'a \nb', 'a\tb\nc', 'a\r\nb', 'é\nb', '\n'])('%j is printed in quotes and read back', (text) => {
    expect(toYaml({ text })).toMatch(/^text: "/);
    expect(parse(toYaml({ text }), { version: '1.1' })).toEqual({ text });
  });
});

describe('flags', () => {
  it('are words of a shell, one a line', () => {
    expect(toFlags([['cluster-cidr', '10.0.0.0/16,fd00::/48'], ['feature-gates', 'A=true'], ['node-ip', '$(id)']], ['For the node.'])).toBe("# For the node.\n--cluster-cidr=10.0.0.0/16,fd00::/48\n--feature-gates=A=true\n--node-ip='$(id)'\n");
  });
});
