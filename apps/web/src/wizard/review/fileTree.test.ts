import { FILE_GROUPS, renderManifests } from '@dualstack/manifests';
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
    expect(order).toEqual(FILE_GROUPS.filter((each) => order.some((group) => group === each)));
    expect(groups[0]?.parts[0]?.files[0]?.path).toBe('README.md');
    const numbered = groups.filter(({ group }) => group !== 'keep' && group !== 'back');
    expect(groups.map(({ number }) => number)).toEqual(groups.map((_, index) => (index < numbered.length ? index + 1 : undefined)));
  });
});

it('the way back of a conversion stands by itself, last', () => {
  const convert = PROVIDERS.flatMap(({ examples }) => examples).find(({ id }) => id === 'starlingx-convert-aio-dx');
  const groups = groupFiles(filesOf(convert?.plan)).map(({ group, parts }) => [group, parts.flatMap(({ files }) => files.map(({ path }) => path))]);
  expect(groups.filter(([group]) => group === 'change' || group === 'back')).toEqual([['change', ['convert.sh']], ['back', ['revert.sh']]]);
  expect(groups.at(-1)?.[0]).toBe('back');
});

it('the two ways of CCE lie in a folder each', () => {
  const turbo = PROVIDERS.flatMap(({ examples }) => examples).find(({ id }) => id === 'cce-turbo-dual');
  const create = groupFiles(filesOf(turbo?.plan)).find(({ group }) => group === 'create');
  expect(create?.ways).toBe(2);
  expect(create?.parts.map(({ way, folder }) => [way, folder])).toEqual([['With Terraform', 'terraform/'], ['Over the API', 'api/']]);
});
