import type { Site } from '../../catalog.js';
import { ofPool } from './words.js';

const PORTS = 'the ports that CCE needs between masters, nodes and Pods, and every rule for IPv6 that the workloads need: CCE adds none to it';

/**
 * What becomes of those of a pool that exists.
 *
 * @see https://support.huaweicloud.com/intl/en-us/drawer-cce/Nodepool_customSecurityGroups.html and `SOURCES.nodePool` of Open Telekom Cloud
 */
const LATER: Readonly<Record<Site, string>> = { huaweicloud: 'A change of them holds for nodes that come later.', otc: 'They cannot be changed once the pool exists.' };

/** What is said of security groups. */
export const securityGroups = {
  'cce/security-group-count': {
    title: 'A node pool has at most five security groups',
    why: 'They are bound to the interface of each server. The manual has the number without a reason, for nodes and for Pods.',
    says: ({ pool, count, most }: { pool: string; count: number; most: number }) => `${ofPool(pool)} names ${count} security groups; at most ${most} can be selected.`,
  },
  'cce/pod-security-groups': {
    title: 'Pods have security groups of their own on Turbo clusters of Huawei Cloud',
    why: 'In Cloud Native Network 2.0 a Pod has an interface of the VPC, to which groups can be bound. Elsewhere its traffic leaves through the interface of its node.',
    says: {
      standard: ({ pool }: { pool: string }) => `${ofPool(pool)} names security groups for Pods, and Pods of a standard cluster have no interface of their own. Those of the nodes hold for them.`,
      otc: ({ pool }: { pool: string }) => `${ofPool(pool)} names security groups for Pods, and the API of Open Telekom Cloud has no field for them. Use a SecurityGroup object in the cluster.`,
    },
  },
  'cce/security-group-ports': {
    title: 'A security group of your own lets the traffic of the cluster through',
    why: 'The group that CCE makes has these rules; one that is named is taken as it is, and nodes cannot be installed behind closed ports.',
    says: {
      default: () => `The default node security group is yours: it must allow ${PORTS}.`,
      pool: ({ pool, site }: { pool: string; site: Site }) => `${ofPool(pool)} has security groups of yours: together they must allow ${PORTS}. ${LATER[site]}`,
    },
  },
};
