import type { Case } from '../../../testing/cases.js';
import { C, OTC, POOL, SOME_ID, TURBO } from './places.js';

/** Plans that break rules about the disks of node pools and whose their servers are, or just do not. */
export const POOL_DISK_CASES: readonly Case[] = [
  ['disks that are encrypted', TURBO, { [`${POOL}rootVolume.kmsKeyId`]: SOME_ID, [`${POOL}dataVolumes.0.kmsKeyId`]: SOME_ID }, []],
  ['a system disk encrypted with a key by its name', TURBO, { [`${POOL}rootVolume.kmsKeyId`]: 'evs/default' }, [['cce/id-syntax', 'uuid', 'spec.nodePools.0.rootVolume.kmsKeyId']]],
  ['a data disk encrypted with a key by its name', OTC, { [`${POOL}dataVolumes.0.kmsKeyId`]: 'evs/default' }, [['cce/id-syntax', 'uuid', 'spec.nodePools.0.dataVolumes.0.kmsKeyId']]],
  ['space of a data disk', OTC, { [`${POOL}runtimeSpacePercent`]: 99 }, []],
  ['space of no data disk', TURBO, { [`${POOL}runtimeSpacePercent`]: 80, [`${POOL}dataVolumes`]: [] }, [['cce/runtime-space', undefined, 'spec.nodePools.0.runtimeSpacePercent']]],
  ['space of a small data disk, which is taken then', TURBO, { [`${POOL}runtimeSpacePercent`]: 80, [`${POOL}dataVolumes.0.size`]: 20 }, []],
  ['space of a small data disk on Open Telekom Cloud', OTC, { [`${POOL}runtimeSpacePercent`]: 80, [`${POOL}dataVolumes.0.size`]: 20 }, [['cce/data-disk-small', undefined, 'spec.nodePools.0.dataVolumes.0.size']]],
  ['the default enterprise project for a pool', TURBO, { [`${POOL}enterpriseProjectId`]: '0' }, []],
  ['an enterprise project by its name for a pool', TURBO, { [`${C}enterpriseProjectId`]: '0', [`${POOL}enterpriseProjectId`]: 'payments' }, [['cce/id-syntax', 'project', 'spec.nodePools.0.enterpriseProjectId']]],
  ['an enterprise project for a pool on Open Telekom Cloud', OTC, { [`${POOL}enterpriseProjectId`]: SOME_ID }, [['cce/pool-enterprise-project', undefined, 'spec.nodePools.0.enterpriseProjectId']]],
];
