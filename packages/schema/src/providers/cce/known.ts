import type { Source } from '../../findings/finding.js';
import type { ClusterType, Site } from './catalog.js';

/** What a public source lists of a cloud: offered where it is asked for, and never all there is. */
export interface KnownValues {
  /** Flavors of nodes by the type of their cluster. */
  readonly flavors: Readonly<Record<ClusterType, readonly string[]>>;
  readonly flavorSource: Source;
  /** The day of the last change of the sources. */
  readonly asOf: string;
}

/**
 * What is known of each cloud, fetched when it is asked for. Of Huawei Cloud no list of flavors could be read: its pages give
 * their beginnings alone.
 */
export const KNOWN_VALUES: Readonly<Record<Site, (() => Promise<KnownValues>) | undefined>> = {
  huaweicloud: undefined,
  otc: async () => (await import('./known-otc.js')).KNOWN_OTC,
};
