import { LANGUAGES, providerOf, PROVIDERS, speakerOf, validatePlan, waysOut } from '@dualstack/schema';
import { examplePlan } from '@dualstack/schema/testing';
import { describe, expect, it } from 'vitest';
import { createApp } from './app.js';
import { app, json, lazyStore, log, post } from './testing.js';

const languageOf = async (url: string, header?: string) => (await app.request(`/api/v1${url}`, header === undefined ? {} : { headers: { 'Accept-Language': header } })).headers.get('content-language');

describe('the language of an answer', () => {
  it.each<[header: string | undefined, language: string]>([
    [undefined, 'en'],
    ['', 'en'],
    ['*', 'en'],
    ['fr', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
    ['zh', 'zh-CN'],
    ['ZH-cn', 'zh-CN'],
    ['zh-Hans', 'zh-CN'],
    ['zh-SG', 'zh-CN'],
    ['zh-Hans-HK', 'zh-CN'],
    ['zh-TW', 'en'],
    ['zh-Hant', 'en'],
    ['zh-Hant-CN', 'en'],
    ['zh-HK', 'en'],
    ['zh-TW,zh;q=0.5', 'zh-CN'],
    ['en;q=0.5,zh;q=0.8', 'zh-CN'],
    ['zh;q=0,en', 'en'],
    ['de,zh;q=0.3,en;q=0.1', 'zh-CN'],
    ['zhuang', 'en'],
  ])('of Accept-Language %j is %s', async (header, language) => {
    expect(await languageOf('/rules', header)).toBe(language);
  });

  it('is what the query says, whatever the header wishes', async () => {
    expect(await languageOf('/rules?language=zh-CN', 'en')).toBe('zh-CN');
    expect(await languageOf('/rules?language=zh', 'en')).toBe('zh-CN');
    expect(await languageOf('/rules?language=en', 'zh-CN')).toBe('en');
    expect(await languageOf('/rules?language=en-US', 'zh-CN')).toBe('en');
  });

  it.each(['xx', 'zh-TW', '', 'toString', 'english', 'zh-CN"\u202e'])('is a 400 where the query says %j: it names the value and the languages', async (asked) => {
    const response = await app.request(`/api/v1/rules?language=${encodeURIComponent(asked)}`);
    expect(response.status).toBe(400);
    const { detail } = await json(response);
    expect(detail).toMatch(/^There are no answers in the language ".*"; there are in en, zh-CN\.$/);
    if (/^[\w-]+$/.test(asked)) expect(detail).toContain(`"${asked}"`);
    expect(detail).not.toContain('\u202e');
  });

  it('is refused in the language that the header wishes', async () => {
    expect(await json(await app.request('/api/v1/rules?language=xx', { headers: { 'Accept-Language': 'zh' } }))).toMatchObject({ title: '请求有误', detail: '不支持语言 "xx"，支持的语言为 en、zh-CN。' });
  });

  it('is said in every answer of the API, and that it depends on the request', async () => {
    const chinese = { 'Accept-Language': 'zh-CN' };
    const plan = examplePlan('kkp-aws-dual');
    const all: (() => Response | Promise<Response>)[] = [
      () => app.request('/api/v1/providers', { headers: chinese }),
      () => app.request('/api/v1/examples/nope', { headers: chinese }),
      () => app.request('/api/v1/nope', { headers: chinese }),
      () => app.request('/api/v1/validate', { headers: chinese }),
      () => app.request('/api/v1/rules', { headers: chinese, method: 'HEAD' }),
      () => post('/validate', { plan }, chinese),
      () => post('/manifests', { plan }, chinese),
      () => post('/manifests.zip', { plan }, chinese),
      () => post('/manifests', { plan: {} }, chinese),
      () => post('/validate', '{', chinese),
    ];
    for (const ask of all) {
      const { headers, status } = await ask();
      expect([status, headers.get('content-language'), headers.get('vary')]).toEqual([status, 'zh-CN', 'Accept-Language']);
    }
    const compressed = await app.request('/api/v1/rules', { headers: { ...chinese, 'Accept-Encoding': 'gzip' } });
    expect(compressed.headers.get('vary')).toBe('Accept-Language, Accept-Encoding');
  });

  it('is English in the documents that describe the API, whatever is asked for, and they say so', async () => {
    for (const url of ['/openapi.json', '/schemas/plan.json']) expect(await languageOf(url, 'zh')).toBe('en');
  });

  it('leaves no cookie', async () => {
    expect((await app.request('/api/v1/rules?language=zh-CN')).headers.get('set-cookie')).toBeNull();
  });

  it('is that of problems outside of the API too, where the query is the pages\' own', async () => {
    const stopping = createApp({ log, store: lazyStore(), isReady: () => false });
    const response = await stopping.request('/readyz?language=xx', { headers: { 'Accept-Language': 'zh-CN' } });
    expect([response.status, response.headers.get('content-language'), response.headers.get('vary')]).toEqual([503, 'zh-CN', 'Accept-Language']);
    expect(await json(response)).toMatchObject({ title: '服务暂不可用', detail: '服务器正在停止，不再接受新的请求。' });
    const nowhere = await app.request('/nope', { headers: { 'Accept-Language': 'zh-CN' } });
    expect([nowhere.status, nowhere.headers.get('content-language'), nowhere.headers.get('vary')]).toEqual([404, 'zh-CN', 'Accept-Language']);
  });
});

describe('what the domain says', () => {
  const plan = examplePlan('kkp-aws-dual', { 'spec.network.serviceCidrs.ipv4': '172.25.0.0/20' });
  const finding = { rule: 'kubernetes/pods-services-overlap', path: ['spec', 'network', 'serviceCidrs', 'ipv4'] };

  it.each(LANGUAGES)('is said by the speaker of the language: %s', async (language) => {
    const speaker = await speakerOf(language);
    const asked = { 'Accept-Language': language };
    const get = async (url: string) => json(await app.request(`/api/v1${url}`, { headers: asked }));
    expect(await get('/providers')).toMatchObject({ providers: PROVIDERS.map((provider) => ({ id: provider.id, title: speaker.textsOf(provider).title, summary: speaker.textsOf(provider).summary })) });
    expect(((await get('/rules'))['rules'] as { id: string; title: string }[]).filter(({ id, title }) => title !== speaker.titleOf(id))).toEqual([]);
    expect(await get('/examples/kkp-aws-dual')).toMatchObject({ title: speaker.textsOf({ id: 'kkp' }).examples['kkp-aws-dual'] });
    const found = JSON.parse(JSON.stringify(validatePlan(plan).findings.map((each) => ({ ...each, message: speaker.message(each), fix: undefined })))) as object[];
    expect(await json(await post('/validate', { plan }, asked))).toMatchObject({ findings: found });
    expect(await json(await post('/manifests', { plan }, asked))).toMatchObject({ findings: found });
    const { fixes } = await json(await post('/fixes', { plan, ...finding }, asked));
    expect(fixes).toEqual(JSON.parse(JSON.stringify(waysOf(plan, finding).map((way) => speaker.wayOut(way, providerOf('kkp'))))));
  });
});

/** Every way out of a finding, as data. */
function waysOf(plan: unknown, finding: { readonly rule: string; readonly path: readonly string[] }) {
  const steps = waysOut(plan, validatePlan(plan), finding);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value ?? [];
  }
}

describe('what is remembered', () => {
  it('is remembered for its language: the bytes of one are never sent for the other', async () => {
    const plan = examplePlan('kkp-gcp-dual', { 'metadata.name': 'remembered' });
    const [first, chinese, again] = [await post('/manifests', { plan }), await post('/manifests', { plan }, { 'Accept-Language': 'zh' }), await post('/manifests', { plan })];
    expect([first, chinese, again].map(({ headers }) => headers.get('content-language'))).toEqual(['en', 'zh-CN', 'en']);
    const english = await first.text();
    expect(await again.text()).toBe(english);
    expect(await chinese.text()).not.toBe(english);
  });
});
