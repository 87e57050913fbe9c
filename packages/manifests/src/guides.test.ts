/** The guides in every language: what holds of each, whatever the provider. */
import { type Language, LANGUAGES, PROVIDERS, speakerOf, validatePlan, english } from '@dualstack/schema';
import MarkdownIt from 'markdown-it';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { md, toMarkdown, type Words } from './format/markdown.js';
import { limitations } from './kit/guide.js';
import type { GeneratedFile } from './kit/file.js';
import { renderManifests } from './manifests.js';
import { emit } from './registry.js';

const EXAMPLES = PROVIDERS.flatMap(({ id: provider, examples }) => examples.map(({ id, plan }) => ({ id, provider, plan })));
const CJK = /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/;
const SPEAKERS = new Map(await Promise.all(LANGUAGES.map(async (language) => [language, await speakerOf(language)] as const)));
const isGuide = ({ mediaType }: GeneratedFile) => mediaType === 'text/markdown';

function filesOf(document: unknown, language: Language): readonly GeneratedFile[] {
  const rendering = renderManifests(document, SPEAKERS.get(language));
  if (!rendering.ok) throw new Error(JSON.stringify(rendering.findings));
  return rendering.files;
}

/** The guides of a plan of which nothing is to be said: what rules say of it has its own words. */
function guidesOf(document: unknown, language: Language): readonly GeneratedFile[] {
  const { read } = validatePlan(document);
  const { nameOf, termOf } = SPEAKERS.get(language) ?? english;
  return read ? emit(read, { document, findings: [], language, nameOf, termOf: (code) => termOf(read, code) }).files.filter(isGuide) : [];
}

describe('guides in Chinese', () => {
  it.each(EXAMPLES)('of $id are as they were', async ({ id, provider, plan }) => {
    const guides = guidesOf(plan, 'zh-CN').map(({ path: name, content }) => `===== ${name}\n${content}`);
    await expect(guides.join('\n')).toMatchFileSnapshot(path.join(import.meta.dirname, `providers/${provider}/__snapshots__/${id}.zh-CN.txt`));
  });
});

describe.each(EXAMPLES)('files of $id', ({ plan }) => {
  it('are the same in every language, but for the guides', () => {
    const [first = [], ...others] = LANGUAGES.map((language) => filesOf(plan, language).map((file) => ({ path: file.path, mediaType: file.mediaType, content: isGuide(file) ? '' : file.content })));
    for (const other of others) expect(other).toEqual(first);
  });

  it('have nothing Chinese in English', () => {
    expect(filesOf(plan, 'en').filter(({ content, purpose }) => CJK.test(content + purpose)).map(({ path: name }) => name)).toEqual([]);
  });

  it('have a purpose in Chinese, but for the calls of an API', () => {
    expect(filesOf(plan, 'zh-CN').filter(({ purpose }) => !CJK.test(purpose) && !/^POST \S+$/.test(purpose)).map(({ path: name, purpose }) => [name, purpose])).toEqual([]);
  });

  it('say nothing in English where the language is Chinese', () => {
    for (const { content } of guidesOf(plan, 'zh-CN')) expect(blocksOf(content).filter(({ isTitle, text }) => !isTitle && isEnglish(text))).toEqual([]);
  });

  it('are set as Chinese is: full-width marks, and a space beside Latin words, numbers and code', () => {
    const prose = [...guidesOf(plan, 'zh-CN').map(({ content }) => content.replace(/^ *```[\s\S]*?^ *```$/gm, '')), ...filesOf(plan, 'zh-CN').map(({ purpose }) => purpose)];
    expect(prose.flatMap(misset)).toEqual([]);
  });

  it.each(LANGUAGES)('have guides in %s of which a parser reads every mark', (language) => {
    for (const { content } of guidesOf(plan, language)) expect(blocksOf(content).filter(({ text }) => /\*\*|`/.test(text))).toEqual([]);
  });
});

const parser = new MarkdownIt();

/** The words of each paragraph, heading, item and cell of a guide, without code, links, and the names of buttons, which are in italics. */
function blocksOf(guide: string): { isTitle: boolean; text: string }[] {
  const tokens = parser.parse(guide, {});
  return tokens.flatMap(({ type, children }, index) => {
    if (type !== 'inline' || !children) return [];
    let left = 0;
    let text = '';
    for (const child of children) {
      if (child.type === 'link_open' || child.type === 'em_open') left += 1;
      if (child.type === 'link_close' || child.type === 'em_close') left -= 1;
      if (left === 0) text += child.type === 'code_inline' ? '…' : child.content;
    }
    return [{ isTitle: tokens[index - 1]?.tag === 'h1', text }];
  });
}

describe('what rules say', () => {
  const findings = [
    { rule: 'x/y', severity: 'warning', path: [], params: {}, message: 'A *warning*.', source: { title: 'A [title]', url: 'https://example.org/' } },
    { rule: 'x/z', severity: 'info', path: [], params: {}, message: 'A note.' },
  ] as const;

  it('is repeated with its source, as words', () => {
    expect(toMarkdown([limitations(findings, 'en')])).toBe('## Limitations\n\n- **Warning:** A \\*warning\\*. ([A \\[title\\]](https://example.org/))\n- A note.\n');
    expect(toMarkdown([limitations(findings, 'zh-CN')])).toBe('## 限制和注意事项\n\n- **警告**：A \\*warning\\*.（[A \\[title\\]](https://example.org/)）\n- A note.\n');
  });

  it.each(LANGUAGES)('ends the README in %s, said by the same speaker', (language) => {
    for (const { plan } of EXAMPLES) {
      const rendering = renderManifests(plan, SPEAKERS.get(language));
      expect(rendering.ok && rendering.files.find(({ path: name }) => name === 'README.md')?.content.endsWith(toMarkdown([limitations(rendering.findings, language)]))).toBe(true);
    }
  });
});

/** Places where a Latin word, a number or code touches a Chinese letter, or where a mark beside one is half as wide. */
const misset = (text: string): string[] => text.match(/.{0,9}(?:[\u3400-\u9fff](?:[A-Za-z0-9`[(]|[,;:!?)])|(?:[A-Za-z0-9`)\]]|[,;:!?(] ?)[\u3400-\u9fff]).{0,9}/g) ?? [];

describe('Chinese that is badly set', () => {
  it.each(['集群x', '3个节点', '在`a`上', '集群, 节点', '集群(双栈)', '见[文档](url)'])('is found: %s', (text) => {
    expect(misset(text)).not.toEqual([]);
  });

  it.each(['集群 x，节点 `a`（双栈）：3 个', '**主机**：每个节点'])('is not %s', (text) => {
    expect(misset(text)).toEqual([]);
  });
});

/** Two words of English, in a text without a Chinese letter; or four of them anywhere, if they are more than a name. */
function isEnglish(text: string): boolean {
  const runs = text.match(/\b(?:[A-Za-z]{2,} ){3,}[A-Za-z]{2,}\b/g) ?? [];
  return (!CJK.test(text) && /\b[a-z]{2,} [a-z]{2,}\b/.test(text)) || runs.some((run) => / [a-z]/.test(run));
}

describe('a sentence in English', () => {
  it.each(['in the same file', 'Cilium takes its place', '对于 clusters that are there already 的集群'])('is found: %s', (text) => {
    expect(isEnglish(text)).toBe(true);
  });

  it.each(['VMware vSphere', 'Google Cloud', 'KKP v2.31，AWS，数据中心 …', 'IPv4+IPv6', '使用 Cloud Native Network 2.0 的集群', 'Open Telekom Cloud Terraform'])('is not %s', (text) => {
    expect(isEnglish(text)).toBe(false);
  });
});

/** The texts of every folder of messages, by their folder and their language. */
const MESSAGES = Object.entries(import.meta.glob<Record<string, unknown>>('./**/messages/{en,zh-CN}*.ts', { eager: true }));

interface Said {
  /** Names of the parameters that were asked for. */
  readonly asked: ReadonlySet<string>;
  /** Those of them that are in the text. */
  readonly used: ReadonlySet<string>;
  readonly text: string;
}

/** What a text says when each of its parameters is its own name. */
function say(entry: unknown): Said {
  const asked = new Set<string>();
  const params = new Proxy({}, { get: (_, name) => (asked.add(String(name)), `⟦${String(name)}⟧`) });
  const said = typeof entry === 'function' ? (entry as (given: object) => unknown)(params) : entry;
  const text = typeof said === 'string' ? said : toMarkdown([md`${said as Words}`]);
  return { asked, used: new Set([...text.matchAll(/⟦(.*?)⟧/g)].map(([, name]) => name ?? '')), text };
}

/** Every text by its keys with dots. */
function textsOf(texts: unknown, prefix = ''): [key: string, entry: unknown][] {
  if (typeof texts !== 'object' || texts === null || texts instanceof md``.constructor) return [[prefix, texts]];
  return Object.entries(texts).flatMap(([key, entry]) => textsOf(entry, prefix === '' ? key : `${prefix}.${key}`));
}

const pairs = MESSAGES.filter(([file]) => /\/en[^/]*\.ts$/.test(file)).map(([file, english]) => {
  const chinese = MESSAGES.find(([other]) => other === file.replace(/\/en([^/]*\.ts)$/, '/zh-CN$1'))?.[1] ?? {};
  return { file, english: new Map(textsOf(Object.values(english)[0])), chinese: new Map(textsOf(Object.values(chinese)[0])) };
});

describe('texts', () => {
  it('are found', () => {
    expect(pairs.length).toBeGreaterThan(PROVIDERS.length);
  });

  it.each(pairs)('of $file have the same keys in every language', ({ english, chinese }) => {
    expect(english.size).toBeGreaterThan(0);
    expect([...chinese.keys()]).toEqual([...english.keys()]);
  });

  it.each(pairs)('of $file say the same values in every language, all that they ask for', ({ english, chinese }) => {
    for (const [key, entry] of english) {
      const [own, other] = [say(entry), say(chinese.get(key))];
      expect([key, own.asked, other.asked, other.used]).toEqual([key, own.used, own.used, own.used]);
    }
  });

  it.each(pairs)('of $file are in their own language', ({ english, chinese }) => {
    expect([...english].filter(([, entry]) => CJK.test(say(entry).text))).toEqual([]);
    expect([...chinese].filter(([, entry]) => isEnglish(say(entry).text.replace(/`[^`]*`|\*[^*]*\*/g, '…').replace(/⟦.*?⟧/g, '…')))).toEqual([]);
  });
});
