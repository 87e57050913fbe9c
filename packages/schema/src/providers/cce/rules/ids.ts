import type { Path } from '../../../findings/finding.js';
import { use } from '../../../rules/rule.js';
import { SITE } from '../catalog.js';
import type { CcePlan } from '../plan.js';
import { SOURCES } from '../sources.js';
import { type CceRule, inCce, rule } from './rule.js';

/** How the clouds write the ids of what they make. */
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** A text of a plan that is an id. */
interface GivenId {
  readonly path: Path;
  readonly id: string;
}

/** Every id that a plan names, but those of enterprise projects. */
function idsOf({ spec: { cce, nodePools } }: CcePlan): readonly GivenId[] {
  const given = (path: Path, id: string | undefined): GivenId[] => (id === undefined ? [] : [{ path, id }]);
  const listed = (path: Path, ids: readonly string[] = []): GivenId[] => ids.map((id, index) => ({ path: [...path, index], id }));
  const ofPools = nodePools.flatMap(({ securityGroupIds, podSecurityGroupIds, ecsGroupId, rootVolume, dataVolumes }, index) => [
    ...given(['spec', 'nodePools', index, 'rootVolume', 'kmsKeyId'], rootVolume.kmsKeyId),
    ...dataVolumes.flatMap(({ kmsKeyId }, disk) => given(['spec', 'nodePools', index, 'dataVolumes', disk, 'kmsKeyId'], kmsKeyId)),
    ...given(['spec', 'nodePools', index, 'ecsGroupId'], ecsGroupId),
    ...listed(['spec', 'nodePools', index, 'securityGroupIds'], securityGroupIds),
    ...listed(['spec', 'nodePools', index, 'podSecurityGroupIds'], podSecurityGroupIds),
  ]);
  const ofAddons = (cce.addons ?? []).flatMap(({ loadBalancerId, aomInstanceId }, index) => [...given(inCce('addons', index, 'loadBalancerId'), loadBalancerId), ...given(inCce('addons', index, 'aomInstanceId'), aomInstanceId)]);
  return [...given(inCce('nodeSecurityGroupId'), cce.nodeSecurityGroupId), ...ofPools, ...ofAddons];
}

const idSyntax = rule('cce/id-syntax', {
  severity: 'error',
  source: SOURCES.ids,
  *check(plan, say) {
    const projects = [{ path: inCce('enterpriseProjectId'), id: plan.spec.cce.enterpriseProjectId }, ...plan.spec.nodePools.map(({ enterpriseProjectId: id }, index) => ({ path: ['spec', 'nodePools', index, 'enterpriseProjectId'], id }))];
    for (const { path, id } of idsOf(plan)) if (!UUID.test(id)) yield { path, ...say('uuid', { id }) };
    for (const { path, id } of projects) if (id !== undefined && id !== '0' && !UUID.test(id)) yield { path, ...say('project', { id }) };
  },
});

/** A flavor as the clouds name them: parts with dots between them, such as `c7n.xlarge.2` or `c6.22xlarge.4.physical`. */
const FLAVOR = /^[a-z0-9]+(?:[.-][a-z0-9]+)*\.[a-z0-9]+$/;

const flavorSyntax = rule('cce/node-flavor-syntax', {
  severity: 'error',
  source: SOURCES.nodeFlavors,
  *check({ spec: { nodePools, cce } }, say) {
    for (const [index, { flavor }] of nodePools.entries()) {
      const path: Path = ['spec', 'nodePools', index, 'flavor'];
      const better = flavor.trim().toLowerCase();
      if (flavor !== '' && !FLAVOR.test(flavor)) yield { path, ...say({ flavor, example: SITE[cce.site].exampleNodeFlavor }), fixes: () => (FLAVOR.test(better) ? [use(path, better)] : []) };
    }
  },
});

/** Rules about ids of what the cloud has already. */
export const ID_RULES: readonly CceRule[] = [idSyntax, flavorSyntax];
