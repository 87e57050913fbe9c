import type { Addon } from './catalog.js';
import type { CcePlan } from './plan.js';
import { parseCceVersion } from './version.js';

/** The newest autoscaler for each minor version of a cluster in Open Telekom Cloud's manual of 2026-04-16 (`SOURCES.autoscaler`). */
const OTC_AUTOSCALER: Readonly<Record<number, string>> = { 33: '1.33.31', 32: '1.32.38', 31: '1.31.62', 30: '1.30.100' };

/** A version of an add-on that is known to go with a plan; undefined where the manual of its cloud names none. */
export function knownAddonVersion(name: Addon, { site, version = '' }: { readonly site: CcePlan['spec']['cce']['site']; readonly version?: string | undefined }): string | undefined {
  const minor = parseCceVersion(version)?.minor;
  return site === 'otc' && name === 'autoscaler' && minor !== undefined ? OTC_AUTOSCALER[minor] : undefined;
}

/** Whether a plan installs an add-on. */
export function hasAddon({ spec }: CcePlan, name: Addon): boolean {
  return (spec.cce.addons ?? []).some((each) => each.name === name);
}
