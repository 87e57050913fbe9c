import { rangesMeant } from '../../../address/meant.js';
import { contains } from '../../../address/overlap.js';
import type { Path } from '../../../findings/finding.js';
import { sayProblem } from '../../../findings/message.js';
import { useRange } from '../../../rules/room.js';
import { use } from '../../../rules/rule.js';
import { FIRST_WITH } from '../catalog.js';
import type { CcePlan } from '../plan.js';
import { SOURCES } from '../sources.js';
import { parseCceVersion } from '../version.js';
import { type CceRule, inCce, label, rule } from './rule.js';

const VERSION = inCce('version');
const ENCRYPTION = inCce('masterDiskEncryption');
const OVERLOAD = inCce('overloadControl');
const CIDRS = inCce('apiServerCidrs');

/** Whether the version of a plan is one from before a minor version. */
const isBefore = ({ spec: { cce } }: CcePlan, minor: number): boolean => (parseCceVersion(cce.version)?.minor ?? minor) < minor;

const encryption = rule('cce/master-disk-encryption', {
  severity: 'error',
  source: SOURCES.clusterSpec,
  *check(plan, say) {
    const { version, masterDiskEncryption } = plan.spec.cce;
    if (masterDiskEncryption && isBefore(plan, FIRST_WITH.masterDiskEncryption)) yield { path: ENCRYPTION, concerns: [VERSION], ...say({ version, first: FIRST_WITH.masterDiskEncryption }), fixes: () => [{ path: ENCRYPTION, label: label('cce/without-encryption') }] };
  },
});

const overload = rule('cce/overload-control', {
  severity: 'error',
  source: SOURCES.overload,
  *check(plan, say) {
    const { version, overloadControl } = plan.spec.cce;
    if (overloadControl && isBefore(plan, FIRST_WITH.overloadControl)) yield { path: OVERLOAD, concerns: [VERSION], ...say({ version, first: FIRST_WITH.overloadControl }), fixes: () => [{ path: OVERLOAD, label: label('cce/without-overload-control') }] };
  },
});

const cidrs = rule('cce/api-server-cidrs', {
  severity: 'error',
  source: SOURCES.publicAccess,
  *check({ spec: { cce } }, say) {
    for (const [index, { text, parsed }] of (cce.apiServerCidrs ?? []).entries()) {
      const path: Path = [...CIDRS, index];
      if (!parsed.ok) {
        const meant = rangesMeant(parsed.problem, undefined);
        yield { path, ...sayProblem(parsed.problem, { family: 'ipv4', meant }), fixes: () => meant.map((range) => useRange(path, range)) };
      } else if (parsed.value.family !== 'ipv4') {
        yield { path, ...say('family', { range: text }), fixes: () => [{ path, label: label('remove', { value: text }) }] };
      }
    }
  },
});

/** The ranges inside of which the cluster itself calls its API server: nodes in the VPC, and Pods that have a range of their own. */
const inside = ({ spec: { network, cce } }: CcePlan) => [cce.vpc.cidr, ...(network.podCidrs.ipv4 ? [network.podCidrs.ipv4] : []), ...(cce.additionalContainerCidrs ?? [])].flatMap(({ text, value }) => (value ? [{ text, value }] : []));

const cidrsInside = rule('cce/api-server-cidrs-inside', {
  severity: 'warning',
  source: SOURCES.publicAccess,
  *check(plan, say) {
    const allowed = plan.spec.cce.apiServerCidrs ?? [];
    /** What cannot be read, or is of the other family, is told of first. */
    if (allowed.length === 0 || allowed.some(({ value }) => value?.family !== 'ipv4')) return;
    const missing = inside(plan).filter(({ value }) => !allowed.some((each) => each.value && contains(each.value, value)));
    for (const { text } of missing) yield { path: CIDRS, ...say({ range: text }), fixes: () => [use([...CIDRS, allowed.length], text)] };
  },
});

/** Rules about the master nodes, and who reaches them. */
export const MASTER_RULES: readonly CceRule[] = [encryption, overload, cidrs, cidrsInside];
