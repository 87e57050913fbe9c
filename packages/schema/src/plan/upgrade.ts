import type { Finding, Path } from '../findings/finding.js';
import { API_VERSION } from './document.js';
import { schemaFinding, shorten } from './issues.js';
import { valueAt, withValueAt } from './path.js';

/** Makes a document of one version one of the next. What it does not know it leaves where it was, for strict parsing to name. Pure; never throws. */
type Step = (document: unknown) => unknown;

const VERSION: Path = ['apiVersion'];
/** The fields that v1alpha1 wrote the way the flags of Kubernetes are: `172.25.0.0/16,fd01::/48`. */
const LISTS_OF_RANGES: readonly Path[] = [
  ['spec', 'network', 'podCidrs'],
  ['spec', 'network', 'serviceCidrs'],
];

/** The steps by the version that they take; each writes a later one, and the last {@link API_VERSION}. */
const STEPS: ReadonlyMap<unknown, Step> = new Map([['dualstack.dev/v1alpha1', fromV1alpha1]]);

/** Every version that is read, the one that is written first. */
export const READ_VERSIONS: readonly string[] = [API_VERSION, ...[...STEPS.keys()].map(String)];

/**
 * A document in the version that is written now.
 *
 * @param document a plan as parsed JSON or YAML, from anywhere
 * @returns the same object where there is nothing to do: it is of this version, of none, or of one that nobody knows
 */
export function upgradePlan(document: unknown): unknown {
  let current = document;
  for (let step = STEPS.get(valueAt(current, VERSION)); step; step = STEPS.get(valueAt(current, VERSION))) current = step(current);
  return current;
}

/** What is to be said of a version that nobody knows; undefined where it is known, or no text, of which the shape of a plan speaks. */
export function versionFinding(document: unknown): Finding | undefined {
  const version = valueAt(document, VERSION);
  if (typeof version !== 'string' || READ_VERSIONS.includes(version)) return undefined;
  return schemaFinding('schema/invalid-value', VERSION, (say) => say('unknown', { given: shorten(version), values: READ_VERSIONS }));
}

function fromV1alpha1(document: unknown): unknown {
  const upgraded = LISTS_OF_RANGES.reduce((current, path) => {
    const text = valueAt(current, path);
    return typeof text === 'string' ? withValueAt(current, path, perFamily(text)) : current;
  }, document);
  return withValueAt(upgraded, VERSION, API_VERSION);
}

/**
 * The ranges of a list by their family. What is one too many goes to the family that has none, or else stays beside the
 * first, so that a rule refuses it there and nothing is lost.
 */
function perFamily(text: string): { readonly ipv4?: string; readonly ipv6?: string } {
  const ranges = text.split(',').map((range) => range.trim()).filter((range) => range !== '');
  const isIpv6 = (range: string) => range.includes(':');
  const [ipv4, ...more4] = ranges.filter((range) => !isIpv6(range));
  const [ipv6, ...more6] = ranges.filter(isIpv6);
  const join = (own: string | undefined, ownMore: readonly string[], other: string | undefined, otherMore: readonly string[]) =>
    [...(own === undefined ? otherMore : [own]), ...(own === undefined || other === undefined ? [] : ownMore)].join(',');
  const [four, six] = [join(ipv4, more4, ipv6, more6), join(ipv6, more6, ipv4, more4)];
  return { ...(four !== '' && { ipv4: four }), ...(six !== '' && { ipv6: six }) };
}
