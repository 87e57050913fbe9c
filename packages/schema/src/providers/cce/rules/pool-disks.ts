import type { Path } from '../../../findings/finding.js';
import { DISK } from '../catalog.js';
import { SOURCES } from '../sources.js';
import { type CceRule, label, rule } from './rule.js';

const ofPool = (index: number, key: string): Path => ['spec', 'nodePools', index, key];

const space = rule('cce/runtime-space', {
  severity: 'error',
  source: SOURCES.diskSpace,
  unless: ['cce/node-disks'],
  *check({ spec: { nodePools } }, say) {
    for (const [index, { name: pool, runtimeSpacePercent: percent, dataVolumes }] of nodePools.entries()) {
      const [path, disks] = [ofPool(index, 'runtimeSpacePercent'), ofPool(index, 'dataVolumes')];
      const { usual } = DISK.data;
      if (percent === undefined || dataVolumes.length > 0) continue;
      yield { path, ...say({ pool, percent }), fixes: () => [{ path: disks, value: [{ size: usual, volumetype: 'SSD' }], label: label('cce/add-disk', { size: usual }) }, { path, label: label('cce/leave-to-cce') }] };
    }
  },
});

const project = rule('cce/pool-enterprise-project', {
  severity: 'error',
  source: SOURCES.poolProject,
  appliesTo: ({ spec: { cce } }) => cce.site === 'otc',
  *check({ spec: { nodePools } }, say) {
    for (const [index, { name: pool, enterpriseProjectId }] of nodePools.entries()) {
      const path = ofPool(index, 'enterpriseProjectId');
      if (enterpriseProjectId !== undefined) yield { path, ...say({ pool }), fixes: () => [{ path, label: label('remove-it') }] };
    }
  },
});

/** Rules about how the disks of a node pool are divided, and whose its servers are. */
export const POOL_DISK_RULES: readonly CceRule[] = [space, project];
