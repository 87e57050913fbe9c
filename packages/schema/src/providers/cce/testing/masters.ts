import { BAD_RANGES, type Case } from '../../../testing/cases.js';
import { C, OTC, TUNNEL, TURBO, VPC } from './places.js';

/** Plans that break rules about the master nodes, or just do not. */
export const MASTER_CASES: readonly Case[] = [
  ['encrypted disks of master nodes', OTC, { [`${C}masterDiskEncryption`]: true }, []],
  ['encrypted disks of master nodes, with Terraform that cannot', TURBO, { [`${C}masterDiskEncryption`]: true }, [['cce/terraform-master-disk-encryption', undefined, 'spec.cce.masterDiskEncryption']]],
  ['encrypted disks of master nodes in v1.25', 'otc-standard-vpc-ipv4', { [`${C}masterDiskEncryption`]: true, [`${C}version`]: 'v1.25' }, [['cce/version-offered', 'ended', 'spec.cce.version']]],
  ['encrypted disks of master nodes before it', 'otc-standard-vpc-ipv4', { [`${C}masterDiskEncryption`]: true, [`${C}version`]: 'v1.23' }, [['cce/master-disk-encryption', undefined, 'spec.cce.masterDiskEncryption'], ['cce/version-offered', 'ended', 'spec.cce.version']]],
  ['overload control', TURBO, { [`${C}overloadControl`]: true }, []],
  ['overload control in v1.23', VPC, { [`${C}overloadControl`]: true, [`${C}version`]: 'v1.23' }, [['cce/version-offered', 'ended', 'spec.cce.version']]],
  ['overload control before it', VPC, { [`${C}overloadControl`]: true, [`${C}version`]: 'v1.21' }, [['cce/overload-control', undefined, 'spec.cce.overloadControl'], ['cce/version-offered', 'ended', 'spec.cce.version']]],
  ['ranges that may reach the API server', TURBO, { [`${C}apiServerCidrs`]: ['203.0.113.0/24', '192.168.0.0/16'] }, []],
  ['every address may reach the API server', TUNNEL, { [`${C}apiServerCidrs`]: ['0.0.0.0/0'] }, []],
  ['an IPv6 range for the API server', TURBO, { [`${C}apiServerCidrs`]: ['192.168.0.0/16', '2a00::/16'] }, [['cce/api-server-cidrs', 'family', 'spec.cce.apiServerCidrs.1']]],
  ['ranges that shut nodes and Pods out', TUNNEL, { [`${C}apiServerCidrs`]: ['203.0.113.0/24', '192.168.0.0/24'] }, [['cce/api-server-cidrs-inside', undefined, 'spec.cce.apiServerCidrs'], ['cce/api-server-cidrs-inside', undefined, 'spec.cce.apiServerCidrs']]],
  ...BAD_RANGES.map(([code, text]): Case => [`a range for the API server: ${code}`, TURBO, { [`${C}apiServerCidrs`]: [text] }, [['cce/api-server-cidrs', code, 'spec.cce.apiServerCidrs.0']]]),
];
