import { expect, it } from 'vitest';
import { PROVIDERS, speakerOf } from '@dualstack/schema';
import { renderManifests } from '../../manifests.js';

const EXAMPLES = (PROVIDERS.find(({ id }) => id === 'cce')?.examples ?? []).map(({ id, plan }) => [id, plan] as const);
/** Where the other cloud writes what it does. */
const OTHER = { huaweicloud: /https:\/\/[^\s)]*(?:opentelekomcloud|otc)[^\s)]*/gi, otc: /https:\/\/[^\s)]*huaweicloud[^\s)]*/gi } as const;

it.each(EXAMPLES)('the guide of %s leads to no page of the other cloud', async (_, plan) => {
  for (const language of ['en', 'zh-CN'] as const) {
    const rendering = renderManifests(plan, await speakerOf(language));
    if (!rendering.ok) throw new Error('not rendered');
    const guide = rendering.files.find(({ path }) => path === 'README.md')?.content ?? '';
    expect(guide).toContain('https://');
    expect(guide.match(OTHER[(plan as { spec: { cce: { site: keyof typeof OTHER } } }).spec.cce.site]) ?? []).toEqual([]);
  }
});
