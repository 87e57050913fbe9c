import { describe, expect, it } from 'vitest';
import { knownAddonVersion, OTC_ADDONS } from './addons.js';
import { ADDONS, SITES } from './catalog.js';
import { parseCceVersion } from './version.js';
import { listedVersion, newestVersion, VERSIONS_OF, versionsOn } from './versions.js';

const OWN = { huaweicloud: /^https:\/\/support\.huaweicloud\.com\//, otc: /^https:\/\/github\.com\/opentelekomcloud-docs\// };

describe.each(SITES)('the versions of %s', (site) => {
  it('each name the source of its own cloud, and the date of it', () => {
    for (const { version, source, asOf, state, until } of VERSIONS_OF[site]) {
      expect([version, OWN[site].test(source.url), source.title !== '', Number.isNaN(Date.parse(asOf))]).toEqual([version, true, true, false]);
      expect([version, until === undefined || /^20\d\d-(?:0[1-9]|1[0-2])$/.test(until)]).toEqual([version, true]);
      if (state === 'ended') expect([version, until]).not.toEqual([version, undefined]);
    }
  });

  it('are each there once, newest first, those without service last', () => {
    const minors = VERSIONS_OF[site].map(({ version }) => parseCceVersion(version)?.minor ?? -1);
    expect(minors).toEqual([...new Set(minors)].sort((a, b) => b - a));
    expect(VERSIONS_OF[site].slice(0, versionsOn(site).length)).toEqual(versionsOn(site));
    expect(newestVersion(site)).toBe(versionsOn(site)[0]?.version);
  });
});

describe('a version', () => {
  it('is what the cloud says of its minor version', () => {
    expect(listedVersion('otc', 'v1.30.14-r2')).toMatchObject({ state: 'console', until: '2026-11' });
    expect(listedVersion('otc', 'v1.29')).toMatchObject({ state: 'ended', until: '2026-06' });
    expect(listedVersion('otc', 'v1.34')).toBeUndefined();
    expect(listedVersion('huaweicloud', 'v1.36')).toMatchObject({ state: 'listed' });
    expect(listedVersion('huaweicloud', 'newest')).toBeUndefined();
  });
});

describe('the versions of add-ons', () => {
  it('each name their source, and there is one for every cluster that can be made on Open Telekom Cloud', () => {
    for (const { version, source } of Object.values(OTC_ADDONS).flat()) expect([version, /^\d+\.\d+\.\d+$/.test(version), OWN.otc.test(source.url)]).toEqual([version, true, true]);
    for (const { version } of versionsOn('otc')) for (const name of ADDONS) expect([version, name, knownAddonVersion(name, { site: 'otc', version })]).not.toEqual([version, name, undefined]);
    expect(knownAddonVersion('npd', { site: 'otc', version: 'v1.25' })).toBeUndefined();
    expect(knownAddonVersion('npd', { site: 'huaweicloud', version: 'v1.33' })).toBeUndefined();
  });
});
