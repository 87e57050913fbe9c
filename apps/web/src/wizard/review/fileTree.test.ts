import { renderManifests } from '@dualstack/manifests';
import { PROVIDERS } from '@dualstack/schema';
import { describe, expect, it } from 'vitest';
import { groupFiles } from './fileTree.js';

const filesOf = (plan: unknown) => {
  const rendering = renderManifests(plan);
  if (!rendering.ok) throw new Error('not valid');
  return rendering.files;
};

describe.each(PROVIDERS.flatMap(({ examples }) => examples))('groups of $id', ({ plan }) => {
  const files = filesOf(plan);
  const groups = groupFiles(files);

  it('hold every file once, in the order in which they come', () => {
    expect(groups.flatMap(({ parts }) => parts.flatMap((part) => part.files))).toEqual(files);
  });

  it('are there once each, in the order of use, and what is read comes first', () => {
    const order = groups.map(({ group }) => group);
    expect(new Set(order).size).toBe(order.length);
    expect(order).toEqual(['read', 'create', 'expose', 'verify', 'keep'].filter((each) => order.some((group) => group === each)));
    expect(groups[0]?.parts[0]?.files[0]?.path).toBe('README.md');
    expect(groups.map(({ number }) => number)).toEqual([...groups.slice(0, -1).map((_, index) => index + 1), undefined]);
  });
});

it('the two ways of CCE lie in a folder each', () => {
  const turbo = PROVIDERS.flatMap(({ examples }) => examples).find(({ id }) => id === 'cce-turbo-dual');
  const create = groupFiles(filesOf(turbo?.plan)).find(({ group }) => group === 'create');
  expect(create?.ways).toBe(2);
  expect(create?.parts.map(({ way, folder }) => [way, folder])).toEqual([['With Terraform', 'terraform/'], ['Over the API', 'api/']]);
});
