import { describe, expect, it } from 'vitest';
import { examplePlan } from '../../testing.js';
import { PROVIDERS } from '../../registry.js';
import { validatePlan } from '../../validate.js';
import { CASES } from './cases.js';
import { SITES, type Site } from './catalog.js';
import { SOURCES } from './sources.js';

/** How the places of each cloud are known: Huawei Cloud's Help Center, SDK and Terraform provider, and Open Telekom Cloud's. */
const OF: Readonly<Record<Site, RegExp>> = { huaweicloud: /huaweicloud/i, otc: /opentelekomcloud|open telekom cloud/i };
const other = (site: Site): Site => (site === 'otc' ? 'huaweicloud' : 'otc');

const examples = PROVIDERS.find(({ id }) => id === 'cce')?.examples ?? [];
/** Every case and every example, each on both clouds. */
const plans = [...examples.map(({ plan }): unknown => plan), ...[...CASES.cases, ...CASES.notes].map(([, example, changes]) => examplePlan(example, changes)), ...CASES.full.map(([example, changes]) => examplePlan(example, changes))];
const onSite = (plan: unknown, site: Site) => {
  const copy = structuredClone(plan) as { spec: { cce?: { site?: Site } } };
  if (copy.spec.cce) copy.spec.cce.site = site;
  return copy;
};

describe('the sources of a plan', () => {
  it.each(SITES)('on %s are never those of the other cloud', (site) => {
    const validations = plans.map((plan) => validatePlan(onSite(plan, site)));
    const found = validations.flatMap(({ findings, read }) => [...findings.map(({ rule, source }) => ({ of: rule, source })), ...(read?.filled ?? []).map(({ path, source }) => ({ of: path.join('.'), source }))]);
    expect(found.length).toBeGreaterThan(1000);
    const strange = found.flatMap(({ of, source }) => (source && OF[other(site)].test(`${source.title} ${source.url}`) ? [`${of}: ${source.url}`] : []));
    expect([...new Set(strange)]).toEqual([]);
  });

  it('are written down for each cloud as its own', () => {
    for (const [name, sources] of Object.entries(SOURCES)) for (const site of SITES) expect([name, OF[site].test(sources[site].url), OF[other(site)].test(sources[site].url)]).toEqual([name, true, false]);
  });

  it('are named with a rule that both have, one for each', () => {
    const rules = PROVIDERS.find(({ id }) => id === 'cce')?.rules ?? [];
    const mixed = rules.filter(({ source, sources = [source] }) => new Set(sources.map(({ url }) => url)).size !== sources.length);
    expect(mixed.map(({ id }) => id)).toEqual([]);
    expect(rules.filter(({ sources }) => sources).length).toBeGreaterThan(60);
  });
});
