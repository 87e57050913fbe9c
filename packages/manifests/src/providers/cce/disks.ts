import type * as cce from '@dualstack/schema/providers/cce';
import type { HclBlock } from '../../format/hcl.js';
import type { Value } from '../../format/yaml.js';

type Pool = cce.CceNodePool;
type Volume = Pool['rootVolume'];

/** A disk as the APIs take it: encrypted where a key is named. */
export function volumeBody({ size, volumetype, kmsKeyId }: Volume): { readonly [key: string]: Value } {
  return { size, volumetype, metadata: kmsKeyId === undefined ? undefined : { __system__encrypted: '1', __system__cmkid: kmsKeyId } };
}

/** The volume group of CCE, and the selector of the disk that it is made of; both references call them so. */
const [GROUP, SELECTOR] = ['vgpaas', 'cceUse'];

/** What the first data disk of a pool is recognised by, and what its two spaces have of it; undefined where CCE divides it by itself. */
function spacesOf({ dataVolumes: [disk], runtimeSpacePercent: runtime }: Pool) {
  return disk && runtime !== undefined ? { disk, runtime: `${runtime}%`, kubernetes: `${100 - runtime}%` } : undefined;
}

/**
 * How the first data disk of a pool is divided, as the APIs take it. Of several disks of a kind the first one is matched; the others
 * stay as they are.
 *
 * @see https://support.huaweicloud.com/api-cce/node_storage_example.html
 */
export function storageBody(pool: Pool) {
  const spaces = spacesOf(pool);
  if (!spaces) return undefined;
  const { size, volumetype, kmsKeyId } = spaces.disk;
  return {
    storageSelectors: [{ name: SELECTOR, storageType: 'evs', matchLabels: { size: String(size), volumeType: volumetype, ...(kmsKeyId !== undefined && { metadataEncrypted: '1', metadataCmkid: kmsKeyId }), count: '1' } }],
    storageGroups: [{ name: GROUP, cceManaged: true, selectorNames: [SELECTOR], virtualSpaces: [{ name: 'runtime', size: spaces.runtime, runtimeConfig: { lvType: 'linear' } }, { name: 'kubernetes', size: spaces.kubernetes, lvmConfig: { lvType: 'linear' } }] }],
  };
}

/** The same as blocks of the Terraform provider of Huawei Cloud. */
export function storageBlocks(pool: Pool): HclBlock[] {
  const spaces = spacesOf(pool);
  if (!spaces) return [];
  const { size, volumetype, kmsKeyId } = spaces.disk;
  const selector = { name: SELECTOR, type: 'evs', match_label_size: String(size), match_label_volume_type: volumetype, ...(kmsKeyId !== undefined && { match_label_metadata_encrypted: '1', match_label_metadata_cmkid: kmsKeyId }), match_label_count: '1' };
  const parts: HclBlock[] = [
    { type: 'virtual_spaces', body: { name: 'runtime', size: spaces.runtime, runtime_lv_type: 'linear' } },
    { type: 'virtual_spaces', body: { name: 'kubernetes', size: spaces.kubernetes, lvm_lv_type: 'linear' } },
  ];
  return [{ type: 'storage', body: {}, blocks: [{ type: 'selectors', body: selector }, { type: 'groups', body: { name: GROUP, cce_managed: true, selector_names: [SELECTOR] }, blocks: parts }] }];
}
