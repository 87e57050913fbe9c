import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { code, joined, link, list, type Markdown, md, section, shellBlock, steps, table, toMarkdown } from './markdown.js';

const print = (part: Markdown) => toMarkdown([part]).slice(0, -1);

describe('markdown', () => {
  const parser = new MarkdownIt({ html: true });
  /** What a parser makes of a text: each word of it, and each element that is not the one around it. */
  const read = (text: string) => {
    const found: { words: string; elements: string[] } = { words: '', elements: [] };
    const visit = (tokens: ReturnType<typeof parser.parse>) => {
      for (const { type, tag, content, children } of tokens) {
        if (children) visit(children);
        else if (type === 'text' || type === 'code_inline' || type === 'text_special') found.words += content;
        else if (type === 'softbreak') found.words += '\n';
        if (!['text', 'inline', 'text_special', 'softbreak'].includes(type) && !type.endsWith('_close')) found.elements.push(tag || type);
      }
    };
    visit(parser.parse(text, {}));
    return found;
  };
  // eslint-disable-next-line no-control-regex -- control characters are what a line of Markdown cannot have
  const oneLine = (each: string) => each.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ');
  /** Runs of white space are one space to who reads. */
  const spoken = (each: string) => each.replace(/\s+/g, ' ').trim();
  const hostile = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.constantFrom('- a', '+ a', '* a', '1. a', '1) a', '---', '===', '    a', '~~~', '```', '> a', '[x](y)', '![x](y)', '[x]: y', '<b>', '<!-- a', '&amp;', '**a**', '__a__', '~~a~~', 'a|b', '|a|', '\\', 'a\\', '`', '``', 'a\n- b', '# a', 'a #', '%{x}', '${x}', '](x)'));

  it('words are words wherever they stand, to a parser', () => {
    fc.assert(fc.property(hostile, (each) => {
      expect(read(print(md`A ${each} b`))).toEqual({ words: `A ${oneLine(each)} b`.replace(/ +$/, ''), elements: ['p'] });
    }), { numRuns: 1000 });
    fc.assert(fc.property(hostile, (each) => {
      const alone = read(print(md`${each}`));
      expect([spoken(alone.words), alone.elements]).toEqual([spoken(oneLine(each)), spoken(oneLine(each)) === '' ? [] : ['p']]);
      const heading = read(print(md`# ${each}`));
      expect([spoken(heading.words), heading.elements]).toEqual([spoken(oneLine(each)), ['h1']]);
      const below = read(print(md`Words:\n${each}`));
      expect([spoken(below.words), below.elements]).toEqual([spoken(`Words: ${oneLine(each)}`), ['p']]);
      const item = read(print(list([md`${each}`])));
      expect([spoken(item.words), item.elements.slice(0, 2), item.elements.filter((element) => element !== 'p').length]).toEqual([spoken(oneLine(each)), ['ul', 'li'], 2]);
      const row = read(print(table([md`a`, md`b`], [[md`${each}`, md`c`]])));
      expect([spoken(row.words), row.elements]).toEqual([spoken(`ab${oneLine(each).trim()}c`), ['table', 'thead', 'tr', 'th', 'th', 'tbody', 'tr', 'td', 'td']]);
    }), { numRuns: 1000 });
  });

  it('code is code, to a parser', () => {
    fc.assert(fc.property(hostile.filter((each) => oneLine(each).trim() !== ''), (each) => {
      const { words, elements } = read(print(md`A ${code(each)} b`));
      expect([words.replace(/ +/g, ' '), elements]).toEqual([`A ${oneLine(each)} b`.replace(/ +/g, ' '), ['p', 'code']]);
    }), { numRuns: 1000 });
  });

  it('goes into Markdown as it is', () => {
    expect(print(md`The node ${'a_b'} has ${code('a`b')}, ${md`**${3}** ${link({ title: 'a [b]', url: 'https://a/b c(d)' })}`}.`)).toBe('The node a\\_b has ``a`b``, **3** [a \\[b\\]](https://a/b%20c%28d%29).');
    expect(print(joined([md`a`, code('b')], md`, `))).toBe('a, `b`');
  });

  it('takes no value between backquotes, where nothing can be escaped', () => {
    expect(() => md`Run \`kubectl get ${'node'}\` now.`).toThrow('a value stands between backquotes');
    expect(print(md`Run \`kubectl\` on ${'node'}.`)).toBe('Run `kubectl` on node.');
  });

  it('is no text, and no text is Markdown', () => {
    // @ts-expect-error -- a text was not escaped; where somebody gives one all the same, it is escaped
    expect(print(section('<b>'))).toBe('## &lt;b&gt;');
    // @ts-expect-error -- nothing but the functions of the file makes Markdown
    const forged: Markdown = { text: '<b>', toString: () => '<b>' };
    expect(print(md`A ${forged}`)).toBe('A &lt;b&gt;');
  });

  it('keeps what is below an item inside it', () => {
    expect(print(steps([md`a:\n\n${shellBlock(['b', '', 'c'])}`, md`d`]))).toBe('1. a:\n\n   ```sh\n   b\n\n   c\n   ```\n2. d');
  });

  it('keeps the cells of a table apart', () => {
    expect(print(table([md`a`], [[code('x|y')], [md`${'x|y'}`], [md`x\ny`]])).split('\n').slice(2)).toEqual(['| `x\\|y` |', '| x\\|y |', '| x y |']);
  });

  it('escapes what markdown or HTML would read', () => {
    expect(print(md`${'<b>*x*</b> [a](b) `c` # | & _d_'}`)).toBe('&lt;b&gt;\\*x\\*&lt;/b&gt; \\[a\\](b) \\`c\\` \\# \\| &amp; \\_d\\_');
  });
});

describe('blocks of commands', () => {
  it('cannot be left by what they hold', () => {
    expect(print(shellBlock(['echo 1']))).toBe('```sh\necho 1\n```');
    expect(print(shellBlock(["echo '```'"]))).toBe("````sh\necho '```'\n````");
  });
});
