import { PROVIDERS } from '@dualstack/schema';
import { deflateSync, strToU8 } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newPlanAddress, readNewPlace, readShareLink, shareLink } from './share.js';

const fragmentOf = (link: string) => new URL(link).hash;
const packed = (text: string) => `#plan=${Buffer.from(deflateSync(strToU8(text))).toString('base64url')}`;

describe('a link', () => {
  it.each(PROVIDERS.flatMap(({ examples }) => examples))('brings $id back, in fewer than 4,000 characters', ({ plan }) => {
    const link = shareLink('https://example.org', plan);
    expect(link.length).toBeLessThan(4000);
    expect(link).toMatch(/^https:\/\/example\.org\/open#plan=[\w-]+$/);
    expect(readShareLink(fragmentOf(link))).toEqual({ ok: true, plan: JSON.parse(JSON.stringify(plan)) as unknown });
  });

  it('brings back whatever JSON can hold', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(readShareLink(fragmentOf(shareLink('https://example.org', value)))).toEqual({ ok: true, plan: JSON.parse(JSON.stringify(value)) as unknown });
      }),
    );
  });

  it('says what is wrong with what is no link of ours', () => {
    const link = fragmentOf(shareLink('https://example.org', PROVIDERS[0]?.examples[0]?.plan));
    expect(readShareLink('')).toEqual({ ok: false, problem: 'missing' });
    expect(readShareLink('#plan=')).toEqual({ ok: false, problem: 'missing' });
    expect(readShareLink('#plan=***')).toEqual({ ok: false, problem: 'broken' });
    expect(readShareLink(packed('no JSON'))).toEqual({ ok: false, problem: 'broken' });
    for (let length = 7; length < link.length; length += 97) expect(readShareLink(link.slice(0, length))).toMatchObject({ ok: false });
  });

  it('unfolds to no more than a plan may be', () => {
    expect(readShareLink(packed(`"${'a'.repeat(2 * 1024 * 1024)}"`))).toEqual({ ok: false, problem: 'large' });
    expect(readShareLink(packed(JSON.stringify('a'.repeat(8 * 1024 * 1024))))).toEqual({ ok: false, problem: 'large' });
    expect(readShareLink(packed(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`))).toEqual({ ok: false, problem: 'deep' });
  });
});

it('opens a new plan with where it is to lie, and takes no place for one that is none', () => {
  const address = newPlanAddress('basic', { a: 1 }, { space: 'my_space-1', range: 'fd00::/48' });
  const { pathname, hash } = new URL(address, 'https://example.org');
  expect(pathname).toBe('/open/basic');
  expect(readShareLink(hash)).toEqual({ ok: true, plan: { a: 1 } });
  expect(readNewPlace(hash)).toEqual({ space: 'my_space-1', range: 'fd00::/48' });
  for (const place of ['', '&space=a', '&in=10.0.0.0/8', '&space=a%2Fb&in=10.0.0.0/8', '&space=a&in=x']) expect(readNewPlace(`${packed('{}')}${place}`)).toBeUndefined();
});
