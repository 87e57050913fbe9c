import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import pages from '../app/pages.json' with { type: 'json' };
import { addressOf, createSessions, readAddress } from './address.js';

describe('addresses of the wizard', () => {
  it.each([
    ['/plans/x-1/edit/network', { kind: 'plans', id: 'x-1', step: 'network' }],
    ['/examples/kkp-aws-dual', { kind: 'examples', id: 'kkp-aws-dual' }],
    ['/examples/kkp-aws-dual/network/', { kind: 'examples', id: 'kkp-aws-dual', step: 'network' }],
    ['/mistakes/kubernetes-1.16-page/network', { kind: 'mistakes', id: 'kubernetes-1.16-page', step: 'network' }],
    ['/rules/kubernetes/host-bits/network', { kind: 'rules', id: 'kubernetes/host-bits', step: 'network' }],
    ['/rules/kubernetes/host-bits', undefined],
    ['/plans/x', undefined],
    ['/', undefined],
  ])('%s', (address, read) => {
    expect(readAddress(address)).toEqual(read);
    const at = readAddress(address);
    if (at?.step !== undefined) expect(addressOf(at, at.step)).toBe(address.replace(/\/$/, ''));
  });

  it('a wizard stays the same when what is looked at becomes a plan, and no other does', () => {
    const { keyOf, becomes } = createSessions();
    const example = { kind: 'examples', id: 'a' } as const;
    const before = keyOf(example);
    becomes(example, 'plan-1');
    expect(keyOf({ kind: 'plans', id: 'plan-1' })).toBe(before);
    expect(keyOf(example)).not.toBe(before);
    expect(keyOf({ kind: 'plans', id: 'plan-2' })).not.toBe(before);
  });
});

describe('the list of addresses for the server', () => {
  const matches = (address: string) => Object.keys(pages).some((pattern) => new RegExp(`^${pattern.replaceAll(/:\w+/g, '[^/]+')}$`).test(address));

  it('has every address of the wizard', () => {
    expect(['/plans/x/edit/network', '/examples/a', '/examples/a/b', '/mistakes/a', '/mistakes/a/b', '/rules/a/b/c'].filter((address) => !matches(address) || !readAddress(address))).toEqual([]);
  });

  it('names the module of each page, which is one that the router loads', () => {
    const app = path.join(import.meta.dirname, '../app');
    const router = readFileSync(path.join(app, 'App.tsx'), 'utf8');
    const modules = [...new Set(Object.values(pages).filter((module) => module !== null))];
    expect(modules.filter((module) => !existsSync(path.join(app, '..', module)) || !router.includes(`import('../${module.replace('.tsx', '.js')}')`))).toEqual([]);
    expect(router.match(/import\('/g)).toHaveLength(modules.length);
  });

  it('has every other address that the router knows', () => {
    const router = readFileSync(path.join(import.meta.dirname, '../app/App.tsx'), 'utf8');
    const routes = [...router.matchAll(/<Route path="([^"]+)"/g)].map(([, route = '']) => route.replaceAll(/\/:\w+\?/g, ''));
    expect(routes.length).toBeGreaterThan(1);
    expect(routes.filter((route) => !matches(route.replaceAll(/:\w+/g, 'x')))).toEqual([]);
  });
});
