import type { Source } from '../../findings/finding.js';
import type { Site } from './catalog.js';
import { parseCceVersion } from './version.js';

/** A minor version of CCE on one cloud, as that cloud's own manual has it. */
export interface ListedVersion {
  readonly version: string;
  /** `listed`: the manual has it. `console`, `api`: it says how new clusters are made. `ended`: it supports no new clusters. */
  readonly state: 'listed' | 'console' | 'api' | 'ended';
  /** Month in which the service for it ends or has ended, where the manual says so. */
  readonly until?: string;
  readonly source: Source;
  /** Date of that source: its last change where it shows one, else the day on which it was read. */
  readonly asOf: string;
}

type Row = readonly [version: string, until: string];

/** Clusters of those that are in service are made with the console too ("a" of its table); of v1.29 they were made over the API alone, until June 2026. */
const OTC: { readonly source: Source; readonly asOf: string } = {
  source: { title: 'Open Telekom Cloud, CCE user guide: Kubernetes version policy', url: 'https://github.com/opentelekomcloud-docs/cloud-container-engine/blob/4863737383aaa71bc85eb44da133b4563415b518/umn/source/product_bulletin/kubernetes_version_policy.rst' },
  asOf: '2026-04-16',
};
const OTC_CONSOLE: readonly Row[] = [['v1.33', '2028-03'], ['v1.32', '2027-10'], ['v1.31', '2027-06'], ['v1.30', '2026-11']];
const OTC_ENDED: readonly Row[] = [['v1.29', '2026-06'], ['v1.28', '2025-10'], ['v1.27', '2025-06'], ['v1.25', '2025-02'], ['v1.23', '2024-09'], ['v1.21', '2024-06'], ['v1.19', '2024-03'], ['v1.17', '2023-01'], ['v1.15', '2022-09'], ['v1.13', '2022-03'], ['v1.11', '2021-03'], ['v1.9', '2020-12']];

const HELP = 'https://support.huaweicloud.com';
/** The day on which pages of Huawei Cloud that show no date were read. */
const READ = '2026-11-30';
const notes = (version: string, page: string, asOf = READ): ListedVersion => ({ version: `v${version}`, state: 'listed', source: { title: `Huawei Cloud, CCE: Kubernetes ${version} release notes`, url: `${HELP}/${page}.html` }, asOf });
const HUAWEI_SYSTEMS: Source = { title: 'Huawei Cloud, CCE: cluster versions and node operating systems', url: `${HELP}/bulletin-cce/cce_bulletin_0004.html` };
const HUAWEI_POLICY: Source = { title: 'Huawei Cloud, CCE user guide: Kubernetes version policy', url: `${HELP}/intl/id-id/tr-central-201-usermanual-cce/cce_bulletin_0033.html` };
const HUAWEI_ENDED: readonly Row[] = [['v1.28', '2026-02'], ['v1.27', '2025-10'], ['v1.25', '2025-03'], ['v1.23', '2024-09'], ['v1.21', '2024-04'], ['v1.19', '2023-09'], ['v1.17', '2023-01'], ['v1.15', '2022-09'], ['v1.13', '2022-03'], ['v1.11', '2021-03'], ['v1.9', '2020-12']];

/**
 * The versions of CCE on each cloud, newest first. Huawei Cloud's table of which its console offers was to be read in an
 * edition of 2024 only, so nothing is said of that: the release notes and the table of operating systems list them.
 */
export const VERSIONS_OF: Record<Site, readonly ListedVersion[]> = {
  huaweicloud: [
    notes('1.36', 'usermanual-cce/cce_bulletin_0131', '2026-06-05'),
    notes('1.35', 'bulletin-cce/cce_bulletin_0117'),
    notes('1.34', 'bulletin-cce/cce_bulletin_0108'),
    notes('1.33', 'bulletin-cce/cce_bulletin_0105'),
    ...['v1.32', 'v1.31', 'v1.30', 'v1.29'].map((version): ListedVersion => ({ version, state: 'listed', source: HUAWEI_SYSTEMS, asOf: READ })),
    ...HUAWEI_ENDED.map(([version, until]): ListedVersion => ({ version, state: 'ended', until, source: HUAWEI_POLICY, asOf: '2024-12-04' })),
  ],
  otc: [
    ...OTC_CONSOLE.map(([version, until]): ListedVersion => ({ version, state: 'console', until, ...OTC })),
    ...OTC_ENDED.map(([version, until]): ListedVersion => ({ version, state: 'ended', until, ...OTC })),
  ],
};

/** The versions that new clusters can have on a cloud, newest first. */
export function versionsOn(site: Site): readonly ListedVersion[] {
  return VERSIONS_OF[site].filter(({ state }) => state !== 'ended');
}

/** The newest version of a cloud, which CCE takes where nothing is said. */
export function newestVersion(site: Site): string {
  return VERSIONS_OF[site][0]?.version ?? '';
}

/** What a cloud says of the minor version that a version belongs to; undefined for one that it does not list. */
export function listedVersion(site: Site, version: string): ListedVersion | undefined {
  const minor = parseCceVersion(version)?.minor;
  return minor === undefined ? undefined : VERSIONS_OF[site].find((each) => parseCceVersion(each.version)?.minor === minor);
}
